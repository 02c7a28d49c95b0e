//! Writes the islands of an edition as JSON: `islands-json dist/name-page-….edition`.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("the name of an edition is missing")?;
    let bytes = std::fs::read(file)?;
    let (_, rest) = sidelight::islands::EditionHead::read(&bytes)?;
    let islands = sidelight::islands::EditionHead::islands(rest)?;
    Ok(serde_json::to_writer(std::io::stdout(), &islands)?)
}

#[cfg(target_arch = "wasm32")]
fn main() {}
