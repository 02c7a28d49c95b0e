map_area = (an area: within { $km } km)
map_borders = Borders: Natural Earth, which draws who holds the land, not whose it is by law.
