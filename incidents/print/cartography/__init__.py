"""The map of a picture: its ground, its marks and their names, as one drawing."""
