//! The borders of the world's countries, as scripts/borders.mjs writes them. Natively they come with the program; in a
//! browser they are given when a folder has a map, since they weigh a quarter of what all else weighs.

#[cfg(not(target_arch = "wasm32"))]
mod source {
    pub(crate) fn borders() -> Option<&'static [u8]> {
        Some(include_bytes!("borders.bin"))
    }
}

#[cfg(target_arch = "wasm32")]
mod source {
    static GIVEN: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();

    pub(crate) fn borders() -> Option<&'static [u8]> {
        GIVEN.get().map(Vec::as_slice)
    }

    /// Gives the borders; what is given again is left.
    pub fn give_borders(borders: Vec<u8>) {
        let _ = GIVEN.set(borders);
    }
}

pub(crate) use source::borders;
#[cfg(target_arch = "wasm32")]
pub use source::give_borders;
