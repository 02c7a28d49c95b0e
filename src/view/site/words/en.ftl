search_explainers = Search in titles, findings and panels
search_things = Search in people, words and sources
explainers_by_standing = With statements that stand like this
explainers_shown = Shown: { $shown } of { $all }
nothing_found = No explainer has all of that.
panels_of = { $count_plural ->
    [one] { $count } panel
   *[other] { $count } panels
}
all_explainers = All explainers
what_is_used_where = What is used where
what_is_used_where_says = People, words and sources that more than one explainer uses, each with its places. What only one uses stands in its own lists.
nothing_is_used_twice = No two explainers use the same person, word or source.
used_in = Used in: { $explainers }
people_and_organisations = People and organisations
terms = Words
feed = Feed
