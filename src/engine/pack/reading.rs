//! Reads a pack step by step, for pages that must not stand still while they start.
//!
//! What the steps do is elsewhere: `json.rs` and `check.rs`.

use std::borrow::Cow;
use std::mem;

use super::check::{self, Mirror};
use super::{Origin, Pack};
use crate::engine::diagnostic::{Diagnostic, Problems};
use crate::engine::json::Json;

/// A pack that is being read.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    stage: Stage<'a>,
    problems: Problems,
}

#[derive(Debug)]
enum Stage<'a> {
    Text(Cow<'a, str>),
    Tree(Cow<'a, str>, Json<'static>),
    Mirror(Cow<'a, str>, Box<Mirror>),
    Done(Option<Box<Pack>>),
}

impl<'a> Reading<'a> {
    pub(crate) fn new(text: Cow<'a, str>) -> Self {
        Self { stage: Stage::Text(text), problems: Problems::default() }
    }

    /// Does the next step. False when there was none left.
    pub(crate) fn step(&mut self) -> bool {
        let problems = &mut self.problems;
        self.stage = match mem::replace(&mut self.stage, Stage::Done(None)) {
            Stage::Text(text) => match Json::parse_owned(&text, problems) {
                Some(json) => Stage::Tree(text, json),
                None => Stage::Done(None),
            },
            Stage::Tree(text, json) => {
                let mirror = check::mirror(&json, problems);
                mirror.map_or(Stage::Done(None), |mirror| Stage::Mirror(text, Box::new(mirror)))
            }
            Stage::Mirror(text, mirror) => {
                let origin = Origin::new(text.into());
                Stage::Done(check::check(*mirror, origin, problems).map(Box::new))
            }
            Stage::Done(pack) => {
                self.stage = Stage::Done(pack);
                return false;
            }
        };
        true
    }

    /// Does all steps that are left, and gives what [`Pack::from_text`] gives.
    pub(crate) fn finish(mut self) -> (Option<Pack>, Vec<Diagnostic>) {
        while self.step() {}
        let pack = match self.stage {
            Stage::Done(pack) => pack.map(|pack| *pack),
            _ => None,
        };
        (pack, self.problems.into_vec())
    }
}
