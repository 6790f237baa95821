"""The door in: other people's files become datasets, and every row of them has its bucket."""
