//! How many claims stand how, in a writer's own words: "three of the ten claims are confirmed" stays in the text when the
//! record has changed.
//!
//! Only what can be nothing else is looked at: a number, words that say of what, and how it stands, up to the end of a
//! clause; and claims have to be named in it, or before it in the paragraph.

use super::words::{Words, is_one_of};
use crate::document::Claim;
use crate::values::{Basis, Standing};

/// How many claims there are, and how many stand how.
pub(crate) struct Tally {
    total: usize,
    of: [usize; Standing::WORDS.len()],
    confirmed: usize,
    words: Words,
    said: Option<&'static StatusWords>,
}

/// What a word says of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Standing(Standing),
    /// It holds, and maybe more: that independent sources say so.
    Confirmed,
    Checked,
}

/// The words of a language, each list with spaces between them.
struct StatusWords {
    claims: &'static str,
    /// What stands between a number and how it stands.
    between: &'static str,
    /// The same of verbs, by which a number alone is told from a noun's.
    verbs: &'static str,
    /// One, where it is no article.
    one: &'static str,
    none: &'static str,
    /// What goes on with another clause.
    and: &'static str,
    /// How claims stand. Verbs among them need no other.
    says: &'static [(Says, &'static str)],
}

impl Tally {
    /// Of all claims.
    pub(crate) fn of(claims: &[Claim], tag: &str) -> Self {
        let count = |is: &dyn Fn(&Claim) -> bool| claims.iter().filter(|claim| is(claim)).count();
        Self {
            total: claims.len(),
            of: std::array::from_fn(|at| count(&|claim| claim.standing == Standing::WORDS[at].1)),
            confirmed: count(&|claim| claim.standing == Standing::Holds && claim.basis == Basis::Independent),
            words: Words::of(tag),
            said: LANGUAGES.iter().find(|(known, _)| tag.split('-').next() == Some(known)).map(|(_, words)| words),
        }
    }

    /// The counts of a paragraph that are not true: where each stands, and what is so.
    pub(crate) fn untrue(&self, text: &str) -> Vec<(usize, String)> {
        let Some(said) = self.said else { return Vec::new() };
        // Most paragraphs name no claims.
        let lower = text.to_lowercase();
        if !said.claims.split(' ').any(|word| lower.contains(word)) {
            return Vec::new();
        }
        let tokens = tokens(text);
        let mut has_claims = false;
        let mut untrue = Vec::new();
        // What was read of a clause is not the start of another.
        let mut read = 0;
        for (index, (at, token)) in tokens.iter().enumerate() {
            has_claims |= is_one_of(said.claims, token);
            let is_hedged = || index.checked_sub(1).is_some_and(|before| self.words.is_hedge(&tokens[before].1));
            let Some(number) = self.number(token).filter(|_| index >= read && !is_hedged()) else { continue };
            let Some((says, whole, length)) = self.clause(&tokens[index + 1..], has_claims) else { continue };
            read = index + 1 + length;
            let counts = self.counts(says);
            if !counts.contains(&number) {
                let of = says.name();
                untrue.push((*at, format!("this says {number}, and of {} claims {} {of}", self.total, counts[0])));
            } else if let Some(whole) = whole.filter(|whole| *whole != self.total) {
                untrue.push((*at, format!("this says of {whole} claims, and there are {}", self.total)));
            }
        }
        untrue
    }

    fn number(&self, token: &str) -> Option<usize> {
        let said = self.said?;
        if is_one_of(said.none, token) {
            return Some(0);
        }
        let plain = token.strip_prefix("ال").unwrap_or(token);
        let number = self.words.whole(plain)? as usize;
        let is_article = number == 1 && !token.contains(char::is_numeric) && !is_one_of(said.one, token);
        (!is_article).then_some(number)
    }

    /// How that stands of which a number was said, of how many it was said, and in how many words.
    fn clause(&self, tokens: &[(usize, String)], has_claims: bool) -> Option<(Says, Option<usize>, usize)> {
        let said = self.said?;
        let (mut is_named, mut has_verb, mut whole) = (false, false, None);
        for (index, (_, token)) in tokens.iter().enumerate() {
            let next = tokens.get(index + 1).map(|(_, next)| next.as_str());
            if let Some((says, _)) = said.says.iter().find(|(_, words)| is_one_of(words, token)) {
                let is_before_claims = next.is_some_and(|next| is_one_of(said.claims, next));
                let is_partly = *says == Says::Standing(Standing::Partly);
                let is_end = next.is_none_or(|next| {
                    next.starts_with(|letter: char| !letter.is_alphanumeric()) || is_one_of(said.and, next)
                });
                let is_meant = is_before_claims
                    || ((is_named || (has_claims && (has_verb || *says == HOLDS))) && (is_end || is_partly));
                return is_meant.then_some((*says, whole, index + 1));
            }
            match self.number(token) {
                // "Of two claims one" speaks of one; in Arabic the noun stands before its number, and both have an article.
                Some(number) if whole.is_none() && (!is_named || token.starts_with("ال")) => whole = Some(number),
                Some(_) => return None,
                None if is_one_of(said.claims, token) => is_named = true,
                None if is_one_of(said.verbs, token) => has_verb = true,
                None if is_one_of(said.between, token) => {}
                None => return None,
            }
        }
        None
    }

    /// The counts that words may mean.
    fn counts(&self, says: Says) -> Vec<usize> {
        let of = |standing: Standing| {
            let at = Standing::WORDS.iter().position(|(_, known)| *known == standing);
            at.map_or(0, |at| self.of[at])
        };
        match says {
            Says::Checked => vec![self.total],
            Says::Confirmed => vec![of(Standing::Holds), self.confirmed],
            // Who speaks of what is wrong may mean what is partly so, or no longer.
            Says::Standing(Standing::Wrong) => {
                let (wrong, partly) = (of(Standing::Wrong), of(Standing::Partly));
                vec![wrong, wrong + partly, wrong + partly + of(Standing::OutOfDate)]
            }
            Says::Standing(standing) => vec![of(standing)],
        }
    }
}

const HOLDS: Says = Says::Standing(Standing::Holds);

impl Says {
    /// As it stands in claims.toml.
    fn name(self) -> String {
        let standing = match self {
            Self::Checked => return "are checked".to_owned(),
            Self::Confirmed => Standing::Holds,
            Self::Standing(standing) => standing,
        };
        let word = Standing::WORDS.iter().find(|(_, known)| *known == standing);
        format!("are \"{}\"", word.map_or("", |(word, _)| word))
    }
}

/// Words and signs, in lower case, with their places.
fn tokens(text: &str) -> Vec<(usize, String)> {
    let mut tokens: Vec<(usize, String)> = Vec::new();
    let mut is_word = false;
    for (at, letter) in text.char_indices() {
        let goes_on = letter.is_alphanumeric() || (is_word && matches!(letter, '’' | '\'' | 'ʼ'));
        match (goes_on, is_word) {
            (true, true) => {
                tokens.iter_mut().last().into_iter().for_each(|(_, token)| token.extend(letter.to_lowercase()))
            }
            (true, false) => tokens.push((at, letter.to_lowercase().collect())),
            (false, _) if letter.is_whitespace() => {}
            (false, _) => tokens.push((at, letter.to_string())),
        }
        is_word = goes_on;
    }
    tokens
}

use Says::{Checked, Confirmed};
use Standing::{Disputed, Open, OutOfDate, Partly, Wrong};

const LANGUAGES: &[(&str, StatusWords)] = &[
    (
        "en",
        StatusWords {
            claims: "claim claims statement statements",
            between: "of the these those all them its our that which still so far now as",
            verbs: "are is were was have has been be remain remains stand stands proved turned out to",
            one: "one",
            none: "none no",
            and: "and but or while",
            says: &[
                (HOLDS, "hold holds true"),
                (Confirmed, "confirmed"),
                (Says::Standing(Wrong), "wrong false refuted corrected untrue"),
                (Says::Standing(Partly), "partly"),
                (Says::Standing(OutOfDate), "outdated"),
                (Says::Standing(Disputed), "disputed contested"),
                (Says::Standing(Open), "open unsettled unverified unconfirmed"),
                (Checked, "checked"),
            ],
        },
    ),
    (
        "de",
        StatusWords {
            claims: "behauptung behauptungen aussage aussagen",
            between: "der die von den dieser aller davon noch so",
            verbs: "sind ist waren war bleiben bleibt gelten gilt als wurden wurde halten hält treffen trifft",
            one: "eins",
            none: "keine keiner",
            and: "und aber oder während",
            says: &[
                (HOLDS, "stimmen stimmt stand zu wahr richtig zutreffend"),
                (Confirmed, "bestätigt"),
                (Says::Standing(Wrong), "falsch widerlegt unzutreffend berichtigt"),
                (Says::Standing(Partly), "teilweise teils"),
                (Says::Standing(OutOfDate), "überholt veraltet"),
                (Says::Standing(Disputed), "umstritten strittig"),
                (Says::Standing(Open), "offen ungeklärt unbelegt"),
                (Checked, "geprüft"),
            ],
        },
    ),
    (
        "fr",
        StatusWords {
            claims: "affirmation affirmations déclaration déclarations",
            between: "des de les ces toutes d’entre elles qui encore",
            verbs: "sont est étaient était restent reste ont été",
            one: "",
            none: "aucune",
            and: "et mais ou",
            says: &[
                (HOLDS, "tiennent tient vraies vraie exactes exacte"),
                (Confirmed, "confirmées confirmée"),
                (
                    Says::Standing(Wrong),
                    "fausses fausse réfutées réfutée inexactes inexacte démenties démentie corrigées",
                ),
                (Says::Standing(Partly), "partiellement"),
                (Says::Standing(OutOfDate), "dépassées dépassée périmées périmée"),
                (Says::Standing(Disputed), "contestées contestée disputées disputée"),
                (Says::Standing(Open), "ouvertes ouverte"),
                (Checked, "vérifiées vérifiée"),
            ],
        },
    ),
    (
        "uk",
        StatusWords {
            claims: "твердження тверджень твердженням твердженнями заява заяви заяв",
            between: "з із зі усіх цих них що які досі",
            verbs: "є були було залишаються залишається відповідають відповідає",
            one: "один одна одне",
            none: "жодне жодна",
            and: "і й та але або",
            says: &[
                (HOLDS, "дійсності правдиві правдиве правдива"),
                (Confirmed, "підтверджено підтверджені підтверджене підтверджена"),
                (Says::Standing(Wrong), "хибні хибне хибна спростовано спростовані спростоване неправдиві неправдиве"),
                (Says::Standing(Partly), "частково"),
                (Says::Standing(OutOfDate), "застаріли застаріло застарілі застаріле"),
                (Says::Standing(Disputed), "спірні спірне суперечливі суперечливе"),
                (Says::Standing(Open), "відкриті відкрите непідтверджені непідтверджене"),
                (Checked, "перевірено перевірені"),
            ],
        },
    ),
    (
        "ar",
        StatusWords {
            claims: "ادعاء ادعاءات الادعاءات قول أقوال الأقوال",
            between: "من هذه بين كل أصل",
            verbs: "هي كانت ما تزال لا",
            one: "واحد واحدة",
            none: "",
            and: "لكن أو",
            says: &[
                (HOLDS, "صحيحة صحيح"),
                (Confirmed, "مؤكدة مؤكد"),
                (Says::Standing(Wrong), "خاطئة خاطئ خطأ"),
                (Says::Standing(Partly), "جزئيا"),
                (Says::Standing(OutOfDate), "قديمة"),
                (Says::Standing(Disputed), "متنازع"),
                (Says::Standing(Open), "مفتوحة مفتوح"),
            ],
        },
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Of ten claims four hold, three of them by independent sources; one is partly so, two are wrong, three are open.
    fn tally(tag: &str) -> Tally {
        Tally { of: [4, 1, 2, 0, 0, 3], total: 10, confirmed: 3, ..Tally::of(&[], tag) }
    }

    #[test]
    fn what_is_no_longer_true_is_told() {
        for (tag, text) in [
            ("en", "Five of the ten claims are confirmed."),
            ("en", "We looked at ten claims. Four are refuted."),
            ("en", "Of the 9 claims that hold, two rest on one side."),
            ("en", "Two wrong claims, five open claims"),
            ("en", "Three of the 12 claims are confirmed."),
            ("en", "None of the claims is open."),
            ("de", "Sieben der zehn Behauptungen stimmen."),
            ("de", "Fünf Aussagen sind falsch."),
            ("fr", "Cinq des dix affirmations sont confirmées."),
            ("uk", "П’ять із десяти тверджень підтверджено."),
            ("ar", "خمسة من الادعاءات العشرة مؤكدة."),
        ] {
            assert_eq!(tally(tag).untrue(text).len(), 1, "{tag}: {text}");
        }
    }

    #[test]
    fn what_is_true_or_says_something_else_is_not_told() {
        for (tag, text) in [
            ("en", "Three of the ten claims are confirmed."),
            ("en", "Four of ten claims hold, and three are wrong or partly so."),
            ("en", "At least five of the claims are confirmed."),
            ("en", "Of ten claims three are open."),
            ("en", "Two are open on Sundays."),
            ("en", "Two ports are open."),
            ("en", "Of the claims, five ports are open."),
            ("en", "Seven claims are confirmed by the council."),
            ("en", "A claim is disputed."),
            ("en", "One in five claims rests on one side."),
            ("en", "He made 12 claims in 2024. They are open."),
            ("de", "Eine Behauptung ist umstritten."),
            ("de", "Drei der zehn Behauptungen sind bestätigt."),
            ("fr", "Une affirmation est contestée."),
            ("uk", "Три твердження відкриті."),
            ("ar", "ثلاثة من الادعاءات العشرة مؤكدة."),
            ("nl", "Zeven beweringen kloppen."),
        ] {
            assert_eq!(tally(tag).untrue(text), [], "{tag}: {text}");
        }
    }
}
