"""The desk's page: article, claim, source, review and search log, for people who write."""
