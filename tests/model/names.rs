//! Ids and addresses.

use sidelight::values::{AnchorId, IdError, Slug, SourceId, Url};

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
