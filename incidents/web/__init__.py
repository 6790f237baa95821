"""The web's pen: a brief as escaped HTML, and as the map's layer."""
