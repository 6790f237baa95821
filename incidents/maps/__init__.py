"""The map: records in, folium out, with one encoder between them."""
