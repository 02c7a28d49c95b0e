//! The parts of a packed file, each unpacked when it is asked for, and all together up to a limit.

use super::{Problem, broken};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use std::collections::BTreeMap;

/// How many bytes may be unpacked of a file.
const MOST_UNPACKED: usize = 16_000_000;

pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    parts: BTreeMap<String, Part>,
    left: usize,
}

#[derive(Clone, Copy)]
struct Part {
    /// Where its own header stands.
    at: usize,
    /// How long it is packed.
    length: usize,
    packed: Packed,
    /// The sum of what it is unpacked.
    sum: usize,
}

#[derive(Clone, Copy)]
enum Packed {
    Not,
    Deflated,
    Otherwise,
}

/// A number of two or four bytes, of which the least stands first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

impl<'b> Archive<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Result<Self, Problem> {
        let parts = parts(bytes).ok_or_else(|| {
            let hint = "save it anew in a spreadsheet program, as .xlsx or .ods, or as CSV";
            Problem::new("this is not a spreadsheet's file, or only a piece of one", hint)
        })?;
        Ok(Self { bytes, parts, left: MOST_UNPACKED })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(name)
    }

    /// A part's text; nothing if there is none.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Problem> {
        let Some(Part { at, length, packed, sum }) = self.parts.get(name).copied() else { return Ok(None) };
        let packed_bytes = || {
            let start = at + 30 + number(self.bytes, at + 26, 2)? + number(self.bytes, at + 28, 2)?;
            self.bytes.get(start..start.checked_add(length)?)
        };
        let bytes = packed_bytes().ok_or_else(|| broken(&format!("{name} is cut short")))?;
        let large = || {
            let message = format!("unpacked, the file has more than {} MB", MOST_UNPACKED / 1_000_000);
            Problem::new(message, "keep the sheet alone that is meant, or save it as CSV")
        };
        let unpacked = match packed {
            Packed::Not if bytes.len() > self.left => return Err(large()),
            Packed::Not => bytes.to_vec(),
            Packed::Deflated => decompress_to_vec_with_limit(bytes, self.left).map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => large(),
                _ => broken(&format!("{name} cannot be unpacked")),
            })?,
            Packed::Otherwise => return Err(broken(&format!("{name} is packed in an unknown way"))),
        };
        self.left -= unpacked.len();
        // What is damaged may be a number. Inputs made at random have no right sums.
        if !cfg!(fuzzing) && check_sum(&unpacked) as usize != sum {
            return Err(broken(&format!("{name} is damaged")));
        }
        String::from_utf8(unpacked).map(Some).map_err(|_| broken(&format!("{name} is not UTF-8")))
    }
}

/// The sum of ISO 3309, as zips have it (CRC-32).
fn check_sum(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut at = 0;
        while at < 256 {
            let (mut sum, mut bit) = (at as u32, 0);
            while bit < 8 {
                sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
                bit += 1;
            }
            table[at] = sum;
            at += 1;
        }
        table
    };
    !bytes.iter().fold(!0, |sum, byte| sum >> 8 ^ TABLE[usize::from(sum as u8 ^ byte)])
}

/// The list of parts, which stands at the end of the file.
fn parts(bytes: &[u8]) -> Option<BTreeMap<String, Part>> {
    // A comment of at most 65,535 bytes may stand after it.
    let from = bytes.len().saturating_sub(22 + 0xffff);
    let end = from + bytes[from..].windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count = number(bytes, end + 10, 2)?;
    let mut at = number(bytes, end + 16, 4)?;
    let mut parts = BTreeMap::new();
    for _ in 0..count {
        if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            return None;
        }
        let named = number(bytes, at + 28, 2)?;
        let name = String::from_utf8_lossy(bytes.get(at + 46..at + 46 + named)?).replace('\\', "/");
        let packed = match (number(bytes, at + 8, 2)? & 1, number(bytes, at + 10, 2)?) {
            (0, 0) => Packed::Not,
            (0, 8) => Packed::Deflated,
            _ => Packed::Otherwise,
        };
        let [sum, length, own] = [16, 20, 42].map(|offset| number(bytes, at + offset, 4));
        parts.insert(name, Part { at: own?, length: length?, packed, sum: sum? });
        at += 46 + named + number(bytes, at + 30, 2)? + number(bytes, at + 32, 2)?;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    #[test]
    fn check_sums() {
        assert_eq!(super::check_sum(b"123456789"), 0xcbf4_3926);
    }
}
