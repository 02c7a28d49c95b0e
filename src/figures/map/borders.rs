//! The borders of the world's countries, and what a map shows of them.
//!
//! They are Natural Earth's (<https://www.naturalearthdata.com>, public domain), which draws who holds the land, not
//! whose it is by law. scripts/borders.mjs makes the file and says how it is written.

use super::Bounds;
use crate::given;
use crate::values::Degrees;
use std::sync::OnceLock;

/// Longitude and latitude, in millionths of a degree.
type Point = (i64, i64);

/// A line that is closed: the last point is joined to the first.
type Ring = Vec<[Degrees; 2]>;

/// A country, whose rings are made of arcs that it has in common with its neighbours.
struct Country {
    name: String,
    /// The arcs of each ring; one that is run through backwards is -1 minus its number.
    rings: Vec<Vec<i64>>,
}

struct Borders {
    arcs: Vec<Vec<Point>>,
    /// The westernmost, southernmost, easternmost and northernmost of each arc.
    edges: Vec<[i64; 4]>,
    countries: Vec<Country>,
}

/// In a millionth of a degree, a part of the file's.
const PART: i64 = 1_000_000 / 200;

/// All of them; none, where they have not been given.
fn borders() -> &'static Borders {
    static BORDERS: OnceLock<Borders> = OnceLock::new();
    static NONE: Borders = Borders { arcs: Vec::new(), edges: Vec::new(), countries: Vec::new() };
    let Some(bytes) = given::borders() else { return &NONE };
    BORDERS.get_or_init(|| {
        let mut bytes = Numbers(bytes);
        let arc = |bytes: &mut Numbers| {
            let mut point = (0, 0);
            let mut points = Vec::new();
            for _ in 0..bytes.number() {
                point = (point.0 + bytes.signed() * PART, point.1 + bytes.signed() * PART);
                points.push(point);
            }
            points
        };
        let arcs: Vec<Vec<Point>> = (0..bytes.number()).map(|_| arc(&mut bytes)).collect();
        let beyond = |[west, south, east, north]: [i64; 4], (x, y): &Point| {
            [west.min(*x), south.min(*y), east.max(*x), north.max(*y)]
        };
        let none = [i64::MAX, i64::MAX, i64::MIN, i64::MIN];
        let edges = arcs.iter().map(|arc| arc.iter().fold(none, beyond)).collect();
        let country = |bytes: &mut Numbers| {
            let length = bytes.number();
            let name = String::from_utf8_lossy(bytes.take(length)).into_owned();
            let ring = |bytes: &mut Numbers| (0..bytes.number()).map(|_| bytes.signed()).collect();
            Country { name, rings: (0..bytes.number()).map(|_| ring(bytes)).collect() }
        };
        Borders { arcs, edges, countries: (0..bytes.number()).map(|_| country(&mut bytes)).collect() }
    })
}

/// What is left of the file.
struct Numbers(&'static [u8]);

impl Numbers {
    fn take(&mut self, length: u64) -> &'static [u8] {
        let (taken, rest) = self.0.split_at(usize::try_from(length).unwrap_or_default());
        self.0 = rest;
        taken
    }

    /// Seven bits a byte, the lowest first; the eighth says that there are more.
    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.take(1)[0];
            number |= u64::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                return number;
            }
        }
    }

    fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }
}

/// The names of all countries, in the order of the alphabet.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    borders().countries.iter().map(|country| country.name.as_str())
}

/// The names of the countries of which something is within the bounds.
pub(super) fn within(bounds: &Bounds) -> Vec<&'static str> {
    let window = Window::of(bounds, 0);
    let has_ring = |ring: &Vec<i64>| window.may_have(ring) && !window.cut(points(ring, |arc| arc.to_vec())).is_empty();
    let is_within = |country: &&Country| country.rings.iter().any(has_ring);
    borders().countries.iter().filter(is_within).map(|country| country.name.as_str()).collect()
}

/// What a map of these bounds shows of a country: its rings, cut a little beyond the bounds, and without what is too
/// small to be seen. The border of two countries is the same line in both.
pub(super) fn outline(name: &str, bounds: &Bounds) -> Vec<Ring> {
    let Some(country) = borders().countries.iter().find(|country| country.name == name) else { return Vec::new() };
    let window = Window::of(bounds, 30);
    // A triangle that covers less than this is not seen: four square thousandths of the map's width.
    let least = window.width() * window.width() / 250_000;
    let ring = |ring: &Vec<i64>| window.cut(points(ring, |arc| simplified(arc, least, bounds)));
    // What is far away need not be made simpler.
    let is_near = |ring: &&Vec<i64>| window.may_have(ring);
    let rings = country.rings.iter().filter(is_near).map(ring);
    let seen = rings.filter(|ring| ring.len() > 2 && area(ring).abs() > least);
    seen.map(|ring| ring.into_iter().map(degrees).collect()).collect()
}

fn degrees((longitude, latitude): Point) -> [Degrees; 2] {
    [longitude, latitude].map(|angle| Degrees::of_millionths(i32::try_from(angle).unwrap_or_default()))
}

/// The points of a ring, whose arcs end where the next ones begin.
fn points(ring: &[i64], of_arc: impl Fn(&[Point]) -> Vec<Point>) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for number in ring {
        let mut arc = of_arc(&borders().arcs[index(*number)]);
        if *number < 0 {
            arc.reverse();
        }
        points.extend(arc.into_iter().skip(usize::from(!points.is_empty())));
    }
    points.pop();
    points
}

/// Where an arc of a ring is in the file.
fn index(number: i64) -> usize {
    usize::try_from(if number < 0 { -1 - number } else { number }).unwrap_or_default()
}

/// Twice the area that points enclose.
fn area(points: &[Point]) -> i64 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(one, other)| one.0 * other.1 / 1000 - other.0 * one.1 / 1000).sum::<i64>() * 1000
}

/// An arc without the points that can be spared: as long as the triangle of a point and its two neighbours is small, the
/// smallest goes (Visvalingam and Whyatt, 1993). Its ends stay, which other arcs have too.
fn simplified(arc: &[Point], least: i64, bounds: &Bounds) -> Vec<Point> {
    let mut points = arc.to_vec();
    let cosine = bounds.cosine();
    let triangle = |points: &[Point], at: usize| {
        let [(a, b), (c, d), (e, f)] = [points[at - 1], points[at], points[at + 1]];
        (((c - a) * (f - b) - (e - a) * (d - b)) / 1_000_000 * cosine).abs()
    };
    while points.len() > 2 {
        let inner = (1..points.len() - 1).map(|at| (triangle(&points, at), at));
        match inner.min() {
            Some((smallest, at)) if smallest < least => _ = points.remove(at),
            _ => break,
        }
    }
    points
}

/// What is cut out.
struct Window {
    west: i64,
    south: i64,
    east: i64,
    north: i64,
}

impl Window {
    /// The bounds, and beyond them so many thousandths of the width.
    fn of(bounds: &Bounds, beyond: i64) -> Self {
        let [west, south, east, north] =
            [bounds.west, bounds.south, bounds.east, bounds.north].map(|angle| i64::from(angle.millionths()));
        let beyond = (east - west) * beyond / 1000;
        Self { west: west - beyond, south: south - beyond, east: east + beyond, north: north + beyond }
    }

    fn width(&self) -> i64 {
        self.east - self.west
    }

    /// Whether something of a ring may lie in it: what is beyond one of its edges does not.
    fn may_have(&self, ring: &[i64]) -> bool {
        let all = |is_beyond: &dyn Fn([i64; 4]) -> bool| {
            ring.iter().all(|number| is_beyond(borders().edges[index(*number)]))
        };
        !(all(&|[_, _, east, _]| east < self.west)
            || all(&|[west, ..]| west > self.east)
            || all(&|[.., north]| north < self.south)
            || all(&|[_, south, ..]| south > self.north))
    }

    /// What of a ring lies in it (Sutherland and Hodgman, 1974): nothing if none does.
    fn cut(&self, ring: Vec<Point>) -> Vec<Point> {
        let swap = |(x, y): Point| (y, x);
        let mut points = ring;
        points = cut(points, |point| point.0 >= self.west, |one, other| at(one, other, self.west));
        points = cut(points, |point| point.0 <= self.east, |one, other| at(one, other, self.east));
        points = cut(points, |point| point.1 >= self.south, |one, other| swap(at(swap(one), swap(other), self.south)));
        cut(points, |point| point.1 <= self.north, |one, other| swap(at(swap(one), swap(other), self.north)))
    }
}

/// The point between two at which the first coordinate is this.
fn at(one: Point, other: Point, first: i64) -> Point {
    (first, one.1 + (other.1 - one.1) * (first - one.0) / (other.0 - one.0))
}

/// What of a ring lies on one side of a line; `crossing` is where a segment crosses that.
fn cut(ring: Vec<Point>, is_within: impl Fn(Point) -> bool, crossing: impl Fn(Point, Point) -> Point) -> Vec<Point> {
    let mut kept = Vec::new();
    let Some(mut before) = ring.last().copied() else { return kept };
    for point in ring {
        if is_within(point) != is_within(before) {
            kept.push(crossing(before, point));
        }
        if is_within(point) {
            kept.push(point);
        }
        before = point;
    }
    kept.dedup();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(west: &str, south: &str, east: &str, north: &str) -> Bounds {
        let angle = |text: &str| text.parse().expect("an angle");
        Bounds { west: angle(west), south: angle(south), east: angle(east), north: angle(north) }
    }

    #[test]
    fn all_countries_are_there() {
        assert_eq!(names().count(), 255);
        assert!(names().is_sorted() && names().any(|name| name == "Ukraine"));
    }

    #[test]
    fn what_is_within() {
        assert_eq!(within(&bounds("33", "49", "38", "52")), ["Russia", "Ukraine"]);
        assert_eq!(within(&bounds("5.9", "46.9", "10", "48")), ["Austria", "France", "Germany", "Liechtenstein", "Switzerland"]);
        // The middle of a sea, and the middle of a country.
        assert!(within(&bounds("-40", "30", "-35", "33")).is_empty());
        assert_eq!(within(&bounds("2", "46", "3", "47")), ["France"]);
    }

    #[test]
    fn outlines_are_short_and_meet() {
        let bounds = bounds("33", "49", "38", "52");
        let outlines = ["Russia", "Ukraine"].map(|name| outline(name, &bounds));
        let points = outlines.each_ref().map(|rings| rings.iter().map(Vec::len).sum::<usize>());
        assert!(points.iter().all(|points| (10..200).contains(points)), "{points:?}");
        let [russia, ukraine] = outlines.map(|rings| rings.concat());
        assert!(russia.iter().filter(|point| ukraine.contains(point)).count() > 10);
        let [longitude, latitude] = ukraine[0];
        assert!((30_000_000..40_000_000).contains(&longitude.millionths()), "{longitude}");
        assert!((45_000_000..55_000_000).contains(&latitude.millionths()), "{latitude}");
    }
}
