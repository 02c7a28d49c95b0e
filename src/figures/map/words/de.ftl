map_area = (ein Gebiet: im Umkreis von { $km } km)
map_borders = Grenzen: Natural Earth. Gezeichnet ist, wer das Land in der Hand hat, nicht, wem es rechtlich gehört.
