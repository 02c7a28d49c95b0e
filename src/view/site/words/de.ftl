search_explainers = In Titeln, Befunden und Kästen suchen
search_things = In Personen, Wörtern und Quellen suchen
explainers_by_standing = Mit Aussagen, um die es so steht
explainers_shown = Gezeigt: { $shown } von { $all }
nothing_found = Kein Beitrag enthält all das.
panels_of = { $count_plural ->
    [one] { $count } Kasten
   *[other] { $count } Kästen
}
all_explainers = Alle Beiträge
what_is_used_where = Was wo verwendet wird
what_is_used_where_says = Personen, Wörter und Quellen, die mehr als ein Beitrag verwendet, jeweils mit den Stellen. Was nur einer verwendet, steht in dessen eigenen Listen.
nothing_is_used_twice = Keine zwei Beiträge verwenden dieselbe Person, dasselbe Wort oder dieselbe Quelle.
used_in = Verwendet in: { $explainers }
people_and_organisations = Personen und Organisationen
terms = Wörter
feed = Feed
