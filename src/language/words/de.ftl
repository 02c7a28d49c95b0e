### Die eigenen Wörter der Seite auf Deutsch.

## The head
after = Nach { $headline } von { $author }, { $publisher }, { $date }
after_article = Nach einem Artikel von { $author }, { $publisher }
evidence_as_of = Stand der Belege: { $date }
as_example = Beispiel: { $title }
invented = Orte, Menschen und Zahlen sind erfunden.
opened = { $open } von { $panels } geöffnet
show_all = Alle öffnen
hide_all = Alle schließen
share = Teilen
link_copied = Link kopiert
not_copied = Nicht kopiert: Der Browser erlaubt es hier nicht
updated = Aktualisiert: { $date }
at_a_glance = Auf einen Blick
statements_checked = { $count } Aussagen geprüft

## By every statement
as_of = Stand: { $date }. Nachprüfen: { $sources }
until = Stand: { $date }
ours = eigen
what_it_means = Was „{ $word }“ bedeutet

## Panels
show = Öffnen
hide = Schließen
link_to_panel = Link zu diesem Kasten
back_to_text = Zurück zum Text
whole_record = Alle Belege
other_panels = Mehr zu diesem Thema
print_all = Alles auf einer Seite
show_checks = Jede geprüfte Aussage markieren

## Claims
claims_by_standing = Aussagen nach Ergebnis
all_claims = Alle { $count }
claims_with_standing = { $standing } { $count }
search_claims = In diesen Aussagen suchen
claims_shown = { $shown } von { $claims } angezeigt
holds = Hält stand
partly = Teils richtig
wrong = Falsch
out_of_date = Überholt
disputed = Umstritten
open = Offen
independent = Unabhängige Quellen
one_report = Ein Bericht
one_side = Eine Seite
one_expert = Ein Fachmann
the_passage = Zur Textstelle
link_to_claim = Link zu dieser Aussage
report_error = Fehler melden

## Reviews, corrections, and how this is cited
reviewed = Überprüft: { $date }
checked = Geprüft von { $who }, { $date }
own_name = Deutsch
edition_new = Neu: „{ $what }“: { $said }
edition_changed = „{ $what }“: vorher „{ $was }“, jetzt „{ $said }“
edition_gone = Nicht mehr hier: „{ $what }“: { $said }
corrected = Berichtigt: { $date }
correction_said = Bisher hieß es: { $said }
correction_says = Jetzt heißt es: { $says }
the_text = Der Text
licence_of_data = Lizenz der Daten: { $licence }
all_rights_reserved = alle Rechte vorbehalten
document_as_json = Alles als JSON
rows_as_csv = { $title } (CSV)

## Figures
download_csv = Als CSV herunterladen
download_svg = Als Bild herunterladen (SVG)
in_article = Im Artikel: { $says }
basis = { $who }: { $what }
basis_in_article = { $who }: { $what }. Im Artikel: { $says }
column = { $name ->
    [as_of] Stand
    [value] Zählung
   *[said_by] Wer was gezählt hat
    [label] Was
}
record_column = { $name ->
    [answer] Antwort
    [amount] Betrag
    [article] Im Artikel
    [as_of] Stand
    [date] Datum
    [definition] Was genau gezählt wurde
    [event] Was geschah
    [from_band] Von
    [to_band] Bis
    [interval] Kann liegen zwischen
   *[label] Was
    [latitude] Breite in Grad Nord
    [longitude] Länge in Grad Ost
    [line] Linie
    [note] Anmerkung
    [part] Teil
    [whole] Ganzes
    [phase] Zum Artikel
    [role] In der Geschichte
    [said_by] Wer es sagt
    [share] Anteil
    [sources] Quellen
    [standing] Wie es steht
    [unit] Was gezählt wird
    [value] Zählung
    [within_km] Umkreis in Kilometern
}

## Counts
what_is_drawn = Was die Grafik zeigt
count_by_count = Zählung für Zählung
published = Artikel von { $publisher }
article_figure = die Zahl im Artikel
article_differs = der Artikel weicht ab
counts_table = { $count_plural ->
    [one] Tabelle der einzigen Zählung
   *[other] Tabelle aller { $count } Zählungen
}
# Nach „in“, also im Dativ.

## Who says it
said = { $who }, { $date }

## People
person = { $name }, { $role }.
speaker = { $name }, { $role }

## Sources
sources = Quellen
sources_of_kind = { $kind ->
    [primary] Primärquellen
    [copy] Kopien auf anderen Seiten
    [partisan] Parteiische Medien
    [state-media] Staatsmedien
   *[reporting] Berichte
}
source_number = Quelle
source = { $publisher }, { $title }.
source_dated = { $publisher }, { $title }, { $date }.
copy = Kopie
copy_at = Kopie bei { $site }
partisan = Parteiisch
state_media = Staatsmedium
source_read = { $extent ->
    [full] Ganz gelesen: { $date }
    [part] In Teilen gelesen: { $date }
   *[page] Gelesen: { $date }
}
source_read_in = { $extent ->
    [full] Ganz gelesen
   *[part] In Teilen gelesen
}
archived_copy = Archivierte Kopie
cited_in = Zitiert in: { $places }
the_article = Artikel

## For other pages
embed_this = Einbetten
embed_part = Was eingebettet wird
embed_way = Wie es eingebettet wird
embed_as_element = Als Element
embed_as_iframe = Als iframe
embed_as_address = Als Adresse
embed_whole = Der ganze Beitrag
embed_lines = Die Zeilen zum Einfügen
embed_copy = Kopieren
skip_explainer = Beitrag überspringen: { $title }

## Amounts and dates
more_than = mehr als { $amount }
less_than = weniger als { $amount }
about = etwa { $amount }
from_to = { $first } bis { $last }
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
    [CHF] { $number } Franken
    [EUR] { $number } Euro
    [GBP] { $number } Pfund
    [INR] { $number } Rupien
    [JPY] { $number } Yen
    [USD] { $number } Dollar
   *[other] { $number }{ "\u00A0" }{ $code }
}
currency = { $code ->
    [CHF] Schweizer Franken
    [EUR] Euro
    [GBP] Pfund
    [INR] Rupien
    [JPY] Yen
    [USD] US-Dollar
   *[other] { $code }
}
percent = { $number }{ "\u00A0" }%
in_percent = Prozent
percentage_points = { $number_plural ->
    [one] { $amount } Prozentpunkt
   *[other] { $amount } Prozentpunkte
}
in_percentage_points = Prozentpunkte
large_number = { $scale ->
    [million] { $number_plural ->
        [one] { $number } Million
       *[other] { $number } Millionen
    }
    [billion] { $number_plural ->
        [one] { $number } Milliarde
       *[other] { $number } Milliarden
    }
   *[trillion] { $number_plural ->
        [one] { $number } Billion
       *[other] { $number } Billionen
    }
}
things = { $amount } { $things }
large_of_things = { $amount } { $things }
season = { $season ->
    [spring] Frühjahr { $year }
    [summer] Sommer { $year }
    [autumn] Herbst { $year }
   *[winter] Winter { $year }
}
period = { $from } bis { $to }
day = { $date }
