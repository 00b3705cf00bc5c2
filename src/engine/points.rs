//! The numbers of a result: basis points, ranges, and the one place that rounds.
//!
//! Everything is an integer. No weights or levels here: see [`super::score`].

use serde::ser::SerializeTuple;
use serde::{Serialize, Serializer};

/// A share of the whole in basis points, 0 to 10,000.
///
/// ```
/// use shipworthy::engine::BasisPoints;
///
/// assert_eq!(BasisPoints::share(2, 3).map(BasisPoints::get), Some(6_666));
/// assert_eq!(BasisPoints::share(0, 0), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct BasisPoints(#[cfg_attr(feature = "schema", schemars(range(max = 10_000)))] u16);

impl BasisPoints {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// All of it.
    pub const FULL: Self = Self(10_000);

    /// The number, if it is at most 10,000.
    pub fn new(value: i64) -> Option<Self> {
        u16::try_from(value).ok().map(Self).filter(|points| *points <= Self::FULL)
    }

    /// `part` of `whole`, rounded down; `None` when there is no whole.
    ///
    /// Rounding down means that a score reaches a threshold exactly when the unrounded share does:
    /// nobody sees 60 % and reads that 60 % was missed.
    /// This is the only place in the engine that rounds. A part larger than the whole counts as the whole.
    pub fn share(part: u64, whole: u64) -> Option<Self> {
        let points = part.min(whole).checked_mul(10_000)?.checked_div(whole)?;
        u16::try_from(points).ok().map(Self)
    }

    /// The number, 0 to 10,000.
    pub const fn get(self) -> u16 {
        self.0
    }
}

/// Two ends of what is possible: `[proven, possible]` in JSON.
///
/// `proven` is what holds whatever the open answers turn out to be; `possible` is the best they allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range<T> {
    /// The result if every open answer turns out the worst.
    pub proven: T,
    /// The result if every open answer turns out the best.
    pub possible: T,
}

impl<T: PartialEq> Range<T> {
    /// True when both ends are the same: no open answer can change it.
    pub fn is_settled(&self) -> bool {
        self.proven == self.possible
    }
}

impl<T> Range<T> {
    /// A range of two ends.
    pub const fn new(proven: T, possible: T) -> Self {
        Self { proven, possible }
    }

    /// The range of something computed from each end.
    pub fn map<U>(self, f: impl Fn(T) -> U) -> Range<U> {
        Range { proven: f(self.proven), possible: f(self.possible) }
    }
}

impl<T: Serialize> Serialize for Range<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(&self.proven)?;
        pair.serialize_element(&self.possible)?;
        pair.end()
    }
}

/// What `Serialize` writes: a list of two.
#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Range<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("RangeOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <[T; 2]>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_round_down_and_reach_a_threshold_exactly_when_the_fraction_does() {
        for whole in 1..60_u64 {
            for part in 0..=whole {
                let share = u64::from(BasisPoints::share(part, whole).unwrap().get());
                for threshold in [1, 3_333, 5_000, 6_666, 6_667, 10_000] {
                    assert_eq!(
                        share >= threshold,
                        part * 10_000 >= threshold * whole,
                        "{part}/{whole}"
                    );
                }
            }
        }
        assert_eq!(BasisPoints::share(u64::MAX, u64::MAX), None, "too large to scale is no share");
    }
}
