map_area = (منطقة: ضمن { $km } كم)
map_borders = الحدود من Natural Earth، وهي ترسم من يسيطر على الأرض لا من يملكها قانونًا.
