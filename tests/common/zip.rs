//! Packed files, as spreadsheets' own files are.

/// A packed file of parts, each with its name; `deflated` says how it is packed.
pub(crate) fn zip<'p>(parts: impl IntoIterator<Item = (&'p str, &'p [u8])>, deflated: bool) -> Vec<u8> {
    let (mut bytes, mut list, mut count) = (Vec::new(), Vec::new(), 0u16);
    for (name, content) in parts {
        let packed = match deflated {
            true => miniz_oxide::deflate::compress_to_vec(content, 6),
            false => content.to_vec(),
        };
        let start = bytes.len() as u32;
        let method = if deflated { 8u16 } else { 0 };
        let mut head = [20, 0, method, 0, 0].iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<_>>();
        let numbers = [crc32fast::hash(content), packed.len() as u32, content.len() as u32, name.len() as u32];
        head.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        bytes.extend([b"PK\x03\x04", &head[..], name.as_bytes(), &packed].concat());
        list.extend([b"PK\x01\x02\x14\0", &head[..], &[0; 10], &start.to_le_bytes(), name.as_bytes()].concat());
        count += 1;
    }
    let (start, length) = (bytes.len() as u32, list.len() as u32);
    let counts = [count.to_le_bytes(), count.to_le_bytes()].concat();
    let end = [b"PK\x05\x06\0\0\0\0", &counts[..], &length.to_le_bytes(), &start.to_le_bytes(), b"\0\0"].concat();
    [bytes, list, end].concat()
}
