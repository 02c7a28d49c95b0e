//! The document: its JSON, and the values that cannot be wrong.
#![cfg(not(target_arch = "wasm32"))]

use futures::executor::block_on;
use sidelight::{
    authoring::compile,
    document::{DocumentError, Explainer},
    islands::{EditionError, EditionHead},
    publish,
    values::{
        Amount, AmountError, AnchorId, Date, DateError, Decimal, IdError, Rounding, Season, Share, Slug, SourceId,
        Unit, Url,
    },
};
use std::path::{Path, PathBuf};

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn explainer(path: &str) -> Explainer {
    compile(&folder(path)).unwrap_or_else(|errors| panic!("{path} has mistakes, the first: {}", errors[0]))
}

/// Checks that a document comes back from its JSON as it was, and that the same document is always the same JSON.
fn round_trip(path: &str) {
    let document = explainer(path);
    let json = serde_json::to_string(&document).unwrap();
    let back = Explainer::from_json(&json).unwrap();
    assert_eq!(document, back);
    assert_eq!(json, serde_json::to_string(&back).unwrap());
    assert_eq!(json, serde_json::to_string(&explainer(path)).unwrap());
}

/// Checks the round trip of a folder that has everything once.
#[test]
fn base_round_trip() {
    round_trip("tests/authoring/base");
}

/// Checks the round trip of the explainer that is published.
#[test]
fn content_round_trip() {
    round_trip("content/russian-defections");
}

/// Checks that a document of another schema is refused by name, even if the rest of it cannot be read.
#[test]
fn other_schemas_are_refused() {
    let error = Explainer::from_json(r#"{"schema": 7, "pages": []}"#).unwrap_err();
    assert!(matches!(error, DocumentError::Schema(7)));
    let message = "the document has schema 7, this program reads schema 2: use the program it was built with";
    assert_eq!(error.to_string(), message);
}

/// Checks that an edition of another schema is refused by name, and one that is cut short as that.
#[test]
fn other_editions_are_refused() {
    assert_eq!(EditionHead::read(&[7, 200, 200]), Err(EditionError::Schema(7)));
    let whole = block_on(publish::edition(explainer("tests/authoring/base"))).unwrap();
    let (head, rest) = EditionHead::read(&whole.bytes).unwrap();
    assert_eq!(head, whole.head);
    assert!(EditionHead::islands(rest).is_ok());
    let head = whole.bytes.len() - rest.len();
    for cut in 0..head {
        assert_eq!(EditionHead::read(&whole.bytes[..cut]), Err(EditionError::Form), "{cut} bytes of the head");
    }
    for cut in 0..rest.len() {
        assert_eq!(EditionHead::islands(&rest[..cut]).err(), Some(EditionError::Form), "{cut} bytes of the islands");
    }
    let longer = [rest, &[0]].concat();
    assert_eq!(EditionHead::islands(&longer).err(), Some(EditionError::Form));
}

/// Checks that what is not a document is refused, and that the message says where.
#[test]
fn broken_json_is_refused() {
    let whole = serde_json::to_string(&explainer("tests/authoring/base")).unwrap();
    let cut = &whole[..whole.len() / 2];
    for json in ["", "[]", "{}", r#"{"schema": "1"}"#, r#"{"schema": 2}"#, cut] {
        let error = Explainer::from_json(json).unwrap_err();
        assert!(matches!(error, DocumentError::Json(_)), "{json}");
        assert!(error.to_string().starts_with("not a document: "), "{error}");
    }
}

/// Checks that values which cannot be wrong are not read from JSON either.
#[test]
fn broken_values_are_refused() {
    let whole = serde_json::to_string(&explainer("tests/authoring/base")).unwrap();
    for (right, wrong) in [
        (r#""as_of":"2024-06-30""#, r#""as_of":"2024-06-31""#),
        (r#""original":{"#, r#""original":{"source":"No id","#),
        ("https://example.org/gazette/bridge", "javascript:alert(1)"),
        (r#"{"value":8000000}"#, r#"{"value":"8000000"}"#),
        (r#"{"value":8000000}"#, r#"{"value":8000000,"bound":"less-than"}"#),
        (r#"{"value":8000000}"#, r#"{"value":8000000,"most":9000000}"#),
        (r#"{"value":8000000}"#, r#"{"value":-1}"#),
        (r#"{"value":8000000}"#, r#"{"least":2,"most":1}"#),
        (r#"{"value":8000000}"#, "{}"),
        (r#""slug":"base""#, r#""slug":"../base""#),
    ] {
        assert!(whole.contains(right), "{right}");
        assert!(Explainer::from_json(&whole.replacen(right, wrong, 1)).is_err(), "{wrong}");
    }
}

/// Checks which texts are dates, that each is written as it was read, and the days it can mean.
#[test]
fn dates() {
    for (text, date, days) in [
        ("2022", Date::Year(2022), 365),
        ("2024", Date::Year(2024), 366),
        ("1900", Date::Year(1900), 365),
        ("2000", Date::Year(2000), 366),
        ("2023-21", Date::Season(2023, Season::Spring), 92),
        ("2023-22", Date::Season(2023, Season::Summer), 92),
        ("2023-23", Date::Season(2023, Season::Autumn), 91),
        ("2023-24", Date::Season(2023, Season::Winter), 91),
        ("9999-24", Date::Season(9999, Season::Winter), 91),
        ("2022-04", Date::Month(2022, 4), 30),
        ("2024-02", Date::Month(2024, 2), 29),
        ("2022-12", Date::Month(2022, 12), 31),
        ("2022-04-01", Date::Day(2022, 4, 1), 1),
        ("2024-02-29", Date::Day(2024, 2, 29), 1),
        ("2000-02-29", Date::Day(2000, 2, 29), 1),
        ("1000-01-01", Date::Day(1000, 1, 1), 1),
    ] {
        assert_eq!(text.parse(), Ok(date));
        assert_eq!(date.to_string(), text);
        let (first, last) = date.span();
        assert_eq!(last - first + 1, days, "{text}");
        let json = serde_json::to_string(&date).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<Date>(&json).unwrap(), date);
    }
    for (text, error) in [
        ("", DateError::Form),
        ("22", DateError::Form),
        ("0999", DateError::Form),
        ("02022", DateError::Form),
        ("2022-4", DateError::Form),
        ("2022-04-1", DateError::Form),
        ("2022-04-01T00:00", DateError::Form),
        ("2022-04-01-01", DateError::Form),
        ("2022/04/01", DateError::Form),
        ("2022-", DateError::Form),
        (" 2022", DateError::Form),
        ("+202", DateError::Form),
        ("２０２２", DateError::Form),
        ("2022-00", DateError::Month(0)),
        ("2022-13", DateError::Month(13)),
        ("2022-25", DateError::Month(25)),
        ("2022-24-01", DateError::Month(24)),
        ("2023-02-30", DateError::Day(30)),
        ("2023-02-29", DateError::Day(29)),
        ("1900-02-29", DateError::Day(29)),
        ("2022-04-31", DateError::Day(31)),
        ("2022-01-00", DateError::Day(0)),
        ("2022-12-32", DateError::Day(32)),
    ] {
        assert_eq!(text.parse::<Date>(), Err(error), "{text}");
    }
}

/// Checks that days follow each other without gap over the ends of months, years and leap years.
#[test]
fn days_follow_each_other() {
    for (before, after) in [
        ("2023-02-28", "2023-03-01"),
        ("2024-02-28", "2024-02-29"),
        ("2024-02-29", "2024-03-01"),
        ("2023-12-31", "2024-01-01"),
        ("1999-12-31", "2000-01-01"),
        ("1900-02-28", "1900-03-01"),
        ("2023-24", "2024-21"),
        ("2023", "2024"),
        ("2023-11", "2023-12"),
    ] {
        let span = |text: &str| text.parse::<Date>().unwrap().span();
        assert_eq!(span(before).1 + 1, span(after).0, "{before}, {after}");
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Checks which texts are exact numbers, and that each is written in one way.
#[test]
fn decimals() {
    for (text, written, millionths) in [
        ("0", "0", 0),
        ("8.5", "8.5", 8_500_000),
        ("8.50", "8.5", 8_500_000),
        ("8.0", "8", 8_000_000),
        ("0.000001", "0.000001", 1),
        ("1000000", "1000000", 1_000_000_000_000),
        ("007", "7", 7_000_000),
        ("0.05", "0.05", 50_000),
        ("999999999999", "999999999999", 999_999_999_999_000_000),
        ("999999999999.999", "999999999999.999", 999_999_999_999_999_000),
        ("999999999.999999", "999999999.999999", 999_999_999_999_999),
    ] {
        assert_eq!(decimal(text).to_string(), written);
        assert_eq!(decimal(text).millionths(), millionths);
        assert_eq!(decimal(text), decimal(written));
    }
    for (text, error) in [
        ("", AmountError::Form),
        (".", AmountError::Form),
        (".5", AmountError::Form),
        ("5.", AmountError::Form),
        ("1,000", AmountError::Form),
        ("1 000", AmountError::Form),
        ("-1", AmountError::Form),
        ("+1", AmountError::Form),
        ("1e3", AmountError::Form),
        ("1.2.3", AmountError::Form),
        ("٣", AmountError::Form),
        ("0.0000001", AmountError::Digits),
        ("1000000000000", AmountError::Digits),
        ("9999999999.999999", AmountError::Digits),
        ("99999999999999999999999999", AmountError::Digits),
    ] {
        assert_eq!(text.parse::<Decimal>(), Err(error), "{text}");
    }
    assert!(decimal("0.9") < decimal("1") && decimal("10") > decimal("9.999999"));
    assert_eq!(Decimal::whole(u32::MAX).to_string(), "4294967295");
}

/// Checks our division: rounded down, half up and up, nothing is divided by zero, nothing overflows.
#[test]
fn division() {
    for (part, whole, per, [down, nearest, up]) in [
        ("2", "30", 100, ["6.66", "6.67", "6.67"]),
        ("1", "30", 100, ["3.33", "3.33", "3.34"]),
        ("1", "8", 1, ["0.12", "0.13", "0.13"]),
        ("1", "1000", 5, ["0", "0.01", "0.01"]),
        ("1", "1000", 4, ["0", "0", "0.01"]),
        ("0", "7", 1000, ["0", "0", "0"]),
        ("7", "7", 1000, ["1000", "1000", "1000"]),
        ("0.5", "2", 100, ["25", "25", "25"]),
        ("999999999999", "0.000001", 0, ["0", "0", "0"]),
    ] {
        for (rounding, share) in [(Rounding::Down, down), (Rounding::Nearest, nearest), (Rounding::Up, up)] {
            let rounded = decimal(part).share(decimal(whole), per, rounding);
            assert_eq!(rounded, Some(decimal(share)), "{part} of {whole} per {per}, {rounding:?}");
        }
    }
    for rounding in [Rounding::Down, Rounding::Nearest, Rounding::Up] {
        assert_eq!(decimal("1").share(decimal("0"), 100, rounding), None);
        assert_eq!(decimal("0").share(decimal("0"), 100, rounding), None);
        assert_eq!(decimal("999999999999").share(decimal("0.000001"), u32::MAX, rounding), None);
    }
}

/// Checks what is said of a part of a whole: never more than follows, never an exact number where none is known.
#[test]
fn shares() {
    for (part, whole, share) in [
        ("216", "25000", Some("8.64")),
        ("216", ">25000", Some("<8.64")),
        (">220", "26000", Some(">8.46")),
        (">260", ">35000", None),
        // Rounded: about it. A bound is rounded away.
        ("1", "3", Some("~333.33")),
        ("216", ">25001", Some("<8.64")),
        ("217", ">25001", Some("<8.68")),
        (">260", "35000", Some(">7.42")),
        ("1", "900000000", Some("~0")),
        ("1", ">900000000", Some("<0.01")),
        ("~200", "10000", Some("~20")),
        ("200", "~10000", Some("~20")),
        ("~200", "~9900", Some("~20.2")),
        ("~200", ">10000", None),
        (">200", "~10000", None),
        ("~200", "9000..10000", None),
        ("100..200", "~10000", None),
        ("100..200", "10000", Some("10..20")),
        ("100..200", "8000..10000", Some("10..25")),
        ("100", "8000..10000", Some("10..12.5")),
        ("100..200", ">10000", Some("<20")),
        (">100", "8000..10000", Some(">10")),
        // No part is larger than its whole.
        ("216", ">216", Some("<1000")),
        ("216", ">100", None),
        ("~300", "200", Some("~1000")),
        ("50..150", "100..200", Some("250..1000")),
        ("5", "0..10", Some("500..1000")),
        ("10..20", "5..10", Some("1000")),
        ("5", ">0", None),
        // Nothing of anything is nothing.
        ("0", "7", Some("0")),
        ("0", ">7", Some("0")),
        ("0", ">0", Some("0")),
        (">0", "7", Some(">0")),
        ("999999999999.999", "999999999999.999", Some("1000")),
        ("0.000001", "999999999999.999", Some("~0")),
    ] {
        let amount = |text: &str| text.parse::<Amount>().unwrap();
        let said = Share::of(amount(part), amount(whole), 1000);
        assert_eq!(said.map(|share| share.to_string()).as_deref(), share, "{part} of {whole}");
        if let Some(share) = said {
            let (least, most) = share.bounds();
            assert!(
                least.is_none_or(|least| least <= decimal("1000")) && most.is_none_or(|most| most <= decimal("1000"))
            );
        }
    }
    for text in ["<", "<-1", "< 1", "<<1", "<>1", "<~1", "<1..2"] {
        assert!(text.parse::<Amount>().is_err(), "{text}");
    }
}

/// Checks which texts are amounts, and what is drawn of each.
#[test]
fn amounts() {
    let range = |least, most| Amount::Range(decimal(least), decimal(most));
    for (text, amount, lower, upper, json) in [
        ("1000000", Amount::Exact(decimal("1000000")), "1000000", "1000000", r#"{"value":1000000}"#),
        ("8.5", Amount::Exact(decimal("8.5")), "8.5", "8.5", r#"{"value":8.5}"#),
        ("25000..35000", range("25000", "35000"), "25000", "35000", r#"{"least":25000,"most":35000}"#),
        ("0.5..1.5", range("0.5", "1.5"), "0.5", "1.5", r#"{"least":0.5,"most":1.5}"#),
        (">2000", Amount::MoreThan(decimal("2000")), "2000", "2000", r#"{"value":2000,"bound":"more-than"}"#),
        ("~4500", Amount::About(decimal("4500")), "4500", "4500", r#"{"value":4500,"bound":"about"}"#),
        (
            "999999999.999999",
            Amount::Exact(decimal("999999999.999999")),
            "999999999.999999",
            "999999999.999999",
            r#"{"value":999999999.999999}"#,
        ),
    ] {
        assert_eq!(text.parse(), Ok(amount));
        assert_eq!(amount.to_string(), text);
        assert_eq!((amount.lower(), amount.upper()), (decimal(lower), decimal(upper)));
        assert_eq!(serde_json::to_string(&amount).unwrap(), json);
        assert_eq!(serde_json::from_str::<Amount>(json).unwrap(), amount);
    }
    for (text, error) in [
        ("", AmountError::Form),
        (">", AmountError::Form),
        ("~", AmountError::Form),
        ("<5", AmountError::Form),
        ("> 5", AmountError::Form),
        ("~>5", AmountError::Form),
        ("1..", AmountError::Form),
        ("..2", AmountError::Form),
        ("1...2", AmountError::Form),
        ("1..2..3", AmountError::Form),
        ("~1..2", AmountError::Form),
        ("$5", AmountError::Form),
        ("5 million", AmountError::Form),
        ("2..1", AmountError::Range),
        ("2..2", AmountError::Range),
        ("2..2.0", AmountError::Range),
        (">0.0000001", AmountError::Digits),
    ] {
        assert_eq!(text.parse::<Amount>(), Err(error), "{text}");
    }
}

/// Checks that three capital letters are a currency, and all else is counted.
#[test]
fn units() {
    assert_eq!(Unit::new("USD"), Unit::Currency("USD".to_owned()));
    for things in ["usd", "US", "EURO", "people", "3-D", "ÄÖÜ"] {
        assert_eq!(Unit::new(things), Unit::Things(things.to_owned()));
    }
}

/// Checks which texts are ids, of whatever kind.
#[test]
fn ids() {
    for text in ["a", "interfax-2022-04-01", "a-", "a--b", "x9"] {
        assert_eq!(SourceId::new(text).map(String::from), Ok(text.to_owned()));
        assert_eq!(AnchorId::new(text).unwrap().as_str(), text);
        assert_eq!(Slug::new(text).unwrap().to_string(), text);
        assert_eq!(serde_json::to_string(&Slug::new(text).unwrap()).unwrap(), format!("\"{text}\""));
    }
    for (text, error) in [
        ("", IdError::Empty),
        ("A", IdError::Start),
        ("9a", IdError::Start),
        ("-a", IdError::Start),
        (" a", IdError::Start),
        ("é", IdError::Start),
        ("a b", IdError::Character(' ')),
        ("a_b", IdError::Character('_')),
        ("aB", IdError::Character('B')),
        ("a.b", IdError::Character('.')),
        ("a/b", IdError::Character('/')),
        ("aé", IdError::Character('é')),
        ("a\n", IdError::Character('\n')),
    ] {
        assert_eq!(SourceId::new(text), Err(error), "{text}");
        assert!(serde_json::from_value::<Slug>(text.into()).is_err(), "{text}");
    }
}

/// Checks which texts are addresses that a reader can open.
#[test]
fn urls() {
    for text in [
        "https://example.org",
        "http://example.org/",
        "https://example.org:8080/a/b.html?x=1&y=2#z",
        "https://пример.example/ü",
        "https://en.wikipedia.org/wiki/Bridge_(road)",
    ] {
        assert_eq!(Url::new(text).unwrap().as_str(), text);
    }
    for text in [
        "",
        "example.org",
        "//example.org",
        "/path",
        "#fragment",
        "https://",
        "https:///path",
        "https:// example.org",
        "HTTPS://example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "https://example.org/a b",
        "https://example.org/\"onclick",
        "https://example.org/<b>",
        "https://example.org/\n",
        " https://example.org",
        "https://example.org/\u{0}",
    ] {
        assert!(Url::new(text).is_err(), "{text:?}");
        assert!(serde_json::from_value::<Url>(text.into()).is_err(), "{text:?}");
    }
}
