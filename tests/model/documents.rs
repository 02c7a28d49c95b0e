//! The document's JSON, and the edition's bytes.

use crate::common::{compile, folder};
use futures::executor::block_on;
use sidelight::{
    document::{DocumentError, Explainer},
    islands::{EditionError, EditionHead},
    publish,
};

fn explainer(path: &str) -> Explainer {
    compile(&folder(path))
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
    let message = "the document has schema 7, this program reads schema 3: use the program it was built with";
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
    for json in ["", "[]", "{}", r#"{"schema": "1"}"#, r#"{"schema": 3}"#, cut] {
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
        (r#"{"value":8000000}"#, r#"{"value":8000000,"bound":"at-most"}"#),
        (r#"{"value":8000000}"#, r#"{"value":8000000,"most":9000000}"#),
        (r#"{"value":8000000}"#, r#"{"value":1,"places":7}"#),
        (r#"{"value":8000000}"#, r#"{"least":2,"most":1}"#),
        (r#"{"value":8000000}"#, "{}"),
        (r#""slug":"base""#, r#""slug":"../base""#),
    ] {
        assert!(whole.contains(right), "{right}");
        assert!(Explainer::from_json(&whole.replacen(right, wrong, 1)).is_err(), "{wrong}");
    }
}
