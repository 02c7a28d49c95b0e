//! Photographs and drawings as writers have them → copies that are fit to be shown: of a few widths, upright, and with
//! nothing in them but the picture.

use image::codecs::{jpeg::JpegEncoder, webp::WebPEncoder};
use image::imageops::{FilterType, resize};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::{Arc, Mutex};

/// A picture of one width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Copy {
    /// The ending of its file's name.
    pub(crate) ending: &'static str,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bytes: Arc<[u8]>,
}

/// Why a file is no picture that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) message: String,
    pub(crate) hint: &'static str,
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

/// The copies of a picture, the narrowest first. What was made of a file is kept: a page that is served while it is
/// written is made anew at each save.
pub(crate) fn copies(bytes: &[u8]) -> Copies {
    static MADE: Mutex<BTreeMap<[u8; 32], Copies>> = Mutex::new(BTreeMap::new());
    const MOST_KEPT: usize = 64;
    let name: [u8; 32] = Sha256::digest(bytes).into();
    let made = || MADE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = made().get(&name) {
        return known.clone();
    }
    let copies = make(bytes);
    let mut made = made();
    if made.len() >= MOST_KEPT {
        made.clear();
    }
    made.insert(name, copies.clone());
    copies
}

fn make(bytes: &[u8]) -> Copies {
    let refused = |message: &str, hint| Refused { message: message.to_owned(), hint };
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
    Refused { message, hint: "save it smaller: no page shows it wider than 1,600 pixels" }
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
    Ok(Copy { ending, width, height, bytes: bytes.into() })
}
