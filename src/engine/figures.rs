//! Which published figures fit a profile, whether a forecast's day has passed, and where a number one has read
//! comes from.
//!
//! Figures are picked, never combined: there is no average of published rates here and no probability of anything.

use serde::Serialize;

use super::date::Date;
use super::pack::{Figure, FigureUse, Pack};
use super::score::Profile;

/// One figure that fits the profile; what it says stands in the pack's ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureReport {
    /// Its id.
    pub figure: String,
    /// For a forecast: whether its day has passed on the date that was given; else `null`.
    pub horizon_passed: Option<bool>,
}

/// The figures that may be shown for a profile, in the pack's order. Refused ones are never among them.
pub(crate) fn figures(pack: &Pack, profile: &Profile, today: Option<&Date>) -> Vec<FigureReport> {
    pack.figures()
        .iter()
        .zip(pack.figure_applies())
        .filter(|(figure, applies)| figure.usage != FigureUse::Refuse && profile.meets(applies))
        .map(|(figure, _)| FigureReport {
            figure: figure.id.clone(),
            horizon_passed: horizon_passed(figure, today),
        })
        .collect()
}

/// Whether the day by which a forecast should have come true has passed; `None` for what is no forecast, and when
/// no date is given.
///
/// ```
/// use shipworthy::engine::{Date, Pack, horizon_passed};
///
/// let pack = Pack::from_text(include_str!("../../tests/packs/nonsense.json")).0.unwrap();
/// let forecast = pack.figure("pots-sink").unwrap();
/// assert_eq!(horizon_passed(forecast, Date::parse("1855-12-31").as_ref()), Some(false));
/// assert_eq!(horizon_passed(forecast, Date::parse("1856-01-01").as_ref()), Some(true));
/// assert_eq!(horizon_passed(forecast, None), None);
/// ```
pub fn horizon_passed(figure: &Figure, today: Option<&Date>) -> Option<bool> {
    let horizon = Date::parse(figure.horizon.as_deref()?)?;
    today.map(|today| *today > horizon)
}

/// The figures that a question such as "where does 87 % come from?" may be about: those that people misquote first,
/// then the others, each in the pack's order.
///
/// Where the question has numbers, a figure must have all of them, among its values or in the claim as it is heard;
/// else it must have all the words of four letters or more.
///
/// ```
/// use shipworthy::engine::{FigureUse, Pack, look_up};
///
/// let pack = Pack::from_text(include_str!("../../tests/packs/nonsense.json")).0.unwrap();
/// let found = look_up(&pack, "Where does 99 % come from?");
/// assert!(found.iter().any(|figure| figure.usage == FigureUse::Refuse && figure.answer.is_some()));
/// ```
pub fn look_up<'a>(pack: &'a Pack, question: &str) -> Vec<&'a Figure> {
    let numbers = numbers(question);
    // Without the Unicode tables, which are some kilobytes: what is not ASCII counts as a letter.
    let words: Vec<_> = question
        .split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric())
        .filter(|word| word.len() >= 4)
        .collect();
    if numbers.is_empty() && words.is_empty() {
        return Vec::new();
    }
    let fits = |figure: &&Figure| {
        if numbers.is_empty() {
            let text = text_of(figure);
            words.iter().all(|word| mentions(&text, word))
        } else {
            numbers.iter().all(|number| has_number(figure, number))
        }
    };
    let is_claim = |figure: &&Figure| figure.answer.is_some();
    let found = || pack.figures().iter().filter(fits);
    found().filter(is_claim).chain(found().filter(|figure| !is_claim(figure))).collect()
}

fn text_of(figure: &Figure) -> String {
    let mut text =
        [&*figure.title, &figure.statement, &figure.publisher, &figure.publication].join(" ");
    for heard in figure.heard.iter().flatten() {
        text.push(' ');
        text.push_str(heard);
    }
    text
}

fn mentions(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

fn has_number(figure: &Figure, wanted: &str) -> bool {
    let whole = wanted.parse::<u32>().ok().map(i64::from);
    figure.values.iter().any(|value| {
        let ends = value.number..=value.to.unwrap_or(value.number);
        whole.is_some_and(|whole| ends.contains(&whole))
    }) || figure.heard.iter().flatten().any(|heard| numbers(heard).contains(&wanted))
}

/// The numbers in a text, as they are written: digits, with points between them.
fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map(|part| part.trim_matches('.'))
        .filter(|part| !part.is_empty())
        .collect()
}
