comparison_title = Combien l’un vaut-il par rapport à l’autre{ "\u00A0" }?
comparison_of = Ce qui est évalué
comparison_by = ce à quoi on le compare
comparison_caveat = Notre calcul, absent des sources.
