"""Build the layers and the gazetteer from registry packages: for maintainers only."""
