search_explainers = Chercher dans les titres, les constats et les encadrés
search_things = Chercher dans les personnes, les mots et les sources
explainers_by_standing = Avec des affirmations dont l’état est
explainers_shown = Affichés : { $shown } sur { $all }
nothing_found = Aucun dossier ne contient tout cela.
panels_of = { $count_plural ->
    [one] { $count } encadré
   *[other] { $count } encadrés
}
all_explainers = Tous les dossiers
what_is_used_where = Ce qui est utilisé, et où
what_is_used_where_says = Les personnes, les mots et les sources que plus d’un dossier utilise, chacun avec ses emplacements. Ce qu’un seul utilise figure dans ses propres listes.
nothing_is_used_twice = Aucune personne, aucun mot et aucune source n’est commun à deux dossiers.
used_in = Utilisé dans : { $explainers }
people_and_organisations = Personnes et organisations
terms = Mots
feed = Flux
