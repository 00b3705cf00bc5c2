//! Checks the questions: levels that there can be, and a cap that can bite.
//!
//! Whether a question is a good one is not checked here: that is for its readers.

use super::Checker;
use crate::engine::diagnostic::{Code, Path};
use crate::engine::pack::raw::RawQuestion;
use crate::engine::pack::{AreaIdx, Question};

impl Checker<'_> {
    pub(super) fn question(&mut self, question: &RawQuestion, at: &Path<'_>) -> Question {
        let area = self.reference(
            &question.area,
            &self.ids.areas,
            ("area", "$.areas"),
            &Path::Key(at, "area"),
        );
        let levels = question.levels.len();
        if !(2..=11).contains(&levels) {
            self.problems.error(
                Code::WrongCount,
                &Path::Key(at, "levels"),
                &format!("the number of levels is {levels}"),
                "give 2 to 11, the worst first",
            );
        }
        let evidence_cap = question.needs_evidence.as_ref().map(|needs| {
            let place = Path::Key(at, "needs_evidence");
            // A cap at the highest level would never bite.
            self.level(needs.cap, 0, levels, &Path::Key(&place, "cap"))
        });
        Question {
            id: question.id.clone(),
            area: AreaIdx(area.unwrap_or(0)),
            title: question.title.clone(),
            text: question.text.clone(),
            why: question.why.clone(),
            evidence: question.evidence.clone(),
            levels: question.levels.clone(),
            weight: self.weight(question.weight, at),
            applies: self.applies(question.applies.as_ref(), at),
            not_applicable: question.not_applicable.clone(),
            evidence_cap,
            sources: self.sources(&question.sources, at),
        }
    }
}
