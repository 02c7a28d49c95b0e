//! Reads the bounds, the countries and the places.

use super::{Bounds, Land, Map, MapRow, borders};
use crate::figures::kind::{Reader, unplaced};
use crate::reading::{Fields, Hint, Position, Row, list, nearest};
use crate::values::Degrees;

/// How many places a map may have.
const MOST_PLACES: usize = 50;

/// Reads the figure's own keys and its rows.
pub(super) fn map(reader: &Reader<'_, '_>) -> Option<Map> {
    let bounds = reader.fields.table("bounds").and_then(|fields| self::bounds(reader, fields));
    let land = land(reader, bounds.as_ref());
    let rows = reader.rows::<Map>();
    if let Some((row, _)) = rows.get(MOST_PLACES) {
        let error = row.start.error(format!("there are more than {MOST_PLACES} places"));
        reader.report.add(error.hint("nobody finds one among so many: show the few that the story is about"));
        return None;
    }
    let are_within = bounds.as_ref().is_none_or(|bounds| {
        let check = |all: bool, (row, position): &(&Row<'_>, MapRow)| check_place(reader, row, position, bounds) && all;
        rows.iter().fold(true, check)
    });
    let (bounds, land) = (bounds?, land?);
    are_within.then(|| Map { bounds, land, rows: unplaced(rows) })
}

fn bounds(reader: &Reader<'_, '_>, fields: Fields<'_, '_>) -> Option<Bounds> {
    let position = fields.start();
    let (west, south) = (fields.degrees("west", "33.5"), fields.degrees("south", "49"));
    let (east, north) = (fields.degrees("east", "38"), fields.degrees("north", "52.25"));
    fields.finish();
    let bounds = Bounds { west: west?, south: south?, east: east?, north: north? };
    let degrees = |degrees: i32| Degrees::of_millionths(degrees * 1_000_000);
    let refuse = |message: &str, hint: &str| {
        reader.report.add(position.error(message).hint(hint));
        None
    };
    if bounds.west >= bounds.east || bounds.south >= bounds.north {
        return refuse("the bounds enclose nothing", "west is less than east, and south less than north");
    }
    if bounds.south < degrees(-80) || bounds.north > degrees(80) {
        return refuse("the bounds reach beyond 80 degrees of latitude", "this map cannot show the poles");
    }
    if bounds.width() > 60_000_000 || bounds.width() < 1_000_000 {
        return refuse("the bounds are not between 1 and 60 degrees wide", "show the region in which the places are");
    }
    if !(300..=1500).contains(&bounds.height()) {
        let height = bounds.height();
        let message = format!("the map would be {}.{:02} times as high as wide", height / 1000, height % 1000 / 10);
        return refuse(&message, "choose bounds by which it is 0.3 to 1.5 times as high as wide");
    }
    Some(bounds)
}

/// The countries; a writer names each that is within the bounds, since what is not drawn looks like water.
fn land(reader: &Reader<'_, '_>, bounds: Option<&Bounds>) -> Option<Vec<Land>> {
    let mut land: Vec<Land> = Vec::new();
    let mut is_sound = true;
    let mut refuse = |position: Position<'_>, message: String, hint: Hint| {
        reader.report.add(position.error(message).hint(hint));
        is_sound = false;
    };
    let within = bounds.map(borders::within);
    let mut could_be_read = reader.fields.is_sound();
    for fields in reader.fields.tables("land") {
        let (country, label) = (fields.excerpt("country"), fields.optional_text("label"));
        fields.finish();
        let Some(country) = country else {
            could_be_read = false;
            continue;
        };
        let name = country.text.clone().into_owned();
        if !borders::names().any(|known| known == name) {
            let hint = match nearest(&name, borders::names()) {
                Some(near) => Hint::meant(&name, near),
                None => "write its English name, as Natural Earth has it".into(),
            };
            refuse(country.start(), format!("unknown country \"{name}\""), hint);
            could_be_read = false;
        } else if land.iter().any(|before| before.country == name) {
            refuse(country.start(), format!("duplicate country \"{name}\""), "delete one of the two".into());
        } else if within.as_ref().is_some_and(|within| !within.contains(&name.as_str())) {
            let hint = "delete it, or choose wider bounds".into();
            refuse(country.start(), format!("nothing of \"{name}\" is within the bounds"), hint);
        } else {
            let outline = bounds.map(|bounds| borders::outline(&name, bounds)).unwrap_or_default();
            land.push(Land { country: name, label, outline });
        }
    }
    let missing = within.into_iter().flatten().filter(|name| land.iter().all(|land| land.country != *name));
    let missing: Vec<&str> = missing.collect();
    if could_be_read && !missing.is_empty() {
        let message = format!("{} within the bounds and not in [[land]]", match missing.as_slice() {
            [one] => format!("\"{one}\" is"),
            several => format!("{} are", list(several.iter().copied())),
        });
        let hint = "what is not drawn looks like water: write [[land]] and country = \"…\" for each, or choose narrower bounds";
        refuse(reader.fields.start(), message, hint.into());
    }
    is_sound.then_some(land)
}

fn check_place(reader: &Reader<'_, '_>, row: &Row<'_>, position: &MapRow, bounds: &Bounds) -> bool {
    let is_within = |column, angle: Degrees, [least, most]: [Degrees; 2]| {
        let is_within = (least..=most).contains(&angle);
        if !is_within {
            let error = row.position(column).error(format!("{angle} is not within the bounds, {least} to {most}"));
            reader.report.add(error.hint("are latitude and longitude the wrong way round? Else choose wider bounds"));
        }
        is_within
    };
    let longitude = is_within("longitude", position.longitude, [bounds.west, bounds.east]);
    let latitude = is_within("latitude", position.latitude, [bounds.south, bounds.north]);
    let is_area = position.within_km.is_none_or(|radius| {
        if radius.is_negative() {
            let error = row.position("within_km").error(format!("{radius} km reach nowhere"));
            reader.report.add(error.hint("write how far the area reaches from its middle: 20"));
            return false;
        }
        let is_seen = bounds.distance(radius) <= 500;
        if !is_seen {
            let error = row.position("within_km").error(format!("{radius} km reach beyond the map"));
            reader.report.add(error.hint("choose wider bounds, or say it in words"));
        }
        is_seen
    });
    longitude && latitude && is_area
}
