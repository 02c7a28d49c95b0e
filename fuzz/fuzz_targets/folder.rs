//! A whole folder: after each line `--- place`, the bytes of a file, which replaces the one of the tests' own folder.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut files = sidelight_fuzz::base();
    let mut place = None;
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(b"--- ") {
            let name = String::from_utf8_lossy(name).trim().to_owned();
            files.files.insert(name.clone(), Some(Vec::new()));
            place = Some(name);
        } else if let Some(file) = place.as_ref().and_then(|place| files.files.get_mut(place)) {
            file.get_or_insert_default().extend_from_slice(line);
        }
    }
    sidelight_fuzz::check(&files);
});
