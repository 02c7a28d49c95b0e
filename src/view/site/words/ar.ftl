search_explainers = البحث في العناوين والنتائج والأطر
search_things = البحث في الأشخاص والكلمات والمصادر
explainers_by_standing = التي فيها عبارات هذا حكمها
explainers_shown = المعروض: { $shown } من { $all }
nothing_found = لا مادة فيها كل ذلك.
panels_of = { $count_plural ->
    [zero] لا أطر
    [one] إطار واحد
    [two] إطاران
    [few] { $count } أطر
    [many] { $count } إطارًا
   *[other] { $count } إطار
}
all_explainers = جميع المواد
what_is_used_where = ما المستخدَم وأين
what_is_used_where_says = الأشخاص والكلمات والمصادر التي تستخدمها أكثر من مادة، مع مواضع كل منها. أما ما تستخدمه مادة واحدة فيرد في قوائمها هي.
nothing_is_used_twice = لا تشترك مادتان في شخص أو كلمة أو مصدر.
used_in = مستخدَم في: { $explainers }
people_and_organisations = الأشخاص والجهات
terms = الكلمات
feed = الخلاصة
