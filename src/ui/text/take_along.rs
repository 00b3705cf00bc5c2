//! What can be taken along: the plan for people and other programs, and documents.
//!
//! The words inside such files are not here: the engine writes them.

use crate::engine::ExportFormat;

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
