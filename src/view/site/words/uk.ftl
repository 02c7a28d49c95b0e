search_explainers = Шукати в заголовках, висновках і довідках
search_things = Шукати серед людей, слів і джерел
explainers_by_standing = Із твердженнями, що мають такий стан
explainers_shown = Показано: { $shown } з { $all }
nothing_found = Усього цього немає в жодному матеріалі.
panels_of = { $count_plural ->
    [one] { $count } довідка
    [few] { $count } довідки
    [many] { $count } довідок
   *[other] { $count } довідки
}
all_explainers = Усі матеріали
what_is_used_where = Що де використано
what_is_used_where_says = Люди, слова й джерела, які використовує більше ніж один матеріал, кожне з його місцями. Те, що використовує лише один, є в його власних списках.
nothing_is_used_twice = Жодні два матеріали не мають спільної людини, слова чи джерела.
used_in = Використано в: { $explainers }
people_and_organisations = Люди й організації
terms = Слова
feed = Стрічка
