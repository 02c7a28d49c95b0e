//! Hostile styles and markup of an embed change nothing outside its box: what is there to be hit, how it is styled and
//! what is painted. `SIDELIGHT_SEED` is where chance begins.

use crate::engine::in_each_engine;
use crate::hostile::generator::Random;
use crate::hostile::{Ground, PANEL, WHOLE};
use crate::page::Page;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write as _;

in_each_engine!(hostile_styles, hostile_values);

/// What each script of these tests can use.
const LOOK: &str = include_str!("hostile/styles.js");

/// Styles that reach for what is not theirs.
const CSS: [&str; 34] = [
    ":host{position:fixed!important;inset:0!important;z-index:2147483647!important}",
    "#sidelight{position:fixed!important;inset:0!important;z-index:2147483647!important;background:red}",
    "#sidelight{position:absolute;top:-120px;left:-200px;width:1280px;height:900px;background:red}",
    ":host{display:block;height:100000px!important}",
    "#sidelight{height:100000px!important;background:red}",
    ":host{margin:-500px!important;padding:900px!important}",
    ":host{transform:scale(9)!important}",
    "#sidelight{transform:scale(9) translate(-50%);background:red}",
    ":host{box-shadow:0 0 0 9999px red!important}",
    "#sidelight{box-shadow:0 0 0 9999px red}",
    ":host{outline:9999px solid red!important}",
    "#sidelight{outline:9999px solid red}",
    ":host{filter:drop-shadow(-300px 0 0 red)!important}",
    ":host::before{content:'';position:fixed;inset:0;background:red;z-index:9}",
    "#sidelight::before{content:'';position:fixed;inset:0;background:red;z-index:2147483647}",
    ".panel{position:fixed;inset:0;z-index:2147483647;background:red}",
    "summary{position:absolute;left:-300px;width:3000px;top:-300px;height:3000px;background:red}",
    ".headline,.panel-title{font-size:9000px!important;overflow:visible}",
    ".panel-title{letter-spacing:900px;white-space:nowrap}",
    "#sidelight{margin-left:-300px;margin-top:-300px;width:2000px;background:red}",
    ":host{float:left!important;width:5000px!important}",
    ":host{display:contents!important}",
    ":host{position:absolute!important;top:0!important}",
    ":host{position:sticky!important;top:0!important;contain:none!important;overflow:visible!important}",
    ":host,#sidelight{contain:none!important;overflow:visible!important;clip-path:none!important}",
    ":host-context(body){position:fixed!important;inset:0!important}",
    "::slotted(*){position:fixed!important;inset:0!important}",
    "@layer a{:host{position:fixed!important;inset:0!important}}",
    "@keyframes spin{to{transform:scale(99)}}:host{animation:spin 1ms forwards!important}",
    "@property --a{syntax:'*';inherits:true;initial-value:red}:root,html,body{background:red!important;display:none!important}",
    "*{cursor:none!important;pointer-events:none}:host{pointer-events:auto;user-select:none;position:fixed;inset:0}",
    ":host{view-transition-name:a;anchor-name:--a;position-anchor:--a;position:fixed;inset:0}",
    ":host{all:initial;position:fixed;inset:0;background:red}",
    "#sidelight{backdrop-filter:invert(1);mix-blend-mode:difference;position:fixed;inset:0;isolation:auto}",
];

/// The `css` of a document, however it is written.
async fn hostile_styles(page: &Page) {
    let ground = Ground::start(page).await;
    let cases = CSS.iter().flat_map(|css| {
        let published = ground.real[PANEL]["css"].as_str().unwrap_or_default();
        [css.to_string(), format!("{published}{css}")].map(|all| {
            let mut document = ground.real[PANEL].clone();
            document["css"] = json!(all);
            Case { what: css.to_string(), document, is_published: true }
        })
    });
    stay(page, &ground, cases.collect()).await;
}

/// Markup of what an explainer is made of, put together as none is: words of classes, numbers and elements change places.
async fn hostile_values(page: &Page) {
    let ground = Ground::start(page).await;
    let seed = std::env::var("SIDELIGHT_SEED").map_or(8, |text| text.parse().expect("a number"));
    let mut random = Random(seed);
    let cases = (0..60).map(|number| {
        let real = if number % 6 == 0 { WHOLE } else { PANEL };
        let html = match number % 5 {
            0 => shuffled(&mut random, ground.markup(real)),
            1 => enlarged(&mut random, ground.markup(WHOLE)),
            2 => shuffled(&mut random, &enlarged(&mut Random(seed), ground.markup(WHOLE))),
            _ => grown(&mut random, &ground.known),
        };
        let mut document = ground.real[PANEL].clone();
        document["html"] = json!(html);
        Case { what: html, document, is_published: false }
    });
    stay(page, &ground, cases.collect()).await;
}

/// Elements that only the program draws, and attributes that only scripts set.
const DRAWN: [&str; 9] = ["button", "select", "option", "input", "label", "slot", "part", "open", "aria-level"];

/// A document, and whether its markup is what is published.
struct Case {
    what: String,
    document: Value,
    is_published: bool,
}

/// Fails if the host is changed by any of these.
async fn stay(page: &Page, ground: &Ground, cases: Vec<Case>) {
    page.open(&format!("{}/styles", ground.host.origin)).await;
    page.until("it is defined", "return Boolean(customElements.get('sidelight-explainer'))").await;
    let js = async |script: &str, arguments| page.js_with(&format!("{LOOK}\n{script}"), arguments).await;
    // A height to hold the others against, and a look that does not change by itself.
    let genuine = show(page, ground, 0, &ground.real[PANEL]).await;
    assert_eq!(genuine, "full", "what is published is whole");
    let height = js("return box().height", Vec::new()).await;
    js("__hostile.end(); window.__look = { hits: hits(), styles: styles(), wide: document.documentElement.scrollWidth }", Vec::new()).await;
    page.settle().await;
    let before = picture(page).await;
    assert!(before == picture(page).await, "the host's page stays as it is by itself");
    let mut report = String::new();
    let mut shown = 0;
    for (index, case) in cases.iter().enumerate() {
        let number = index + 1;
        let mode = show(page, ground, number, &case.document).await;
        shown += usize::from(mode != "fallback");
        page.settle().await;
        let height = if case.is_published && mode != "fallback" { height.clone() } else { Value::Null };
        let mut wrong: Vec<String> = serde_json::from_value(
            js("return changed(arguments[0], arguments[1])", vec![json!(mode != "fallback"), height]).await,
        )
        .expect("texts");
        let place: [f64; 4] = serde_json::from_value(
            js("const { left, top, right, bottom } = box(); return [left, top, right, bottom]", Vec::new()).await,
        )
        .expect("numbers");
        if let Some(at) = differs(&before, &picture(page).await, place) {
            wrong.push(format!("something is painted at {at:?}"));
        }
        if !wrong.is_empty() && report.len() < 8_000 {
            let what: String = case.what.chars().take(300).collect();
            _ = writeln!(report, "- {} ({mode}) in {what:?}", wrong.join("; "));
        }
        js("__hostile.end()", Vec::new()).await;
    }
    page.forget_log().await;
    println!("{}: {shown} of {} are shown", page.engine, cases.len());
    assert!(report.is_empty(), "outside of the embed's box:\n{report}");
    assert!(shown * 3 > cases.len(), "only {shown} of {} are shown at all", cases.len());
}

/// Shows a document with every panel open, and tells the mode it is in.
async fn show(page: &Page, ground: &Ground, number: usize, document: &Value) -> String {
    ground.bodies.lock().expect("no handler panics").insert(format!("{number}.json"), document.to_string());
    let address = format!("{}/v/{number}.json", ground.publisher.origin);
    let begin = "__hostile.begin([[String(arguments[0]), arguments[1]]]); __hostile.embeds[0].setAttribute('open', '')";
    page.js_with(begin, vec![json!(number), json!(address)]).await;
    page.until("it answers", "return __hostile.waiting().length === 0").await;
    page.text("return __hostile.outcomes()[0][1]").await
}

/// What is painted in the window, four bytes a point, in rows of so many points.
async fn picture(page: &Page) -> (usize, Vec<u8>) {
    let file = page.client.screenshot().await.expect("the window can be pictured");
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().expect("a picture");
    let mut points = vec![0; reader.output_buffer_size().expect("it fits")];
    let frame = reader.next_frame(&mut points).expect("a picture");
    points.truncate(frame.buffer_size());
    (usize::try_from(frame.width).expect("it fits"), points)
}

/// The first point outside of a place at which two pictures differ.
fn differs(
    (width, before): &(usize, Vec<u8>),
    (_, after): &(usize, Vec<u8>),
    [left, top, right, bottom]: [f64; 4],
) -> Option<(usize, usize)> {
    assert_eq!(before.len(), after.len(), "the window keeps its size");
    let points = before.chunks_exact(4).zip(after.chunks_exact(4)).enumerate();
    points.filter(|(_, (before, after))| before != after).map(|(index, _)| (index % width, index / width)).find(
        |(x, y)| {
            #[expect(clippy::cast_precision_loss, reason = "a window is not that large")]
            let (x, y) = (*x as f64, *y as f64);
            x + 1.0 < left || x > right || y + 1.0 < top || y > bottom
        },
    )
}

/// Markup in which elements of one kind have each other's classes.
fn shuffled(random: &mut Random, html: &str) -> String {
    let class = |tag: &str| tag.split_once(" class=\"")?.1.split_once('"').map(|(class, _)| class.to_owned());
    let name = |tag: &str| tag.split([' ', '>']).next().unwrap_or_default().to_owned();
    let mut classes: HashMap<String, Vec<String>> = HashMap::new();
    for tag in html.split('<') {
        if let Some(class) = class(tag) {
            classes.entry(name(tag)).or_default().push(class);
        }
    }
    let changed = html.split('<').map(|tag| match class(tag) {
        Some(own) => {
            let others = &classes[&name(tag)];
            let other = &others[random.below(others.len())];
            tag.replacen(&format!(" class=\"{own}\""), &format!(" class=\"{other}\""), 1)
        }
        None => tag.to_owned(),
    });
    changed.collect::<Vec<_>>().join("<")
}

/// Markup whose drawings leave their frames, which stay.
fn enlarged(random: &mut Random, html: &str) -> String {
    let tags = html.split('<').map(|tag| {
        let mut tag = tag.to_owned();
        if ["rect ", "line ", "text ", "circle "].iter().any(|name| tag.starts_with(name)) {
            for attribute in ["x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "dx"] {
                let opening = format!(" {attribute}=\"");
                let Some((before, after)) = tag.split_once(&opening) else { continue };
                let (_, after) = after.split_once('"').unwrap_or_default();
                if random.once_in(3) {
                    tag = format!("{before}{opening}{}\"{after}", random.of(&LARGE));
                }
            }
        }
        tag
    });
    tags.collect::<Vec<_>>().join("<")
}

/// Places and lengths far outside of a drawing, and within it.
const LARGE: [&str; 6] = ["-9999", "9999", "-400%", "3000", "100%", "0"];

/// Markup of known elements with known attributes and known words, in no order.
fn grown(random: &mut Random, known: &Value) -> String {
    let elements: Vec<_> = known
        .as_object()
        .expect("an object")
        .iter()
        .filter(|(name, _)| !name.starts_with("root ") && !DRAWN.contains(&name.as_str()))
        .collect();
    let mut html = "<article class=\"explainer\" lang=\"en\">".to_owned();
    let mut open = Vec::new();
    for _ in 0..80 {
        let (full, attributes) = elements[random.below(elements.len())];
        let name = full.trim_start_matches("svg:");
        let is_drawing = full.starts_with("svg:") && name != "svg";
        if is_drawing {
            html.push_str("<svg class=\"chart\" width=\"100%\" height=\"300\" preserveAspectRatio=\"none\">");
        }
        _ = write!(html, "<{name}");
        for (attribute, words) in attributes.as_object().expect("an object") {
            let words: Vec<_> = words.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            if DRAWN.contains(&attribute.as_str()) || attribute.starts_with("data-island") || random.once_in(3) {
                continue;
            }
            let value = match attribute.as_str() {
                "href" => random.of(&["#x", "#since", "https://a.test/"]),
                "viewBox" => "0 0 50 20",
                "d" => "M-999 -999h9999v9999",
                "r" => "4",
                "aria-hidden" => "true",
                "aria-label" => "W \u{202e} W",
                "id" | "aria-labelledby" => random.of(&["x", "since", "sidelight", "place"]),
                "download" => "x.csv",
                "lang" => "en",
                "datetime" | "value" => "2024",
                "height" if name == "svg" => "300",
                "width" if name == "svg" => "100%",
                _ if words.is_empty() => random.of(&LARGE),
                _ => random.of(&words),
            };
            _ = write!(html, " {attribute}=\"{value}\"");
        }
        html.push('>');
        match random.below(8) {
            0 => html.push_str(&"W".repeat(400)),
            // Marks that are stacked far above their letter, and below it.
            1 => html.push_str(&format!("x{}{}", "\u{301}".repeat(60), "\u{323}".repeat(60))),
            2 => html.push_str("\u{202e}\u{2067}x"),
            _ => html.push_str("x "),
        }
        if is_drawing {
            _ = write!(html, "</{name}></svg>");
        } else if name == "svg" || random.once_in(3) {
            _ = write!(html, "</{name}>");
        } else {
            open.push(name);
        }
        if random.once_in(2)
            && let Some(name) = open.pop()
        {
            _ = write!(html, "</{name}>");
        }
    }
    html
}
