//! What the page says of itself to machines: schema.org as JSON-LD, from the same document and nothing beside it.
//!
//! Every text in it stands on the page, and every name (`@id`) is the address of a place on it.

use super::{card, dates};
use crate::document::{Claim, Explainer, Index, PanelBlock, Person, PersonKind};
use crate::drawing::{Address, amount, counted};
use crate::figures::{Figure, Observation};
use crate::language::Language;
use crate::values::{Amount, Date, Unit};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The explainer as a `BackgroundNewsArticle` with its claims, its figures' data, its people and its sources
/// (<https://schema.org/BackgroundNewsArticle>), safe to stand in a `<script>`.
pub(super) fn linked_data(explainer: &Explainer, language: &Language) -> String {
    let page = Page::of(explainer, language);
    let original = &explainer.original;
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "BackgroundNewsArticle",
        "headline": explainer.headline,
        "description": explainer.standfirst,
        "articleSection": explainer.kicker,
        "inLanguage": explainer.lang,
        // Who made it, in one line; it does not say whether that is a person, so nobody is the `author`.
        "creditText": explainer.byline,
        "isBasedOn": {
            "@type": "NewsArticle",
            "@id": page.id(&format!("source-{}", original.source)),
            "headline": original.headline,
            "author": { "@type": "Person", "name": original.author },
            "publisher": { "@type": "Organization", "name": original.publisher },
            "datePublished": dates::iso(original.published),
            "url": explainer.source(&original.source).map(|(_, source)| source.url.as_str()),
        },
    });
    if let Some(url) = &explainer.url {
        article["url"] = json!(url.as_str());
    }
    if let Some(date) = dates::iso(explainer.as_of) {
        article["dateModified"] = json!(date);
    }
    if card::check(explainer).is_ok() {
        article["image"] = json!(page.address.beside(&card::name(explainer)));
    }
    // What a claim says is on the page only where a panel tells it.
    let claims = explainer.claims.iter().filter(|claim| page.explainer.panel_of(&claim.id).is_some());
    let claims = claims.map(|claim| page.claim(claim));
    article["hasPart"] = claims.chain(explainer.figures().map(|figure| page.dataset(figure))).collect();
    if page.has_people {
        article["mentions"] = explainer.people.iter().map(|person| page.person(person)).collect();
    }
    // What a script's parser looks for, "</script", "<!--" and "<script", begins with the one sign
    // (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements). A space that does not break is for
    // the eye.
    article.to_string().replace('<', "\\u003c").replace('\u{a0}', " ")
}

/// The page that is spoken of.
struct Page<'a> {
    explainer: Index<'a>,
    language: &'a Language,
    address: Address<'a>,
    /// Whether it lists people, so that each has an address.
    has_people: bool,
}

impl<'a> Page<'a> {
    fn of(explainer: &'a Explainer, language: &'a Language) -> Self {
        let mut blocks = explainer.panels.iter().flat_map(|panel| &panel.blocks);
        let has_people = blocks.any(|block| matches!(block, PanelBlock::People));
        Self { language, explainer: Index::new(explainer), address: Address::of(explainer.url.as_ref()), has_people }
    }

    /// The name of a thing: the address of its place on the page.
    fn id(&self, anchor: &str) -> String {
        match self.explainer.url {
            Some(_) => self.address.anchor(anchor),
            None => format!("#{anchor}"),
        }
    }

    fn claim(&self, claim: &Claim) -> Value {
        let mut value = json!({
            "@type": "Claim",
            "@id": self.id(&format!("claim-{}", claim.id)),
            "text": claim.says,
            "appearance": { "@id": self.id(&format!("source-{}", self.explainer.original.source)) },
        });
        if let Some(person) = claim.by.as_ref().and_then(|id| self.explainer.person(id)) {
            value["author"] = match self.has_people {
                true => json!({ "@id": self.id(&format!("person-{}", person.id)) }),
                false => json!({ "@type": kind(person), "name": person.name }),
            };
        }
        value
    }

    fn person(&self, person: &Person) -> Value {
        let role = match person.kind {
            PersonKind::Person => "jobTitle",
            PersonKind::Organisation => "description",
        };
        json!({
            "@type": kind(person),
            "@id": self.id(&format!("person-{}", person.id)),
            "name": person.name,
            role: person.role,
        })
    }

    fn dataset(&self, figure: &Figure) -> Value {
        let mut value = json!({
            "@type": "Dataset",
            "@id": self.id(&format!("figure-{}", figure.id)),
            "name": figure.title,
            "description": figure.sentence,
            "temporalCoverage": dates::interval(&figure.data.kind().dates()),
            "distribution": {
                "@type": "DataDownload",
                "encodingFormat": "text/csv",
                "contentUrl": self.address.beside(&self.explainer.csv_name(figure)),
            },
        });
        let variables = variables(figure);
        if !variables.is_empty() {
            value["variableMeasured"] = json!(variables);
        }
        let observations = figure.data.kind().observations();
        let observations = observations.iter().map(|(date, number)| observation(self.language, *date, number));
        let observations: Vec<Value> = observations.collect();
        if !observations.is_empty() {
            value["about"] = json!(observations);
        }
        value
    }
}

fn kind(person: &Person) -> &'static str {
    match person.kind {
        PersonKind::Person => "Person",
        PersonKind::Organisation => "Organization",
    }
}

/// The things that a figure counts, as its table names them. Of a currency the page shows the sign alone.
fn variables(figure: &Figure) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    let things = figure.data.kind().observations().into_iter().filter_map(|(_, observation)| match observation.unit {
        Unit::Things(name) => Some(name.as_str()),
        Unit::Currency(_) => None,
    });
    things.filter(|name| seen.insert(*name)).collect()
}

/// A number of a figure, as an `Observation` (<https://schema.org/Observation>).
fn observation(language: &Language, date: Date, observation: &Observation<'_>) -> Value {
    let mut value = json!({ "@type": "Observation" });
    if let Some(of) = observation.of {
        value["name"] = json!(of);
    }
    if let Some(date) = dates::iso(date) {
        value["observationDate"] = json!(date);
    }
    value["unitText"] = json!(counted(language, observation.unit));
    match observation.amount {
        Amount::Exact(number) => value["value"] = json!(number),
        // It says no more than that it is about this number.
        Amount::About(number) => {
            value["value"] = json!(number);
            value["description"] = json!(amount(language, observation.amount, observation.unit));
        }
        Amount::MoreThan(least) => value["minValue"] = json!(least),
        Amount::Range(least, most) => {
            value["minValue"] = json!(least);
            value["maxValue"] = json!(most);
        }
    }
    value
}
