//! `sidelight links`: the addresses of other sites, and what has become of them.

mod ask;
mod told;

use super::count;
use sidelight::authoring::{self, Link};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

/// Lists the addresses; or asks each of them, a few at a time.
pub(crate) fn links(folder: &Path, is_asked: bool, seconds: u64) -> Result<(), String> {
    let files = authoring::read(folder).map_err(|diagnostics| diagnostics.to_string())?;
    let links = authoring::links(&files).map_err(|diagnostics| diagnostics.to_string())?;
    let addresses: BTreeSet<&str> = links.iter().map(|link| link.address.as_str()).collect();
    if is_asked {
        return told::tell(&links, &ask::all(addresses, Duration::from_secs(seconds)));
    }
    for Link { address, file, line, column, .. } in &links {
        println!("{}:{line}:{column}: {address}", file.display());
    }
    println!("{}; nothing was asked: that is done with --check", count(addresses.len(), "address", "addresses"));
    Ok(())
}
