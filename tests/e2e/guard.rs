//! The guard lets nothing be drawn that was not made by this program from this document.

use crate::engine::in_each_engine;
use crate::faults::assert_static;
use crate::page::{Allowed, Page};
use crate::server::{Fault, Server};

in_each_engine!(
    edition_of_another_hash,
    page_of_another_hash,
    edition_of_another_build,
    page_of_another_build,
    edition_of_another_schema,
);

async fn edition_of_another_hash(page: &Page) {
    refused(page, Fault::EditionHash, "hash").await;
}

async fn page_of_another_hash(page: &Page) {
    refused(page, Fault::PageHash, "hash").await;
}

async fn edition_of_another_build(page: &Page) {
    refused(page, Fault::EditionBuild, "build").await;
}

async fn page_of_another_build(page: &Page) {
    refused(page, Fault::PageBuild, "build").await;
}

async fn edition_of_another_schema(page: &Page) {
    refused(page, Fault::EditionSchema, "document").await;
}

/// The page stays as it was prerendered, says why once, and works.
async fn refused(page: &Page, fault: Fault, code: &str) {
    let server = Server::start(&[fault]).await;
    page.open(&server.page()).await;
    assert_static(page, code).await;
    assert_eq!(page.tree().await, page.parsed_tree().await, "a refused page stays as it was");
    page.assert("one warning says why", "return window.__record.console.length === 1").await;
    page.assert_readable(&server).await;
    page.assert_panels_open().await;
    page.assert_quiet(Allowed { warnings: 1, ..Allowed::default() }).await;
}
