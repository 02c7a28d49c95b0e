//! Photographs and drawings of the writer's own.

use crate::common::{compile, folder};
use crate::{address, edition, published};
use image::{GenericImageView, ImageFormat};
use sidelight::document::Explainer;

fn story() -> Explainer {
    compile(&folder("tests/authoring/story"))
}

// Checks that each picture is published upright in its widths, in files that have nothing in them but the picture, and
// that what is published with it says how large it is.
#[test]
fn pictures_are_published() {
    let explainer = story();
    let files = published(explainer.clone());
    let written = std::fs::read(folder("tests/authoring/story/images/bridge.jpg")).expect("there is one");
    let holds = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
    assert!(holds(&written, b"Exif") && holds(&written, b"secret"));
    let mut seen = Vec::new();
    for image in &explainer.images {
        for copy in &image.copies {
            let bytes = &files[&copy.file];
            let picture = image::load_from_memory(bytes).expect("it is a picture");
            assert_eq!(picture.dimensions(), (copy.width, copy.height), "{}", copy.file);
            for metadata in [b"Exif".as_slice(), b"secret", b"EXIF", b"ICC", b"XMP"] {
                assert!(!holds(bytes, metadata), "{}", copy.file);
            }
            seen.push((image.id.as_str(), copy.width, copy.height, image::guess_format(bytes).expect("it has one")));
        }
    }
    // The first lies on its side in its file.
    let expected = [
        ("bridge", 480, 349, ImageFormat::Jpeg),
        ("bridge", 960, 698, ImageFormat::Jpeg),
        ("bridge", 1100, 800, ImageFormat::Jpeg),
        ("plan", 480, 205, ImageFormat::WebP),
        ("plan", 700, 300, ImageFormat::WebP),
        ("lamp", 320, 240, ImageFormat::Jpeg),
    ];
    assert_eq!(seen, expected);
}

// Checks that pictures wait until they are near, but not on the page that is printed, and have full addresses in a feed.
#[test]
fn pictures_wait() {
    let edition = edition(Explainer { url: Some(address()), ..story() });
    let count = |markup: &str, what: &str| markup.matches(what).count();
    for (markup, images, lazy) in [(&edition.page, 1, 1), (&edition.all, 3, 0), (&edition.embed, 1, 1)] {
        assert_eq!((count(markup, "<img "), count(markup, "loading=\"lazy\"")), (images, lazy));
    }
    assert_eq!(count(&edition.panel_pages[0].1, "<img "), 2);
    let feed = published(edition.explainer.clone())["feed.xml"].clone();
    let feed = String::from_utf8(feed).expect("it is a text");
    assert_eq!(count(&feed, "src=\"https://paper.example/explainers/bridge/bridge-960-"), 1, "{feed}");
    assert_eq!(count(&feed, "srcset"), 0);
}
