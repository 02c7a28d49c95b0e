//! What the page says of itself to machines: schema.org as JSON-LD, from the same document and nothing beside it.

use crate::document::{Claim, Explainer, Figure, PersonKind};
use serde_json::{Value, json};

/// The explainer as a `BackgroundNewsArticle` with its claims and its figures' data
/// (<https://schema.org/BackgroundNewsArticle>), safe to stand in a `<script>`.
pub(super) fn linked_data(explainer: &Explainer) -> String {
    let original = &explainer.original;
    let url = |id| explainer.source(id).map(|(_, source)| source.url.as_str());
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": "BackgroundNewsArticle",
        "headline": explainer.headline,
        "description": explainer.standfirst,
        "articleSection": explainer.kicker,
        "inLanguage": explainer.lang,
        "isBasedOn": {
            "@type": "NewsArticle",
            "headline": original.headline,
            "author": { "@type": "Person", "name": original.author },
            "publisher": { "@type": "Organization", "name": original.publisher },
            "datePublished": original.published.to_string(),
            "url": url(&original.source),
        },
    });
    let claims = explainer.claims.iter().map(|claim| self::claim(explainer, claim));
    let figures = explainer.figures().map(|figure| dataset(explainer, figure));
    article["hasPart"] = claims.chain(figures).collect();
    // A script ends at the first "</", whatever stands in its strings.
    article.to_string().replace("</", "<\\/")
}

fn claim(explainer: &Explainer, claim: &Claim) -> Value {
    let mut value = json!({ "@type": "Claim", "@id": format!("#passage-{}", claim.id), "text": claim.says });
    if let Some(person) = claim.by.as_ref().and_then(|id| explainer.person(id)) {
        let kind = match person.kind {
            PersonKind::Person => "Person",
            PersonKind::Organisation => "Organization",
        };
        value["author"] = json!({ "@type": kind, "name": person.name });
    }
    value
}

fn dataset(explainer: &Explainer, figure: &Figure) -> Value {
    json!({
        "@type": "Dataset",
        "@id": format!("#figure-{}", figure.id),
        "name": figure.title,
        "description": figure.sentence,
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": format!("./{}", explainer.csv_name(figure)),
        },
    })
}
