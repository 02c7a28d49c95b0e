//! The page for frames.

use crate::common::{SHELL, compile, folder};
use crate::{address, edition, scripts, shell};
use sidelight::document::Explainer;
use sidelight::publish::{self, Shell};
use sidelight::values::Url;

/// The tests' own explainer in a frame, and as Trunk would serve it while one writes.
fn frames(address: Option<&Url>) -> [String; 2] {
    let explainer = Explainer { url: address.cloned(), ..compile(&folder("tests/authoring/base")) };
    let edition = edition(explainer);
    let frame = |shell: &str| {
        let shell = Shell::read(shell).expect("it is a shell");
        publish::frame(&shell, &edition, &scripts())
    };
    let styled = SHELL.replace("</head>", "<style>a{color:red}</style></head>");
    [frame(&styled), frame(&styled.replace("</body>", "<script>new WebSocket('ws://x')</script></body>"))]
}

// Checks that the page for frames shows the same explainer, leads search engines to the page, allows its own styles and
// no other, has no inline script, and leads outside in windows of their own.
#[test]
fn frame() {
    let [frame, served] = frames(None);
    assert_eq!(frame, served);
    let links_aside = frame.replace(" target=\"_blank\" rel=\"noopener\"", "").replace("\"./#", "\"#");
    let embed = edition(compile(&folder("tests/authoring/base"))).embed;
    assert!(links_aside.contains(&embed), "it is the same explainer: {links_aside}");
    let policy = frame.find("http-equiv=\"Content-Security-Policy\"").expect("it has a policy");
    for part in ["<style", "<script", "<link", "<title"] {
        assert!(frame.find(part).is_some_and(|at| at > policy), "the policy holds for {part}");
    }
    assert!(frame.find("charset").is_some_and(|at| at < 1024), "the encoding is found");
    // Made by another program: printf 'p{margin:0}a{color:red}' | openssl dgst -sha256 -binary | base64
    assert!(frame.contains("'sha256-hiXK5oRC8BSlK4Pcb8ab3/FWvpVINlfsGd7Yzaqj418='"), "{frame}");
    assert_eq!(frame.matches("'sha256-").count(), 2, "the page's styles, put together, and the frame's");
    assert_eq!(frame.matches("<style").count(), 2);
    for word in ["unsafe-inline", "'unsafe-eval'", "application/ld+json", "WebSocket", "og:title"] {
        assert!(!frame.contains(word), "{word}");
    }
    assert!(frame.contains("<meta name=\"robots\" content=\"noindex\"><link rel=\"canonical\" href=\"./\">"));
    let links: Vec<_> = frame.split("<a ").skip(1).filter_map(|link| link.split('>').next()).collect();
    assert!(links.iter().any(|link| link.contains("href=\"./#costs\"")), "a panel's address is the page's: {links:?}");
    for link in links {
        let is_inside = link.contains("href=\"#");
        assert_eq!(!is_inside, link.contains("target=\"_blank\" rel=\"noopener\""), "{link}");
    }
    let [known, _] = frames(Some(&address()));
    assert!(known.contains("<link rel=\"canonical\" href=\"https://paper.example/explainers/bridge/\">"));
    assert!(known.contains("href=\"https://paper.example/explainers/bridge/#costs\""));
    assert!(known.contains("script-src 'self' https://paper.example 'wasm-unsafe-eval'; "), "{known}");
    let odd = Url::new("https://paper.example;img-src/").expect("an address of a kind");
    let [odd, _] = frames(Some(&odd));
    assert!(odd.contains("script-src 'self' 'wasm-unsafe-eval'; "), "an address can't change the policy");
}

// Checks that the page for frames that are held to a height has what is said first, each link of it in a window of its
// own, and the way to the whole; that it asks for no program, and that its policy allows none.
#[test]
fn glance() {
    for address in [None, Some(address())] {
        let explainer = Explainer { url: address.clone(), ..compile(&folder("tests/authoring/base")) };
        let edition = edition(explainer);
        let page = publish::glance(&shell(), &edition, &scripts());
        assert!(page.contains("<h1 class=\"headline\">What the new bridge costs</h1>"));
        assert_eq!(page.matches("class=\"number\"").count(), edition.explainer.glance.len());
        assert!(page.contains("class=\"statements\"") && page.contains("./frame-0.js"));
        for word in ["<details", "data-island=\"", "data-wasm", "loader", "program", "wasm-unsafe-eval", "connect-src"]
        {
            assert!(!page.contains(word), "{word}");
        }
        let links: Vec<_> = page.split("<a ").skip(1).filter_map(|link| link.split('>').next()).collect();
        assert!(links.len() > edition.explainer.glance.len(), "{links:?}");
        for link in &links {
            assert!(link.contains("target=\"_blank\" rel=\"noopener\"") && !link.contains("href=\"#"), "{link}");
        }
        let whole = format!("href=\"{}\"", address.as_ref().map_or("./", Url::as_str));
        assert!(links.last().is_some_and(|link| link.contains(&whole)), "the last leads to the whole: {links:?}");
    }
}
