//! Every sentence, label and word of the interface, in one place.
//!
//! What a pack or the engine says is not here: questions, gates, bands and diagnostics bring their own texts.
//! Numbers come in as integers or already formatted; nothing here decides what is shown.

use crate::engine::{
    AnswerState, Basis, BudgetBase, Consequence, ExportFormat, Figure, FigureKind, FigureValue,
    Goal, LensRule, Overall, PercentRange, Qualifier, Range, SourceKind, Status, Unit, Verdict,
    Verification, WeightReport, plan::Spread,
};

pub(crate) const PRODUCT: &str = "Shipworthy";

/// `one` or `many` of something, with the number.
fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

pub(crate) fn questions(n: usize) -> String {
    count(n, "question", "questions")
}

fn answers(n: usize) -> String {
    count(n, "answer", "answers")
}

// Steps and frame

pub(crate) const STEPS: &str = "Steps";
pub(crate) const STEP_START: &str = "Start";
pub(crate) const STEP_PROFILE: &str = "Profile";
pub(crate) const STEP_QUESTIONS: &str = "Questions";
pub(crate) const STEP_REPORT: &str = "Report";
pub(crate) const STEP_PLAN: &str = "Plan";
pub(crate) const STEP_FRAMEWORKS: &str = "Frameworks";
pub(crate) const STEP_FIGURES: &str = "Figures";
pub(crate) const PRIVACY: &str =
    "Nothing you enter leaves this page: it sends no requests and has no telemetry.";

// Start

pub(crate) const START_HEADING: &str = "Is your AI proof of concept fit to ship?";
pub(crate) const START_WHAT: &str = "Describe the system, answer questions about what exists today, and get one of three verdicts: ship it, rescope it, or kill it. The verdict follows fixed rules that are shown with it, line by line. What nobody knows stays open, so a result is given as an honest range until the answers settle it.";
pub(crate) const START_PRIVACY_HEADING: &str = "What happens with your answers";
pub(crate) const START_PRIVACY: &str = "They stay in this page. Nothing is sent anywhere, and nothing is stored unless you tick the box below or save a file. Without either, closing the page discards them.";
/// In a page that is not ours, whose storage is left alone.
pub(crate) const START_PRIVACY_GUEST: &str = "They stay in this page. Nothing is sent anywhere, and nothing is stored unless you save a file. Without one, leaving the page discards them.";
pub(crate) const KEEP: &str = "Keep my answers on this device";
pub(crate) const KEEP_HELP: &str =
    "In this browser's own storage. Unticking removes them from there at once.";
pub(crate) const TITLE_LABEL: &str = "Name of the proof of concept";
pub(crate) const TITLE_HELP: &str = "Optional. It heads the report and names the file.";
pub(crate) const START: &str = "Start";
pub(crate) const CONTINUE: &str = "Continue";
pub(crate) const LOAD: &str = "Load answers from a file";
pub(crate) const PACK_LEGEND: &str = "Which assessment?";
pub(crate) const RESUME_HEADING: &str = "Your answers are still here";
pub(crate) const START_OVER: &str = "Start over";
pub(crate) const START_OVER_ASK: &str =
    "Remove all answers and the profile? You can bring them back as long as this page stays open.";
pub(crate) const START_OVER_YES: &str = "Yes, remove them";
pub(crate) const START_OVER_NO: &str = "No, keep them";
pub(crate) const UNREADABLE_HEADING: &str = "What this device keeps cannot be read";
pub(crate) const UNREADABLE: &str =
    "It is left as it is. Save it to a file if you want to look into it, then delete it here.";
pub(crate) const UNREADABLE_SAVE: &str = "Save it to a file";
pub(crate) const UNREADABLE_DELETE: &str = "Delete it";
pub(crate) const PACK_PROBLEMS_HEADING: &str = "The rules of this page have problems";

pub(crate) const NO_PACK: &str = "None of the rule packs of this page can be used, so nothing can be assessed. Whoever set the page up can put that right with the list below.";

pub(crate) fn pack_number(ordinal: usize) -> String {
    format!("Pack {}", ordinal.saturating_add(1))
}

pub(crate) fn resume(done: usize, of: usize, title: Option<&str>) -> String {
    let done = format!("{done} of {} answered.", questions(of));
    match title {
        Some(title) => format!("“{title}”: {done}"),
        None => done,
    }
}

// Profile

pub(crate) const PROFILE_HEADING: &str = "What kind of system is it?";
pub(crate) const PROFILE_INTRO: &str = "These facts are not scored. They decide which questions and which gates apply. If you are not sure, the stricter case is assumed, and the report says so.";
pub(crate) const SEVERAL_HINT: &str = "Several can be true.";
pub(crate) const PROFILE_NEXT: &str = "Go on";
pub(crate) const BACK: &str = "Back";

pub(crate) fn assumes(options: &str) -> String {
    format!("Assumes: {options}.")
}

pub(crate) fn profile_open(n: usize) -> String {
    match n {
        0 => "All facts are given.".to_owned(),
        1 => "1 fact is not given. It is treated as “not sure”; you can go on all the same."
            .to_owned(),
        _ => format!(
            "{n} facts are not given. They are treated as “not sure”; you can go on all the same."
        ),
    }
}

// Choose

pub(crate) const CHOOSE_HEADING: &str = "How much do you want to answer?";
pub(crate) const CHOOSE_INTRO: &str =
    "All three use the same questions: what you answer in one counts in the others.";
pub(crate) const DECIDING_TITLE: &str = "Most decisive first";
pub(crate) const BY_AREA_TITLE: &str = "All questions, by area";

pub(crate) fn choose_quick(n: usize) -> String {
    format!(
        "{}. Counted by the list's own rule, with what the answers already rule out.",
        questions(n)
    )
}

pub(crate) fn choose_deciding(n: usize) -> String {
    if n == 0 {
        return "The verdict is settled already; no answer is missing for it.".to_owned();
    }
    format!(
        "At most {}, in the order in which they can change the verdict. Stops as soon as it is settled.",
        questions(n)
    )
}

pub(crate) fn choose_by_area(questions_n: usize, areas: usize) -> String {
    format!(
        "{} in {} apply to this profile. Gives the full picture, with a score for every area.",
        questions(questions_n),
        count(areas, "area", "areas")
    )
}

// Questions

pub(crate) const UNKNOWN: &str = "Nobody here knows";
pub(crate) const UNKNOWN_HELP: &str =
    "Counts as open: it may be anything, and the report lists it.";
pub(crate) const NOT_APPLICABLE: &str = "Does not apply";
pub(crate) const REASON_LABEL: &str = "Why does it not apply?";
pub(crate) const REASON_HELP: &str = "The reason is printed in the report.";
pub(crate) const REASON_MISSING: &str =
    "Not saved yet: give the reason. Until then, what was said before counts.";
pub(crate) const NOTE_SUMMARY: &str = "Add a note";
pub(crate) const NOTE_GIVEN: &str = "There is a note";
pub(crate) const NOTE_LABEL: &str = "Note";
pub(crate) const EVIDENCE_SUMMARY: &str = "Attach evidence";
pub(crate) const EVIDENCE_GIVEN: &str = "Evidence is attached";

pub(crate) fn noted(note: &str) -> String {
    format!("Note: {note}")
}

pub(crate) const EVIDENCE_WHAT: &str = "A link, a file name or a sentence";
pub(crate) const EVIDENCE_BY: &str = "Who says so (optional)";
pub(crate) const EVIDENCE_DATE: &str = "When (optional), as YYYY-MM-DD";
pub(crate) const WHAT_MISSING: &str = "Not saved yet: say what the evidence is.";
pub(crate) const DATE_WRONG: &str = "Not saved yet: write the date as YYYY-MM-DD.";
pub(crate) const SOURCES_SUMMARY: &str = "Where this question comes from";
pub(crate) const CLEAR: &str = "Clear this answer";
pub(crate) const NEXT: &str = "Next";
pub(crate) const SKIP: &str = "Skip for now";
pub(crate) const AREAS: &str = "Areas";
pub(crate) const TO_REPORT: &str = "See the report";
pub(crate) const TO_QUICK_RESULT: &str = "See the result";
pub(crate) const KEYS_HINT: &str = "Keys: a number chooses a level, U “nobody here knows”, N “does not apply”. Enter or → goes on, ← back, O to the next open question. Z undoes, Shift+Z redoes.";
pub(crate) const REDO: &str = "Redo";
pub(crate) const WHOLE: &str = "Whole area at once";
pub(crate) const NEXT_OPEN: &str = "Next open question";

pub(crate) fn undo(question: &str) -> String {
    format!("Undo: answer to “{question}”")
}

pub(crate) fn undone(question: &str) -> String {
    format!("Undone: answer to “{question}”.")
}

pub(crate) fn minutes_left(least: u64, most: u64) -> String {
    if most == 1 {
        return "About a minute left".to_owned();
    }
    let least = if least == most { String::new() } else { format!("{least} to ") };
    format!("About {least}{most} minutes left")
}

pub(crate) fn settled_gates((settled, of): (usize, usize)) -> String {
    format!("Gates settled: {settled} of {of}.")
}

pub(crate) fn would_prove(evidence: &str) -> String {
    format!("What would prove it: {evidence}")
}

pub(crate) fn capped(level: &str) -> String {
    format!(
        "This question needs evidence. Without it, a better answer counts for sure only as “{level}”"
    )
}

pub(crate) fn lacks_evidence(from: &str, to: &str) -> String {
    format!("No evidence is attached, so this counts as anything from “{from}” to “{to}”")
}

pub(crate) fn several_answers(levels: &[&str]) -> String {
    format!(
        "Several people answered, and their answers count as a range: {}. Choosing one here replaces theirs.",
        levels.join(" / ")
    )
}

pub(crate) const BECAUSE: &str =
    "Asked now because nothing that has not come up yet can settle more. It decides:";

/// A gate that a question decides, and what hangs on it.
pub(crate) fn decides(gate: &str, consequence: Consequence) -> String {
    let then = match consequence {
        Consequence::Kill => "kill",
        Consequence::Block => "no shipping",
        Consequence::Warn => "a condition",
    };
    format!("{gate}: {then} if it fails")
}

pub(crate) fn progress_by_area(done: usize, of: usize, unknown: usize) -> String {
    let done = format!("{done} of {} answered", questions(of));
    if unknown == 0 { done } else { format!("{done}, {unknown} of them unknown") }
}

pub(crate) fn progress_quick(at: usize, of: usize) -> String {
    format!("Question {at} of {of}")
}

pub(crate) fn area_unknown(n: usize) -> String {
    if n == 0 { String::new() } else { format!("{n} unknown") }
}

pub(crate) fn area_progress(done: usize, of: usize) -> String {
    format!("{done} of {of}")
}

// Verdicts

pub(crate) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kill => "kill",
        Verdict::Rescope => "rescope",
        Verdict::Ship => "ship",
    }
}

pub(crate) const fn verdict_headline(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kill => "Kill",
        Verdict::Rescope => "Rescope",
        Verdict::Ship => "Ship",
    }
}

pub(crate) const fn verdict_meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kill => "Stop. No further work would make this worth shipping.",
        Verdict::Rescope => "Not like this. Close the gaps, or do something smaller.",
        Verdict::Ship => "Fit for production.",
    }
}

pub(crate) const RULED_OUT: &str = "ruled out";
pub(crate) const POSSIBLE: &str = "possible";
pub(crate) const THE_VERDICT: &str = "the verdict";
pub(crate) const SCALE_LABEL: &str = "Verdicts that are possible";

pub(crate) fn between(proven: Verdict, possible: Verdict) -> String {
    format!("Between {} and {}", verdict(proven), verdict(possible))
}

pub(crate) fn headline_open(proven: Verdict, possible: Verdict, deciding: usize) -> String {
    format!(
        "{}: {} {} it",
        between(proven, possible),
        answers(deciding),
        if deciding == 1 { "decides" } else { "decide" }
    )
}

pub(crate) fn settled(possible: Verdict, failing: usize, conditions: usize) -> String {
    match possible {
        Verdict::Ship if conditions == 0 => {
            "Every gate that could stop it holds. No open answer can change that.".to_owned()
        }
        Verdict::Ship => format!(
            "Every gate that could stop it holds, and no open answer can change that. {}",
            match conditions {
                1 => "One condition goes with it.".to_owned(),
                n => format!("{n} conditions go with it."),
            }
        ),
        Verdict::Kill | Verdict::Rescope => format!(
            "{} {} No open answer can change that.",
            verdict_meaning(possible),
            match failing {
                1 => "One gate fails.".to_owned(),
                n => format!("{n} gates fail."),
            }
        ),
    }
}

pub(crate) fn unsettled(proven: Verdict, possible: Verdict, failing: usize, open: usize) -> String {
    let best = match failing {
        0 => "Nothing rules out ship yet.".to_owned(),
        1 => format!("One gate fails, so {} is the best that is left.", verdict(possible)),
        n => format!("{n} gates fail, so {} is the best that is left.", verdict(possible)),
    };
    let worst = match open {
        1 => format!("One gate is still open, and the verdict is {} if it fails.", verdict(proven)),
        n => format!(
            "{n} gates are still open; in the worst case the verdict is {}.",
            verdict(proven)
        ),
    };
    format!("{best} {worst}")
}

pub(crate) fn verdict_so_far(proven: Verdict, possible: Verdict, deciding: usize) -> String {
    if proven == possible {
        return format!("Verdict: {}. It is settled.", verdict(possible));
    }
    format!(
        "Verdict so far: between {} and {}; {} can still decide it.",
        verdict(proven),
        verdict(possible),
        answers(deciding)
    )
}

/// Why deciding answers are open.
pub(crate) fn open_because(unanswered: usize, unknown: usize, claims: usize) -> String {
    let mut parts = Vec::new();
    if unanswered > 0 {
        parts.push(format!("{unanswered} not answered yet"));
    }
    if unknown > 0 {
        parts.push(format!("{unknown} that nobody here knows"));
    }
    if claims > 0 {
        parts.push(format!("{claims} answered but not certain, for want of evidence or agreement"));
    }
    parts.join(", ")
}

// Pause

pub(crate) const PAUSE_SETTLED_HEADING: &str = "The verdict is settled";
pub(crate) const PAUSE_OPEN_HEADING: &str = "Every decisive question has been asked";
pub(crate) const GO_ON_BY_AREA: &str = "Answer the rest, by area";
pub(crate) const ASK_AGAIN: &str = "Ask the skipped ones again";

pub(crate) fn pause_settled(v: Verdict) -> String {
    format!("{}: {} No open answer can change that.", verdict_headline(v), verdict_meaning(v))
}

pub(crate) fn pause_open(proven: Verdict, possible: Verdict, open: &str) -> String {
    format!(
        "The verdict stays between {} and {}. What decides it is open: {open}.",
        verdict(proven),
        verdict(possible)
    )
}

// Quick check

pub(crate) fn quick_count(proven: u64, possible: u64, of: u64) -> String {
    if proven == possible {
        format!("{proven} of {of}: yes")
    } else {
        format!("{proven} to {possible} of {of}: yes")
    }
}

pub(crate) fn quick_band(from: &str, to: &str, one: bool) -> String {
    if one {
        format!("Band “{to}”, by its author's own rule.")
    } else {
        format!(
            "Between the bands “{from}” and “{to}”, by its author's own rule. Open answers count both ways."
        )
    }
}

pub(crate) const QUICK_BANDS: &str = "The bands of this list";
pub(crate) const QUICK_ITEMS: &str = "The items";
pub(crate) const QUICK_RULED: &str = "What the answers already rule out";
pub(crate) const QUICK_NOTHING_RULED: &str =
    "Nothing is ruled out yet: kill, rescope and ship are all possible.";
pub(crate) const QUICK_SETTLE: &str = "What would settle it";
pub(crate) const QUICK_GO_DECIDING: &str = "Go on, most decisive first";
pub(crate) const QUICK_GO_AREAS: &str = "Answer everything, by area";
pub(crate) const BAND_REACHED: &str = "possible";
pub(crate) const BAND_IS: &str = "this one";
pub(crate) const LIST_FROM: &str = "Where this list comes from";

pub(crate) const fn quick_item(status: Status) -> &'static str {
    match status {
        Status::Holds => "Yes",
        Status::Fails => "No",
        Status::Open | Status::NotApplicable => "Open",
    }
}

pub(crate) fn quick_ruled(possible: Verdict) -> String {
    match possible {
        Verdict::Ship => QUICK_NOTHING_RULED.to_owned(),
        Verdict::Rescope => "Ship is already ruled out by:".to_owned(),
        Verdict::Kill => "Ship and rescope are already ruled out by:".to_owned(),
    }
}

/// What can be said when some verdicts are left and others not, without a failing gate.
pub(crate) fn quick_not_kill() -> &'static str {
    "Nothing rules out ship, and kill is no longer possible."
}

pub(crate) fn quick_settled(v: Verdict) -> String {
    format!(
        "Nothing more is needed: the verdict is {}, whatever the other answers are.",
        verdict(v)
    )
}

pub(crate) fn quick_more(proven: Verdict, possible: Verdict, n: usize, because: &str) -> String {
    format!(
        "At most {} the verdict between {} and {}: {because}.",
        count(n, "more answer settles", "more answers settle"),
        verdict(proven),
        verdict(possible)
    )
}

// Report

pub(crate) const REPORT_VERDICT: &str = "Verdict";
pub(crate) const REASONS: &str = "What is not met";
pub(crate) const CHANGE: &str = "What would change it";
pub(crate) const ALL_GATES: &str = "Every gate that fails would have to hold.";
pub(crate) const TO_PLAN: &str = "See the plan";
pub(crate) const FAILING: &str = "What fails";
pub(crate) const OPEN_GATES: &str = "What is still open";
pub(crate) const OPEN_GATES_INTRO: &str =
    "Each of these may still fail. The questions below it decide.";
pub(crate) const MOOT_GATES: &str = "Open, but without effect on the verdict now";
pub(crate) const CONDITIONS: &str = "Conditions";
pub(crate) const CONDITIONS_SHIP: &str =
    "These do not stop it, but shipping carries them as conditions.";
pub(crate) const CONDITIONS_NO_SHIP: &str =
    "These do not decide the verdict. They would be conditions if it were shipped.";
pub(crate) const SCORES: &str = "Scores";
pub(crate) const SCORES_INTRO: &str = "Solid is proven: it holds whatever the open answers turn out to be. Striped is possible: it depends on them. Scores do not make the verdict; the gates do.";
pub(crate) const AVERAGE: &str = "Average of the areas";
pub(crate) const WEAKEST: &str = "Weakest area";
pub(crate) const AREA: &str = "Area";
pub(crate) const SCORE: &str = "Score";
pub(crate) const ANSWERED: &str = "Answered";
pub(crate) const NOTHING_COUNTS: &str = "nothing counts here";
pub(crate) const NOT_CERTAIN: &str = "What is not certain";
pub(crate) const ALL_CERTAIN: &str =
    "Every question that applies is answered, and every claim that needs evidence has it.";
pub(crate) const LIST_UNKNOWN: &str = "Nobody here knows";
pub(crate) const LIST_UNANSWERED: &str = "Not answered";
pub(crate) const LIST_NOT_APPLICABLE: &str = "Does not apply";
pub(crate) const LIST_LACKING: &str = "Claims without the evidence they need";
pub(crate) const LIST_NOT_ASKED: &str = "Answered, but not asked for this profile";
pub(crate) const PROFILE_TITLE: &str = "Profile";
pub(crate) const ASSUMED: &str = " (assumed, because nobody was sure)";
pub(crate) const CHANGE_PROFILE: &str = "Change the profile";
pub(crate) const SET_ASIDE: &str = "Set aside";
pub(crate) const SET_ASIDE_INTRO: &str = "These parts of the loaded file could not be used. They are written back untouched when you save.";
pub(crate) const TRACE: &str = "How every number came about";
pub(crate) const TRACE_GATES: &str = "The gates, with what was found";
pub(crate) const TRACE_AREAS: &str = "The areas, with their terms";
pub(crate) const TRACE_QUESTION: &str = "Question";
pub(crate) const TRACE_WEIGHT: &str = "Weight";
pub(crate) const TRACE_LEVELS: &str = "Level";
pub(crate) const TRACE_CREDIT: &str = "Credit";
pub(crate) const FINGERPRINT: &str = "Fingerprint";
pub(crate) const FINGERPRINT_INTRO: &str =
    "The same pack, profile, answers and day give the same report, byte for byte, everywhere.";
pub(crate) const DIGEST: &str = "Digest of the input";
pub(crate) const PACK: &str = "Pack";
pub(crate) const PACK_DIGEST: &str = "Digest of the pack";
pub(crate) const ENGINE: &str = "Engine";
pub(crate) const SOURCES_DIGEST: &str = "Digest of its sources";
pub(crate) const NO_SOURCES: &str = "not known: this is no delivered build";
pub(crate) const BACK_TO_QUESTIONS: &str = "Back to the questions";
pub(crate) const SAVE: &str = "Save answers to a file";
pub(crate) const PRINT: &str = "Print";
pub(crate) const ALL_OF: &str = "All of these";
pub(crate) const ANY_OF: &str = "At least one of these";
pub(crate) const SOURCES: &str = "Sources";

// Paper

pub(crate) const COVER_KIND: &str = "Is this proof of concept fit to ship?";
pub(crate) const COVER_DATE: &str = "Date";
pub(crate) const COVER_RULES: &str = "Rules";
pub(crate) const COVER_ANSWERS: &str = "Answers";
pub(crate) const COVER_MADE_WITH: &str = "Made with";
pub(crate) const ROADMAP: &str = "Roadmap";
pub(crate) const ROADMAP_WHO: &str = "Who";
pub(crate) const EVERY_ANSWER: &str = "Every answer";
pub(crate) const ANSWER: &str = "Answer";

/// What it is, who says so and when; the last two may be blank.
pub(crate) fn evidence(parts: [&str; 3]) -> String {
    let given: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    ["Evidence: ", &given.join(", ")].concat()
}

pub(crate) fn report_heading(title: Option<&str>, pack: &str) -> String {
    match title {
        Some(title) => title.to_owned(),
        None => pack.to_owned(),
    }
}

/// The id of the row of the gate at this place of the pack.
pub(crate) fn gate_id(place: usize) -> String {
    format!("sw-gate-{place}")
}

/// A title for the first few of a list.
pub(crate) fn some_of(title: &str, n: usize, of: usize) -> String {
    if n < of { format!("{title}: {n} of {of}") } else { title.to_owned() }
}

/// How many answers a verdict rests on.
pub(crate) fn would_lose(n: usize) -> String {
    match n {
        0 => NOT_FRAGILE.to_owned(),
        1 => "The verdict rests on one answer: one level lower, it would be lost.".to_owned(),
        n => format!(
            "The verdict rests on {n} answers: any of them one level lower would lose it. The first:"
        ),
    }
}

/// `most` is how many of the actions are listed behind it.
pub(crate) fn least_work(actions: usize, effort: u64, chain: u64, most: usize) -> String {
    let some = if actions > most { " Some of it:" } else { "" };
    format!("The least work that leads to ship: {}{some}", way(actions, effort, chain))
}

pub(crate) fn go_to_question(question: &str) -> String {
    format!("Change the answer to: {question}")
}

pub(crate) const fn gate_status(status: Status) -> &'static str {
    match status {
        Status::Fails => "Fails",
        Status::Open => "Open",
        Status::Holds => "Holds",
        Status::NotApplicable => "Does not count here",
    }
}

/// What a failing gate does.
pub(crate) const fn consequence_failed(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::Kill => "Kill",
        Consequence::Block => "Blocks shipping",
        Consequence::Warn => "Condition",
    }
}

/// What an open gate would do.
pub(crate) const fn consequence_open(consequence: Consequence) -> &'static str {
    match consequence {
        Consequence::Kill => "Kill if it fails",
        Consequence::Block => "Blocks shipping if it fails",
        Consequence::Warn => "Condition if it fails",
    }
}

pub(crate) const fn answer_state(state: AnswerState) -> &'static str {
    match state {
        AnswerState::Answered => "Answered",
        AnswerState::Unknown => "Nobody here knows",
        AnswerState::Unanswered => "Not answered",
        AnswerState::NotApplicable => "Does not apply",
    }
}

pub(crate) fn answered(level: &str) -> String {
    format!("Answer: {level}")
}

pub(crate) fn answered_range(from: &str, to: &str) -> String {
    format!("Answer: from “{from}” to “{to}”")
}

pub(crate) fn not_applicable_because(reason: &str) -> String {
    format!("Does not apply: {reason}")
}

pub(crate) fn needs_level(level: &str) -> String {
    format!("Needed at least: {level}")
}

pub(crate) fn fails_only_at(level: &str) -> String {
    format!("Fails only at: {level}")
}

pub(crate) fn needs_score(what: &str, points: &str) -> String {
    format!("{what}: at least {points} needed")
}

pub(crate) fn needs_gate(title: &str) -> String {
    format!("Gate: {title}")
}

pub(crate) const fn overall(overall: Overall) -> &'static str {
    match overall {
        Overall::Average => AVERAGE,
        Overall::Weakest => WEAKEST,
    }
}

pub(crate) fn found(points: &str) -> String {
    format!("Found: {points}")
}

/// Basis points as a percentage, rounded down like the engine's own numbers.
pub(crate) fn percent(basis_points: u16) -> String {
    format!("{}\u{a0}%", basis_points / 100)
}

/// Basis points with both decimals, for traces.
pub(crate) fn percent_exactly(basis_points: u16) -> String {
    format!("{}.{:02}\u{a0}%", basis_points / 100, basis_points % 100)
}

pub(crate) fn range(from: &str, to: &str) -> String {
    if from == to { from.to_owned() } else { format!("{from} to {to}") }
}

pub(crate) fn area_formula(earned: &str, of: u64, result: &str) -> String {
    format!("{earned} of {of} = {result}, rounded down")
}

pub(crate) fn average_formula(terms: &str, result: &str) -> String {
    format!(
        "Average: the areas' scores, each times its weight ({terms}), divided by the sum of the weights = {result}, rounded down."
    )
}

pub(crate) fn credit_formula(full_credit: u64) -> String {
    format!(
        "Credit of a question: weight × {full_credit} × level ÷ highest level. Levels count from 0."
    )
}

pub(crate) fn level_of(level: &str, max: u8) -> String {
    format!("{level} of {max}")
}

pub(crate) fn set_aside(path: &str, code: &str) -> String {
    format!("{path} ({code})")
}

pub(crate) fn weakest_areas(areas: &[&str]) -> String {
    match areas {
        [] => String::new(),
        [one] => (*one).to_owned(),
        several => format!("one of: {}", several.join(", ")),
    }
}

pub(crate) const fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Study => "Study",
        SourceKind::Survey => "Survey",
        SourceKind::Framework => "Framework",
        SourceKind::Regulation => "Regulation",
        SourceKind::Practice => "Practice",
        SourceKind::Opinion => "Opinion",
    }
}

pub(crate) fn source_place(place: &str) -> String {
    // A number alone says nothing; "Art. 5" does.
    let is_number = place.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    if is_number { format!("no. {place}") } else { place.to_owned() }
}

// Notices

pub(crate) fn loaded(name: &str) -> String {
    format!("Loaded “{name}”")
}

pub(crate) fn loaded_in_part(name: &str) -> String {
    format!("Loaded “{name}”, except for some of it")
}

/// Where answers come from that the host page gives.
pub(crate) const HOST_PAGE: &str = "the answers of this page";
pub(crate) const LOADED_REST: &str = "The rest was loaded.";
pub(crate) const LOADED_ALL: &str = "All of it was used.";
pub(crate) const LOADED_INSTEAD: &str = "It replaces the answers that were here.";

pub(crate) fn not_loaded(name: &str) -> String {
    format!("“{name}” was not loaded")
}

pub(crate) const NOT_LOADED_REST: &str = "Your answers are as they were.";
pub(crate) const STARTED_OVER: &str = "All answers were removed";
pub(crate) const UNDONE: &str = "The previous answers are back";
pub(crate) const RESUMED: &str = "Some of what was kept here could not be used";
pub(crate) const NOT_KEPT: &str = "This browser does not let the page keep anything";
pub(crate) const NOT_KEPT_REST: &str =
    "Its storage is switched off or full. Save your answers to a file instead.";
pub(crate) const UNDO: &str = "Restore previous answers";
pub(crate) const DISMISS: &str = "Close this message";
pub(crate) fn hint(hint: &str) -> String {
    format!("What to do: {hint}")
}

pub(crate) fn too_large(bytes: u64, most: usize) -> String {
    format!("the file has {bytes} bytes, and {most} is the most that is read")
}

pub(crate) const TOO_LARGE_HINT: &str = "is this the right file?";
pub(crate) const UNREADABLE_FILE: &str = "the browser could not read the file";
pub(crate) const UNREADABLE_FILE_HINT: &str = "has it been moved or changed since you chose it?";

// When everything else fails

// Figures

pub(crate) const FIGURES_HEADING: &str = "What published figures say, and what they do not";
pub(crate) const FIGURES_LEAD: &str = "Each figure stands for itself, with who counted what, when and how. They are never added up or averaged, and none of them is the chance that your project fails.";
pub(crate) const LOOK_UP_LABEL: &str = "A number or a claim you have read";
pub(crate) const LOOK_UP_HELP: &str = "For example “87”, or “MIT”. Searched in this page only.";
pub(crate) const FIGURES_FIT: &str = "Published figures for this kind of system";
pub(crate) const FIGURES_INTRO: &str = "They are about other people's projects, each with its own question. They are not added up, and none of them says how likely this project is to fail. The verdict does not use them.";
pub(crate) const FIGURES_SIDE_BY_SIDE: &str = "Side by side";
pub(crate) const FIGURES_SHOWN: &str = "Figures for this kind of system";
pub(crate) const FIGURES_OTHER: &str = "Figures about other kinds of system";
pub(crate) const FIGURES_CONTEXT: &str = "Rules of thumb, frameworks and law";
pub(crate) const FIGURES_REFUSED: &str = "Claims that are not used here";
pub(crate) const TO_FIGURES: &str = "Published figures";
pub(crate) const ALL_FIGURES: &str = "All figures, and where a number you have read comes from";
pub(crate) const BEFORE_START_HEADING: &str = "What published figures say";
pub(crate) const BEFORE_START: &str = "Published figures lie far apart, because they count different things. Here they stand side by side, with what each of them does not say.";
pub(crate) const NOT_CONCLUDED: &str = "What must not be concluded: ";
pub(crate) const WHAT_IS_COUNTED: &str = "What is counted";
pub(crate) const SHARE: &str = "Number";
pub(crate) const FORECAST: &str = "Forecast";
pub(crate) const WHEN: &str = "Made and due";
pub(crate) const DOES_NOT_SAY: &str = "What it does not say:";
pub(crate) const HOW_CHECKED: &str = "How it was checked";
pub(crate) const PERIOD: &str = "Time:";
pub(crate) const CHECKED: &str = "Check:";
pub(crate) const CORRECTION: &str = "Often told wrongly:";
pub(crate) const BEARS_ON: &str = "Bears on:";
pub(crate) const REFUSED: &str = "Not used as a fact";
pub(crate) const HEARD: &str = "A claim that is heard: ";
pub(crate) const PUBLISHERS_PAGE: &str = "The publisher's page";
pub(crate) const NOT_OPENED: &str = " (address as others cite it; not opened by us)";

pub(crate) fn with_count(title: &str, n: usize) -> String {
    format!("{title} ({n})")
}

pub(crate) fn one_by_one(n: usize) -> String {
    format!("{} one by one", count(n, "figure", "figures"))
}

pub(crate) fn found_figures(n: usize) -> String {
    match n {
        0 => "Nothing in the ledger matches. That does not make it true or false: ask for its source, its sample and what was counted.".to_owned(),
        n => format!("{} in the ledger.", count(n, "entry", "entries")),
    }
}

/// Who published it, where and when.
pub(crate) fn cited(figure: &Figure) -> String {
    let year = figure.year.map(|year| format!(", {year}")).unwrap_or_default();
    format!("{}, “{}”{year}.", figure.publisher, figure.publication)
}

pub(crate) fn population(population: &str, sample: &str) -> String {
    format!("{population}. Sample: {sample}.")
}

pub(crate) fn derived(how: &str) -> String {
    format!("Computed by us: {how}.")
}

pub(crate) fn observed(outcome: &str) -> String {
    format!("What came of it: {outcome}")
}

/// In quotation marks.
pub(crate) fn heard(claim: &str) -> String {
    format!("“{claim}”")
}

pub(crate) fn figure_kind(figure: &Figure, passed: Option<bool>) -> String {
    let kind = match figure.kind {
        FigureKind::Measured => "Measured in a survey",
        FigureKind::Interviews => "Found in interviews",
        FigureKind::Forecast => "Forecast, not a measurement",
        FigureKind::Estimate => "Estimate; its method is not published",
        FigureKind::Opinion => "Opinion",
        FigureKind::Regulation => "Law",
        FigureKind::Framework => "Framework",
        FigureKind::Benchmark => "Benchmark",
    };
    let doubt = match figure.verification {
        Verification::Disputed => "Disputed. ",
        Verification::Unverifiable => "Unverified, told as: ",
        Verification::Confirmed | Verification::Corrected => "",
    };
    match &figure.horizon {
        Some(horizon) => format!("{doubt}{kind}. {} ({})", self::horizon(passed), date(horizon)),
        None => format!("{doubt}{kind}"),
    }
}

pub(crate) fn horizon(passed: Option<bool>) -> &'static str {
    match passed {
        Some(true) => "Its day has passed",
        Some(false) => "Its day is still to come",
        None => "Its day",
    }
}

pub(crate) fn from_to(from: &str, to: &str) -> String {
    format!(" Made {}, due {}.", date(from), date(to))
}

pub(crate) fn timeline_key(today: &str) -> String {
    format!(
        "Solid: the day has passed. Striped: it is still to come. The upright mark is {}.",
        date(today)
    )
}

pub(crate) fn checked(verification: Verification, basis: Basis) -> String {
    let found = match verification {
        Verification::Confirmed => "figure and meaning agree with the source",
        Verification::Corrected => "the usual retelling is wrong; corrected here",
        Verification::Disputed => "disputed",
        Verification::Unverifiable => "no source could be verified",
    };
    let read = match basis {
        Basis::Primary => "the publication itself",
        Basis::PrimaryCopy => "a copy of the publication",
        Basis::SecondaryQuoting => "a page that quotes the publication",
        Basis::SecondaryAudit => "an audit by others that quotes the publication",
        Basis::SecondaryPage => "a page that reports on the publication",
        Basis::ArticleOnly => "only the article that makes the claim",
    };
    format!("{found}. Read for it: {read}.")
}

/// A day as people write it: 31 December 2025.
pub(crate) fn date(date: &str) -> String {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    match (year, month.and_then(month_name), day) {
        (Some(year), Some(month), Some(day)) => {
            format!("{} {month} {year}", day.strip_prefix('0').unwrap_or(day))
        }
        _ => date.to_owned(),
    }
}

fn month_name(month: &str) -> Option<&'static str> {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    months.get(month.parse::<usize>().ok()?.checked_sub(1)?).copied()
}

/// A day on an axis: its month, or on an axis of weeks the day, too. Its year stands elsewhere.
pub(crate) fn tick(day: &str, by_week: bool) -> String {
    let words = date(day);
    let mut words = words.split(' ');
    let number = words.next().unwrap_or_default();
    let month = words.next().and_then(|month| month.get(..3)).unwrap_or_default();
    if by_week { format!("{number} {month}") } else { month.to_owned() }
}

/// A published number with its unit: "at least 30 %", "USD 5 to 20 million".
pub(crate) fn value(value: &FigureValue) -> String {
    let (before, after) = match value.unit {
        Unit::Percent => ("", " %"),
        Unit::Times => ("", " times"),
        Unit::Months => ("", " months"),
        Unit::Weeks => ("", " weeks"),
        Unit::Days => ("", " days"),
        Unit::Milliseconds => ("", " ms"),
        Unit::ThousandUsd => ("USD ", " thousand"),
        Unit::MillionUsd => ("USD ", " million"),
        Unit::ThousandEur => ("EUR ", " thousand"),
        Unit::MillionEur => ("EUR ", " million"),
        Unit::Level | Unit::Count => ("", ""),
    };
    let about = match value.qualifier {
        Some(Qualifier::AtLeast) => "at least ",
        Some(Qualifier::MoreThan) => "more than ",
        Some(Qualifier::LessThan) => "less than ",
        Some(Qualifier::About) => "about ",
        None => "",
    };
    let to = value.to.map(|to| format!(" to {to}")).unwrap_or_default();
    format!("{about}{before}{}{to}{after}", value.number)
}

// Frameworks

pub(crate) const FRAMEWORKS_HEADING: &str = "The same answers through other people's frameworks";
pub(crate) const FRAMEWORKS_INTRO: &str = "Each is counted the way its authors count. None of them touches the verdict, and they are not added up.";
pub(crate) const SIDE_BY_SIDE: &str = "Side by side";
pub(crate) const ITEM_BY_ITEM: &str = "Item by item";
pub(crate) const FRAMEWORK: &str = "Framework";
pub(crate) const RESULT: &str = "Result";
pub(crate) const CONTENT: &str = "Satisfied?";
pub(crate) const DISAGREEMENTS: &str = "Where they disagree";
pub(crate) const DISAGREEMENTS_INTRO: &str = "They ask for different levels of the same thing. Some count and let a gap pass; others let nothing pass.";
pub(crate) const NO_DISAGREEMENT: &str =
    "No answer is enough for one framework and too little for another.";
pub(crate) const FIGURES_BEAR: &str = "Published figures on this";
pub(crate) const CAUSES: &str = "Causes of failure it is exposed to";
pub(crate) const CAUSES_INTRO: &str = "From the answers, as a range: what is open may still turn out either way. Exposure is not a prediction, and the causes are in no order.";
pub(crate) const TO_FRAMEWORKS: &str = "The same answers through all frameworks";

pub(crate) fn not_shown(titles: &str) -> String {
    format!("Not shown, because they are about other kinds of system: {titles}.")
}

pub(crate) fn dropped_out(titles: &str) -> String {
    format!("Left out, because nothing they ask applies here: {titles}.")
}

/// A number of steps as points: "1.5" for 3 steps of which 2 make a point.
pub(crate) fn points(steps: u64, per_point: u64) -> String {
    let per_point = per_point.max(1);
    let tenths = (steps % per_point) * 10 / per_point;
    let whole = steps / per_point;
    if tenths == 0 { whole.to_string() } else { format!("{whole}.{tenths}") }
}

pub(crate) fn reached(rule: LensRule, reached: &str, of: &str) -> String {
    match rule {
        LensRule::Exposure | LensRule::Coverage => format!("{reached} of {of} covered"),
        LensRule::Gaps => format!("{reached} of {of} closed"),
        LensRule::Count => format!("{reached} of {of} met"),
        LensRule::Order => format!("the first {reached} of {of} in place"),
        LensRule::Ladder => format!("level {reached} of {of}"),
        LensRule::Minimum => format!("{reached} of {of} points, the lowest sum"),
    }
}

pub(crate) fn in_band(from: &str, to: &str) -> String {
    if from == to {
        format!(" (band “{to}”)")
    } else {
        format!(" (between “{from}” and “{to}”)")
    }
}

pub(crate) fn group(title: &str, reached: &str, of: &str) -> String {
    format!(" · {title}: {reached}\u{a0}of\u{a0}{of}")
}

pub(crate) const fn content(status: Status) -> &'static str {
    match status {
        Status::Holds => "Yes",
        Status::Fails => "No",
        Status::Open => "Open",
        Status::NotApplicable => "Does not apply",
    }
}

/// Where an item stands: 0 nothing of it holds, 1 a part, 2 all.
pub(crate) const fn item_state(rule: LensRule, state: u8) -> &'static str {
    match (rule, state) {
        (LensRule::Exposure, 0) => "exposed",
        (LensRule::Exposure, 1) => "partly exposed",
        (LensRule::Exposure | LensRule::Coverage, 2) => "covered",
        (LensRule::Gaps, 0) => "open",
        (LensRule::Gaps, 1) => "partly closed",
        (LensRule::Gaps, _) => "closed",
        (_, 0) => "missing",
        (_, 1) => "partly",
        _ => "met",
    }
}

pub(crate) fn part_holds(level: &str) -> String {
    format!("Reached: “{level}”")
}

pub(crate) fn part_open(level: &str) -> String {
    format!("Open. Needed: “{level}”")
}

pub(crate) fn same_as(lens: &str, id: &str, title: &str) -> String {
    let (_, place) = id.split_once('.').unwrap_or_default();
    format!("In {lens}: {place} {title}")
}

pub(crate) fn content_all_the_same(lens: &str, missing: usize) -> String {
    format!(
        "{lens} asks for nothing more, with {missing} of its items open or not met: it counts, and does not weigh."
    )
}

pub(crate) fn content_with(lenses: &str) -> String {
    format!("Enough for: {lenses}.")
}

pub(crate) fn asks_for(lenses: &str, level: &str) -> String {
    format!("Not enough for: {lenses}. Needed: “{level}”")
}

// Plan

pub(crate) const NO_PLAN: &str = "There can be no plan like this";
pub(crate) const PLAN_REMARKS: &str = "Please note";
pub(crate) const PLAN_BASIS: &str = "The effort of each piece of work is the opinion of those who wrote these rules, not a measurement: put in your own under its “Details”. Waiting for permissions, for hiring or for procurement is not in the dates.";
pub(crate) const TAKE_ALONG: &str = "Save or print the plan, and documents made from it";
pub(crate) const SAVE_PLAN: &str = "The plan, for people and other programs";
pub(crate) const NOTHING_TO_SAVE: &str =
    "There is no plan to save: see above for what stands in its way.";
pub(crate) const PRINT_PLAN: &str = "This page on paper or as a PDF, with all details.";
pub(crate) const PRINT_PLAN_NAME: &str = "Print the plan";
pub(crate) const DOCUMENTS: &str = "Documents";
pub(crate) const DOCUMENTS_INTRO: &str = "Filled in from your answers and this plan, to read, to print or to save as Markdown. What nobody knows yet is marked.";
pub(crate) const SAVE_DOCUMENT: &str = "Save as Markdown";
pub(crate) const BACK_TO_PLAN: &str = "Back to the plan";
pub(crate) const WORK_LEFT: &str = "Person-days of work left";
pub(crate) const WORKING_DAYS: &str = "Working days";
pub(crate) const COST: &str = "Cost";
pub(crate) const NO_COST: &str = "Not known";
pub(crate) const NO_COST_WHY: &str =
    "It needs a day rate for every role, under “People and money”.";
pub(crate) const VERDICT_THEN: &str = "Verdict after the work";
pub(crate) const PLAN_SETTINGS: &str = "What the plan aims at, and who works when";
pub(crate) const GOAL: &str = "What does the plan aim at?";
pub(crate) const WITH_DECISIONS: &str = "Include what the decisions look at";
pub(crate) const WITH_DECISIONS_HELP: &str = "Each phase ends in a decision, which needs results to look at. Without them the plan holds the bare minimum.";
pub(crate) const START_DAY: &str = "First day of work";
pub(crate) const START_WRONG: &str = "Not used: this is no day of the calendar.";
pub(crate) const HOLIDAYS: &str = "Days on which nobody works";
pub(crate) const HOLIDAYS_HELP: &str = "Written as YYYY-MM-DD, with commas between them.";
pub(crate) const WEEK: &str = "Days of the week on which people work, at least one";
pub(crate) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
pub(crate) const PLAN_WORK: &str = "The work";
pub(crate) const LANES: &str = "Grouped by";
pub(crate) const BY_PHASE: &str = "phase";
pub(crate) const BY_ROLE: &str = "role";
pub(crate) const PLAN_TABLE: &str = "Every piece of work with its days";
pub(crate) const TASK: &str = "Work";
pub(crate) const WHEN_PLANNED: &str = "When";
pub(crate) const ITS_WORK: &str = "What is to be done";
pub(crate) const COST_OF_TASK: &str = "Cost:";
pub(crate) const TASK_DETAILS: &str = "Details";
pub(crate) const DECISIONS: &str = "Decisions";
pub(crate) const NO_WORK_BEFORE: &str = "No work is left before it";
pub(crate) const ALL_WORK: &str = "All of the work";
pub(crate) const DONE: &str = "Done";
pub(crate) const CRITICAL: &str = "critical";
pub(crate) const RESULT_OF_TASK: &str = "Result:";
pub(crate) const WHO: &str = "Who:";
pub(crate) const EFFORT: &str = "Effort:";
pub(crate) const DONE_WHEN: &str = "It is done when:";
pub(crate) const WHY: &str = "Gates it helps to pass:";
pub(crate) const WHY_NOT: &str =
    "No gate needs it: a decision looks at its result, or other work builds on it.";
pub(crate) const EFFORT_LEGEND: &str = "Effort in person-days: days of work of one person";
pub(crate) const LOW: &str = "If all goes well";
pub(crate) const LIKELY: &str = "Most likely";
pub(crate) const HIGH: &str = "If little goes well";
pub(crate) const EFFORT_WRONG: &str = "Not used: three whole numbers from 1 to 10,000, none below the one before. All blank: as at first.";
pub(crate) const MARK_DONE: &str = "This is done";
pub(crate) const LEAVE_OUT_WHY: &str = "Why leave it out?";
pub(crate) const LEAVE_OUT: &str = "Leave it out";
pub(crate) const LEAVE_OUT_MISSING: &str = "Give the reason first: it stands in the plan.";
pub(crate) const LEFT_OUT: &str = "Left out";
pub(crate) const TAKE_BACK: &str = "Take it back";
pub(crate) const MONEY: &str = "People and money";
pub(crate) const MONEY_HELP: &str = "Give amounts in whole units of one currency, without cents.";
pub(crate) const PEOPLE: &str = "How many people are there?";
pub(crate) const PEOPLE_HELP: &str = "Where it is blank, the usual number counts.";
pub(crate) const DAY_RATE: &str = "Day rate of one person";
pub(crate) const CURRENCY: &str = "Currency";
pub(crate) const SPENT: &str = "Spent on the proof of concept so far";
pub(crate) const PEOPLE_WRONG: &str = "Not used: a whole number from 0 to 100.";
pub(crate) const RATE_WRONG: &str = "Not used: a whole number from 1 to 1,000,000.";
pub(crate) const SPENT_WRONG: &str = "Not used: a whole number, without points or commas.";
pub(crate) const NO_WORK: &str = "No work in this plan.";
pub(crate) const BUDGET: &str = "Proof of concept and production: how the money is split";
pub(crate) const BUDGET_INTRO: &str =
    "What others say is opinion: nobody measured that projects do better with such a split.";
pub(crate) const ADVICE: &str = "Ways to ship, and how firm the verdict is";
pub(crate) const ADVICE_INTRO: &str = "The least that makes the verdict ship, found from the answers alone: without what only a decision looks at, and without regard to what the plan above marks as done or leaves out.";
pub(crate) const SHIPS: &str = "Nothing is missing: the verdict is ship already.";
pub(crate) const NO_WAY: &str = "No work leads to ship, because these gates would still not hold:";
pub(crate) const LEAST_WORK: &str = "Least work";
pub(crate) const LEAST_TIME: &str = "Least time";
pub(crate) const OTHER_WAY: &str = "Another way";
pub(crate) const CUT_SHORT: &str = "The search was cut short: an even cheaper way may exist.";
pub(crate) const FRAGILE: &str = "Answers the verdict rests on";
pub(crate) const NOT_FRAGILE: &str =
    "No single answer, were it one level lower, would change the verdict.";
pub(crate) const WEIGHTS: &str = "Weights of the areas";
pub(crate) const NO_WEIGHT: &str = "No other weight of any one area would change the verdict.";

/// A number with commas between its thousands.
pub(crate) fn grouped(number: u64) -> String {
    let mut words = String::new();
    let digits = number.to_string();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && digits.len().saturating_sub(place).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

pub(crate) fn money(currency: Option<&str>, amount: u64) -> String {
    match currency {
        Some(currency) => format!("{currency}\u{a0}{}", grouped(amount)),
        None => grouped(amount),
    }
}

pub(crate) fn days(n: u64) -> String {
    if n == 1 { "1 day".to_owned() } else { format!("{} days", grouped(n)) }
}

pub(crate) fn person_days(n: u64) -> String {
    if n == 1 { "1 person-day".to_owned() } else { format!("{} person-days", grouped(n)) }
}

/// The two ends of a sum.
pub(crate) fn ends(currency: Option<&str>, sum: Spread) -> String {
    format!("{} to {}", money(currency, sum.low), grouped(sum.high))
}

pub(crate) fn with_ends(likely: &str, ends: &str) -> String {
    format!("{likely} ({ends})")
}

pub(crate) fn well_or_not(sum: Spread) -> String {
    format!("{} if all goes well, {} if little does.", grouped(sum.low), grouped(sum.high))
}

pub(crate) fn labelled(title: &str) -> String {
    format!("{title}:")
}

pub(crate) fn take_back(title: &str) -> String {
    format!("Take back: {title}")
}

pub(crate) fn effort(sum: Spread) -> String {
    with_ends(&person_days(sum.likely), &ends(None, sum))
}

pub(crate) fn plan_heading(finish: Option<&str>, leads_to_ship: bool, after: Verdict) -> String {
    match finish {
        Some(finish) if leads_to_ship => format!("Ready to ship on {}", date(finish)),
        Some(finish) => format!("All of it done on {}", date(finish)),
        None if after == Verdict::Ship => "Nothing is missing for ship".to_owned(),
        None => "Nothing in this plan leads to ship".to_owned(),
    }
}

pub(crate) fn plan_spread(half: &str, most: &str) -> String {
    format!(
        "That is if all work takes as long as is most likely. With luck and delays simulated, half of the runs finish by {}, and 80\u{a0}% by {}.",
        date(half),
        date(most)
    )
}

pub(crate) fn verdicts(range: Range<Verdict>) -> String {
    if range.is_settled() {
        verdict(range.proven).to_owned()
    } else {
        format!("between {} and {}", verdict(range.proven), verdict(range.possible))
    }
}

pub(crate) fn verdict_now(now: Range<Verdict>) -> String {
    format!("Now it is {}.", verdicts(now))
}

pub(crate) fn in_the_way(has_work: bool, after: Range<Verdict>) -> String {
    format!(
        "{} the verdict is {}, because these gates do not hold for certain:",
        if has_work { "Even then" } else { "So" },
        verdicts(after)
    )
}

pub(crate) fn from_day(day: &str) -> String {
    format!("From {} on.", date(day))
}

pub(crate) const fn goal(goal: Goal) -> (&'static str, &'static str) {
    match goal {
        Goal::LeastEffort => (
            "Ship with the least work",
            "The least effort that makes the verdict ship for certain.",
        ),
        Goal::LeastTime => (
            "Ship as soon as possible",
            "The shortest chain of work that makes it ship, if people were no limit.",
        ),
        Goal::Everything => (
            "Everything that can be better",
            "All work that still raises an answer, whether the verdict needs it or not.",
        ),
    }
}

pub(crate) fn not_days(words: &str) -> String {
    format!("Not used, because these are no days of the calendar: {words}.")
}

/// What a plan can be saved as, and which program that is for.
pub(crate) const fn export(format: ExportFormat) -> (&'static str, &'static str) {
    match format {
        ExportFormat::Markdown => {
            ("Markdown", "Text with headings and lists, for a wiki, a repository or an e-mail.")
        }
        ExportFormat::CsvGithub => (
            "CSV for GitHub",
            "One issue for each phase and piece of work. GitHub itself reads no CSV: use the program github-csv-tools.",
        ),
        ExportFormat::CsvJira => (
            "CSV for Jira",
            "For the importer of Jira Cloud: phases become epics. When it asks for the date format, type yyyy-MM-dd.",
        ),
        ExportFormat::CsvLinear => {
            ("CSV for Linear", "For Linear's importer, in the columns of Linear's own export.")
        }
        ExportFormat::Icalendar => (
            "Calendar",
            "An iCalendar file with whole-day events, for Outlook, Google Calendar, Apple Calendar or Thunderbird.",
        ),
        ExportFormat::Mermaid => (
            "Mermaid",
            "A Gantt chart as text, which GitHub, GitLab and many wikis show as a picture.",
        ),
        ExportFormat::Json => {
            ("JSON", "The plan with everything that is known about it, for programs of your own.")
        }
    }
}

pub(crate) fn save_plan_as(title: &str) -> String {
    format!("Save the plan: {title}")
}

pub(crate) fn unknown_marks(n: usize) -> String {
    match n {
        0 => String::new(),
        1 => "1 answer in it is not known yet, and is marked.".to_owned(),
        _ => format!("{n} answers in it are not known yet, and are marked."),
    }
}

pub(crate) fn in_area(title: &str) -> String {
    format!("The score of the area “{title}”")
}

/// "23 to 24 November 2026 · 2 days".
pub(crate) fn task_days(start: &str, finish: &str, n: u64) -> String {
    if start == finish {
        return format!("{} · {}", date(start), days(n));
    }
    // What both days have in common is said once.
    let from = day_before(start, finish);
    let from = if start.get(..7) == finish.get(..7) {
        from.split(' ').next().unwrap_or_default()
    } else {
        &from
    };
    format!("{from} to {} · {}", date(finish), days(n))
}

/// A day, without its year if that is said with the later one.
fn day_before(day: &str, later: &str) -> String {
    let words = date(day);
    match words.rsplit_once(' ') {
        Some((short, _)) if day.get(..4) == later.get(..4) => short.to_owned(),
        _ => words,
    }
}

pub(crate) fn may_begin(start: &str, finish: &str, float: u32) -> String {
    format!(
        "{} to spare: begin by {} and finish by {}.",
        count(usize::try_from(float).unwrap_or(0), "working day", "working days"),
        day_before(start, finish),
        date(finish)
    )
}

pub(crate) fn after(titles: &str) -> String {
    format!("After: {titles}")
}

pub(crate) fn details_of(title: &str) -> String {
    format!("Details of “{title}”")
}

pub(crate) fn decision_on(day: &str) -> String {
    format!("Decision on {}", date(day))
}

pub(crate) fn looks_at(titles: &str) -> String {
    format!("Looks at: {titles}.")
}

pub(crate) fn finishes(finish: &str, half: &str, most: &str) -> String {
    format!(
        "Done on {} if it takes as long as is most likely. Of the simulated runs, half are done by {}, 80\u{a0}% by {}.",
        date(finish),
        date(half),
        date(most)
    )
}

pub(crate) fn plan_key(today: Option<&str>) -> String {
    let mark = today.map(|today| format!(" The long upright line is today, {}.", date(today)));
    format!(
        "A bar with an edge is critical: each day it takes longer delays a decision or the end. A thin tail shows how long it can wait without delaying either. A diamond is a decision. Stripes: how much later the end may come, in 80\u{a0}% of the simulated runs.{}",
        mark.unwrap_or_default()
    )
}

pub(crate) fn role_work(people: u32, effort: &str, cost: &str) -> String {
    format!(
        "{effort}, for {}.{cost}",
        count(usize::try_from(people).unwrap_or(0), "person", "people")
    )
}

pub(crate) fn role_cost(currency: Option<&str>, rate: u64, cost: Spread) -> String {
    format!(
        " {} ({}), at {} a day.",
        money(currency, cost.likely),
        ends(currency, cost),
        money(currency, rate)
    )
}

pub(crate) fn opinion(title: &str, share: &PercentRange, of: BudgetBase) -> String {
    let share = range(&share.from.to_string(), &share.to.to_string());
    format!("Opinion: {title}: {share}\u{a0}% of {}.", base(of))
}

const fn base(of: BudgetBase) -> &'static str {
    match of {
        BudgetBase::Production => "what production costs",
        BudgetBase::Total => "the proof of concept and production together",
    }
}

/// Basis points that may be more than a whole.
pub(crate) fn share_here([least, most]: [u64; 2], of: BudgetBase) -> String {
    let share = range(&grouped(least / 100), &grouped(most / 100));
    format!("Here: {share}\u{a0}% of {}.", base(of))
}

pub(crate) fn budget_lacks(roles: &str, spent: bool) -> String {
    let mut lacking = Vec::new();
    if !roles.is_empty() {
        lacking.push(format!("a day rate for {roles}"));
    }
    if !spent {
        lacking.push("what has been spent so far".to_owned());
    }
    format!("To compare this project, give {}.", lacking.join(", and "))
}

pub(crate) fn way(actions: usize, effort: u64, chain: u64) -> String {
    format!(
        "{}, {}; at least {} from start to end, however many people there are.",
        count(actions, "piece of work", "pieces of work"),
        person_days(effort),
        days(chain)
    )
}

pub(crate) fn way_differs(with: &str, without: &str) -> String {
    match (with, without) {
        ("", "") => "The same work as the first.".to_owned(),
        (with, "") => format!("In addition to the first: {with}."),
        ("", without) => format!("Without: {without}."),
        (with, without) => format!("Instead of {without}: {with}."),
    }
}

/// `fail` and `open` name the gates that would, one after the other.
pub(crate) fn fragile(question: &str, then: Range<Verdict>, fail: &str, open: &str) -> String {
    let because = match (fail, open) {
        ("", "") => String::new(),
        (fail, "") => format!(", because this would fail: {fail}"),
        ("", open) => format!(", because this would be open again: {open}"),
        (fail, open) => {
            format!(", because this would fail: {fail}; and this would be open again: {open}")
        }
    };
    format!(
        "If the answer to “{question}” were one level lower, the verdict would fall to {}{because}.",
        verdicts(then)
    )
}

/// At what weight the verdict is another; nothing if at none.
pub(crate) fn weight(area: &str, found: &WeightReport) -> Option<String> {
    let below = found.changes_at_or_below.map(|weight| format!("{} or less", grouped(weight)));
    let above = found.changes_at_or_above.map(|weight| format!("{} or more", grouped(weight)));
    let at: Vec<_> = below.into_iter().chain(above).collect();
    (!at.is_empty()).then(|| {
        format!(
            "If “{area}” weighed {} instead of {}, the verdict would be another.",
            at.join(", or "),
            found.weight
        )
    })
}
