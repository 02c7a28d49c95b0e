//! What the page says of itself to machines: schema.org as JSON-LD, from the same document and nothing beside it.
//!
//! Every text in it stands on the page, and every name (`@id`) is the address of a place on it.

use super::{Subject, dates};
use crate::document::{Block, Claim, ContextPanel, Correction, Fact, Index, PanelBlock, Person, PersonKind, Term};
use crate::drawing::{self, Address, amount, counted, standing_word};
use crate::figures::{Figure, Observation};
use crate::language::Language;
use crate::values::{Amount, Date, Inline, Phrase, Prose, Standing};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A page as a `BackgroundNewsArticle` (<https://schema.org/BackgroundNewsArticle>) with the claims, the figures' data
/// and the people that are told on it, safe to stand in a `<script>`. A panel's page is a part of the explainer.
pub(super) fn linked_data(subject: Subject<'_>, language: &Language, has_card: bool) -> String {
    let page = Page::of(subject, language);
    let explainer = subject.explainer;
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "BackgroundNewsArticle",
        "headline": subject.title(),
        "description": subject.says(),
        "inLanguage": explainer.lang,
        // Who made it, in one line; it does not say whether that is a person, so nobody is the `author`.
        "creditText": explainer.byline,
    });
    match subject.panel {
        None => {
            article["articleSection"] = json!(explainer.kicker);
            page.tell_of_whole(&mut article);
        }
        Some(_) => {
            let whole = Subject::from(explainer);
            let mut part_of = json!({ "@type": "BackgroundNewsArticle", "headline": whole.title() });
            if explainer.url.is_some() {
                part_of["url"] = json!(whole.address());
            }
            page.tell_of_whole(&mut part_of);
            article["isPartOf"] = part_of;
        }
    }
    if explainer.example {
        article["genre"] = json!(language.as_example(language.invented()));
    }
    if explainer.url.is_some() {
        article["url"] = json!(subject.address());
    }
    if page.is_about_original() {
        article["isBasedOn"] = page.based_on();
    }
    if let Some(date) = dates::iso(subject.modified()) {
        article["dateModified"] = json!(date);
    }
    if has_card {
        article["image"] = json!(page.address.beside(&subject.card()));
    }
    let images = page.images();
    if !images.is_empty() {
        let card = article.get("image").cloned();
        article["image"] = card.into_iter().chain(images).collect();
    }
    let claims = page.claims().into_iter().map(|claim| page.told(claim));
    // The rows of a figure are told on the page of its panel.
    let figures = page.blocks.iter().filter_map(|block| match block {
        PanelBlock::Figure(figure) if subject.panel.is_some() => Some(page.dataset(figure)),
        _ => None,
    });
    // The page of a panel says what it is a part of, and the first page has no room to say it again.
    let terms = explainer.terms_panel().filter(|_| page.has(&PanelBlock::Terms)).map(|panel| page.terms(panel));
    let facts = page.has(&PanelBlock::Facts).then_some(&explainer.facts).filter(|_| subject.panel.is_some());
    let facts = facts.into_iter().flatten().map(|fact| page.fact(fact));
    let parts: Vec<Value> = claims.chain(figures).chain(facts).chain(terms).collect();
    if !parts.is_empty() {
        article["hasPart"] = json!(parts);
    }
    if page.has(&PanelBlock::People) {
        article["mentions"] = explainer.people.iter().map(|person| page.person(person)).collect();
    }
    // What a script's parser looks for, "</script", "<!--" and "<script", begins with the one sign
    // (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements). A space that does not break is for
    // the eye.
    article.to_string().replace('<', "\\u003c").replace('\u{a0}', " ")
}

/// The page that is spoken of.
struct Page<'a> {
    subject: Subject<'a>,
    explainer: &'a Index<'a>,
    language: &'a Language,
    address: Address<'a>,
    /// What of the panels stands on it.
    blocks: Vec<&'a PanelBlock>,
}

impl<'a> Page<'a> {
    fn of(subject: Subject<'a>, language: &'a Language) -> Self {
        let explainer = subject.explainer;
        let blocks = match subject.panel {
            Some(panel) => panel.blocks().collect(),
            None => {
                let shown = explainer.panels.iter().filter(|panel| !explainer.is_closing(&panel.id));
                shown.flat_map(|panel: &ContextPanel| &panel.essential).collect()
            }
        };
        Self { subject, explainer, language, address: Address::of(explainer.url.as_ref()), blocks }
    }

    /// The claims that are told in full on it: on the explainer's own page each only in the first panel that lists it.
    fn claims(&self) -> Vec<&'a Claim> {
        let is_told = |claim: &&Claim| {
            let home = self.explainer.panel_of(&claim.id).filter(|home| !self.explainer.is_closing(&home.id));
            home.is_some() && self.explainer.is_essential(&claim.id)
        };
        match self.subject.panel {
            Some(panel) => self.explainer.listed_by(panel),
            None => self.explainer.explainer().claims.iter().filter(is_told).collect(),
        }
    }

    /// The writer's own pictures on it.
    fn images(&self) -> Vec<Value> {
        let in_article = self.explainer.blocks.iter().filter_map(|block| match block {
            Block::Prose(prose) if self.subject.panel.is_none() => Some(prose),
            _ => None,
        });
        let in_panels = self.blocks.iter().filter_map(|block| match block {
            PanelBlock::Prose(prose) => Some(prose),
            _ => None,
        });
        let image = |prose: &Prose| {
            let Prose::Image { image, .. } = prose else { return None };
            let image = self.explainer.image(image)?;
            let file = image.largest()?;
            let mut told = json!({
                "@type": "ImageObject",
                "contentUrl": self.address.beside(&file.file),
                "width": file.width,
                "height": file.height,
                "creditText": image.credit,
            });
            if let Some((_, licence)) = image.licence.name_and_address() {
                told["license"] = json!(licence);
            }
            Some(told)
        };
        in_article.chain(in_panels).filter_map(image).collect()
    }

    /// Whether this stands on it.
    fn has(&self, block: &PanelBlock) -> bool {
        self.blocks.contains(&block)
    }

    /// Whether it says which article is explained.
    fn is_about_original(&self) -> bool {
        self.subject.panel.is_none_or(ContextPanel::has_claims)
    }

    /// The name of a thing: the address of its place on the page.
    fn id(&self, anchor: &str) -> String {
        match self.explainer.url {
            Some(_) => format!("{}#{anchor}", self.subject.address()),
            None => format!("#{anchor}"),
        }
    }

    /// What this page tells of the whole explainer: the licence where readers are told it, the corrections where they
    /// are listed, and on the explainer's own page the way to them.
    fn tell_of_whole(&self, whole: &mut Value) {
        if let Some((_, licence)) = self.explainer.licence.name_and_address().filter(|_| self.has(&PanelBlock::Cite)) {
            whole["license"] = json!(licence);
        }
        if let Some(corrections) = self.corrections()
            && (self.subject.panel.is_none() || self.has(&PanelBlock::Corrections))
        {
            whole["correction"] = corrections;
        }
    }

    /// The article that is explained.
    fn based_on(&self) -> Value {
        let original = &self.explainer.original;
        let source = self.explainer.source(&original.source).map(|(_, source)| source);
        let mut based_on = json!({
            "@type": "NewsArticle",
            "@id": self.original(),
            "headline": original.headline,
            "author": { "@type": "Person", "name": original.author },
            "publisher": { "@type": "Organization", "name": original.publisher },
            "datePublished": dates::iso(original.published),
            "url": source.map(|source| source.url.as_str()),
        });
        if let Some(copy) = source.and_then(|source| source.archived.as_ref()) {
            based_on["archivedAt"] = json!(copy.as_str());
        }
        based_on
    }

    /// What was corrected where the corrections are listed; elsewhere, the way there.
    fn corrections(&self) -> Option<Value> {
        let home = self.explainer.corrections_panel().filter(|_| !self.explainer.corrections.is_empty())?;
        if !self.has(&PanelBlock::Corrections) {
            return Some(json!(self.address.beside(&format!("{}.html#list-of-corrections", home.id))));
        }
        Some(self.explainer.corrections.iter().map(|correction| self.correction(correction)).collect())
    }

    fn correction(&self, correction: &Correction) -> Value {
        let said = String::from(self.language.correction_said(self.words(&correction.said)));
        let says = String::from(self.language.correction_says(self.words(&correction.says)));
        let mut value = json!({ "@type": "CorrectionComment", "text": format!("{said} {says}") });
        if let Some(date) = dates::iso(correction.date) {
            value["datePublished"] = json!(date);
        }
        value
    }

    /// A claim with the verdict on it, if there is one: on what is invented there is none.
    fn told(&self, claim: &Claim) -> Value {
        if claim.standing == Standing::Open || self.explainer.example {
            return self.claim(claim);
        }
        let mut rating = json!({ "@type": "Rating", "alternateName": standing_word(self.language, claim.standing) });
        // Of the others none is truer than another.
        let value = match claim.standing {
            Standing::Holds => Some(3),
            Standing::Partly => Some(2),
            Standing::Wrong => Some(1),
            Standing::OutOfDate | Standing::Disputed | Standing::Open => None,
        };
        if let Some(value) = value {
            rating["ratingValue"] = json!(value);
            rating["bestRating"] = json!(3);
            rating["worstRating"] = json!(1);
        }
        let mut review = json!({
            "@type": "ClaimReview",
            "url": self.id(&format!("claim-{}", claim.id)),
            "claimReviewed": claim.says,
            "itemReviewed": self.claim(claim),
            "reviewRating": rating,
        });
        if let Some(date) = dates::iso(claim.as_of) {
            review["datePublished"] = json!(date);
        }
        review
    }

    /// The name of the article that is explained: the place of it in the list of sources.
    fn original(&self) -> String {
        let anchor = format!("source-{}", self.explainer.original.source);
        match self.explainer.sources_panel() {
            Some(panel) => format!("{}#{anchor}", self.address.beside(&format!("{}.html", panel.id))),
            None if self.explainer.url.is_some() => self.address.anchor(&anchor),
            None => format!("./#{anchor}"),
        }
    }

    fn claim(&self, claim: &Claim) -> Value {
        let mut value = json!({
            "@type": "Claim",
            "@id": self.id(&format!("claim-{}", claim.id)),
            "text": claim.says,
            "appearance": { "@id": self.original() },
        });
        value["author"] = match claim.by.as_ref().and_then(|id| self.explainer.person(id)) {
            Some(person) if self.has(&PanelBlock::People) => {
                json!({ "@id": self.id(&format!("person-{}", person.id)) })
            }
            Some(person) => json!({ "@type": kind(person), "name": person.name }),
            None => json!({ "@type": "Organization", "name": self.explainer.original.publisher }),
        };
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

    /// The words that are explained on it, in a panel.
    fn terms(&self, panel: &ContextPanel) -> Value {
        let set = self.id(panel.id.as_str());
        let term = |term: &Term| {
            json!({
                "@type": "DefinedTerm",
                "@id": self.id(&format!("term-{}", term.id)),
                "name": term.word,
                "description": self.words(&term.means),
                "inDefinedTermSet": { "@id": set },
            })
        };
        let terms: Vec<Value> = self.explainer.terms.iter().map(term).collect();
        json!({ "@type": "DefinedTermSet", "@id": set, "name": panel.title, "hasDefinedTerm": terms })
    }

    /// A sentence as plain words, without what proves it.
    fn words(&self, content: &[Inline]) -> String {
        let number = |phrase: &Phrase| {
            let (amount, unit, told) = self.explainer.number(phrase)?;
            Some(drawing::told(self.language, amount, unit, told))
        };
        let phrase = |phrase: &Phrase| match phrase {
            Phrase::Text(text) | Phrase::Emphasis(text) | Phrase::Strong(text) => text.clone(),
            Phrase::Number { .. } | Phrase::Fact { .. } => number(phrase).unwrap_or_default(),
        };
        content.iter().flat_map(Inline::phrases).map(phrase).collect()
    }

    fn fact(&self, fact: &Fact) -> Value {
        let number = Observation { column: "amount", of: Some(&fact.title), amount: fact.amount, unit: &fact.unit };
        let mut value = observation(self.language, fact.as_of, &number);
        value["@id"] = json!(self.id(&format!("fact-{}", fact.id)));
        if let Some(definition) = &fact.definition {
            value["measurementTechnique"] = json!(definition);
        }
        value
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
        if let Some((_, licence)) = self.explainer.licence.name_and_address() {
            value["license"] = json!(licence);
        }
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
    let things = figure.data.kind().observations().into_iter().filter_map(|(_, observation)| observation.unit.things());
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
        Amount::About(number) => value["value"] = json!(number),
        Amount::MoreThan(least) => value["minValue"] = json!(least),
        Amount::LessThan(most) => value["maxValue"] = json!(most),
        Amount::Range(least, most) | Amount::AboutRange(least, most) => {
            value["minValue"] = json!(least);
            value["maxValue"] = json!(most);
        }
    }
    if observation.amount.is_about() {
        // It says no more than that it is about this.
        value["description"] = json!(amount(language, observation.amount, observation.unit));
    }
    value
}
