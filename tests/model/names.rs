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

/// Checks how an address leads to words on its page: nothing in them is taken for syntax, and a fragment stays.
#[test]
fn places_of_words() {
    for (url, words, address) in [
        ("https://example.org/a", "It works", "https://example.org/a#:~:text=It%20works"),
        (
            "https://example.org/a?b=c",
            "1,000 so-called \"tests\" & more_or.less~",
            "https://example.org/a?b=c#:~:text=1%2C000%20so%2Dcalled%20%22tests%22%20%26%20more_or.less~",
        ),
        ("https://example.org/#part-2", "100% of it", "https://example.org/#part-2:~:text=100%25%20of%20it"),
        ("https://example.org/#", "x", "https://example.org/#:~:text=x"),
        ("https://example.org/#:~:text=one", "two", "https://example.org/#:~:text=one&text=two"),
        ("https://example.org/:~:/a", "x", "https://example.org/:~:/a#:~:text=x"),
        ("https://example.org/", "#це’", "https://example.org/#:~:text=%23%D1%86%D0%B5%E2%80%99"),
    ] {
        let place = Url::new(url).unwrap().at_text(words);
        assert_eq!(place, address);
        assert!(Url::new(place).is_ok(), "{address} is an address");
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
