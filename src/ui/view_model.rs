//! From the model to what stands on the screen: words, order and formatted numbers, as plain values.
//!
//! Pure: no browser, no Yew, no state. Which element shows a value is not decided here: see [`super::components`].

pub(crate) mod question;
pub(crate) mod quick;
pub(crate) mod report;

use super::model::{Assessment, Model, PackProblems, Screen};
use super::text;
use crate::engine::{
    BasisPoints, Diagnostic, FactReply, Pack, Range, SourceKind, Verdict, VerdictReport,
};

/// One step of the way through the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) label: &'static str,
    pub(crate) screen: Screen,
    pub(crate) is_current: bool,
}

pub(crate) fn steps(now: &Assessment) -> Vec<Step> {
    let screen = match now.screen {
        Screen::Document(_) => Screen::Plan,
        screen => screen,
    };
    let steps: [(&str, Screen, &[Screen]); 7] = [
        (text::STEP_START, Screen::Start, &[]),
        (text::STEP_PROFILE, Screen::Profile, &[]),
        (
            text::STEP_QUESTIONS,
            Screen::Question,
            &[Screen::Choose, Screen::Pause, Screen::QuickResult],
        ),
        (text::STEP_REPORT, Screen::Report, &[]),
        (text::STEP_PLAN, Screen::Plan, &[]),
        (text::STEP_FRAMEWORKS, Screen::Frameworks, &[]),
        (text::STEP_FIGURES, Screen::Figures, &[]),
    ];
    steps
        .into_iter()
        .filter(|(_, target, _)| match target {
            Screen::Plan => now.pack.work().is_some(),
            Screen::Frameworks => !now.pack.lenses().is_empty(),
            Screen::Figures => !now.pack.figures().is_empty(),
            _ => true,
        })
        .map(|(label, target, parts)| Step {
            label,
            screen: target,
            is_current: screen == target || parts.contains(&screen),
        })
        .collect()
}

/// What can be done with the answers as a whole, on every screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ToolsView {
    /// `None`: what the device keeps must be dealt with first, or is not for the application to decide.
    pub(crate) keep: Option<bool>,
    pub(crate) is_start: bool,
    pub(crate) can_undo: bool,
    pub(crate) can_start_over: bool,
    pub(crate) asks_start_over: bool,
}

pub(crate) fn tools(now: &Assessment) -> ToolsView {
    ToolsView {
        keep: keep(now),
        is_start: now.screen == Screen::Start,
        can_undo: now.can_undo(),
        can_start_over: !now.answers.is_empty(),
        asks_start_over: now.asks_start_over,
    }
}

fn keep(now: &Assessment) -> Option<bool> {
    (now.unreadable.is_none() && !now.is_guest).then_some(now.keep)
}

/// How far the visitor is, for a host page, as JSON.
pub(crate) fn progress(now: &Assessment) -> String {
    let counts = now.report.counts;
    let answered = counts.applicable.saturating_sub(counts.unanswered);
    let settled = now.report.verdict.settled;
    format!(
        "{{\"answered\":{answered},\"applicable\":{},\"settled\":{settled}}}",
        counts.applicable
    )
}

/// The verdict, for a host page, as JSON.
pub(crate) fn verdict(now: &Assessment) -> String {
    let VerdictReport { proven, possible, settled, .. } = &now.report.verdict;
    let (proven, possible) = (proven.as_str(), possible.as_str());
    format!("{{\"proven\":\"{proven}\",\"possible\":\"{possible}\",\"settled\":{settled}}}")
}

/// Why nothing can be assessed, for a host page, as JSON.
pub(crate) fn unusable(packs: &[PackProblems]) -> String {
    let diagnostics: Vec<_> = packs.iter().flat_map(|pack| &pack.problems).collect();
    // Diagnostics are made of texts, so writing them has no way to fail.
    let diagnostics = serde_json::to_string(&diagnostics).unwrap_or_default();
    format!("{{\"message\":\"{}\",\"diagnostics\":{diagnostics}}}", text::NO_PACK)
}

/// The start screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StartView {
    /// Ordinal, title, chosen; empty when there is no choice.
    pub(crate) packs: Vec<(usize, String, bool)>,
    pub(crate) pack_title: String,
    pub(crate) pack_description: String,
    pub(crate) has_figures: bool,
    pub(crate) title: String,
    /// `None`: see [`ToolsView`].
    pub(crate) keep: Option<bool>,
    pub(crate) asks_start_over: bool,
    /// What was kept, in a sentence.
    pub(crate) resume: Option<String>,
    pub(crate) unreadable: Option<Vec<Diagnostic>>,
    pub(crate) pack_problems: Vec<PackProblems>,
}

pub(crate) fn start(model: &Model) -> StartView {
    let now = &model.current;
    let packs = model.packs();
    let counts = now.report.counts;
    StartView {
        packs: if packs.len() > 1 {
            packs
                .into_iter()
                .map(|(ordinal, title, chosen)| (ordinal, title.to_owned(), chosen))
                .collect()
        } else {
            Vec::new()
        },
        pack_title: now.pack.title().to_owned(),
        pack_description: now.pack.description().to_owned(),
        has_figures: !now.pack.figures().is_empty(),
        title: now.title.clone(),
        keep: keep(now),
        asks_start_over: now.asks_start_over,
        resume: (!now.answers.is_empty()).then(|| {
            let done = counts.applicable.saturating_sub(counts.unanswered);
            text::resume(done, counts.applicable, now.answers.title.as_deref())
        }),
        unreadable: now.unreadable.as_ref().map(|(_, problems)| problems.clone()),
        pack_problems: model.pack_problems.clone(),
    }
}

/// The profile screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProfileView {
    pub(crate) facts: Vec<FactView>,
    /// How many facts are not given, in a sentence.
    pub(crate) open: String,
}

/// One fact of the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FactView {
    pub(crate) place: usize,
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) help: Option<String>,
    pub(crate) multiple: bool,
    pub(crate) options: Vec<OptionView>,
    pub(crate) unsure_text: String,
    pub(crate) is_unsure: bool,
    /// What "not sure" assumes, in a sentence.
    pub(crate) assumes: String,
}

/// One option of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OptionView {
    pub(crate) text: String,
    pub(crate) help: Option<String>,
    pub(crate) is_chosen: bool,
}

pub(crate) fn profile(now: &Assessment) -> ProfileView {
    let facts = now.pack.facts();
    let open = facts.iter().filter(|fact| now.answers.fact(&fact.id).is_none()).count();
    let view = |(place, fact): (usize, &crate::engine::Fact)| {
        let reply = now.answers.fact(&fact.id);
        let held = match reply {
            Some(FactReply::Options(held)) => held.as_slice(),
            Some(FactReply::Unsure) | None => &[],
        };
        let assumed: Vec<_> = fact
            .treat_as
            .iter()
            .filter_map(|option| fact.options.get(*option))
            .map(|option| option.text.as_str())
            .collect();
        FactView {
            place,
            id: fact.id.clone(),
            text: fact.text.clone(),
            help: fact.help.clone(),
            multiple: fact.multiple,
            options: fact
                .options
                .iter()
                .map(|option| OptionView {
                    text: option.text.clone(),
                    help: option.help.clone(),
                    is_chosen: held.contains(&option.id),
                })
                .collect(),
            unsure_text: fact.unsure_text.clone(),
            is_unsure: reply == Some(&FactReply::Unsure),
            assumes: text::assumes(&assumed.join("; ")),
        }
    };
    ProfileView {
        facts: facts.iter().enumerate().map(view).collect(),
        open: text::profile_open(open),
    }
}

/// The choice of the way through the questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChooseView {
    /// Title and what it takes.
    pub(crate) quick: Option<(String, String)>,
    pub(crate) deciding: String,
    pub(crate) by_area: String,
    pub(crate) standing: String,
}

pub(crate) fn choose(now: &Assessment) -> ChooseView {
    let report = &now.report;
    let areas = report.scores.areas.iter().filter(|area| !area.terms.is_empty()).count();
    ChooseView {
        quick: now
            .pack
            .quick_check()
            .map(|quick| (quick.title.clone(), text::choose_quick(quick.items.len()))),
        deciding: text::choose_deciding(report.deciding.len()),
        by_area: text::choose_by_area(report.counts.applicable, areas),
        standing: standing(now),
    }
}

/// The verdict so far, in a quiet line.
pub(crate) fn standing(now: &Assessment) -> String {
    let verdict = &now.report.verdict;
    text::verdict_so_far(verdict.proven, verdict.possible, now.report.deciding.len())
}

/// What is open among the deciding answers: not answered, unknown, not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OpenCounts {
    pub(crate) unanswered: usize,
    pub(crate) unknown: usize,
    pub(crate) claims: usize,
}

pub(crate) fn open_counts(now: &Assessment) -> OpenCounts {
    use crate::engine::AnswerState;
    let mut counts = OpenCounts { unanswered: 0, unknown: 0, claims: 0 };
    for open in &now.report.deciding {
        match open.state {
            AnswerState::Unanswered => counts.unanswered += 1,
            AnswerState::Unknown => counts.unknown += 1,
            AnswerState::Answered | AnswerState::NotApplicable => counts.claims += 1,
        }
    }
    counts
}

impl OpenCounts {
    pub(crate) fn words(self) -> String {
        text::open_because(self.unanswered, self.unknown, self.claims)
    }
}

/// Where the verdicts stand, worst first, and whether each is still possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ScaleView {
    pub(crate) steps: Vec<ScaleStep>,
}

/// One verdict on the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ScaleStep {
    pub(crate) name: &'static str,
    /// `kill`, `rescope` or `ship`, whatever the language.
    pub(crate) word: &'static str,
    pub(crate) is_possible: bool,
    pub(crate) remark: &'static str,
}

pub(crate) fn scale(verdict: &VerdictReport) -> ScaleView {
    let steps = Verdict::ALL
        .iter()
        .map(|step| {
            let is_possible = (verdict.proven..=verdict.possible).contains(step);
            ScaleStep {
                name: text::verdict_headline(*step),
                word: step.as_str(),
                is_possible,
                remark: match (is_possible, verdict.settled) {
                    (true, true) => text::THE_VERDICT,
                    (true, false) => text::POSSIBLE,
                    (false, _) => text::RULED_OUT,
                },
            }
        })
        .collect();
    ScaleView { steps }
}

/// The screen after the last decisive question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PauseView {
    pub(crate) heading: &'static str,
    pub(crate) text: String,
    pub(crate) scale: ScaleView,
    pub(crate) can_ask_again: bool,
    pub(crate) rest: usize,
}

pub(crate) fn pause(now: &Assessment) -> PauseView {
    let verdict = &now.report.verdict;
    PauseView {
        heading: if verdict.settled {
            text::PAUSE_SETTLED_HEADING
        } else {
            text::PAUSE_OPEN_HEADING
        },
        text: if verdict.settled {
            text::pause_settled(verdict.possible)
        } else {
            text::pause_open(verdict.proven, verdict.possible, &open_counts(now).words())
        },
        scale: scale(verdict),
        can_ask_again: now.skipped() > 0,
        rest: now.report.counts.unanswered,
    }
}

/// A range of basis points as words and as a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RangeView {
    pub(crate) words: String,
    /// Proven and possible, in basis points; `None` when nothing counts.
    pub(crate) bar: Option<(u16, u16)>,
}

pub(crate) fn range(range: Option<Range<BasisPoints>>) -> RangeView {
    match range {
        None => RangeView { words: text::NOTHING_COUNTS.to_owned(), bar: None },
        Some(range) => {
            let (from, to) = (range.proven.get(), range.possible.get());
            RangeView {
                words: text::range(&text::percent(from), &text::percent(to)),
                bar: Some((from, to)),
            }
        }
    }
}

/// A source as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceView {
    /// The reference itself: the key of the list.
    pub(crate) reference: String,
    pub(crate) kind: &'static str,
    /// Publisher, title, year and place within.
    pub(crate) words: String,
    /// Only addresses that begin with `https://`.
    pub(crate) url: Option<String>,
    pub(crate) note: Option<String>,
}

pub(crate) fn sources(pack: &Pack, references: &[String]) -> Vec<SourceView> {
    references
        .iter()
        .map(|reference| {
            let place = reference.split_once('/').map(|(_, place)| text::source_place(place));
            let source = pack.source(reference);
            let parts: Vec<String> = match source {
                Some(source) => [
                    Some(source.publisher.clone()),
                    Some(source.title.clone()),
                    // Some titles end with it.
                    source
                        .year
                        .map(|year| year.to_string())
                        .filter(|year| !source.title.ends_with(year.as_str())),
                    place,
                ]
                .into_iter()
                .flatten()
                .collect(),
                None => vec![reference.clone()],
            };
            SourceView {
                reference: reference.clone(),
                kind: text::source_kind(source.map_or(SourceKind::Opinion, |source| source.kind)),
                words: parts.join(", "),
                // A pack comes from anybody: `javascript:` and its like are no addresses.
                url: source
                    .and_then(|source| source.url.clone())
                    .filter(|url| url.starts_with("https://")),
                note: source.and_then(|source| source.note.clone()),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::model::{Action, Choice, Field, Route};

    const PACK: &str = include_str!("../../tests/packs/nonsense.json");

    fn after(actions: impl IntoIterator<Item = Action>) -> Model {
        let mut model = Model::new(&[PACK.to_owned()], |_| None, None).unwrap();
        for action in actions {
            model.reduce(action);
        }
        model
    }

    fn answer(question: usize, level: u8) -> [Action; 2] {
        [Action::Show(question), Action::SetReply(None, Choice::Level(level))]
    }

    #[test]
    fn an_open_verdict_says_how_many_answers_decide_it() {
        let model = after([]);
        assert_eq!(
            standing(&model.current),
            "Verdict so far: between kill and ship; 4 answers can still decide it."
        );
        let report = report::report(&model.current);
        assert_eq!(report.verdict.headline, "Between kill and ship: 4 answers decide it");
        assert_eq!(report.verdict.tone, "open");
        let (title, main, of) = report.reasons();
        assert_eq!((title, main.len(), of), (text::OPEN_GATES, 3, 3));
        assert!(main[0].does == "kill" && main[1].does == "block", "the worst first");
        let possible: Vec<_> =
            report.verdict.scale.steps.iter().map(|step| step.is_possible).collect();
        assert_eq!(possible, [true, true, true]);
    }

    #[test]
    fn a_settled_verdict_names_the_gates_with_the_answers_behind_them() {
        let model = after([answer(0, 0), answer(3, 0)].concat());
        let report = report::report(&model.current);
        assert_eq!(report.verdict.headline, "Kill");
        let gate = &report.failing[0];
        assert_eq!((gate.id.as_str(), gate.consequence), ("afloat", "Kill"));
        assert_eq!(gate.if_failed.as_deref(), Some("It sinks and nobody cooks. Stay ashore."));
        let need = &gate.needs[0];
        assert_eq!(need.what, "How many spouts are above the water line?");
        assert_eq!((need.found.as_str(), need.question), ("Answer: None", Some(0)));
        assert_eq!(need.needed.as_deref(), Some("Fails only at: None"));
        assert_eq!(report.reasons().0, text::REASONS);
        assert_eq!(report.reasons().1[0], gate);
        assert!(report.open.is_empty(), "what cannot change a kill is no open reason");
        assert!(report.moot.iter().all(|gate| gate.status == "open"));
    }

    #[test]
    fn every_kind_of_answer_that_is_not_certain_has_its_list() {
        let mut actions = vec![Action::SetTitle("Pot".to_owned())];
        actions.extend([Action::Show(0), Action::SetReply(None, Choice::Unknown)]);
        actions.extend(answer(1, 3));
        actions
            .extend([Action::Show(2), Action::Type(None, Field::Reason, "no opening".to_owned())]);
        let report = report::report(&after(actions).current);
        let lists: Vec<_> =
            report.points.iter().map(|list| (list.title, list.points.len())).collect();
        assert_eq!(
            lists,
            [
                (text::LIST_UNKNOWN, 1),
                (text::LIST_LACKING, 1),
                (text::LIST_UNANSWERED, 1),
                (text::LIST_NOT_APPLICABLE, 1)
            ]
        );
        assert_eq!(
            report.points[1].points[0].remark.as_deref(),
            Some("Answer: from “A third” to “All of it”")
        );
        assert_eq!(report.points[3].points[0].remark.as_deref(), Some("no opening"));
        assert!(report.facts[0].is_assumed);
        assert_eq!(report.heading, "Pot");
    }

    #[test]
    fn the_quick_check_gives_bands_what_is_ruled_out_and_what_would_settle_it() {
        let open = quick::quick(&after(answer(0, 1)).current).unwrap();
        assert_eq!(open.count, "1 to 2 of 2: yes");
        assert!(open.band.contains("“Stay” and “Sail”"), "{}", open.band);
        assert_eq!(open.bands.iter().filter(|band| band.reached.is_some()).count(), 2);
        assert_eq!(open.ruled, "Nothing rules out ship, and kill is no longer possible.");
        assert_eq!(
            open.settle,
            "At most 3 more answers settle the verdict between rescope and ship: 3 not answered yet."
        );
        let killed = quick::quick(&after([answer(0, 0), answer(3, 1)].concat()).current).unwrap();
        assert_eq!(killed.count, "0 of 2: yes");
        assert_eq!(killed.ruled, "Ship and rescope are already ruled out by:");
        assert_eq!(killed.ruled_by[0].id, "afloat");
        assert!(killed.is_settled);
    }

    #[test]
    fn a_question_shows_what_counts_and_what_is_missing() {
        let mut actions = answer(1, 3).to_vec();
        let card = question::question(&after(actions.clone()).current).unwrap().cards.remove(0);
        assert_eq!(
            card.evidence.lacks.as_deref(),
            Some(
                "No evidence is attached, so this counts as anything from “A third” to “All of it”"
            )
        );
        actions.push(Action::Type(None, Field::What, "photo.jpg".to_owned()));
        let card = question::question(&after(actions).current).unwrap().cards.remove(0);
        assert_eq!(card.evidence.lacks, None);

        let mut view =
            question::question(&after([Action::Begin(Route::Deciding)]).current).unwrap();
        assert_eq!(view.next, text::SKIP);
        let because = view.cards.remove(0).because;
        assert_eq!(because[0], "It floats, or somebody can cook ashore: kill if it fails");
        assert_eq!(
            view.areas.iter().map(|area| area.done.as_str()).collect::<Vec<_>>(),
            ["0 of 3", "0 of 1"]
        );
    }

    #[test]
    fn the_questions_say_what_is_settled_what_is_left_and_what_can_be_undone() {
        let mut actions = vec![Action::Begin(Route::ByArea), Action::SetWhole(true)];
        actions.extend([
            Action::SetReply(Some(0), Choice::Level(1)),
            Action::SetReply(Some(2), Choice::Unknown),
        ]);
        let view = question::question(&after(actions.clone()).current).unwrap();
        assert_eq!(view.area, "Hull");
        assert_eq!(view.cards.iter().map(|card| card.place).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(view.cards.iter().filter(|card| card.is_unknown).count(), 1);
        assert_eq!(view.progress, "2 of 4 questions answered, 1 of them unknown");
        assert_eq!(view.left, "About 1 to 2 minutes left");
        assert_eq!(view.gates, format!("Gates settled: {} of {}.", view.settled.0, view.settled.1));
        assert!(view.settled.0 < view.settled.1);
        let areas: Vec<_> =
            view.areas.iter().map(|area| (area.done.as_str(), area.unknown.as_str())).collect();
        assert_eq!(areas, [("2 of 3", "1 unknown"), ("0 of 1", "")]);
        assert_eq!(view.undo, "Undo: answer to “Lid”");
        actions.push(Action::TakeBack);
        let view = question::question(&after(actions).current).unwrap();
        assert_eq!(view.undone, "Undone: answer to “Lid”.");
        assert_eq!(view.undo, "Undo: answer to “Spouts”");
        // Once nothing can change the verdict, all gates are settled for it.
        let killed = after([answer(0, 0), answer(3, 0)].concat());
        let view = question::question(&killed.current).unwrap();
        assert_eq!(view.settled.0, view.settled.1);
        assert_eq!((view.is_whole, view.cards.len()), (false, 1));
    }

    #[test]
    fn percentages_are_rounded_down_like_the_scores() {
        let points = |n| BasisPoints::new(n).unwrap();
        let shown = range(Some(Range::new(points(4_399), points(10_000))));
        assert_eq!(shown.words, "43\u{a0}% to 100\u{a0}%");
        assert_eq!(text::percent_exactly(4_309), "43.09\u{a0}%");
        assert_eq!(range(None).bar, None);
    }

    #[test]
    fn a_pack_cannot_smuggle_in_an_address_that_is_a_script() {
        let text = PACK.replace("\"year\": 1851", "\"url\": \"javascript:alert(1)\"");
        assert!(Model::new(&[text], |_| None, None).is_err(), "it is refused");
        // Nor is one without encryption offered as a link.
        let text = PACK.replace("\"year\": 1851", "\"url\": \"http://example.org/\"");
        let model = Model::new(&[text], |_| None, None).unwrap();
        let shown = sources(&model.current.pack, &["captain/1".to_owned()]);
        assert_eq!(shown[0].url, None);
        assert_eq!(shown[0].kind, "Opinion");
        assert!(shown[0].words.ends_with("no. 1"));
    }

    #[test]
    fn a_reference_names_its_year_once_and_its_place_as_it_is() {
        let text = PACK.replace("Remarks on crockery", "Remarks of 1851");
        let model = Model::new(&[text], |_| None, None).unwrap();
        let shown = sources(&model.current.pack, &["captain/Ch. 5".to_owned()]);
        assert_eq!(shown[0].words.matches("1851").count(), 1);
        assert!(shown[0].words.ends_with("Ch. 5"));
    }

    #[test]
    fn traces_add_up() {
        let model = after(answer(0, 1));
        for area in &model.current.report.scores.areas {
            let sum = |end: fn(Range<u64>) -> u64| -> u64 {
                area.terms.iter().map(|term| end(term.credit())).sum()
            };
            assert_eq!(sum(|credit| credit.proven), area.earned.proven);
            assert_eq!(sum(|credit| credit.possible), area.earned.possible);
        }
    }
}
