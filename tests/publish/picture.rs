//! The pictures of figures: one of every kind, complete alone, and within its edges.

use crate::markup::others;
use crate::{address, at_home_and_nowhere, attribute, parse, published, search, text};
use sidelight::document::Explainer;
use std::collections::BTreeSet;

// Checks that every figure of every kind has a picture with its title, its sources and where it is from, for those who
// do not see it too, that asks nothing of anybody.
#[test]
fn pictures_are_complete_alone() {
    let mut kinds = BTreeSet::new();
    for explainer in at_home_and_nowhere().into_iter().chain(others()) {
        let files = published(explainer.clone());
        for figure in explainer.figures() {
            let name = explainer.picture_name(figure, "svg");
            let svg = std::str::from_utf8(&files[&name]).expect("it is text");
            let mut reader = quick_xml::Reader::from_str(svg);
            while reader.read_event().expect("it is XML") != quick_xml::events::Event::Eof {}
            let dom = parse(svg).document;
            let told: String = text(&dom).split_whitespace().collect();
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            let publishers =
                figure.sources.iter().filter_map(|id| explainer.source(id)).map(|(_, source)| &source.publisher);
            for words in
                [&figure.title, &figure.sentence, &explainer.headline, &explainer.byline].into_iter().chain(publishers)
            {
                assert!(told.contains(&squeezed(words)), "{name}: {words}");
            }
            let image = search(&dom, &|node| attribute(node, "role").as_deref() == Some("img"));
            assert_eq!(attribute(&image[0], "aria-label").as_deref(), Some(figure.alternative.as_str()));
            for asked in ["href", "src", "style", "class", "id"] {
                assert!(search(&dom, &|node| attribute(node, asked).is_some()).is_empty(), "{name}: {asked}");
            }
            assert!(!svg.contains("url(") && !svg.contains("<style"), "{name}");
            let shapes = search(&dom, &|node| attribute(node, "fill").is_some());
            assert!(shapes.len() > 5, "{name} is drawn");
            let kind = serde_json::to_value(&figure.data).expect("it can be written")["kind"].to_string();
            kinds.insert(kind);
            let is_set = files.contains_key(&explainer.picture_name(figure, "png"));
            let height: u32 =
                attribute(&image[0], "height").and_then(|height| height.parse().ok()).expect("it has one");
            assert!(is_set || explainer.lang == "ar" || height > 2400, "{name} is there as PNG, too");
        }
    }
    assert_eq!(kinds.len(), sidelight::figures::guide().len(), "every kind is drawn: {kinds:?}");
}

// Checks a PNG's size and that nothing stands at its edges.
#[test]
fn pictures_keep_their_edges() {
    for explainer in others() {
        let explainer = Explainer { url: Some(address()), ..explainer };
        let files = published(explainer.clone());
        for figure in explainer.figures() {
            let name = explainer.picture_name(figure, "png");
            let Some(picture) = files.get(&name) else { continue };
            let mut decoder = png::Decoder::new(std::io::Cursor::new(picture.as_slice()));
            decoder.set_transformations(png::Transformations::EXPAND);
            let mut reader = decoder.read_info().expect("it is a PNG");
            let mut pixels = vec![0; reader.output_buffer_size().expect("it fits in memory")];
            let info = reader.next_frame(&mut pixels).expect("it is whole");
            assert_eq!(info.width, 1200, "{name}");
            assert!(info.height < 4800, "{name}: {}", info.height);
            let ink = |x: u32, y: u32| pixels[((y * info.width + x) * 3) as usize..][..3] != [0xfd, 0xfc, 0xf9];
            let is_free = (0..info.height).all(|y| (0..40).chain(1160..1200).all(|x| !ink(x, y)));
            assert!(is_free, "{name}: something stands at its edges");
            let inked =
                (0..info.height).flat_map(|y| (40..1160).map(move |x| (x, y))).filter(|(x, y)| ink(*x, *y)).count();
            assert!(inked > 10_000, "{name}: {inked}");
        }
    }
}
