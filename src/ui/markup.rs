//! Elements as plain data: what every part of the page is written in.
//!
//! A screen is a function from values to elements. It can be read natively, so tests can look at every word and
//! number on it, and it costs a fraction of the code that `html!` makes of the same elements.
//! How elements get onto the screen, and how events come back, is `rendered.rs`.

use super::model::{Action, Field, PlanChange, PlanField};

/// One element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Element {
    pub(crate) tag: &'static str,
    pub(crate) class: &'static str,
    /// What it is about, where that can change: another key is another element, with nothing kept of the old one.
    pub(crate) key: String,
    /// Other attributes; names are among [`ATTRIBUTES`].
    pub(crate) attributes: Vec<(&'static str, String)>,
    pub(crate) control: Option<Box<Control>>,
    pub(crate) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Text(String),
    Element(Element),
}

/// What can be done with an element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Control {
    /// A button.
    Click(Action),
    /// A radio button or a checkbox: what ticking and unticking it does.
    Tick { is_ticked: bool, on: Action, off: Action },
    /// A field to type into, with what stands in it.
    Type { value: String, into: Typed },
    /// The choice of a file.
    File,
    /// Keys that stand for answers work inside it: for the question at this place of the pack, if it is one's.
    Keys(Option<usize>),
}

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typed {
    Title,
    LookUp,
    /// Of the question at this place of the pack.
    Draft(usize, Field),
    Plan(PlanField),
}

impl Typed {
    pub(crate) const fn action(self, text: String) -> Action {
        match self {
            Self::Title => Action::SetTitle(text),
            Self::LookUp => Action::LookUp(text),
            Self::Draft(place, field) => Action::Type(Some(place), field, text),
            Self::Plan(field) => Action::Plan(PlanChange::Type(field, text)),
        }
    }
}

/// The attributes an element may have besides its class.
pub(crate) const ATTRIBUTES: [&str; 48] = [
    "class",
    "accept",
    "alt",
    "aria-atomic",
    "aria-current",
    "aria-describedby",
    "aria-hidden",
    "aria-invalid",
    "aria-label",
    "aria-labelledby",
    "aria-required",
    "autocomplete",
    "colspan",
    "d",
    "data-control",
    "data-does",
    "data-figure",
    "data-focus",
    "data-gate",
    "data-is",
    "data-lens",
    "data-part",
    "data-screen",
    "data-verdict",
    "focusable",
    "href",
    "id",
    "inputmode",
    "max",
    "name",
    "part",
    "preserveAspectRatio",
    "rel",
    "role",
    "rows",
    "scope",
    "src",
    "tabindex",
    "target",
    "type",
    "value",
    "viewBox",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// Writes elements one inside the other.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    /// The elements around the place where the next one goes, the outermost first.
    around: Vec<Element>,
    done: Vec<Node>,
}

impl Markup {
    /// What a part of the page consists of.
    pub(crate) fn of(content: impl FnOnce(&mut Self)) -> Vec<Node> {
        let mut markup = Self::default();
        content(&mut markup);
        markup.done
    }

    /// An element around other content.
    pub(crate) fn within(
        &mut self,
        tag: &'static str,
        class: &'static str,
        content: impl FnOnce(&mut Self),
    ) {
        self.open(tag, class);
        content(self);
        self.close();
    }

    /// An element with a text; nothing if there is no text.
    #[inline(never)]
    pub(crate) fn line(&mut self, tag: &'static str, class: &'static str, text: &str) {
        if !text.is_empty() {
            self.open(tag, class);
            self.text(text);
            self.close();
        }
    }

    /// Elements that are ready.
    pub(crate) fn all(&mut self, nodes: Vec<Node>) {
        for node in nodes {
            self.put(node);
        }
    }

    /// A text.
    #[inline(never)]
    pub(crate) fn text(&mut self, text: &str) {
        self.put(Node::Text(text.to_owned()));
    }

    /// An attribute of the element that is being written.
    #[inline(never)]
    pub(crate) fn set(&mut self, name: &'static str, value: &str) {
        if let Some(element) = self.around.last_mut() {
            element.attributes.push((name, value.to_owned()));
        }
    }

    /// What the element that is being written is about.
    #[inline(never)]
    pub(crate) fn key(&mut self, key: &str) {
        if let Some(element) = self.around.last_mut() {
            key.clone_into(&mut element.key);
        }
    }

    /// The heading of a screen, which takes the focus when the screen is shown.
    pub(crate) fn heading(&mut self, text: &str) {
        self.open("h2", "");
        self.set("tabindex", "-1");
        self.set("data-focus", "heading");
        self.text(text);
        self.close();
    }

    /// A button of a class, with what stands in it.
    pub(crate) fn clickable(
        &mut self,
        class: &'static str,
        action: Action,
        content: impl FnOnce(&mut Self),
    ) {
        self.open("button", class);
        self.set("type", "button");
        self.control(Control::Click(action));
        content(self);
        self.close();
    }

    /// The button that leads on.
    #[inline(never)]
    pub(crate) fn primary(&mut self, label: &str, action: Action) {
        self.clickable("button primary", action, |page| page.text(label));
    }

    /// Any other button.
    #[inline(never)]
    pub(crate) fn secondary(&mut self, label: &str, action: Action) {
        self.clickable("button", action, |page| page.text(label));
    }

    /// A button that reads like a link.
    #[inline(never)]
    pub(crate) fn link(&mut self, label: &str, action: Action) {
        self.clickable("link", action, |page| page.text(label));
    }

    /// A radio button (`"radio"`) or a checkbox (`"checkbox"`).
    #[inline(never)]
    pub(crate) fn tick(
        &mut self,
        kind: &'static str,
        name: &str,
        is_ticked: bool,
        on: Action,
        off: Action,
    ) {
        self.open("input", "");
        self.set("type", kind);
        self.set("name", name);
        self.control(Control::Tick { is_ticked, on, off });
        self.close();
    }

    /// A field to type into: an `input` of a type, or a `textarea` where that is empty.
    pub(crate) fn field(
        &mut self,
        kind: &'static str,
        value: &str,
        into: Typed,
        content: impl FnOnce(&mut Self),
    ) {
        if kind.is_empty() {
            self.open("textarea", "");
            self.set("rows", "3");
        } else {
            self.open("input", "");
            self.set("type", kind);
            self.set("autocomplete", "off");
        }
        self.control(Control::Type { value: value.to_owned(), into });
        content(self);
        self.close();
    }

    /// What can be done with the element that is being written.
    #[inline(never)]
    pub(crate) fn control(&mut self, control: Control) {
        if let Some(element) = self.around.last_mut() {
            element.control = Some(Box::new(control));
        }
    }

    #[inline(never)]
    fn open(&mut self, tag: &'static str, class: &'static str) {
        self.around.push(Element {
            tag,
            class,
            key: String::new(),
            attributes: Vec::new(),
            control: None,
            children: Vec::new(),
        });
    }

    #[inline(never)]
    fn close(&mut self) {
        if let Some(element) = self.around.pop() {
            self.put(Node::Element(element));
        }
    }

    fn put(&mut self, node: Node) {
        match self.around.last_mut() {
            Some(element) => element.children.push(node),
            None => self.done.push(node),
        }
    }
}

#[cfg(test)]
impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }
}
