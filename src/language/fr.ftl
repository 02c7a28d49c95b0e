### Les mots de la page en français.

## The head
after = D’après { $headline }, par { $author }, { $publisher }, { $date }
after_article = D’après un article de { $publisher }, par { $author }
evidence_as_of = { $precision ->
    [day] Éléments connus au { $date }
    [season] Éléments connus{ "\u00A0" }: { $date }
   *[other] Éléments connus en { $date }
}
opened = { $open_plural ->
    [one] { $open } ouvert sur { $panels }
   *[other] { $open } ouverts sur { $panels }
}
show_all = Tout afficher
hide_all = Tout masquer
share = Partager
link_copied = Lien copié
not_copied = Non copié : le navigateur ne le permet pas ici
updated = Mise à jour{ "\u00A0" }: { $date }

## By every statement
as_of = { $precision ->
    [day] Situation au { $date }. Vérifier{ "\u00A0" }: { $sources }
    [season] Situation{ "\u00A0" }: { $date }. Vérifier{ "\u00A0" }: { $sources }
   *[other] Situation en { $date }. Vérifier{ "\u00A0" }: { $sources }
}
our_correction = Notre rectification
our_note = Notre précision

## Panels
show = Afficher
hide = Masquer
link_to_panel = Lien vers cet encadré
back_to_text = Retour au texte

## Claims
claims_by_status = Affirmations par statut
all_claims = Toutes{ "\u00A0" }: { $count }
claims_with_status = { $status }{ "\u00A0" }: { $count }
confirmed = Confirmé
reported = Rapporté
claimed = Affirmé
estimate = Estimation
disputed = Contesté
corrected = Rectifié
unverified = Non vérifié
the_passage = Le passage du texte
link_to_claim = Lien vers cette affirmation

## Figures
download_csv = Télécharger en CSV
in_article = L’article{ "\u00A0" }: { $says }
basis = { $who }{ "\u00A0" }: { $what }
basis_in_article = { $who }{ "\u00A0" }: { $what }. L’article{ "\u00A0" }: { $says }
as_of_column = Date
who_column = Qui a compté quoi

## Rankings
thing_column = Objet
comparison_title = Combien l’un vaut-il par rapport à l’autre{ "\u00A0" }?
comparison_of = Ce qui est évalué
comparison_by = ce à quoi on le compare
comparison_caveat = Notre calcul, absent des sources.

## Counts
count_column = Décompte
counts_table = { $count_plural ->
    [one] Tableau du seul décompte
   *[other] Tableau des { $count } décomptes
}
total_so_far = Total à ce jour
what_is_drawn = Ce que montre le graphique
count_by_count = Décompte par décompte
published = Article de { $publisher }
article_figure = le chiffre de l’article
per_day_title = Par jour (notre calcul)
per_day = { $amount } par jour
period = { $from } – { $to }
days = { $count_plural ->
    [one] { $count } jour
   *[other] { $count } jours
}
days_between = { $fewest } à { $most } jours
growth = Notre calcul{ "\u00A0" }: { $to } − { $from } = { $more }, en { $days }. Seuls des décomptes exacts donnent un rythme.
growth_in_words = { $period }{ "\u00A0" }: { $rate }.

## Rates
rate_column = { $part } pour { $per } { $whole } (notre calcul)
no_rate = impossible à calculer
share_of = { $part } sur { $whole }, { $date }

## Bands
said = { $who }, { $date }
band_estimate = estimation
band_up_to = jusqu’à { $number }
band_from = { $number } ou plus
bands_reading = Les nombres placés sous les mots sont notre lecture de ces mots. Une estimation en mots ne donne aucun nombre.
bands_bound = Un décompte «{ "\u00A0" }plus de{ "\u00A0" }» se place là où tombe son nombre, et peut être plus élevé.

## Timelines
phase_article = dans l’article
phase_after = depuis

## People
person = { $name }, { $role }.

## Sources
sources = Sources
source = { $publisher }, { $title }.
source_dated = { $publisher }, { $title }, { $date }.
copy = Copie
copy_at = Copie sur { $site }
partisan = Média engagé
state_media = Média d’État

## For other pages
embed_this = Intégrer
embed_part = Partie à intégrer
embed_way = Manière de l’intégrer
embed_as_element = Comme élément
embed_as_iframe = Comme iframe
embed_as_address = Comme adresse
embed_whole = Tout le dossier
embed_lines = Les lignes à coller
embed_copy = Copier
skip_explainer = Passer le dossier{ "\u00A0" }: { $title }

## Amounts and dates
more_than = plus de { $amount }
less_than = moins de { $amount }
about = environ { $amount }
range = { $least }–{ $most }
money = { $code ->
    [EUR] { $number }{ "\u00A0" }€
    [USD] { $number }{ "\u00A0" }$
   *[other] { $number }{ "\u00A0" }{ $code }
}
currency = { $code ->
    [EUR] euros
    [USD] dollars américains
   *[other] { $code }
}
things = { $amount } { $things }
season = { $season ->
    [spring] printemps { $year }
    [summer] été { $year }
    [autumn] automne { $year }
   *[winter] hiver { $year }
}
# Le premier du mois est le seul ordinal : le 1er avril, le 2 avril.
day = { $ordinal ->
    [one] 1er { $month }
   *[other] { $date }
}
