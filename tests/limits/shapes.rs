//! Input that grows: what parsers have been slow on, and whatever a folder may hold much of.

use crate::check::folder;
use std::fs;

fn base(name: &str) -> String {
    fs::read_to_string(folder("tests/authoring/base").join(name)).expect("the base has it")
}

/// A file's text with lines made of numbers after it.
fn lines(file: &str, number: usize, line: impl Fn(usize) -> String) -> Vec<(&str, String)> {
    let mut text = base(file);
    text.push('\n');
    (0..number).for_each(|index| text.push_str(&line(index)));
    vec![(file, text)]
}

pub(crate) type Shape = (&'static str, usize, Box<dyn Fn(usize) -> Vec<(&'static str, String)>>);

/// The shapes of input: a name, a size, and the files of a folder of such a size.
pub(crate) fn shapes() -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::new();
    // What parsers of Markdown have been slow on, over and over in one paragraph.
    for piece in [
        "word ",
        "word\n\n",
        "*a ",
        "**a_",
        "a* ",
        "*a_ ",
        "_a*",
        "***",
        "*_",
        "[",
        "[a",
        "[a](",
        "[a](b",
        "[a]",
        "![",
        "![a](",
        "]",
        "[[]",
        "<",
        "<a",
        "<a:",
        "<!--",
        "<?",
        "<!A",
        "<![CDATA[",
        "</",
        "`",
        "`a``",
        "&",
        "&#",
        "&amp;",
        "\\",
        "](",
        "](<",
        "~~a ",
        "[^a]",
        "[^a]: b\n\n",
        "[a]: b\n\n",
        "[a]: <b> '\n",
        "> a\n",
        ">",
        "- a\n",
        "-\n",
        "+\n\n",
        "1. a\n\n",
        "# a\n",
        "## A\n\n",
        "a\n===\n",
        "a\n---\n",
        "| a ",
        "| a |\n|---|\n| b |\n",
        "|a\n",
        "```\n",
        "    a\n",
        "\t",
        " ",
        "<div>\n",
        "<source:nobody> ",
        "<source:wire> ",
        "[w](panel:none) ",
        "[w](panel:costs) ",
        "[w](claim:none) ",
        "[w](claim:price) ",
        "<ours> ",
        "<ours>\n\n",
        "<more> ",
        "<more>\n\n",
        "<panel:costs>\n\n",
        "<panel:none>\n\n",
        "[w](https://example.org/) ",
        "[w](nowhere) ",
        "![a](figure:parts)\n\n",
        "1 2 3 ",
        "=1000",
        "{a ",
        "{a:",
        "{a:\"",
        "\u{202e}",
        "\u{2067}\u{2069}",
        "&#xFFFE;",
        "\u{fffe}",
        "\u{e000}",
        "e\u{301}",
        "\u{200b}",
        "*[",
        "[*",
        "a\\\n",
        "a  \n",
        "- [ ] a\n",
        ".",
        "-",
        "- - - ",
    ] {
        let name: &'static str = piece;
        shapes.push((
            name,
            60_000 / piece.len(),
            Box::new(move |number| vec![("article.md", base("article.md") + "\n" + &piece.repeat(number))]),
        ));
    }
    shapes.push((
        "decimals that a source proves",
        6_000,
        Box::new(|number| {
            let typed: String = (0..number).map(|at| format!("{}.{} metres ", at % 97, at % 89 + 1)).collect();
            vec![("article.md", base("article.md") + "\n" + &typed + "<source:wire>\n")]
        }),
    ));
    shapes.push((
        "code that never ends the same",
        300,
        Box::new(|number| {
            let ticks = (1..number).fold(String::new(), |all, length| all + "e" + &"`".repeat(length));
            vec![("article.md", base("article.md") + "\n" + &ticks)]
        }),
    ));
    shapes.push(("nested quotes", 25_000, Box::new(|number| lines("article.md", 1, |_| "> ".repeat(number)))));
    shapes.push(("nested lists", 25_000, Box::new(|number| lines("article.md", 1, |_| "- ".repeat(number)))));
    shapes.push((
        "nested emphasis",
        18_000,
        Box::new(|number| lines("article.md", 1, |_| "*a _b ".repeat(number) + "[w](x:y) " + &"b_ a* ".repeat(number))),
    ));
    shapes.push((
        "nested links",
        25_000,
        Box::new(|number| lines("article.md", 1, |_| "[".repeat(number) + &"](b)".repeat(number))),
    ));
    shapes.push((
        "nested images",
        25_000,
        Box::new(|number| lines("article.md", 1, |_| "![".repeat(number) + &"](b)".repeat(number))),
    ));
    shapes.push((
        "headings",
        8_000,
        Box::new(|number| lines("article.md", number, |index| format!("## Heading {index}\n\n"))),
    ));
    shapes.push((
        "same headings",
        8_000,
        Box::new(|number| lines("article.md", number, |_| "## Heading\n\n".to_owned())),
    ));
    shapes.push((
        "words and blank lines in a list",
        30_000,
        Box::new(|number| {
            lines("article.md", 1, |_| "- ".repeat(99) + "a\n" + &"\n".repeat(number) + &" ".repeat(198) + "b")
        }),
    ));

    shapes.push((
        "ends of an essential",
        8_000,
        Box::new(|number| lines("panels/costs.md", number, |_| "Word. <ours>\n\n<more>\n\n".to_owned())),
    ));

    // TOML.
    let source = |index: usize| {
        format!(
            "[[source]]\nid = \"s{index}\"\npublisher = \"P\"\ntitle = \"T\"\nurl = \"https://example.org/{index}\"\nkind = \"primary\"\n"
        )
    };
    shapes.push(("sources", 2_000, Box::new(move |number| lines("sources.toml", number, source))));
    shapes.push(("same sources", 2_000, Box::new(move |number| lines("sources.toml", number, |_| source(1)))));
    shapes.push((
        "sources and mentions of none",
        2_000,
        Box::new(move |number| {
            let mut files = lines("sources.toml", number, source);
            files.extend(lines("article.md", number, |index| format!("Words. <source:t{index}>\n\n")));
            files
        }),
    ));
    shapes.push(("claims and people", 1_200, Box::new(move |number| {
        let mut files = lines("claims.toml", number, |index| format!(
            "[[claim]]\nid = \"c{index}\"\nsays = \"S\"\nstanding = \"open\"\nbasis = \"side\"\nby = \"p{index}\"\nfinding = \"F.\"\ndetails = \"N.\"\nas_of = \"2024\"\nsources = [\"wire\"]\n"
        ));
        files.extend(lines("people.toml", number, |index| format!(
            "[[person]]\nid = \"p{index}\"\nname = \"N\"\nrole = \"R\"\nas_of = \"2024\"\nsources = [\"wire\"]\n"
        )));
        files.extend(lines("article.md", number, |index| format!("It is [said](claim:c{index}).\n\n")));
        files.extend(lines("panels/costs.md", number, |index| format!("<claims:p{index}>\n\n")));
        files
    })));
    for (name, line) in [
        ("unknown keys", "x{} = 1\n"),
        ("lines that are no TOML", "x{}\n"),
        ("open quotation marks", "\"\"\"\n"),
        ("brackets", "["),
        ("braces", "x{} = {\n"),
        ("tables", "[a{}]\n"),
        ("tables in tables", "[[a.b]]\n"),
        ("keys with points", "a."),
        ("escapes", "x{} = \"\\uFFFE\"\n"),
    ] {
        shapes.push((
            name,
            40_000 / line.len(),
            Box::new(move |number| lines("people.toml", number, |index| line.replace("{}", &index.to_string()))),
        ));
    }
    shapes.push((
        "a long list of sources",
        10_000,
        Box::new(|number| {
            let list = (0..number).fold(String::new(), |list, index| list + &format!("\"s{index}\", "));
            vec![("people.toml", base("people.toml").replacen("sources = [", &format!("sources = [{list}"), 1))]
        }),
    ));

    shapes.push((
        "numbers at a glance, of a figure with as many rows",
        2_000,
        Box::new(|number| {
            let mut files = lines("explainer.toml", number, |_| {
                "[[glance]]\nlead = \"L\"\nfigure = \"parts\"\nrow = \"Row\"\nsays = \"S\"\nstanding = \"holds\"\n\
                 basis = \"independent\"\n"
                    .to_owned()
            });
            files.extend(lines("figures/parts.csv", number * 10, |index| format!("Row {index},1,2024,wire,,\n")));
            files
        }),
    ));

    for (name, days, said) in [
        ("days of one source, and sentences that name one", usize::MAX, "on 3 May 1901"),
        ("rows of one day, and sentences that name it", 1, "on 1 January 1900"),
    ] {
        shapes.push((
            name,
            500,
            Box::new(move |number| {
                let day =
                    |index: usize| format!("{}-{:02}-{:02}", 1900 + index / 336, 1 + index / 28 % 12, 1 + index % 28);
                let mut files = lines("figures/workers.csv", number, |index| {
                    format!("{},{},,P,D,wire,\n", day(index % days), 10_000 + index)
                });
                files.extend(lines("article.md", number, |index| {
                    format!("\nThere were {} things {said}. <source:wire>\n", 7_000_000 + index)
                }));
                files
            }),
        ));
    }

    // CSV.
    let table = |number: usize, line: &dyn Fn(usize) -> String| {
        let mut text = "label,amount,as_of,sources,article,note\n".to_owned();
        (0..number).for_each(|index| text.push_str(&line(index)));
        vec![("figures/parts.csv", text)]
    };
    shapes.push((
        "rows",
        25_000,
        Box::new(move |number| {
            table(number, &|index| {
                format!("Row {index} {},{},2024-06,council gazette,\"8, about\",\n", "x".repeat(50), 900_000 - index)
            })
        }),
    ));
    shapes.push((
        "more rows than there may be",
        240_000,
        Box::new(move |number| table(number, &|_| "a,1,2024,wire,,\n".to_owned())),
    ));
    shapes.push((
        "rows with mistakes",
        6_000,
        Box::new(move |number| table(number, &|index| format!("=a,{index} m,2024-13,nobody wire wire,-1,\u{202e}\n"))),
    ));
    shapes.push(("short rows", 30_000, Box::new(move |number| table(number, &|_| "a,\n".to_owned()))));
    shapes.push(("open cells", 30_000, Box::new(move |number| table(number, &|_| "a,\"\n".to_owned()))));
    shapes.push(("quotation marks", 500_000, Box::new(move |number| table(1, &|_| "\"".repeat(number)))));
    shapes.push((
        "a long cell",
        2_500_000,
        Box::new(move |number| table(1, &|_| format!("{},1,2024,wire,,\n", "a".repeat(number)))),
    ));
    shapes.push((
        "many columns",
        25_000,
        Box::new(|number| vec![("figures/parts.csv", "lable,label,".repeat(number))]),
    ));
    shapes.push((
        "many sources in a cell",
        25_000,
        Box::new(move |number| {
            table(1, &|_| {
                format!("a,1,2024,{},,\n", (0..number).fold(String::new(), |all, index| all + &format!(" s{index}")))
            })
        }),
    ));
    shapes
}
