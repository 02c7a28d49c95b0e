//! The typefaces of pictures. Natively they come with the program; in a browser they are given when they are needed, since
//! they weigh more than all else.

#[cfg(not(target_arch = "wasm32"))]
mod source {
    pub(crate) fn fonts() -> impl Iterator<Item = &'static [u8]> {
        typst_assets::fonts()
    }
}

#[cfg(target_arch = "wasm32")]
mod source {
    static GIVEN: std::sync::OnceLock<Vec<Vec<u8>>> = std::sync::OnceLock::new();

    pub(crate) fn fonts() -> impl Iterator<Item = &'static [u8]> {
        GIVEN.get().into_iter().flatten().map(Vec::as_slice)
    }

    /// Gives the fonts, OpenType each, before any picture is made; what is given again is left.
    pub fn give(fonts: Vec<Vec<u8>>) {
        let _ = GIVEN.set(fonts);
    }
}

pub(crate) use source::fonts;
#[cfg(target_arch = "wasm32")]
pub use source::give;
