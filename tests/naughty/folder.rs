//! A writer's folder with a string in every text field, and what the command makes of it.

use sidelight::authoring::{self, Files};
use sidelight::document::Explainer;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A folder in which `@name@` is a text field: `@name:md@` one of Markdown, where the string stands escaped; `@name:csv@`
/// a cell; all others are strings of TOML. Each stands in a line of its own.
const FOLDER: [(&str, &str); 18] = [
    (
        "explainer.toml",
        "schema = 3\nlang = \"LANG\"\nkicker = @kicker@\nheadline = @headline@\nstandfirst = @standfirst@\n\
         byline = @byline@\nas_of = \"2024-06-30\"\n[original]\nheadline = @original@\nauthor = @author@\n\
         publisher = @published@\npublished = \"2024-03-01\"\nsource = \"wire\"\n\
         [[glance]]\nlead = @lead@\nfigure = \"series\"\nrow = \"2022\"\nstanding = \"open\"\nbasis = \"side\"\nby = \"ann\"\n\
         says = @glance-says@\n",
    ),
    (
        "sources.toml",
        "[[source]]\nid = \"wire\"\npublisher = @publisher@\ntitle = @title@\nurl = \"https://example.com/a\"\n\
         published = \"2024-05\"\nkind = \"copy\"\nvia = @via@\nquote = @source-quote@\n\
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
        "[[claim]]\nid = \"one\"\nstanding = \"wrong\"\nbasis = \"report\"\nby = \"ann\"\nas_of = \"2024\"\nsources = [\"wire\"]\n\
         says = @says@\nverdict = @verdict@\nfinding = '''\n@finding:md@\n'''\ndetails = '''\n@details:md@\n'''\n",
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
         ![@timeline:md@](figure:timeline)\n\n![@bands:md@](figure:bands)\n\n<claims:all>\n\n<people:all>\n\n<corrections:all>\n\n<cite:this>\n\n<sources:all>\n",
    ),
    (
        "corrections.toml",
        "[[correction]]\ndate = \"2024\"\nwhere = \"main\"\nsaid = '''\n@said:md@\n'''\nsays = '''\n@corrected:md@\n'''\n",
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
        "kind = \"series\"\nmeasure = \"level\"\nas_of = \"2024\"\nsources = [\"wire\"]\ntitle = @series-title@\n\
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
pub(crate) const PLAIN: &str = "Zqxj";

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
pub(crate) fn folder(
    text: &str,
    refused: &BTreeSet<String>,
    lang: &str,
) -> (Files, BTreeMap<(PathBuf, usize), String>) {
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
pub(crate) fn compile(text: &str, lang: &str) -> (Explainer, BTreeSet<String>) {
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
