//! What the report has on paper: a cover, and every answer. The cover is only there; the answers are on the screen as
//! well, folded, as the one place where all of them can be read, searched and corrected.
//!
//! The schedule, which is only on paper, is in [`super::plan`].

use crate::engine::{Date, Reply};
use crate::ui::components::page_header::brand;
use crate::ui::components::score_table::columns;
use crate::ui::markup::Markup;
use crate::ui::model::{Action, Assessment};
use crate::ui::text;
use crate::ui::view_model::report::{ReportView, said};

/// The first page, with the host's name and logo.
pub(crate) fn cover(
    view: &ReportView,
    now: &Assessment,
    (name, logo): &(String, String),
    page: &mut Markup,
) {
    let report = now.report();
    page.within("header", "cover paper-only", |page| {
        let is_ours = name.is_empty() && logo.is_empty();
        brand(if is_ours { text::PRODUCT } else { name }, logo, page);
        page.line("p", "kind", text::COVER_KIND);
        page.line("h1", size(&view.heading), &view.heading);
        page.within("div", "says", |page| {
            page.set("data-is", view.verdict.tone);
            page.line("p", "headline", &view.verdict.headline);
            page.line("p", "", &view.verdict.sentence);
        });
        page.within("dl", "", |page| {
            let mut line = |label, words: &str| {
                page.within("div", "", |page| {
                    page.line("dt", "", label);
                    page.line("dd", "", words);
                });
            };
            if let Some(today) = &report.today {
                line(text::COVER_DATE, &text::date(today.as_str()));
            }
            line(text::COVER_RULES, &[&view.pack, " ", &report.pack.version].concat());
            let counts = report.counts;
            let answered = counts.applicable.saturating_sub(counts.unanswered);
            let answers = text::progress_by_area(answered, counts.applicable, counts.unknown);
            line(text::COVER_ANSWERS, &answers);
            line(text::COVER_MADE_WITH, &[text::PRODUCT, " ", report.engine.version].concat());
            line(text::FINGERPRINT, &report.digest);
        });
    });
}

/// The class of a title on the cover, which is one page whatever the title: the longer, the smaller. One that may be
/// cut all the same stands whole over the verdict, too.
fn size(title: &str) -> &'static str {
    match title.chars().count() {
        0..=70 => "",
        71..=200 => "long",
        201..=500 => "longer",
        _ => "longer cut",
    }
}

/// At the head of a page that is printed alone: whose it is, and of when.
pub(crate) fn whose(
    now: &Assessment,
    words: fn(&str, Option<&str>) -> String,
    about: &str,
    page: &mut Markup,
) {
    let today = now.report().today.as_ref().map(Date::as_str);
    page.within("div", "paper-only", |page| {
        let title = now.answers.title.as_deref().unwrap_or(now.pack.title());
        page.line("strong", "paper-title", title);
        page.line("p", "", &words(about, today));
    });
}

/// Every answer, by area, in the order of the pack.
pub(crate) fn answers(now: &Assessment, page: &mut Markup) {
    page.within("details", "block answers", |page| {
        page.key("answers");
        page.within("summary", "", |page| {
            let title = text::with_count(text::EVERY_ANSWER, now.report().questions.len());
            page.line("h3", "", &title);
        });
        for (place, area) in now.pack.areas().iter().enumerate() {
            let rows = Markup::of(|page| rows(now, place, page));
            if rows.is_empty() {
                continue;
            }
            page.line("h4", "", &area.title);
            page.within("table", "", |page| {
                page.set("aria-label", &area.title);
                columns(&[text::TRACE_QUESTION, text::ANSWER], page);
                page.within("tbody", "", |page| page.all(rows));
            });
        }
    });
}

fn rows(now: &Assessment, area: usize, page: &mut Markup) {
    for known in &now.report().questions {
        let Some(place) = now.place_of(&known.question) else { continue };
        let Some(question) = now.pack.questions().get(place) else { continue };
        if question.area.get() != area {
            continue;
        }
        page.within("tr", "", |page| {
            page.within("th", "", |page| {
                page.set("scope", "row");
                page.link(&question.text, Action::Show(place));
            });
            page.within("td", "", |page| {
                let level = |level| question.level_text(level).unwrap_or_default();
                match now.answers.get(&question.id).reply {
                    // Without its evidence it may count for less, but it is what was said.
                    Reply::Level(given) => page.text(level(given)),
                    Reply::Levels(given) => {
                        let [least, most] = [given.iter().min(), given.iter().max()]
                            .map(|end| level(end.copied().unwrap_or_default()));
                        page.text(&if least == most {
                            text::answered(least)
                        } else {
                            text::answered_range(least, most)
                        });
                    }
                    _ => page.text(&said(now, &question.id)),
                }
                if let (true, Some(counts)) = (known.lacks_evidence, known.levels) {
                    let lacks = text::lacks_evidence(level(counts.proven), level(counts.possible));
                    page.line("small", "", &lacks);
                }
                if let Some(evidence) = &known.evidence {
                    let date = evidence.date.as_deref().map(text::date).unwrap_or_default();
                    let by = evidence.by.as_deref().unwrap_or_default();
                    page.line("small", "", &text::evidence([&evidence.what, by, &date]));
                }
                if let Some(note) = &known.note {
                    page.line("small", "", &text::noted(note));
                }
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Date;
    use crate::ui::markup::{Element, Node};
    use crate::ui::model::{Choice, Field, Model};
    use crate::ui::pages::plan::roadmap;
    use crate::ui::view_model::report::report;

    const NONSENSE: &str = include_str!("../../../tests/packs/nonsense.json");
    const PACK: &str = include_str!("../../../packs/poc-to-production/pack.json");
    const CHURN: &str =
        include_str!("../../../packs/poc-to-production/examples/churn-as-it-failed.json");
    const MOOD: &str = include_str!("../../../packs/poc-to-production/examples/mood-at-work.json");

    fn after(pack: &str, actions: impl IntoIterator<Item = Action>) -> Model {
        let today = Date::parse("2026-11-21");
        let mut model = Model::new(&[pack.to_owned()], |_| None, today.as_ref()).unwrap();
        for action in actions {
            model.reduce(action);
        }
        model
    }

    fn with(example: &str) -> Model {
        after(PACK, [Action::Loaded("example".to_owned(), Ok(example.to_owned()))])
    }

    /// The elements of a tag and class, wherever they stand.
    fn all<'a>(nodes: &'a [Node], tag: &str, class: &str) -> Vec<&'a Element> {
        let mut found = Vec::new();
        for node in nodes {
            if let Node::Element(element) = node {
                if element.tag == tag && element.class == class {
                    found.push(element);
                }
                found.extend(all(&element.children, tag, class));
            }
        }
        found
    }

    /// Text by text, each on a line of its own.
    fn lines(nodes: &[Node]) -> Vec<String> {
        let mut found = Vec::new();
        for node in nodes {
            match node {
                Node::Text(text) => found.push(text.clone()),
                Node::Element(element) => found.extend(lines(&element.children)),
            }
        }
        found
    }

    #[test]
    fn every_answer_has_its_words_its_evidence_and_its_note() {
        let typed = |field, text: &str| Action::Type(None, field, text.to_owned());
        let model = after(
            NONSENSE,
            [
                Action::Show(0),
                Action::SetReply(None, Choice::Level(1)),
                typed(Field::What, "photo.jpg"),
                typed(Field::By, "The captain"),
                typed(Field::Date, "2026-03-01"),
                Action::Show(1),
                Action::SetReply(None, Choice::Level(3)),
                typed(Field::Note, "by eye"),
                Action::Show(2),
                typed(Field::Reason, "no opening"),
                Action::Show(3),
                Action::SetReply(None, Choice::Unknown),
            ],
        );
        let now = &model.current;
        let brand = ("Harbour & Vane".to_owned(), "logo.svg".to_owned());
        let paper = Markup::of(|page| {
            cover(&report(now), now, &brand, page);
            answers(now, page);
        });
        let found = lines(&paper).join("\n");
        let found = found.replace(&now.report().digest, "[digest]");
        let found = found.replace(now.report().engine.version, "[version]");
        let folder = format!("{}/tests/snapshots", env!("CARGO_MANIFEST_DIR"));
        insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!("paper", found);
        });
        assert_eq!(all(&paper, "img", "")[0].attribute("src"), Some("logo.svg"));
    }

    #[test]
    fn without_a_brand_the_cover_names_the_product() {
        let model = after(NONSENSE, []);
        let now = &model.current;
        let paper = Markup::of(|page| cover(&report(now), now, &model.brand, page));
        assert_eq!(lines(&all(&paper, "p", "brand")[0].children), [text::PRODUCT]);
        assert!(all(&paper, "img", "").is_empty());
    }

    #[test]
    fn no_question_that_applies_is_missing() {
        for model in [after(PACK, []), with(CHURN)] {
            let now = &model.current;
            let paper = Markup::of(|page| answers(now, page));
            let asked: Vec<_> = all(&paper, "button", "link")
                .iter()
                .flat_map(|link| lines(&link.children))
                .collect();
            assert_eq!(asked.len(), now.report().questions.len());
            for known in &now.report().questions {
                let question = now.pack.question(&known.question).unwrap();
                assert!(asked.contains(&question.text), "{}", question.text);
            }
        }
    }

    #[test]
    fn the_roadmap_is_the_plan_as_it_would_open_without_its_details() {
        let mut model = with(CHURN);
        let before = Markup::of(|page| roadmap(&model.current, page));
        model.reduce(Action::Go(crate::ui::model::Screen::Plan));
        let now = &model.current;
        assert_eq!(Markup::of(|page| roadmap(now, page)), before);
        let plan = now.plan().unwrap();
        // A row for the head, for each phase, and for all of the work.
        let rows = all(&before, "tr", "").len();
        assert_eq!(rows, plan.tasks.len() + 2 + all(&before, "th", "lane").len());
        assert_eq!(all(&before, "tr", "decision").len(), plan.phases.len());
        assert!(all(&before, "details", "task").is_empty() && all(&before, "input", "").is_empty());
        let found = lines(&before);
        assert_eq!(found[..2], [text::ROADMAP, "Ready to ship on 23\u{a0}April 2027"]);
        let roles = found.iter().filter(|line| **line == "AI engineer").count();
        assert_eq!(roles, plan.tasks.iter().filter(|task| task.role == "ai-engineer").count());
    }

    #[test]
    fn where_no_work_helps_the_roadmap_says_so() {
        let model = with(MOOD);
        let paper = Markup::of(|page| roadmap(&model.current, page));
        assert_eq!(lines(&paper)[1], "Nothing in this plan leads to ship");
        assert!(lines(&paper)[2].starts_with("So the verdict is kill, because"));
        assert!(all(&paper, "table", "").is_empty());
        // A pack without work has nothing to say about it.
        let model = after(include_str!("../../../packs/ml-test-score/pack.json"), []);
        assert!(Markup::of(|page| roadmap(&model.current, page)).is_empty());
    }
}
