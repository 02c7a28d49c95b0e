//! The tables to download.

use crate::common::explainers;
use sidelight::{authoring, publish};
use std::path::Path;

// Checks that each figure's CSV can be read in again, and is then the same record: what a reader downloads is what its
// writer wrote, with what is worked out from it and with addresses.
#[test]
fn csv_is_the_record() {
    for folder in explainers() {
        let explainer = authoring::compile(&folder).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        assert!(explainer.figures().count() > 0);
        let mut files = folder_in_memory(&folder);
        for figure in explainer.figures() {
            let bytes = publish::csv(&explainer, figure).expect("rows can be written");
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let headers = reader.headers().expect("there is a header").clone();
            let urls = headers.iter().position(|header| header == "source_urls").expect("it has addresses");
            let rows: Vec<_> = reader.records().map(|row| row.expect("a row can be read")).collect();
            assert!(rows.iter().all(|row| row[urls].starts_with("http")), "every row says where to check");
            // In the place of what it was made of, in whatever form that was.
            let of_figure = |place: &String| {
                place.rsplit_once('.').map(|(name, _)| name) == Some(&format!("figures/{}", figure.id))
            };
            files.files.retain(|place, _| !of_figure(place) || place.ends_with(".toml"));
            files.files.insert(format!("figures/{}.csv", figure.id), Some(bytes));
        }
        let again = authoring::compile_files(&files).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        assert!(explainer == again, "{}: the record has changed", folder.display());
    }
}

/// A writer's folder as the command reads it.
pub(crate) fn folder_in_memory(folder: &Path) -> authoring::Files {
    authoring::read(folder).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"))
}
