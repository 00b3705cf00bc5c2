//! The first screen: what this is, what is known about failure, what happens with the answers, and how to begin.

use super::file_button::file_button;
use super::keep_box::keep_box;
use super::no_pack::pack_problems;
use super::problem_list::problem_list;
use super::start_over::start_over;
use crate::ui::markup::{Markup, Typed};
use crate::ui::model::{Action, Assessment, Screen};
use crate::ui::pages::chart::charts;
use crate::ui::text;
use crate::ui::view_model::start::StartView;

pub(crate) fn start_screen(view: &StartView, now: &Assessment, page: &mut Markup) {
    page.within("section", "start", |page| {
        page.heading(text::START_HEADING);
        page.line("p", "lead", text::START_WHAT);
        if let Some(problems) = &view.unreadable {
            page.within("section", "notice", |page| {
                page.set("data-is", "bad");
                page.line("h3", "", text::UNREADABLE_HEADING);
                problem_list(problems, page);
                page.line("p", "", text::UNREADABLE);
                page.within("p", "actions", |page| {
                    page.secondary(text::UNREADABLE_SAVE, Action::SaveUnreadable);
                    page.secondary(text::UNREADABLE_DELETE, Action::ForgetUnreadable);
                });
            });
        }
        if let Some(resume) = &view.resume {
            page.within("section", "resume", |page| {
                page.line("h3", "", text::RESUME_HEADING);
                page.line("p", "", resume);
                page.within("p", "actions", |page| {
                    page.primary(text::CONTINUE, Action::Resume);
                    page.secondary(text::TO_REPORT, Action::Go(Screen::Report));
                });
                start_over(view.asks_start_over, page);
            });
        }
        page.within("section", "begin", |page| {
            packs(view, page);
            page.within("label", "field", |page| {
                page.line("span", "label", text::TITLE_LABEL);
                page.field("text", &view.title, Typed::Title, |_| {});
                page.line("small", "", text::TITLE_HELP);
            });
            page.within("p", "actions", |page| {
                if view.resume.is_some() {
                    page.secondary(text::START, Action::Go(Screen::Profile));
                } else {
                    page.primary(text::START, Action::Go(Screen::Profile));
                }
                file_button(page);
            });
            page.line("h3", "", &view.pack_title);
            page.line("p", "quiet", &view.pack_description);
        });
        page.within("section", "privacy", |page| {
            page.line("h3", "", text::START_PRIVACY_HEADING);
            page.line(
                "p",
                "",
                if now.is_guest { text::START_PRIVACY_GUEST } else { text::START_PRIVACY },
            );
            if let Some(keep) = view.keep {
                keep_box(keep, page);
            }
        });
        if view.has_figures {
            page.within("section", "before", |page| {
                page.line("h3", "", text::BEFORE_START_HEADING);
                page.line("p", "", text::BEFORE_START);
                page.within("p", "actions", |page| {
                    page.secondary(text::TO_FIGURES, Action::Go(Screen::Figures));
                });
                charts(now, 1, page);
            });
        }
        if !view.pack_problems.is_empty() {
            page.within("section", "notice", |page| {
                page.key("packs");
                page.set("data-is", "bad");
                page.line("h3", "", text::PACK_PROBLEMS_HEADING);
                pack_problems(&view.pack_problems, page);
            });
        }
    });
}

fn packs(view: &StartView, page: &mut Markup) {
    if view.packs.is_empty() {
        return;
    }
    page.within("fieldset", "choices", |page| {
        page.line("legend", "", text::PACK_LEGEND);
        for (ordinal, title, chosen) in &view.packs {
            let choose = Action::ChoosePack(*ordinal);
            page.within("label", "choice", |page| {
                page.tick("radio", "sw-pack", *chosen, choose.clone(), choose);
                page.line("span", "", title);
            });
        }
    });
}
