### Les mots de la page en français.

## The head
after = D’après { $headline }, par { $author }, { $publisher }, { $date }
after_article = D’après un article de { $publisher }, par { $author }
evidence_as_of = { $precision ->
    [day] Éléments connus au { $date }
    [season] Éléments connus{ "\u00A0" }: { $date }
   *[other] Éléments connus en { $date }
}
as_example = Exemple{ "\u00A0" }: { $title }
invented = les lieux, les personnes et les chiffres sont inventés.
opened = { $open_plural ->
    [one] { $open } ouvert sur { $panels }
   *[other] { $open } ouverts sur { $panels }
}
show_all = Tout afficher
hide_all = Tout masquer
share = Partager
link_copied = Lien copié
not_copied = Non copié : le navigateur ne le permet pas ici
updated = Mise à jour{ "\u00A0" }: { $date }
at_a_glance = En un coup d’œil
statements_checked = { $count } affirmations vérifiées

## By every statement
as_of = { $precision ->
    [day] Situation au { $date }. Vérifier{ "\u00A0" }: { $sources }
    [season] Situation{ "\u00A0" }: { $date }. Vérifier{ "\u00A0" }: { $sources }
   *[other] Situation en { $date }. Vérifier{ "\u00A0" }: { $sources }
}
until = { $precision ->
    [day] Situation au { $date }
    [season] Situation{ "\u00A0" }: { $date }
   *[other] Situation en { $date }
}
ours = nous
what_it_means = Ce que signifie «{ "\u00A0" }{ $word }{ "\u00A0" }»

## Panels
show = Afficher
hide = Masquer
link_to_panel = Lien vers cet encadré
back_to_text = Retour au texte
whole_record = Le dossier complet
other_panels = La suite de ce dossier
print_all = Tout sur une page
show_checks = Marquer chaque affirmation vérifiée

## Claims
claims_by_standing = Affirmations par verdict
all_claims = Toutes{ "\u00A0" }: { $count }
claims_with_standing = { $standing }{ "\u00A0" }: { $count }
search_claims = Chercher dans ces affirmations
claims_shown = { $shown_plural ->
    [one] { $shown } sur { $claims } affichée
   *[other] { $shown } sur { $claims } affichées
}
holds = Tient
partly = En partie exact
wrong = Faux
out_of_date = Dépassé
disputed = Contesté
open = Non tranché
independent = Sources indépendantes
one_report = Une seule source
one_side = Une partie
one_expert = Un expert
the_passage = Le passage du texte
link_to_claim = Lien vers cette affirmation
report_error = Signaler une erreur

## Reviews, corrections, and how this is cited
reviewed = Revu{ "\u00A0" }: { $date }
checked = Vérifié par { $who }, { $date }
own_name = français
edition_new = Nouveau{ "\u00A0" }: «{ "\u00A0" }{ $what }{ "\u00A0" }»{ "\u00A0" }: { $said }
edition_changed = «{ "\u00A0" }{ $what }{ "\u00A0" }»{ "\u00A0" }: avant «{ "\u00A0" }{ $was }{ "\u00A0" }», maintenant «{ "\u00A0" }{ $said }{ "\u00A0" }»
edition_gone = Retiré{ "\u00A0" }: «{ "\u00A0" }{ $what }{ "\u00A0" }»{ "\u00A0" }: { $said }
corrected = Corrigé{ "\u00A0" }: { $date }
correction_said = Il était dit{ "\u00A0" }: { $said }
correction_says = Il est dit désormais{ "\u00A0" }: { $says }
the_text = Le texte
licence_of_data = Licence des données{ "\u00A0" }: { $licence }
all_rights_reserved = tous droits réservés
document_as_json = Le tout en JSON
rows_as_csv = { $title } (CSV)

## Figures
download_csv = Télécharger en CSV
download_svg = Télécharger l’image (SVG)
in_article = L’article{ "\u00A0" }: { $says }
basis = { $who }{ "\u00A0" }: { $what }
basis_in_article = { $who }{ "\u00A0" }: { $what }. L’article{ "\u00A0" }: { $says }
column = { $name ->
    [as_of] Date
    [value] Décompte
   *[said_by] Qui a compté quoi
    [label] Objet
}
record_column = { $name ->
    [answer] Réponse
    [amount] Montant
    [article] Dans l’article
    [as_of] À la date du
    [date] Date
    [definition] Ce qui est compté exactement
    [event] Ce qui s’est passé
    [from_band] De
    [to_band] À
    [interval] Peut se situer entre
   *[label] Objet
    [latitude] Latitude, degrés nord
    [longitude] Longitude, degrés est
    [line] Ligne
    [note] Note
    [part] Partie
    [whole] Tout
    [phase] Par rapport à l’article
    [role] Dans l’histoire
    [said_by] Qui le dit
    [share] Part
    [sources] Sources
    [standing] Où en est-on
    [unit] Ce qui est compté
    [value] Décompte
    [within_km] Dans un rayon de (km)
}

## Counts
what_is_drawn = Ce que montre le graphique
count_by_count = Décompte par décompte
published = Article de { $publisher }
article_figure = le chiffre de l’article
article_differs = l’article diffère
counts_table = { $count_plural ->
    [one] Tableau du seul décompte
   *[other] Tableau des { $count } décomptes
}

## Who says it
said = { $who }, { $date }

## People
person = { $name }, { $role }.
speaker = { $name }, { $role }

## Sources
sources = Sources
sources_of_kind = { $kind ->
    [primary] Sources primaires
    [copy] Textes copiés ailleurs
    [partisan] Médias engagés
    [state-media] Médias d’État
   *[reporting] Articles de presse
}
source_number = Source
source = { $publisher }, { $title }.
source_dated = { $publisher }, { $title }, { $date }.
copy = Copie
copy_at = Copie sur { $site }
partisan = Média engagé
state_media = Média d’État
source_read = { $extent ->
    [full] Lu en entier{ "\u00A0" }: { $date }
    [part] Lu en partie{ "\u00A0" }: { $date }
   *[page] Lu{ "\u00A0" }: { $date }
}
source_read_in = { $extent ->
    [full] Lu en entier
   *[part] Lu en partie
}
archived_copy = Copie archivée
cited_in = Cité dans{ "\u00A0" }: { $places }
the_article = L’article

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
from_to = { $first } à { $last }
range = { $least }–{ $most }
money = { $code ->
    [EUR] { $number }{ "\u00A0" }€
    [GBP] { $number }{ "\u00A0" }£
    [INR] { $number }{ "\u00A0" }₹
    [JPY] { $number }{ "\u00A0" }¥
    [USD] { $number }{ "\u00A0" }$
   *[other] { $number }{ "\u00A0" }{ $code }
}
large_of_money = { $code ->
    [CHF] { $number } de francs suisses
    [EUR] { $number } d’euros
    [GBP] { $number } de livres
    [INR] { $number } de roupies
    [JPY] { $number } de yens
    [USD] { $number } de dollars
   *[other] { $number }{ "\u00A0" }{ $code }
}
currency = { $code ->
    [CHF] francs suisses
    [EUR] euros
    [GBP] livres sterling
    [INR] roupies indiennes
    [JPY] yens
    [USD] dollars américains
   *[other] { $code }
}
percent = { $number }{ "\u202F" }%
in_percent = pour cent
percentage_points = { $number_plural ->
    [one] { $amount } point de pourcentage
   *[other] { $amount } points de pourcentage
}
in_percentage_points = points de pourcentage
large_number = { $scale ->
    [million] { $number_plural ->
        [one] { $number } million
       *[other] { $number } millions
    }
    [billion] { $number_plural ->
        [one] { $number } milliard
       *[other] { $number } milliards
    }
   *[trillion] { $number_plural ->
        [one] { $number } billion
       *[other] { $number } billions
    }
}
things = { $amount } { $things }
large_of_things = { $initial ->
    [vowel] { $amount } d’{ $things }
   *[consonant] { $amount } de { $things }
}
season = { $season ->
    [spring] printemps { $year }
    [summer] été { $year }
    [autumn] automne { $year }
   *[winter] hiver { $year }
}
period = { $from } – { $to }
# Le premier du mois est le seul ordinal : le 1er avril, le 2 avril.
day = { $ordinal ->
    [one] 1er { $month }
   *[other] { $date }
}
