//! What the page is made of: each a function that writes values as elements, one per file.
//!
//! No state, no browser, no engine: values come from [`super::view_model`] and [`super::pages`], and what happens
//! comes back as the [`super::model::Action`] that a control holds. An element whose meaning can change under the
//! same tag and class gets a key; see [`super::rendered`].

pub(crate) mod area_nav;
pub(crate) mod choose_screen;
pub(crate) mod fact_group;
pub(crate) mod figures_screen;
pub(crate) mod file_button;
pub(crate) mod frameworks_screen;
pub(crate) mod gate_list;
pub(crate) mod keep_box;
pub(crate) mod no_pack;
pub(crate) mod notice;
pub(crate) mod page_header;
pub(crate) mod pause_screen;
pub(crate) mod points_list;
pub(crate) mod problem_list;
pub(crate) mod profile_screen;
pub(crate) mod question_card;
pub(crate) mod question_screen;
pub(crate) mod quick_result;
pub(crate) mod range_bar;
pub(crate) mod report_screen;
pub(crate) mod score_table;
pub(crate) mod source_list;
pub(crate) mod start_over;
pub(crate) mod start_screen;
pub(crate) mod tools;
pub(crate) mod trace;
pub(crate) mod verdict_scale;
pub(crate) mod waiting_screen;
