//! Everything that touches the browser: storage, files, focus, printing, events.
//!
//! The only file that knows `web_sys`. Each function does one thing when it is called and decides nothing.

pub(crate) use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
pub(crate) use web_sys::{Element, Event, File};
use web_sys::{HtmlAnchorElement, HtmlElement, HtmlInputElement, KeyboardEvent, UiEvent};

use super::model::{Focus, Kept, Key};
use super::text;
use crate::engine::{Code, Date, Diagnostic, MAX_BYTES, Severity};

/// What the device keeps for a pack.
pub(crate) fn kept(pack: &str) -> Option<Kept> {
    let storage = storage()?;
    let read = |name: &str| storage.get_item(&key(name, pack)).ok().flatten();
    Some(Kept { answers: read(ANSWERS)?, place: read(PLACE).unwrap_or_default() })
}

/// Keeps it. False when the browser refuses.
pub(crate) fn keep(pack: &str, kept: &Kept) -> bool {
    let Some(storage) = storage() else { return false };
    storage.set_item(&key(ANSWERS, pack), &kept.answers).is_ok()
        && storage.set_item(&key(PLACE, pack), &kept.place).is_ok()
}

/// The day it is where the visitor is.
pub(crate) fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    Date::parse(&format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    ))
}

/// Removes it. Where there is no storage, nothing was kept.
pub(crate) fn forget(pack: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(ANSWERS, pack));
        let _ = storage.remove_item(&key(PLACE, pack));
    }
}

const ANSWERS: &str = "answers";
const PLACE: &str = "place";

fn key(name: &str, pack: &str) -> String {
    format!("shipworthy.{name}.{pack}")
}

fn storage() -> Option<web_sys::Storage> {
    // A browser may refuse by an exception or by giving nothing.
    web_sys::window()?.local_storage().ok().flatten()
}

/// What can be done to a control.
const HEARD: [&str; 4] = ["click", "change", "input", "keydown"];

/// Hears what is done inside an element, for as long as this is there. One listener for all controls, and not those of
/// Yew, which stay with the element for ever.
pub(crate) struct Listening {
    root: Element,
    listener: Closure<dyn Fn(Event)>,
}

impl Listening {
    pub(crate) fn new(root: &Element, hear: impl Fn(&Event) + 'static) -> Self {
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if is_second_click_on_choice(&event) {
                event.prevent_default();
                event.stop_propagation();
            } else {
                hear(&event);
            }
        });
        let callback = listener.as_ref().unchecked_ref();
        for kind in HEARD {
            let _ = root.add_event_listener_with_callback_and_bool(kind, callback, true);
        }
        Self { root: root.clone(), listener }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let callback = self.listener.as_ref().unchecked_ref();
        for kind in HEARD {
            let _ = self.root.remove_event_listener_with_callback_and_bool(kind, callback, true);
        }
    }
}

/// The second click of a double click would choose whatever the next screen has in that place: an answer nobody
/// gave. So it does nothing on a choice.
fn is_second_click_on_choice(event: &Event) -> bool {
    let is_second = event.dyn_ref::<UiEvent>().is_some_and(|event| event.detail() > 1);
    let choice = || target(event)?.closest(".choice, .way").ok().flatten();
    is_second && choice().is_some()
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// What an attribute says on the element of an event and on those around it, from the inside out.
pub(crate) fn said(event: &Event, attribute: &str) -> Vec<String> {
    let mut said = Vec::new();
    let mut at = target(event);
    while let Some(element) = at {
        said.extend(element.get_attribute(attribute));
        at = element.parent_element();
    }
    said
}

/// The function by which a host page learns what happens.
#[derive(Clone, PartialEq)]
pub(crate) struct Teller(Function);

impl Teller {
    pub(crate) const fn new(tell: Function) -> Self {
        Self(tell)
    }

    /// Calls it with a word and JSON text. What goes wrong in it is the host's, and it reports that itself.
    pub(crate) fn tell(&self, word: &str, json: &str) {
        let _ = self.0.call2(&JsValue::NULL, &word.into(), &json.into());
    }
}

/// Calls a function of the page. What goes wrong in it is the page's, and it reports that itself.
pub(crate) fn call(function: &Function) {
    let _ = function.call0(&JsValue::NULL);
}

/// Offers a text as a file to save, of a media type.
pub(crate) fn save(name: &str, kind: &str, text: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement =
        web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url).ok()
}

/// Opens the browser's print dialog.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Whether the heading of what is shown has the focus.
pub(crate) fn is_at_heading(root: &Element) -> bool {
    matches!(root.query_selector("[data-focus=heading]:focus"), Ok(Some(_)))
}

const HEADING: &str = "[data-focus=heading]";

/// The selector of a place inside the application.
pub(crate) fn place(place: Focus) -> String {
    let named = match place {
        // Which link that is, the application knows.
        Focus::Heading | Focus::LinkTo(_) => HEADING,
        Focus::Notice => "[data-focus=notice]",
        Focus::Invalid => "[aria-invalid=true]",
        Focus::Confirm => "[data-focus=confirm]",
        Focus::StartOver => ".start-over button",
        Focus::Excluded => "[data-focus=excluded]",
        Focus::Documents => "[data-focus=documents]",
        Focus::Task(place, control) => return format!("#sw-task-{place} {control}"),
        Focus::Gate(place) => return format!("#{}", text::gate_id(place)),
        Focus::Question(place) => return format!("#sw-q-{place}"),
        Focus::Chosen(place) => return format!("#sw-q-{place}~.levels :checked"),
    };
    named.to_owned()
}

/// Moves the focus to a place inside the application; to the heading, where there is none.
pub(crate) fn focus(root: &Element, selector: &str) {
    let found = |selector| root.query_selector(selector).ok().flatten();
    // A task may have left the plan.
    let found = found(selector).or_else(|| found(HEADING));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What is inside a closed part of the page cannot take the focus.
        while let Ok(Some(closed)) = element.closest("details:not([open])") {
            let _ = closed.set_attribute("open", "");
        }
        let _ = element.focus();
    }
}

/// The file that was chosen, and an empty control, so that the same file can be chosen again.
pub(crate) fn chosen_file(event: &Event) -> Option<File> {
    let input = input(event)?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// Reads a file, unless it is too large.
pub(crate) async fn read(file: &File) -> Result<String, Diagnostic> {
    // `File.size` is a whole number that JavaScript can only give as a float.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size is a whole number from 0 to 2^53"
    )]
    let bytes = file.size() as u64;
    if bytes > u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) {
        return Err(problem(
            Code::TooLarge,
            text::too_large(bytes, MAX_BYTES),
            text::TOO_LARGE_HINT,
        ));
    }
    let unreadable =
        || problem(Code::NotJson, text::UNREADABLE_FILE.to_owned(), text::UNREADABLE_FILE_HINT);
    let read = js_sys::futures::JsFuture::from(file.array_buffer()).await;
    let bytes = js_sys::Uint8Array::new(&read.map_err(|_| unreadable())?).to_vec();
    // Where a wrong letter would only look odd, nobody would see that it is one.
    String::from_utf8(bytes)
        .map_err(|_| problem(Code::NotJson, text::NOT_UTF8.to_owned(), text::NOT_UTF8_HINT))
}

fn problem(code: Code, message: String, hint: &str) -> Diagnostic {
    Diagnostic {
        code,
        severity: Severity::Error,
        path: "$".to_owned(),
        message,
        hint: hint.to_owned(),
    }
}

/// The text in the control that an event came from.
pub(crate) fn typed(event: &Event) -> String {
    let area = || event.target()?.dyn_into::<web_sys::HtmlTextAreaElement>().ok();
    input(event)
        .map(|input| input.value())
        .or_else(|| area().map(|area| area.value()))
        .unwrap_or_default()
}

/// Whether an event came from a control that is not typed into.
pub(crate) fn is_choice(event: &Event) -> bool {
    input(event).is_some_and(|input| ["checkbox", "radio", "file"].contains(&&*input.type_()))
}

/// Whether the control that an event came from is ticked.
pub(crate) fn ticked(event: &Event) -> bool {
    input(event).is_some_and(|input| input.checked())
}

fn input(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// The shortcut that a key stands for, where it would not mean something else.
pub(crate) fn shortcut(event: &Event) -> Option<Key> {
    let event: &KeyboardEvent = event.dyn_ref()?;
    let target: Element = event.target()?.dyn_into().ok()?;
    let tag = target.tag_name().to_ascii_lowercase();
    let kind = target.get_attribute("type").unwrap_or_default();
    let is_choice = tag == "input" && matches!(kind.as_str(), "radio" | "checkbox");
    let is_text = matches!(tag.as_str(), "textarea" | "select") || (tag == "input" && !is_choice);
    if is_text || event.alt_key() || event.is_composing() {
        return None;
    }
    let key = event.key();
    let undo_or_redo = if event.shift_key() { Key::Redo } else { Key::Undo };
    if event.ctrl_key() || event.meta_key() {
        // With Shift or Caps Lock it is a capital.
        let is_redo = key.eq_ignore_ascii_case("y").then_some(Key::Redo);
        let found = is_redo.or(key.eq_ignore_ascii_case("z").then_some(undo_or_redo));
        if found.is_some() {
            // The browser would take back what was typed last as well, in whichever field.
            event.prevent_default();
        }
        return found;
    }
    let found = match key.as_str() {
        // A button, a link or a summary does what Enter does there.
        "Enter" if matches!(tag.as_str(), "button" | "a" | "summary") => return None,
        "Enter" => Key::Next,
        "ArrowLeft" | "ArrowRight" => {
            // To a group of radio buttons it would mean another answer, which nobody sees who wants to turn the page.
            // For that there are the arrows up and down.
            event.prevent_default();
            let is_rtl = target.matches(":dir(rtl)").unwrap_or(false);
            if (key == "ArrowRight") == is_rtl { Key::Back } else { Key::Next }
        }
        "u" | "U" => Key::Unknown,
        "n" | "N" => Key::NotApplicable,
        "o" | "O" => Key::Open,
        "z" | "Z" => undo_or_redo,
        _ => Key::Digit(key.parse().ok().filter(|digit| (1..=9).contains(digit))?),
    };
    (!event.repeat()).then_some(found)
}

/// The time in seconds.
pub(crate) fn seconds() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "milliseconds since 1970 are far from any bound"
    )]
    let milliseconds = js_sys::Date::now() as u64;
    milliseconds / 1_000
}

/// Asks before the page is left, for as long as this is there.
pub(crate) struct Asking(Closure<dyn Fn(Event)>);

impl Asking {
    pub(crate) fn new() -> Self {
        let asking = Self(Closure::new(|event: Event| {
            event.prevent_default();
            // What browsers went by before they went by that.
            let _ = js_sys::Reflect::set(&event, &"returnValue".into(), &JsValue::TRUE);
        }));
        if let Some(window) = web_sys::window() {
            let callback = asking.0.as_ref().unchecked_ref();
            let _ = window.add_event_listener_with_callback_and_bool(LEAVING, callback, true);
        }
        asking
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let callback = self.0.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback_and_bool(LEAVING, callback, true);
        }
    }
}

const LEAVING: &str = "beforeunload";
