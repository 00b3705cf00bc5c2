//! Which published figures fit a profile, whether a forecast's day has passed, and where a number one has read
//! comes from.
//!
//! Figures are picked, never combined: there is no average of published rates here and no probability of anything.

use serde::Serialize;

use super::date::Date;
use super::pack::{Figure, FigureUse, Pack, Unit};
use super::score::Profile;

/// One figure that fits the profile; what it says stands in the pack's ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

/// Longer than any question: what is pasted by mistake is not searched for word by word.
const MAX_QUESTION: usize = 500;

/// The figures that a question such as "where does 87 % come from?" may be about, those that fit best first; among
/// equals those that people misquote, then the others, each in the pack's order. A claim that is heard just so comes
/// before everything.
///
/// Where the question has numbers, a figure must have all of them: best among its values or in the claim as it is
/// heard, else as its sample or elsewhere in its texts, else within a span; then its words count. A number that may be a
/// year need not be there. Groups of three digits are tried as one number and as they stand: `1,006`, `1 006` and
/// `1.006` may all be 1006, and `80,3` may be 80.3. Money is found with its thousands and millions written out, too.
///
/// Where it has none, a figure must mention half of its words, or longer ones that begin like them: those of four
/// letters or more, the longer the heavier, for the words that make up any question are short. Names as short as MIT
/// count as well, as they stand.
///
/// ```
/// use shipworthy::engine::{FigureUse, Pack, look_up};
///
/// let pack = Pack::from_text(include_str!("../../tests/packs/nonsense.json")).0.unwrap();
/// let found = look_up(&pack, "Where does 99 % come from?");
/// assert!(found.iter().any(|figure| figure.usage == FigureUse::Refuse && figure.answer.is_some()));
/// ```
///
/// Of a longer text, only the first 500 characters are looked at.
pub fn look_up<'a>(pack: &'a Pack, question: &str) -> Vec<&'a Figure> {
    let question: &str = &question.chars().take(MAX_QUESTION).collect::<String>();
    let mut numbers = numbers(question);
    numbers.retain(|number| joined(number).is_some() || !number.iter().all(|part| is_year(part)));
    let asked = said(question);
    let claim = asked.join(" ");
    let is_long = |word: &&&str| word.len() > SHORT;
    // With a number, the words that make up any question would only disturb.
    let counts = |word: &&&str| numbers.is_empty() || word.len() != SHORT + 1;
    let weight =
        |word: &&str| word.len().saturating_sub(if word.len() > SHORT { SHORT } else { 1 });
    let most: usize = asked.iter().filter(is_long).map(weight).sum();
    let mut ranked: Vec<((usize, usize, bool), &Figure)> = Vec::new();
    for figure in pack.figures() {
        let text = text_of(figure);
        let mentioned = asked.iter().filter(counts).filter(|word| mentions(&text, word));
        let found: usize = mentioned.map(weight).sum();
        let is_asked = |heard: &String| said(heard).join(" ").eq_ignore_ascii_case(&claim);
        let fits =
            |loosely: &usize| numbers.iter().all(|number| has_number(figure, number, *loosely));
        let class = if figure.heard.iter().flatten().any(is_asked) {
            4
        } else if !numbers.is_empty() {
            let Some(loosely) = (0..3).find(fits) else { continue };
            3 - loosely
        } else if found > 0 && found * 2 >= most {
            0
        } else {
            continue;
        };
        let rank = (class, found, figure.answer.is_some());
        let place = ranked.partition_point(|(before, _)| *before >= rank);
        ranked.insert(place, (rank, figure));
    }
    ranked.into_iter().map(|(_, figure)| figure).collect()
}

/// Words of no more letters count only where they are names.
const SHORT: usize = 3;

fn text_of(figure: &Figure) -> String {
    let mut text = [&*figure.title, &figure.statement, &figure.publisher].join(" ");
    for more in figure.publication.iter().chain(figure.heard.iter().flatten()) {
        text.push(' ');
        text.push_str(more);
    }
    text
}

fn mentions(text: &str, word: &str) -> bool {
    // "MIT" and "5x", in the text or in the question.
    let is_name = |word: &str| {
        word.len() > 1 && word.ends_with(|c: char| c.is_ascii_uppercase())
            || word.starts_with(|c: char| c.is_ascii_digit())
    };
    words(text).any(|longer| {
        let start = longer.as_bytes().get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
            && (word.len() > SHORT
                || (longer.len() == word.len() && (is_name(word) || is_name(longer))))
    })
}

/// Without the Unicode tables, which are some kilobytes: what is not ASCII, nor one of the marks such as dashes and
/// quotation marks, counts as a letter; so does the mark in "S&P".
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_mark = |c: char| ('\u{2000}'..='\u{206f}').contains(&c);
    text.split(move |c: char| {
        is_mark(c) || (c.is_ascii() && !c.is_ascii_alphanumeric() && c != '&')
    })
}

fn said(text: &str) -> Vec<&str> {
    words(text).filter(|word| !word.is_empty()).collect()
}

/// A number as it is written: one part, or several with a comma or a space between them.
type Number = Vec<String>;

/// Whether a figure has a number: as it stands, from 1 on in its other texts too, and from 2 on within a span.
fn has_number(figure: &Figure, wanted: &Number, loosely: usize) -> bool {
    let mut texts = figure.heard.as_deref().unwrap_or_default().join("; ");
    if loosely > 0 {
        for other in [
            &*figure.sample,
            &figure.statement,
            figure.correction.as_deref().unwrap_or_default(),
            figure.answer.as_deref().unwrap_or_default(),
        ] {
            texts.push_str("; ");
            texts.push_str(other);
        }
    }
    let texts = numbers(&texts);
    let has = |wanted: &str| {
        let Some(wanted) = millionths(wanted) else { return false };
        let is_it = |text: &str| millionths(text) == Some(wanted);
        figure.values.iter().any(|value| {
            // Written out, in thousands or in millions.
            let factors: &[i64] = match value.unit {
                Unit::ThousandUsd | Unit::ThousandEur => &[1_000, MILLION, 1_000 * MILLION],
                Unit::MillionUsd | Unit::MillionEur => {
                    &[MILLION, 1_000 * MILLION, MILLION * MILLION]
                }
                _ => &[MILLION],
            };
            factors.iter().any(|factor| {
                let from = value.number.saturating_mul(*factor);
                let to = value.to.map_or(from, |to| to.saturating_mul(*factor));
                wanted == from || wanted == to || (loosely > 1 && (from..to).contains(&wanted))
            })
        }) || texts.iter().any(|number| match joined(number) {
            Some(joined) => is_it(&joined),
            None => is_it(&number.join(".")) || number.iter().any(|part| is_it(part)),
        })
    };
    // Whether "61 640" is one number or two, and "80,3" a fraction, nobody knows but the one who wrote it.
    let joined = joined(wanted);
    // "95,000" is no fraction to anybody.
    let is_round = joined.is_some() && wanted.last().is_some_and(|group| group == "000");
    joined.is_some_and(|joined| has(&joined))
        || (!is_round && has(&wanted.join(".")))
        || wanted.iter().all(|part| is_year(part) || has(part))
}

const MILLION: i64 = 1_000_000;

/// A number with no more than six decimals, as a whole one.
fn millionths(number: &str) -> Option<i64> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let decimals = format!("{decimals:0<6}");
    let whole = whole.parse::<i64>().ok()?.checked_mul(MILLION)?;
    whole.checked_add(decimals.parse().ok().filter(|_| decimals.len() == 6)?)
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && number.parse::<u32>().is_ok_and(|year| (1800..2100).contains(&year))
}

/// The number that stands there in groups of three digits, if it does.
fn joined(number: &Number) -> Option<String> {
    let digits = number.join(".");
    let (first, rest) = digits.split_once('.')?;
    let in_groups = first.len() <= 3 && !first.starts_with('0');
    (in_groups && rest.split('.').all(|group| group.len() == 3)).then(|| digits.replace('.', ""))
}

/// The numbers in a text.
fn numbers(text: &str) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    // What stands between the latest digit and here, if it is no more than one character.
    let mut between = Some('-');
    for c in text.chars() {
        if !c.is_ascii_digit() {
            between = if between.is_none() { Some(c) } else { Some('-') };
            continue;
        }
        let parts = found.last_mut();
        let last = parts.and_then(|parts| Some((parts.last_mut()?.len(), parts)));
        match (between, last) {
            (None, Some((_, parts))) => push(parts, "", c),
            (Some('.'), Some((_, parts))) => push(parts, ".", c),
            (
                Some(',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'),
                Some((1..=3, parts)),
            ) => parts.push(c.to_string()),
            _ => found.push(vec![c.to_string()]),
        }
        between = None;
    }
    found
}

fn push(parts: &mut Number, point: &str, digit: char) {
    if let Some(part) = parts.last_mut() {
        part.push_str(point);
        part.push(digit);
    }
}
