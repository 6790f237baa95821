"""The map: a brief in, folium out, with one encoder between them."""
