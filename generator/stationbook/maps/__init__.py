"""Where are the stations: map data in compact files, and the folium map that draws them."""
