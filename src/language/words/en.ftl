### The page's own words in English: the language that all others are compared with.
### Each key is a method in src/language/words.rs, which says where its words stand. For a number `$count` there is
### also `$count_plural`, its plural form: zero, one, two, few, many or other.

## The head
after = After { $headline } by { $author }, { $publisher }, { $date }
after_article = After an article by { $author }, { $publisher }
evidence_as_of = Evidence as of { $date }
as_example = Example: { $title }
invented = places, people and numbers are invented.
opened = { $open } of { $panels } opened
show_all = Show all
hide_all = Hide all
share = Share
link_copied = Link copied
not_copied = Not copied: the browser does not allow it here
updated = Updated { $date }
at_a_glance = At a glance
statements_checked = { $count } statements checked

## By every statement
as_of = As of { $date }. Check: { $sources }
until = As of { $date }
ours = ours
what_it_means = What “{ $word }” means

## Panels
show = Show
hide = Hide
link_to_panel = Link to this panel
back_to_text = Back to the text
whole_record = The whole record
other_panels = More of this explainer
print_all = Everything on one page
show_checks = Mark every statement that was checked

## Claims
claims_by_standing = Claims by how they stand
all_claims = All { $count }
claims_with_standing = { $standing } { $count }
search_claims = Search these claims
claims_shown = { $shown } of { $claims } shown
holds = Holds
partly = Partly right
wrong = Wrong
out_of_date = Out of date
disputed = Disputed
open = Open
independent = Independent sources
one_report = One report
one_side = One side says
one_expert = One expert
the_passage = The passage
link_to_claim = Link to this claim
report_error = Report an error

## Reviews, corrections, and how this is cited
reviewed = Reviewed { $date }
checked = Checked by { $who }, { $date }
own_name = English
edition_new = New: “{ $what }”: { $said }
edition_changed = “{ $what }”: before “{ $was }”, now “{ $said }”
edition_gone = No longer here: “{ $what }”: { $said }
corrected = Corrected { $date }
correction_said = It said: { $said }
correction_says = It says now: { $says }
the_text = The text
licence_of_data = Licence of the data: { $licence }
all_rights_reserved = all rights reserved
document_as_json = All of it as JSON
rows_as_csv = { $title } (CSV)

## Figures
download_csv = Download as CSV
download_svg = Download as a picture (SVG)
in_article = The article: { $says }
basis = { $who }: { $what }
basis_in_article = { $who }: { $what }. The article: { $says }
column = { $name ->
    [as_of] As of
    [value] Count
   *[said_by] Who counted what
    [label] What
}
record_column = { $name ->
    [answer] Answer
    [amount] Amount
    [article] In the article
    [as_of] As of
    [date] Date
    [definition] What exactly was counted
    [event] What happened
    [from_band] From
    [to_band] To
    [interval] May lie between
   *[label] What
    [latitude] Latitude, degrees north
    [longitude] Longitude, degrees east
    [line] Line
    [note] Note
    [part] Part
    [whole] Whole
    [phase] To the article
    [role] In the story
    [said_by] Who says so
    [share] Share
    [sources] Sources
    [standing] How it stands
    [unit] What is counted
    [value] Count
    [within_km] Within, in kilometres
}

## Counts
what_is_drawn = What is drawn
count_by_count = Count by count
published = { $publisher } published
article_figure = the article’s figure
article_differs = the article differs
counts_table = { $count_plural ->
    [one] Table of the only count
   *[other] Table of all { $count } counts
}

## Who says it
said = { $who }, { $date }

## People
person = { $name }, { $role }.
speaker = { $name }, { $role }

## Sources
sources = Sources
sources_of_kind = { $kind ->
    [primary] Primary sources
    [copy] Copies on other sites
    [partisan] Outlets that take a side
    [state-media] State media
   *[reporting] Reporting
}
source_number = Source
source = { $publisher }, { $title }.
source_dated = { $publisher }, { $title }, { $date }.
copy = Copy
copy_at = Copy at { $site }
partisan = Partisan
state_media = State media
source_read = { $extent ->
    [full] Read in full, { $date }
    [part] Read in part, { $date }
   *[page] Read { $date }
}
source_read_in = { $extent ->
    [full] Read in full
   *[part] Read in part
}
archived_copy = Archived copy
cited_in = Cited in: { $places }
the_article = The article

## For other pages
embed_this = Embed this
embed_part = What to embed
embed_way = How to embed it
embed_as_element = As an element
embed_as_iframe = As an iframe
embed_as_address = As an address
embed_whole = The whole explainer
embed_lines = The lines to paste
embed_copy = Copy
skip_explainer = Skip the explainer: { $title }

## Amounts and dates
more_than = more than { $amount }
less_than = less than { $amount }
about = about { $amount }
from_to = { $first } to { $last }
range = { $least }–{ $most }
money = { $code ->
    [AUD] A${ $number }
    [BRL] R${ $number }
    [CAD] CA${ $number }
    [CNY] CN¥{ $number }
    [EUR] €{ $number }
    [GBP] £{ $number }
    [ILS] ₪{ $number }
    [INR] ₹{ $number }
    [JPY] ¥{ $number }
    [KRW] ₩{ $number }
    [MXN] MX${ $number }
    [NZD] NZ${ $number }
    [PHP] ₱{ $number }
    [USD] ${ $number }
   *[other] { $code }{ "\u00A0" }{ $number }
}
large_of_money = { $code ->
    [AUD] A${ $number }
    [BRL] R${ $number }
    [CAD] CA${ $number }
    [CNY] CN¥{ $number }
    [EUR] €{ $number }
    [GBP] £{ $number }
    [ILS] ₪{ $number }
    [INR] ₹{ $number }
    [JPY] ¥{ $number }
    [KRW] ₩{ $number }
    [MXN] MX${ $number }
    [NZD] NZ${ $number }
    [PHP] ₱{ $number }
    [USD] ${ $number }
   *[other] { $code }{ "\u00A0" }{ $number }
}
currency = { $code ->
    [EUR] euros
    [GBP] pounds
    [INR] rupees
    [JPY] yen
    [USD] US dollars
   *[other] { $code }
}
percent = { $number }%
in_percent = per cent
percentage_points = { $number_plural ->
    [one] { $amount } percentage point
   *[other] { $amount } percentage points
}
in_percentage_points = percentage points
large_number = { $scale ->
    [million] { $number } million
    [billion] { $number } billion
   *[trillion] { $number } trillion
}
things = { $amount } { $things }
large_of_things = { $amount } { $things }
season = { $season ->
    [spring] spring { $year }
    [summer] summer { $year }
    [autumn] autumn { $year }
   *[winter] winter { $year }
}
period = { $from } to { $to }
day = { $date }
