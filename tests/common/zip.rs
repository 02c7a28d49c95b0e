//! Packed files, as spreadsheets' own files are.
#![allow(dead_code, reason = "each suite uses a part of it")]

use std::collections::BTreeMap;

/// A packed file of parts, each with its name; `deflated` says how it is packed.
pub(crate) fn zip<'p, N: AsRef<[u8]>>(parts: impl IntoIterator<Item = (N, &'p [u8])>, deflated: bool) -> Vec<u8> {
    let (mut bytes, mut list, mut count) = (Vec::new(), Vec::new(), 0u16);
    for (name, content) in parts {
        let name = name.as_ref();
        let packed = match deflated {
            true => miniz_oxide::deflate::compress_to_vec(content, 6),
            false => content.to_vec(),
        };
        let start = bytes.len() as u32;
        let method = if deflated { 8u16 } else { 0 };
        // Names are said to be UTF-8.
        let mut head = [20, 0x800, method, 0, 0].iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<_>>();
        let numbers = [crc32fast::hash(content), packed.len() as u32, content.len() as u32, name.len() as u32];
        head.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        bytes.extend([b"PK\x03\x04", &head[..], name, &packed].concat());
        list.extend([b"PK\x01\x02\x14\0", &head[..], &[0; 10], &start.to_le_bytes(), name].concat());
        count += 1;
    }
    let (start, length) = (bytes.len() as u32, list.len() as u32);
    let counts = [count.to_le_bytes(), count.to_le_bytes()].concat();
    let end = [b"PK\x05\x06\0\0\0\0", &counts[..], &length.to_le_bytes(), &start.to_le_bytes(), b"\0\0"].concat();
    [bytes, list, end].concat()
}

/// The files in a packed file, by their names.
pub(crate) fn unzip(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let number = |at: usize, size: usize| {
        bytes[at..at + size].iter().rev().fold(0usize, |number, byte| number << 8 | usize::from(*byte))
    };
    let end = bytes.windows(4).rposition(|window| window == b"PK\x05\x06").expect("it has an end");
    let mut at = number(end + 16, 4);
    let mut files = BTreeMap::new();
    for _ in 0..number(end + 10, 2) {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        let (method, packed, name) = (number(at + 10, 2), number(at + 20, 4), number(at + 28, 2));
        let start = number(at + 42, 4);
        let content = start + 30 + number(start + 26, 2) + number(start + 28, 2);
        let content = &bytes[content..content + packed];
        let content = match method {
            0 => content.to_vec(),
            _ => miniz_oxide::inflate::decompress_to_vec(content).expect("it can be unpacked"),
        };
        assert_eq!(crc32fast::hash(&content) as usize, number(at + 16, 4));
        files.insert(String::from_utf8(bytes[at + 46..at + 46 + name].to_vec()).expect("a name in UTF-8"), content);
        at += 46 + name + number(at + 30, 2) + number(at + 32, 2);
    }
    files
}
