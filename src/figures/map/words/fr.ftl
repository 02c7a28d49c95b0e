map_area = (une zone : dans un rayon de { $km } km)
map_borders = Frontières : Natural Earth, qui dessine qui tient le territoire, et non à qui il revient en droit.
