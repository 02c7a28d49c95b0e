//! What was drawn as a PNG of at most 256 colours, which are all that lines and letters in a few inks need: a third of
//! the bytes, and of the time.

use tiny_skia::Pixmap;

/// The pixels, opaque everywhere, with those inks kept as they are.
pub(super) fn png(pixels: &Pixmap, inks: &[[u8; 3]]) -> Vec<u8> {
    // Colours that look alike are one: an ink, or the first that was seen.
    let mut palette: Vec<u8> = inks.concat();
    let mut known = vec![None; 1 << 15];
    inks.iter().zip(0..).for_each(|(ink, number)| known[alike(*ink)] = Some(number));
    let width = pixels.width() as usize;
    let (mut last, mut number) = ([0; 4], None);
    let (mut numbers, mut above) = (Vec::with_capacity(pixels.data().len() / 4), [].as_slice());
    for row in pixels.data().chunks_exact(width * 4) {
        // Most rows of even ground are as the one above.
        if row == above {
            numbers.extend_from_within(numbers.len() - width..);
            continue;
        }
        above = row;
        numbers.extend(row.as_chunks::<4>().0.iter().map(|&pixel| match number {
            Some(number) if pixel == last => number,
            _ => {
                let [red, green, blue, _] = pixel;
                let found =
                    *known[alike([red, green, blue])].get_or_insert_with(|| add(&mut palette, [red, green, blue]));
                (last, number) = (pixel, Some(found));
                found
            }
        }));
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette);
    // Letters and lines on an even ground: the lower levels find that, too. The numbers of colours beside each other say
    // nothing of each other.
    encoder.set_deflate_compression(png::DeflateCompression::Level(3));
    encoder.set_filter(png::Filter::NoFilter);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&numbers)?;
        writer.finish()
    });
    written.expect("memory can be written");
    bytes
}

/// What colours have in common that nobody tells apart: the first five bits of each part.
fn alike(ink: [u8; 3]) -> usize {
    ink.into_iter().fold(0, |all, part| all << 5 | usize::from(part >> 3))
}

/// The number of a colour that has none yet: that of the nearest where the palette is full.
fn add(palette: &mut Vec<u8>, ink: [u8; 3]) -> u8 {
    if let Ok(number) = u8::try_from(palette.len() / 3) {
        palette.extend(ink);
        return number;
    }
    let distance = |known: &[u8]| -> u32 {
        let parts = known.iter().zip(ink);
        parts.map(|(known, part)| u32::from(known.abs_diff(part)).pow(2)).sum()
    };
    let nearest = palette.chunks_exact(3).enumerate().min_by_key(|(_, known)| distance(known));
    nearest.map_or(0, |(number, _)| number as u8)
}
