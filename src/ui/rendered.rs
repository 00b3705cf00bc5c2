//! Plain elements onto the screen, and events back. The only file that makes Yew's nodes.

use std::rc::Rc;

use yew::Callback;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Listener, ListenerKind, VList, VNode, VTag, VText,
};

use super::app::Message;
use super::host::{self, Event};
use super::markup::{ATTRIBUTES, Control, Element, Node};
use super::model::Action;

/// Elements in their order.
pub(crate) fn rendered(nodes: &[Node], on: &Callback<Message>) -> VNode {
    let mut list = VList::new();
    for (place, node) in nodes.iter().enumerate() {
        list.add_child(match node {
            Node::Text(text) => VText::new(text.clone()).into(),
            Node::Element(element) => {
                tag(element, key(element, nodes.get(..place).unwrap_or_default()), on).into()
            }
        });
    }
    list.into()
}

/// An element is paired with the one of the same key at the next rendering. What may come and go before it must not
/// change that: so it is not counted among all, but among those like it.
fn key(element: &Element, before: &[Node]) -> String {
    let alike = |node: &&Node| {
        matches!(node, Node::Element(other)
            if other.tag == element.tag && other.class == element.class && other.key == element.key)
    };
    let nth = before.iter().filter(alike).count();
    [element.tag, element.class, &element.key, &nth.to_string()].join(" ")
}

fn tag(element: &Element, key: String, on: &Callback<Message>) -> VTag {
    let mut tag = VTag::new(element.tag);
    tag.key = Some(key.into());
    tag.set_attributes(attributes(element));
    if let Some(control) = &element.control {
        match &**control {
            Control::Type { value, .. } => tag.set_value(value.clone()),
            Control::Tick { is_ticked, .. } => tag.set_checked(*is_ticked),
            Control::Click(_) | Control::File | Control::Keys => {}
        }
        let listener = Controlled { control: (**control).clone(), on: on.clone() };
        let listener: Rc<dyn Listener> = Rc::new(listener);
        tag.set_listeners([Some(listener)].into());
    }
    if !element.children.is_empty() {
        tag.add_child(rendered(&element.children, on));
    }
    tag
}

fn attributes(element: &Element) -> Attributes {
    if element.attributes.is_empty() && element.class.is_empty() {
        return Attributes::default();
    }
    let mut values: Box<[Option<AttributeOrProperty>]> = ATTRIBUTES.map(|_| None).into();
    let mut put = |name: &str, value: AttributeOrProperty| {
        let slot = ATTRIBUTES.iter().position(|known| *known == name);
        if let Some(slot) = slot.and_then(|slot| values.get_mut(slot)) {
            *slot = Some(value);
        }
    };
    if !element.class.is_empty() {
        put("class", AttributeOrProperty::Static(element.class));
    }
    for (name, value) in &element.attributes {
        put(name, AttributeOrProperty::Attribute(value.clone().into()));
    }
    Attributes::Dynamic { keys: &ATTRIBUTES, values }
}

/// One listener for all kinds of control: each kind of its own would cost a kilobyte.
struct Controlled {
    control: Control,
    on: Callback<Message>,
}

impl Listener for Controlled {
    fn kind(&self) -> ListenerKind {
        match self.control {
            Control::Click(_) => ListenerKind::onclick,
            Control::Tick { .. } | Control::File => ListenerKind::onchange,
            Control::Type { .. } => ListenerKind::oninput,
            Control::Keys => ListenerKind::onkeydown,
        }
    }

    fn handle(&self, event: Event) {
        let message = match &self.control {
            Control::Click(action) => Message::Act(action.clone()),
            Control::Tick { on, off, .. } => {
                Message::Act(if host::ticked(&event) { on } else { off }.clone())
            }
            Control::Type { into, .. } => Message::Act(into.action(host::typed(&event))),
            Control::File => match host::chosen_file(&event) {
                Some(file) => Message::Read(file),
                None => return,
            },
            Control::Keys => match host::shortcut(&event) {
                Some(key) => Message::Act(Action::Press(key)),
                None => return,
            },
        };
        self.on.emit(message);
    }

    fn passive(&self) -> bool {
        false
    }
}
