//! A figure's rows for a spreadsheet: the record itself, as its writer may read it in again.

use crate::document::Explainer;
use crate::figures::{Export, Figure};

/// The rows of a figure as CSV (RFC 4180, UTF-8, a header line): the columns that its kind has, as a writer writes them,
/// and after them what is worked out from them: of an amount the least and the most that it can mean (the same number
/// where it is exact; nothing for the most where it is a lower bound), its unit, and the sources as addresses.
///
/// No cell of it is a formula to a spreadsheet: `authoring` refuses texts that would be one.
pub fn csv(explainer: &Explainer, figure: &Figure) -> Result<Vec<u8>, ::csv::Error> {
    let urls = explainer.sources.iter().map(|source| (&source.id, source.url.as_str())).collect();
    let Export { header, records } = figure.data.kind().export(&urls);
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(header)?;
    for record in records {
        writer.write_record(record)?;
    }
    writer.into_inner().map_err(|error| ::csv::Error::from(error.into_error()))
}
