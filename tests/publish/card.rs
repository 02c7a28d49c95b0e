//! The card, which is shown where a page is shared.

use crate::common::{compile, folder};
use crate::head::head;
use crate::page;
use sidelight::document::Explainer;
use sidelight::publish;

/// A PNG's width, height and pixels.
fn pixels(png: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    // Its palette is put in.
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("it is a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("it fits in memory")];
    let info = reader.next_frame(&mut pixels).expect("it is whole");
    assert_eq!(info.color_type, png::ColorType::Rgb);
    (info.width, info.height, pixels)
}

// Checks that a card can be set of any headline that its font has the letters of, and that its edges stay free.
#[test]
fn card_fits_any_headline() {
    let mut explainer = compile(&folder("content/russian-defections"));
    let long = "How a reward law, a hotline and one filmed defection became three stories that nobody could check, and \
                what is known of each of them";
    let headlines = [
        explainer.headline.clone(),
        "Ferry".to_owned(),
        "I".to_owned(),
        long.to_owned(),
        long.repeat(5),
        "Unbreakable".repeat(40),
        "Хочу жить: Ґанок, Ευρώπη, Ångström, ½ €, naïve — “so” it’s".to_owned(),
    ];
    for headline in headlines {
        explainer.headline = headline;
        let card = publish::card(&explainer).unwrap_or_else(|error| panic!("{}: {error}", explainer.headline));
        assert!(card.len() < 100_000, "{}: {} B", explainer.headline, card.len());
        let (width, height, pixels) = pixels(&card);
        assert_eq!((width, height), (1200, 630));
        let paper = [0xfd, 0xfc, 0xf9];
        let ink = |x: u32, y: u32| pixels[((y * width + x) * 3) as usize..][..3] != paper;
        let inked = |columns: std::ops::Range<u32>, rows: std::ops::Range<u32>| {
            columns.flat_map(|x| rows.clone().map(move |y| (x, y))).filter(|(x, y)| ink(*x, *y)).count()
        };
        // Headline and standfirst, then the byline, and the space around them and between them.
        assert!(inked(72..1128, 140..490) > 800, "{}", explainer.headline);
        assert!(inked(72..1128, 520..600) > 1000);
        for (columns, rows) in
            [(0..66, 0..630), (1134..1200, 0..630), (0..1200, 0..50), (0..1200, 600..630), (0..1200, 494..504)]
        {
            assert_eq!(inked(columns.clone(), rows.clone()), 0, "{}: {columns:?} {rows:?}", explainer.headline);
        }
    }
    explainer.glance.clear();
    let card = publish::card(&explainer).expect("it was set before");
    explainer.standfirst = long.repeat(6);
    assert_ne!(publish::card(&explainer).expect("what has no room is cut"), card);
}

// Checks that the card has the first number that is said of the explainer, in the record's own words and with its
// picture, which its alternative has too; that there is none where it has no room whole, or its letters are lacking.
#[test]
fn card_has_its_number() {
    let base = compile(&folder("tests/authoring/base"));
    let alternative = |explainer: &Explainer| {
        let said = head(&page(explainer));
        said.into_iter().find(|(name, _)| name == "og:image:alt").expect("there is a card").1
    };
    let data = [0x2b, 0x5a, 0x74];
    let drawn = |explainer: &Explainer| {
        let (_, _, pixels) = pixels(&publish::card(explainer).expect("its font has every letter"));
        pixels.chunks_exact(3).filter(|pixel| **pixel == data).count()
    };
    assert!(alternative(&base).ends_with("The dearest part: €8,000,000"), "{}", alternative(&base));
    assert!(drawn(&base) > 1000, "the chosen bar is drawn: {}", drawn(&base));
    let changed = |change: &dyn Fn(&mut Explainer)| {
        let mut explainer = base.clone();
        change(&mut explainer);
        explainer
    };
    let second = changed(&|explainer| explainer.glance.rotate_left(1));
    assert!(alternative(&second).contains(" – Piles by May: "), "{}", alternative(&second));
    for without in [
        changed(&|explainer| explainer.glance.clear()),
        changed(&|explainer| explainer.glance[0].lead = "費用".to_owned()),
        changed(&|explainer| explainer.glance[0].lead = "The dearest part of it ".repeat(9)),
        changed(&|explainer| explainer.headline = "What the new bridge costs ".repeat(30)),
    ] {
        assert!(alternative(&without).ends_with(&without.headline), "{}", alternative(&without));
        assert_eq!(drawn(&without), 0);
    }
    // A long headline leaves it room.
    let long = "How a reward law, a hotline and one filmed defection became three stories that nobody could check, \
                and what is known of each of them";
    assert!(drawn(&changed(&|explainer| explainer.headline = long.to_owned())) > 1000);
}

// Checks that the card of the tests' own explainer is the reviewed one on every machine. `UPDATE=1` writes it anew.
#[test]
fn golden_card() {
    let path = folder("tests/golden/base.png");
    let card = publish::card(&compile(&folder("tests/authoring/base"))).expect("its font has every letter");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &card).expect("the golden file can be written");
    }
    let golden = std::fs::read(&path).unwrap_or_default();
    assert!(card == golden, "{}: the card differs", path.display());
}

// Checks that there is no card with gaps: a letter that cannot be set is named, and the page does without a picture.
#[test]
fn card_is_whole_or_not_at_all() {
    for (headline, letter) in [("日本語", '日'), ("Ferry 🚢", '🚢'), ("עברית", 'ע'), ("العربية", 'ا')]
    {
        let mut explainer = compile(&folder("tests/authoring/base"));
        explainer.headline = headline.to_owned();
        assert_eq!(publish::card(&explainer).err(), Some(publish::CardError(letter)));
        let said = head(&page(&explainer));
        assert!(!said.iter().any(|(name, _)| name.starts_with("og:image")));
        assert!(said.contains(&("twitter:card".to_owned(), "summary".to_owned())), "{said:?}");
    }
}
