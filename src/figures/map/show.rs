//! Land and places as a drawing whose lettering stays as large as it is, and the list of the places.

use super::lettering::{Lettering, Put};
use super::{Land, Map, MapRow, Spot};
use crate::drawing::{Context, article, citations, date, fill, percent, standing};
use crate::figures::Figure;
use crate::language::PLACEHOLDERS;
use crate::values::Standing;
use yew::prelude::*;

/// The map, whose borders they are, and the list.
pub(super) fn map(context: &Context<'_>, figure: &Figure, map: &Map) -> Html {
    let language = context.language;
    let place = |row: &MapRow| {
        let area = row.within_km.map(|radius| [" ", &language.map_area(language.number(radius))].concat());
        html! {
            <li data-standing={row.standing.name()}>
                <p class="standing">{ standing(context, row.standing) }</p>
                <p>
                    <strong>{ &row.label }</strong>{ " " }{ &row.role }{ area }{ ": " }
                    { fill(&language.said(&row.said_by, PLACEHOLDERS[0]), [date(language, row.as_of)]) }{ citations(context, &row.sources) }
                    { article(context, row.article.as_ref()) }
                </p>
            </li>
        }
    };
    html! {
        <>
            if !context.is_plain() {
                { drawing(context, figure, map) }
            }
            { borders(context, map) }
            <ul class="people" role="list">{ map.rows.iter().map(place).collect::<Html>() }</ul>
        </>
    }
}

/// Whose the borders are, and what they mean.
pub(super) fn borders(context: &Context<'_>, map: &Map) -> Html {
    match map.land.is_empty() {
        true => html! {},
        false => html! { <p class="map-borders">{ context.language.map_borders() }</p> },
    }
}

/// The land is drawn in 400ths of the width, a pixel or so where maps stand, and grows with it; what is lettered and marked stands over it in
/// percentages, and does not grow.
pub(super) fn drawing(context: &Context<'_>, figure: &Figure, map: &Map) -> Html {
    let height = map.bounds.height();
    let areas = map.rows.iter().filter_map(|row| {
        let radius = of_land(map.bounds.distance(row.within_km?)).to_string();
        let (x, y) = spot(map, row);
        let (x, y) = (of_land(x), of_land(y));
        Some(html! {
            <circle class="map-area" data-standing={row.standing.name()} cx={x.to_string()} cy={y.to_string()} r={radius}></circle>
        })
    });
    html! {
        <div class="map" role="img" aria-label={figure.alternative.clone()}>
            <svg viewBox={format!("0 0 {} {}", of_land(1000), of_land(height))} aria-hidden="true">
                { shapes(map) }
                { areas.collect::<Html>() }
            </svg>
            <svg class="map-places" width="100%" height="100%" aria-hidden="true">{ places(context, map) }</svg>
        </div>
    }
}

fn spot(map: &Map, row: &MapRow) -> Spot {
    map.bounds.spot(row.longitude, row.latitude)
}

/// Thousandths of the width in what the land is drawn in.
fn of_land(thousandths: i64) -> i64 {
    thousandths.saturating_mul(2) / 5
}

/// The countries. One that lies on another's border is drawn below that, and covers it, so that the border is written
/// once.
fn shapes(map: &Map) -> Html {
    let rings = |land: &Land| -> Vec<Vec<Spot>> {
        let ring = |ring: &Vec<[_; 2]>| {
            let spots = ring.iter().map(|[longitude, latitude]| map.bounds.spot(*longitude, *latitude));
            let mut spots: Vec<Spot> = spots.map(|(x, y)| (of_land(x), of_land(y))).collect();
            spots.dedup();
            spots
        };
        land.outline.iter().map(ring).collect()
    };
    let lands: Vec<Vec<Vec<Spot>>> = map.land.iter().map(rings).collect();
    let shape = |(index, land): (usize, &Vec<Vec<Spot>>)| {
        let above = lands[..index].iter().find_map(|above| match (&above[..], &land[..]) {
            ([above], [land]) => together(above, land),
            _ => None,
        });
        let path = above.map_or_else(|| land.iter().map(|ring| path(ring)).collect(), |ring| path(&ring));
        html! { <path class="map-land" d={path}></path> }
    };
    lands.iter().enumerate().rev().map(shape).collect()
}

/// What encloses two rings that have one stretch of border, which each runs through in its own direction.
fn together(one: &[Spot], other: &[Spot]) -> Option<Vec<Spot>> {
    let is_shared = |spot: &Spot| one.contains(spot);
    let start = (0..other.len()).find(|at| is_shared(&other[*at]) && !is_shared(&other[(at + other.len() - 1) % other.len()]))?;
    let other = [&other[start..], &other[..start]].concat();
    let length = other.iter().take_while(|spot| is_shared(spot)).count();
    let is_one_stretch = length > 2 && !other[length..].iter().any(is_shared);
    let end = one.iter().position(|spot| *spot == other[length - 1])?;
    let one = [&one[end..], &one[..end]].concat();
    let is_the_same = other[..length].iter().rev().eq(one.get(..length)?);
    (is_one_stretch && is_the_same).then(|| [&other[length - 1..], &other[..1], &one[length..]].concat())
}

/// A ring, which goes on from point to point.
fn path(ring: &[Spot]) -> String {
    let mut path = String::new();
    let mut before: Option<Spot> = None;
    for &(x, y) in ring {
        path.push_str(&match before {
            None => format!("M{x} {y}l"),
            // A minus sign parts two numbers as well as a space does.
            Some((left, up)) if y < up => format!(" {}{}", x - left, y - up),
            Some((left, up)) => format!(" {} {}", x - left, y - up),
        });
        before = Some((x, y));
    }
    path.replace("l ", "l").replace(" -", "-") + "z"
}

/// The marks, and then their names and those of the countries, as far as they have room: the list has them all.
fn places(context: &Context<'_>, map: &Map) -> Html {
    let (language, height) = (context.language, map.bounds.height());
    let down = |y: i64| percent(u64::try_from(y * 1000 / height).unwrap_or_default());
    let across = |x: i64| percent(u64::try_from(x).unwrap_or_default());
    let mut lettering = Lettering::new(height);
    let spots: Vec<Spot> = map.rows.iter().map(|row| spot(map, row)).collect();
    let reach = |row: &MapRow| row.within_km.map_or(0, |radius| map.bounds.distance(radius));
    map.rows.iter().zip(&spots).for_each(|(row, spot)| lettering.keep_off(*spot, reach(row)));
    let text = |kind: &'static str, (x, y): Spot, put: Put, words: &str| {
        html! {
            <text data-kind={kind} x={across(x)} y={down(y)} dx={put.dx.to_string()} dy={put.dy.to_string()} text-anchor={put.anchor.name()}>
                { language.isolated(words.to_owned()) }
            </text>
        }
    };
    let mark = |(row, (x, y)): (&MapRow, &Spot)| {
        let kind = match (row.within_km, row.standing) {
            (Some(_), _) => return html! {},
            (None, Standing::Holds | Standing::Partly | Standing::OutOfDate) => "known",
            (None, Standing::Disputed | Standing::Wrong) => "doubted",
            (None, Standing::Open) => "guessed",
        };
        html! { <circle class="map-place" data-kind={kind} cx={across(*x)} cy={down(*y)} r="4"></circle> }
    };
    let marks: Html = map.rows.iter().zip(&spots).map(mark).collect();
    // What has no room beside all that is marked may have some in the area in which it is.
    let (mut names, mut unnamed): (Vec<Html>, Vec<(&MapRow, &Spot)>) = (Vec::new(), map.rows.iter().zip(&spots).collect());
    for is_within in [false, true] {
        unnamed.retain(|(row, spot)| match lettering.beside(**spot, reach(row), &row.label, is_within) {
            Some((spot, put)) => {
                names.push(text("place", spot, put, &row.label));
                false
            }
            None => true,
        });
    }
    let countries: Vec<Html> = map
        .land
        .iter()
        .filter_map(|land| {
            let label = land.label.as_ref()?;
            let (spot, put) = middles(map, land).into_iter().find_map(|spot| Some((spot, lettering.over(spot, label)?)))?;
            Some(text("country", spot, put, label))
        })
        .collect();
    html! { <>{ countries }{ marks }{ names }</> }
}

/// Spots in a country, those farthest from its borders and the map's edges first.
fn middles(map: &Map, land: &Land) -> Vec<Spot> {
    const STEP: i64 = 25;
    let height = map.bounds.height();
    let rings: Vec<Vec<Spot>> = land
        .outline
        .iter()
        .map(|ring| ring.iter().map(|[longitude, latitude]| map.bounds.spot(*longitude, *latitude)).collect())
        .collect();
    let mut spots: Vec<(i64, Spot)> = Vec::new();
    for y in (STEP..height).step_by(STEP as usize) {
        for x in (STEP..1000).step_by(STEP as usize) {
            if rings.iter().filter(|ring| encloses(ring, (x, y))).count() % 2 == 1 {
                let borders = rings.iter().flatten().map(|(left, up)| (left - x).pow(2) + (up - y).pow(2));
                let edges = [x, 1000 - x, y, height - y].map(|distance| distance.pow(2));
                spots.push((borders.chain(edges).min().unwrap_or_default(), (x, y)));
            }
        }
    }
    spots.sort_by_key(|(distance, spot)| (-distance, *spot));
    spots.into_iter().map(|(_, spot)| spot).collect()
}

/// Whether a line from the spot to the right crosses the ring an odd number of times.
fn encloses(ring: &[Spot], (x, y): Spot) -> bool {
    let next = ring.iter().cycle().skip(1);
    let crosses = |((a, b), (c, d)): &(&Spot, &Spot)| (*b > y) != (*d > y) && x < (c - a) * (y - b) / (d - b) + a;
    ring.iter().zip(next).filter(crosses).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_together() {
        let one = [(0, 0), (10, 0), (11, 5), (10, 10), (0, 10)];
        let other = [(20, 10), (10, 10), (11, 5), (10, 0), (20, 0)];
        let both = together(&one, &other).expect("they have a border");
        assert_eq!(both, [(10, 0), (20, 0), (20, 10), (10, 10), (0, 10), (0, 0)]);
        assert_eq!(path(&both), "M10 0l10 0 0 10-10 0-10 0 0-10z");
        // Apart; with one corner in common; run through in the same direction; the same; with a lake between them.
        assert_eq!(together(&one, &[(30, 0), (40, 0), (40, 10)]), None);
        assert_eq!(together(&one, &[(10, 10), (20, 10), (20, 20)]), None);
        assert_eq!(together(&one, &[(10, 0), (11, 5), (10, 10), (20, 5)]), None);
        assert_eq!(together(&one, &one), None);
        assert_eq!(together(&one, &[(20, 10), (10, 10), (11, 5), (12, 3), (10, 0), (20, 0)]), None);
    }
}
