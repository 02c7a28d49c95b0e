//! Photographs and drawings as writers have them → copies that are fit to be shown: of a few widths, upright, and with
//! nothing in them but the picture.

use image::codecs::{jpeg::JpegEncoder, webp::WebPEncoder};
use image::imageops::{FilterType, resize};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// A picture of one width.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Copy {
    /// The ending of its file's name.
    pub(crate) ending: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bytes: Arc<[u8]>,
}

/// Why a file is no picture that can be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Refused {
    pub(crate) message: String,
    pub(crate) hint: String,
}

/// What becomes of a file.
type Copies = Result<Vec<Copy>, Refused>;

/// The widths that are made, where the picture is as wide; at most, it is shown 38rem wide.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// The most pixels a picture may have, and the most on a side: a small file may say that it has a great many.
const MOST_PIXELS: u64 = 50_000_000;
const LONGEST_SIDE: u32 = 16_000;
/// What may be used to decode it: the pixels, at eight bytes each.
const MOST_MEMORY: u64 = 8 * MOST_PIXELS;
const QUALITY: u8 = 82;

/// What makes them, where there is something that does.
static MAKER: OnceLock<fn(&[u8]) -> Copies> = OnceLock::new();

/// Has the copies of pictures made in this program. One that never does is without all that reads and writes pictures,
/// and knows what it is [given](give).
pub(crate) fn make_here() {
    MAKER.get_or_init(|| make);
}

/// What was made of files is kept: a page that is served while it is written is made anew at each save.
fn made() -> MutexGuard<'static, BTreeMap<[u8; 32], Copies>> {
    static MADE: Mutex<BTreeMap<[u8; 32], Copies>> = Mutex::new(BTreeMap::new());
    MADE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The copies of a picture, the narrowest first.
pub(crate) fn copies(bytes: &[u8]) -> Copies {
    const MOST_KEPT: usize = 64;
    let name: [u8; 32] = Sha256::digest(bytes).into();
    if let Some(known) = made().get(&name) {
        return known.clone();
    }
    let Some(make) = MAKER.get() else { return Err(refused("the picture has not been read yet", "wait for it")) };
    let copies = make(bytes);
    let mut made = made();
    if made.len() >= MOST_KEPT {
        made.clear();
    }
    made.insert(name, copies.clone());
    copies
}

/// Whether it is known what becomes of a picture.
pub(crate) fn is_made(bytes: &[u8]) -> bool {
    let name: [u8; 32] = Sha256::digest(bytes).into();
    made().contains_key(&name)
}

/// What becomes of a picture, for another program.
pub(crate) fn take(bytes: &[u8]) -> Vec<u8> {
    postcard::to_allocvec(&copies(bytes)).expect("memory can be written")
}

/// What another program made of a picture.
pub(crate) fn give(bytes: &[u8], taken: &[u8]) {
    let name: [u8; 32] = Sha256::digest(bytes).into();
    if let Ok(copies) = postcard::from_bytes(taken) {
        made().insert(name, copies);
    }
}

fn refused(message: &str, hint: &str) -> Refused {
    Refused { message: message.to_owned(), hint: hint.to_owned() }
}

fn make(bytes: &[u8]) -> Copies {
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) => format,
        _ => return Err(refused("this is no JPEG, PNG or WebP, whatever it is called", "save it as one of these")),
    };
    let broken = |error: ImageError| match error {
        ImageError::Limits(_) => too_large(),
        _ => refused("the picture is broken", "save it anew"),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    // Before a single pixel is read.
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(too_large());
    }
    if width == 0 || height == 0 {
        return Err(refused("the picture has no pixels", "save it anew"));
    }
    let orientation = decoder.orientation().map_err(broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(orientation);
    let is_drawing = format == ImageFormat::Png || is_seen_through(&picture);
    let widest = WIDTHS[WIDTHS.len() - 1].min(picture.width());
    let widths = WIDTHS.into_iter().filter(|width| *width < widest).chain([widest]);
    widths.map(|width| copy(&picture, width, is_drawing).map_err(broken)).collect()
}

fn too_large() -> Refused {
    let message = format!(
        "the picture has more than {} million pixels, or more than {LONGEST_SIDE} on a side",
        MOST_PIXELS / 1_000_000
    );
    refused(&message, "save it smaller: no page shows it wider than 1,600 pixels")
}

fn is_seen_through(picture: &DynamicImage) -> bool {
    picture.color().has_alpha() && picture.to_rgba8().pixels().any(|pixel| pixel.0[3] < u8::MAX)
}

/// A copy: of a drawing without loss, of a photograph as JPEG. Neither writer is given anything but the pixels.
fn copy(picture: &DynamicImage, width: u32, is_drawing: bool) -> Result<Copy, ImageError> {
    let height = (u64::from(picture.height()) * u64::from(width) / u64::from(picture.width())).max(1);
    let height = u32::try_from(height).unwrap_or(u32::MAX);
    let filter = FilterType::CatmullRom;
    let mut bytes = Vec::new();
    let ending = match is_drawing {
        true if is_seen_through(picture) => {
            let pixels = resize(&picture.to_rgba8(), width, height, filter);
            pixels.write_with_encoder(WebPEncoder::new_lossless(&mut bytes))?;
            "webp"
        }
        true => {
            let pixels = resize(&picture.to_rgb8(), width, height, filter);
            pixels.write_with_encoder(WebPEncoder::new_lossless(&mut bytes))?;
            "webp"
        }
        false => {
            let pixels = resize(&picture.to_rgb8(), width, height, filter);
            pixels.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
            "jpg"
        }
    };
    Ok(Copy { ending: ending.to_owned(), width, height, bytes: bytes.into() })
}
