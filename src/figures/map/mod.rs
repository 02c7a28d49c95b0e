//! A map: places, each as exactly as it is known, on the borders of countries.

mod borders;
mod lettering;
mod read;
mod show;
mod words;

use super::kind::{Kind, Reader};
use crate::drawing::Context;
use crate::figures::Figure;
use crate::language::{Catalogue, Keys, catalogue};
use crate::reading::columns;
use crate::values::{Date, Decimal, Degrees, SourceId, Standing};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Map {
    /// What of the world is shown.
    pub bounds: Bounds,
    /// The countries of which something is shown, each with its shape as Natural Earth draws it.
    pub land: Vec<Land>,
    /// The places, in the order of their writer.
    pub rows: Vec<MapRow>,
}

/// A part of the globe, at most 60 degrees wide and within 80 degrees of latitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// The least longitude.
    pub west: Degrees,
    /// The least latitude.
    pub south: Degrees,
    /// The most longitude.
    pub east: Degrees,
    /// The most latitude.
    pub north: Degrees,
}

/// What is shown of a country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Land {
    /// Its name in Natural Earth's list.
    pub country: String,
    /// Its name on the map, if it has one there.
    pub label: Option<String>,
    /// Its shape: rings of points, each longitude and latitude, as GeoJSON has them, a little beyond the bounds.
    pub outline: Vec<Vec<[Degrees; 2]>>,
}

columns! {
    /// A place.
    pub struct MapRow[as_of] {
        /// its name on the map
        pub label: String,
        /// what it is in the story
        pub role: String,
        /// how it stands that this was there
        pub standing: Standing,
        /// the latitude, north of the equator positive
        pub latitude: Degrees,
        /// the longitude, east of Greenwich positive
        pub longitude: Degrees,
        /// of what is an area and no point, how far it reaches from there, in kilometres
        pub within_km: Option<Decimal>,
        /// that holds as of this date
        pub as_of: Date,
        /// who says so
        pub said_by: String,
        /// where to check, at least one
        pub sources: Vec<SourceId>,
        /// what the article says of it
        pub article: Option<String>,
    }
}

/// A place on a map: thousandths of its width from the left, and from the top.
type Spot = (i64, i64);

impl Bounds {
    /// A millionfold of the cosine of the middle latitude: how much shorter a degree is from west to east there than from
    /// south to north. By its series, in whole trillionths, since the cosines of machines differ in their last bits.
    fn cosine(&self) -> i64 {
        const ONE: i128 = 1_000_000_000_000;
        const PI: i128 = 3_141_592_653_590;
        let middle = (i128::from(self.south.millionths()) + i128::from(self.north.millionths())) / 2;
        let angle = middle * PI / 180 / 1_000_000;
        let (mut term, mut sum) = (ONE, ONE);
        for step in (2..).step_by(2) {
            term = -term * angle / ONE * angle / ONE / (step * (step - 1));
            if term == 0 {
                break;
            }
            sum += term;
        }
        i64::try_from((sum + 500_000) / 1_000_000).unwrap_or_default().max(1)
    }

    /// Where a place stands: an equirectangular projection, true to distances at the middle latitude.
    fn spot(&self, longitude: Degrees, latitude: Degrees) -> Spot {
        let across = i64::from(longitude.millionths()) - i64::from(self.west.millionths());
        let down = i64::from(self.north.millionths()) - i64::from(latitude.millionths());
        (across * 1000 / self.width(), down * 1000 * 1000 / self.width() * 1000 / self.cosine())
    }

    /// In millionths of a degree.
    fn width(&self) -> i64 {
        // Of bounds that nobody has checked too, something can be divided by it.
        (i64::from(self.east.millionths()) - i64::from(self.west.millionths())).max(1)
    }

    /// In thousandths of the width.
    fn height(&self) -> i64 {
        self.spot(self.west, self.south).1.max(1)
    }

    /// A distance in thousandths of the width; 111.195 km are a degree of latitude (the mean radius of the earth,
    /// 6,371 km).
    fn distance(&self, kilometres: Decimal) -> i64 {
        let millionths = kilometres.millionths() * 1000 / 111_195;
        let thousandths = millionths * 1000 / i128::from(self.width()) * 1_000_000 / i128::from(self.cosine());
        i64::try_from(thousandths).unwrap_or(i64::MAX)
    }
}

impl Kind for Map {
    type Row = MapRow;

    const KEYS: Keys = words::KEYS;
    const WORDS: Catalogue = catalogue!();
    const GUIDE: &'static str = include_str!("guide.md");

    fn read(reader: &Reader<'_, '_>) -> Option<Self> {
        read::map(reader)
    }

    fn rows(&self) -> &[MapRow] {
        &self.rows
    }

    fn rows_mut(&mut self) -> &mut [MapRow] {
        &mut self.rows
    }


    fn picture(&self, context: &Context<'_>, figure: &Figure) -> Option<Html> {
        Some(show::drawing(context, figure, self))
    }

    fn remarks(&self, context: &Context<'_>) -> Html {
        show::borders(context, self)
    }

    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html {
        show::map(context, figure, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_where_they_are() {
        let angle = |text: &str| text.parse().expect("an angle");
        let bounds = Bounds { west: angle("30"), south: angle("59"), east: angle("40"), north: angle("61") };
        assert_eq!(bounds.cosine(), 500_000);
        assert_eq!(bounds.spot(angle("35"), angle("60")), (500, 200));
        assert_eq!(bounds.height(), 400);
        // A degree of latitude is as long as two of longitude.
        assert_eq!(bounds.distance("111.195".parse().expect("a number")), 200);
    }
}
