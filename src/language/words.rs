//! The page's own words: one method a message, so that a message which does not exist does not compile.

use crate::values::Decimal;
use std::borrow::Cow;

/// What stands in a message.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// A number, which has a plural form.
    Number(Decimal),
    /// A placeholder for markup: one of [`PLACEHOLDERS`].
    Placeholder(Placeholder),
}

/// A placeholder for markup in a sentence, since the words of each language stand in their own order around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder(usize);

/// The placeholders that a sentence may have.
pub const PLACEHOLDERS: [Placeholder; 2] = [Placeholder(0), Placeholder(1)];

impl Placeholder {
    /// Which of [`PLACEHOLDERS`] it is.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A sentence with placeholders for markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence(pub(super) Vec<Part>);

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words, whatever characters they hold.
    Words(String),
    /// A place of markup.
    Placeholder(Placeholder),
}

impl Sentence {
    /// Its parts in their order.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }
}

/// The words alone.
impl From<Sentence> for String {
    fn from(sentence: Sentence) -> String {
        let words = |part| if let Part::Words(words) = part { Some(words) } else { None };
        sentence.0.into_iter().filter_map(words).collect()
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(Decimal::whole(u32::try_from(number).unwrap_or(u32::MAX)))
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(Decimal::whole(number))
    }
}

impl From<Placeholder> for Value<'_> {
    fn from(placeholder: Placeholder) -> Self {
        Self::Placeholder(placeholder)
    }
}

/// What a message makes: words, or where that is said, a sentence with places for markup.
macro_rules! said {
    () => {
        String
    };
    ($sentence:ident) => {
        $sentence
    };
}

/// Makes a method of each key, and the list that the languages' files are compared with.
macro_rules! words {
    ($($(#[$about:meta])* $key:ident($($argument:ident),*) $(-> $sentence:ident)?;)*) => {
        impl $crate::language::Language {
            $(
                $(#[$about])*
                #[allow(clippy::extra_unused_lifetimes, reason = "a message without arguments has no use for it")]
                pub fn $key<'a>(
                    &self,
                    $($argument: impl Into<$crate::language::Value<'a>>),*
                ) -> $crate::language::said!($($sentence)?) {
                    self.say(stringify!($key), [$((stringify!($argument), $argument.into())),*]).into()
                }
            )*
        }

        /// Every key with the names of what stands in its message.
        pub(crate) const KEYS: $crate::language::Keys = &[$((stringify!($key), &[$(stringify!($argument)),*])),*];
    };
}
pub(crate) use {said, words};

words! {
    /// What the explainer is made after: under the standfirst.
    after(headline, author, publisher, date) -> Sentence;
    /// The same on the card of a shared link.
    after_article(author, publisher);
    /// Up to when the evidence is known.
    evidence_as_of(date, precision) -> Sentence;
    /// A title, or a sentence, of what is only an example.
    as_example(title);
    /// What such an example is, as a sentence of its own after that.
    invented();
    /// How many panels are open, of how many.
    opened(open, panels);
    /// The button that opens all panels.
    show_all();
    /// The button that closes all panels.
    hide_all();
    /// The button that passes the page on.
    share();
    /// What is said once an address is copied.
    link_copied();
    /// What is said where the browser does not let the page copy.
    not_copied();
    /// Beside a copy on another page: how new the explainer is.
    updated(date);

    /// What is said first of all.
    at_a_glance();
    /// How many claims there are.
    statements_checked(count);

    /// By every statement: since when it holds, and where to check it. `precision` is `day`, `month`, `season` or
    /// `year`; `sources` are numbers.
    as_of(date, precision, sources) -> Sentence;
    /// Since when something holds, alone. `precision` is as for `as_of`.
    until(date, precision);
    /// In the place of a source's number, of what is our own reckoning or was looked for and not found.
    ours();

    /// The button over a word that opens what it means.
    what_it_means(word);

    /// At a closed panel.
    show();
    /// At an open panel.
    hide();
    /// The address of a panel.
    link_to_panel();
    /// The way back from a panel.
    back_to_text();
    /// The way from a panel's essential to its page.
    whole_record();
    /// What the ways to the other panels' pages are called.
    other_panels();
    /// The way to the page that has everything, to be printed.
    print_all();
    /// The control that marks each passage in which a claim is made, also of those that hold.
    show_checks();

    /// What the choice between standings is called.
    claims_by_standing();
    /// The choice of all claims.
    all_claims(count);
    /// The choice of the claims of one standing.
    claims_with_standing(standing, count);
    /// The field for words that claims must have.
    search_claims();
    /// How many claims have them, of how many.
    claims_shown(shown, claims);
    /// A standing.
    holds();
    /// A standing.
    partly();
    /// A standing.
    wrong();
    /// A standing.
    out_of_date();
    /// A standing.
    disputed();
    /// A standing.
    open();
    /// A basis.
    independent();
    /// A basis.
    one_report();
    /// A basis.
    one_side();
    /// A basis.
    one_expert();
    /// The way from a claim to its passage.
    the_passage();
    /// The address of a claim.
    link_to_claim();

    /// At a claim, the way to those who want to know what is wrong with it.
    report_error();

    /// When something was last looked at.
    reviewed(date);
    /// After that: who has checked it, and when.
    checked(who, date);
    /// What the language is called in itself, where its page is linked to.
    own_name();
    /// In the list of editions: what is new there, and what is said of it.
    edition_new(what, said);
    /// What was said before of something, and what is said now.
    edition_changed(what, was, said);
    /// What is not there any more.
    edition_gone(what, said);
    /// When something was last corrected: the way to what was.
    corrected(date);
    /// In a list of corrections: what was wrong.
    correction_said(said) -> Sentence;
    /// In a list of corrections: what is said now.
    correction_says(says) -> Sentence;
    /// What is corrected, if it is the article's text.
    the_text();
    /// What others may do with the data.
    licence_of_data(licence) -> Sentence;
    /// In the place of a licence.
    all_rights_reserved();
    /// The link to the document.
    document_as_json();
    /// The link to the rows of a figure, by its title.
    rows_as_csv(title);

    /// The link to a figure's rows.
    download_csv();
    /// The link to a figure as a picture.
    download_svg();
    /// What the article says of a number.
    in_article(says);
    /// Who counted what.
    basis(who, what);
    /// Who counted what, and what the article says of it.
    basis_in_article(who, what, says);
    /// The heading over a column, by the column's name.
    column(name);
    /// The same over a column of all that a figure has, in a text: a word for each column of every kind.
    record_column(name);

    /// What the choice between views is called.
    what_is_drawn();
    /// What the control that moves along the counts is called.
    count_by_count();
    /// In a drawing, at the day on which the article was published; the day stands below.
    published(publisher);
    /// In a drawing, at the number that the article used.
    article_figure();
    /// At a count of which the article says something else, where its words have no room.
    article_differs();
    /// What the table under a drawing is called.
    counts_table(count);

    /// Who said something, and when.
    said(who, date) -> Sentence;

    /// A person or organisation in a role.
    person(name, role) -> Sentence;
    /// The same where it is no sentence: who said what is quoted.
    speaker(name, role);

    /// The heading over the sources.
    sources();
    /// The heading over the sources of one kind: `primary`, `reporting`, `copy`, `partisan` or `state-media`.
    sources_of_kind(kind);
    /// Before a source's number, where it stands alone.
    source_number();
    /// A source without a date.
    source(publisher, title) -> Sentence;
    /// A source with a date.
    source_dated(publisher, title, date, precision) -> Sentence;
    /// A kind of source.
    copy();
    /// A kind of source, and the site it stands on.
    copy_at(site);
    /// A kind of source.
    partisan();
    /// A kind of source.
    state_media();
    /// When we read a source, and how much of it: `full`, `part` or, if that is not said, `page`.
    source_read(date, extent) -> Sentence;
    /// How much of a source we read: `full` or `part`.
    source_read_in(extent);
    /// The link to a copy of a source in an archive.
    archived_copy();
    /// The places that cite a source.
    cited_in(places) -> Sentence;
    /// The article, among those places.
    the_article();

    /// What opens the lines for other pages.
    embed_this();
    /// What the choice of the part is called.
    embed_part();
    /// What the choice of the way is called.
    embed_way();
    /// A way to embed.
    embed_as_element();
    /// A way to embed.
    embed_as_iframe();
    /// A way to embed.
    embed_as_address();
    /// All of it, among the parts.
    embed_whole();
    /// What the lines are called.
    embed_lines();
    /// The button that copies the lines.
    embed_copy();
    /// On another page, the link over the explainer or a panel of it.
    skip_explainer(title);

    /// A lower bound.
    more_than(amount);
    /// An upper bound.
    less_than(amount);
    /// An estimate.
    about(amount);
    /// From one size in words to another.
    from_to(first, last);
    /// From one number to another.
    range(least, most);
    /// A number of a currency, by its code. `number` is ready to show and may be a range; `number_plural` is the
    /// plural form of its last number.
    money(code, number, number_plural);
    /// A large number of a currency, whose number is `large_number`'s.
    large_of_money(code, number);
    /// The name of a currency.
    currency(code);
    /// A number of hundredths. `number` is ready to show and may be a range.
    percent(number);
    /// What is counted where that is percent.
    in_percent();
    /// A difference between two numbers of percent. `number_plural` is the plural form of its last number.
    percentage_points(amount, number_plural) -> Sentence;
    /// What is counted where that is percentage points.
    in_percentage_points();
    /// A large number in words. `scale` is `million`, `billion` (a thousand millions) or `trillion` (a million millions).
    large_number(number, number_plural, scale);
    /// A number of things, which the writer named.
    things(amount, things) -> Sentence;
    /// The same where the number ends in a word. `initial` is `vowel` or `consonant`, what the things begin with.
    large_of_things(amount, things, initial) -> Sentence;
    /// A season: `spring`, `summer`, `autumn` or `winter`.
    season(season, year);
    /// From one date to another.
    period(from, to);
    /// A day: `date` is how Unicode's rules write it, `month` the same without the day, `ordinal` the form of the
    /// day as an ordinal number.
    day(date, month, ordinal);
}
