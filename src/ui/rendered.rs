//! Plain elements onto the screen, and events back. The only file that makes Yew's nodes.
//!
//! Controls are numbered as they are rendered; an event is looked up by the number that its element bears.

use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VNode, VTag, VText};

use super::app::Message;
use super::host::{self, Event};
use super::markup::{ATTRIBUTES, Control, Element, Node};
use super::model::Action;

/// The attribute with the number of a control.
const PLACE: &str = "data-control";

/// Elements in their order; their controls are added to the list.
pub(crate) fn rendered(nodes: &[Node], controls: &mut Vec<Control>) -> VNode {
    let mut list = VList::new();
    for (place, node) in nodes.iter().enumerate() {
        list.add_child(match node {
            Node::Text(text) => VText::new(text.clone()).into(),
            Node::Element(element) => {
                tag(element, key(element, nodes.get(..place).unwrap_or_default()), controls).into()
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

fn tag(element: &Element, key: String, controls: &mut Vec<Control>) -> VTag {
    let mut tag = VTag::new(element.tag);
    tag.key = Some(key.into());
    tag.set_attributes(attributes(element, controls.len()));
    if let Some(control) = &element.control {
        match &**control {
            Control::Type { value, .. } => tag.set_value(value.clone()),
            Control::Tick { is_ticked, .. } => tag.set_checked(*is_ticked),
            Control::Click(_) | Control::File | Control::Keys(_) => {}
        }
        controls.push((**control).clone());
    }
    if !element.children.is_empty() {
        tag.add_child(rendered(&element.children, controls));
    }
    tag
}

/// `place` is the number of its control, if it has one.
fn attributes(element: &Element, place: usize) -> Attributes {
    if element.attributes.is_empty() && element.class.is_empty() && element.control.is_none() {
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
    if element.control.is_some() {
        put(PLACE, AttributeOrProperty::Attribute(place.to_string().into()));
    }
    for (name, value) in &element.attributes {
        put(name, AttributeOrProperty::Attribute(value.clone().into()));
    }
    Attributes::Dynamic { keys: &ATTRIBUTES, values }
}

/// What an event means: the innermost control around it that hears events of its kind.
pub(crate) fn heard(event: &Event, controls: &[Control]) -> Option<Message> {
    let kind = event.type_();
    // A field that is taken away tells some browsers that it has changed, when its number is that of another control.
    if kind == "change" && !host::is_choice(event) {
        return None;
    }
    let said = host::said(event, PLACE);
    let known = |place: &String| {
        let place = place.parse().ok()?;
        controls.get(place).map(|control| (place, control))
    };
    let (place, control) =
        said.iter().filter_map(known).find(|(_, control)| hears(control) == kind)?;
    Some(match control {
        Control::Click(Action::Show(question)) => {
            let links = links(controls, *question);
            Message::Follow(*question, links.partition_point(|link| *link < place))
        }
        Control::Click(action) => Message::Act(action.clone()),
        Control::Tick { on, off, .. } => {
            Message::Act(if host::ticked(event) { on } else { off }.clone())
        }
        Control::Type { into, .. } => Message::Act(into.action(host::typed(event))),
        Control::File => Message::Read(host::chosen_file(event)?),
        Control::Keys(at) => Message::Act(Action::Press(*at, host::shortcut(event)?)),
    })
}

/// The numbers of the controls that lead to a question.
pub(crate) fn links(controls: &[Control], question: usize) -> Vec<usize> {
    let leads =
        |control: &Control| matches!(control, Control::Click(Action::Show(to)) if *to == question);
    (0..).zip(controls).filter(|(_, control)| leads(control)).map(|(place, _)| place).collect()
}

/// The selector of the control with a number.
pub(crate) fn control(number: usize) -> String {
    format!("[{PLACE}='{number}']")
}

const fn hears(control: &Control) -> &'static str {
    match control {
        Control::Click(_) => "click",
        Control::Tick { .. } | Control::File => "change",
        Control::Type { .. } => "input",
        Control::Keys(_) => "keydown",
    }
}
