//! An edition, as the program in the browser reads it.
#![no_main]

use sidelight::islands::EditionHead;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = EditionHead::islands(bytes);
    if let Ok((_, rest)) = EditionHead::read(bytes) {
        let _ = EditionHead::islands(rest);
    }
});
