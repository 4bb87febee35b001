//! Types of objects that carry none.
//!
//! An object of up to 512 bytes has pointer bits but no type. But what leads to it often has one: a field of type `*T` leads
//! to a `T`, a `[]T` to an array of them, an interface value says what it holds, and so on from package variables and
//! larger objects through the heap. A claim is believed only if the object's size class and its pointer bits agree with it,
//! so a pointer to the first field of something larger claims nothing. The first claim stays; certain ones come first.

use std::collections::VecDeque;

use super::dump::{Dump, ObjectId};
use super::graph::Graph;
use super::types::{Leaf, TypeId};

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Form {
    /// Not known.
    Unknown,
    /// A value of a type.
    Value(TypeId),
    /// Values of a type side by side: what slices and buffers of channels lead to.
    Array(TypeId),
    /// Bytes of a string.
    Text,
    /// What a map variable of this type points to.
    MapHeader(TypeId),
    /// A large map's pointers to its tables.
    MapDirectory(TypeId),
    /// A table of a map.
    MapTable(TypeId),
    /// Entries of a map.
    MapGroups(TypeId),
    /// A channel of this element type.
    Chan(TypeId),
    /// A closure of the function with this name.
    Closure(u32),
}

/// How it is known what an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    Unknown,
    Inferred,
    Exact,
}

/// Forms of all objects.
#[derive(Debug)]
pub(super) struct Forms {
    pub forms: Vec<Form>,
    pub certainty: Vec<Certainty>,
}

/// Bytes of a map's header, of a table, of a channel's header, and their only pointer word.
const MAP_HEADER: u64 = 48;
const MAP_TABLE: u64 = 32;
const CHAN_HEADER: u64 = 112;
const THIRD_WORD: u64 = 1 << 2;
/// Its offset.
const THIRD: u64 = 16;

/// Finds out what objects are.
pub(super) fn infer(dump: &Dump, graph: &Graph) -> Forms {
    let count = dump.objects.len();
    let (forms, certainty) = (vec![Form::Unknown; count], vec![Certainty::Unknown; count]);
    let known = Forms { forms, certainty };
    let mut pass = Pass { dump, graph, known, waiting: VecDeque::new() };
    pass.exact();
    pass.spread();
    pass.roots(false);
    pass.spread();
    pass.interfaces();
    pass.spread();
    pass.roots(true);
    pass.spread();
    pass.known
}

struct Pass<'d> {
    dump: &'d Dump,
    graph: &'d Graph,
    known: Forms,
    /// Objects whose form is known, and whose edges are yet to be followed.
    waiting: VecDeque<ObjectId>,
}

impl Pass<'_> {
    /// Objects that carry their types, and closures.
    fn exact(&mut self) {
        for (at, object) in self.dump.objects.iter().enumerate() {
            let form = match (object.ty, object.closure) {
                (Some(ty), _) => exact_form(self.dump, at as ObjectId, ty),
                (None, 0) => continue,
                (None, name) => Form::Closure(name),
            };
            self.set(at as ObjectId, form, Certainty::Exact);
        }
    }

    /// What roots lead to; `guesses`: also those where the word before may be a left-over.
    fn roots(&mut self, guesses: bool) {
        for slot in &self.dump.slots {
            let Some(target) = self.dump.find(slot.word) else { continue };
            let leaf = slot_leaf(self.dump, slot, &mut String::new());
            if let Some((leaf, dynamic)) = leaf
                && (slot.hint == 3) == guesses
            {
                self.claim(target, slot.word, leaf, dynamic);
            }
        }
    }

    /// What interface values lead to in objects that are not known.
    fn interfaces(&mut self) {
        for object in 0..self.dump.objects.len() as ObjectId {
            if self.known.forms[object as usize] == Form::Unknown {
                self.follow(object);
            }
        }
    }

    fn spread(&mut self) {
        while let Some(object) = self.waiting.pop_front() {
            self.follow(object);
        }
    }

    fn follow(&mut self, object: ObjectId) {
        let form = self.known.forms[object as usize];
        let mut path = String::new();
        for at in self.dump.edges_of(object) {
            let Some(target) = self.graph.target(at) else { continue };
            let edge = self.dump.edges[at];
            path.clear();
            let leaf = leaf_of(self.dump, form, edge.offset, &mut path);
            let leaf = leaf.or(edge.dynamic.map(|_| Leaf::Interface));
            if let Some(leaf) = leaf {
                self.claim(target, edge.word, leaf, edge.dynamic);
            }
        }
    }

    /// A word that is known to be this leads to the object.
    fn claim(&mut self, target: ObjectId, word: u64, leaf: Leaf, dynamic: Option<TypeId>) {
        let types = &self.dump.types;
        let offset = word.wrapping_sub(self.dump.start(target));
        let form = match leaf {
            Leaf::Interface => {
                let Some(ty) = dynamic else { return };
                let leaf = match types.get(ty).direct {
                    true => types.leaf_at(ty, 0, &mut String::new()),
                    false => Some(Leaf::Pointer(ty)),
                };
                return match leaf {
                    None | Some(Leaf::Interface) => {}
                    Some(leaf) => self.claim(target, word, leaf, None),
                };
            }
            Leaf::Slice(elem) if types.get(elem).size > 0 => {
                if !offset.is_multiple_of(types.get(elem).size) {
                    return;
                }
                Form::Array(elem)
            }
            Leaf::Text => Form::Text,
            _ if offset != 0 => return,
            Leaf::Pointer(ty) => Form::Value(ty),
            Leaf::Map(map) => Form::MapHeader(map),
            Leaf::Chan(elem) => Form::Chan(elem),
            Leaf::MapTable(map) => Form::MapTable(map),
            Leaf::MapGroups(map) => Form::MapGroups(map),
            Leaf::MapBody(map) => match self.begins_with_pointer(target) {
                true => Form::MapDirectory(map),
                false => Form::MapGroups(map),
            },
            Leaf::Slice(_) | Leaf::Other => return,
        };
        let is_better = match self.dump.objects[target as usize].ty {
            // What carries the type of a part of maps is more exactly known by how it is reached.
            Some(ty) => {
                types.is_part(ty)
                    && matches!(self.known.forms[target as usize], Form::Value(_) | Form::Array(_))
            }
            None => self.known.forms[target as usize] == Form::Unknown,
        };
        if is_better && self.fits(target, form) {
            let certainty = self.known.certainty[target as usize].max(Certainty::Inferred);
            self.set(target, form, certainty);
        }
    }

    /// Whether the first word is a pointer: those of a map's group are not.
    fn begins_with_pointer(&self, object: ObjectId) -> bool {
        let first = self.dump.edges_of(object).next();
        first.is_some_and(|edge| self.dump.edges[edge].offset == 0)
    }

    /// Whether size and pointer bits allow it.
    fn fits(&self, object: ObjectId, form: Form) -> bool {
        let (types, room) = (&self.dump.types, self.dump.room(object));
        let noscan = self.dump.span_of(object).is_noscan();
        let bits = self.dump.objects[object as usize].pointers;
        match form {
            Form::Value(ty) => types.fits_value(ty, room, noscan, bits),
            Form::Array(elem) => types.fits_array(elem, room, noscan, bits),
            Form::Text => noscan,
            Form::MapHeader(_) => room == MAP_HEADER && bits == THIRD_WORD,
            Form::MapTable(_) => room == MAP_TABLE && bits == THIRD_WORD,
            Form::Chan(_) => {
                noscan && room >= CHAN_HEADER || room == CHAN_HEADER && bits == THIRD_WORD
            }
            Form::MapDirectory(_) => !noscan,
            Form::MapGroups(map) => types.map(map).is_some_and(|map| {
                let pointers = types.has_pointers(map.key) || types.has_pointers(map.value);
                noscan != pointers && room >= types.group_size(map)
            }),
            Form::Closure(_) | Form::Unknown => false,
        }
    }

    fn set(&mut self, object: ObjectId, form: Form, certainty: Certainty) {
        self.known.forms[object as usize] = form;
        self.known.certainty[object as usize] = certainty;
        self.waiting.push_back(object);
    }
}

/// One value, or as many as there is room for.
fn exact_form(dump: &Dump, object: ObjectId, ty: TypeId) -> Form {
    let size = dump.types.get(ty).size;
    if size.saturating_mul(2) <= dump.room(object) { Form::Array(ty) } else { Form::Value(ty) }
}

/// What the pointer word at an offset of an object is, by what the object is.
pub(super) fn leaf_of(dump: &Dump, form: Form, offset: u64, path: &mut String) -> Option<Leaf> {
    let types = &dump.types;
    match form {
        Form::Value(ty) => types.leaf_at(ty, offset, path),
        Form::Array(elem) => types.element_leaf(elem, offset, path),
        Form::MapGroups(map) => types.group_leaf(map, offset, path),
        Form::MapHeader(map) => (offset == THIRD).then_some(Leaf::MapBody(map)),
        Form::MapDirectory(map) => Some(Leaf::MapTable(map)),
        Form::MapTable(map) => (offset == THIRD).then_some(Leaf::MapGroups(map)),
        Form::Chan(elem) => (offset == THIRD).then_some(Leaf::Slice(elem)),
        Form::Unknown | Form::Text | Form::Closure(_) => None,
    }
}

/// What a word of a root is, and the dynamic type if it is an interface's.
pub(super) fn slot_leaf(
    dump: &Dump,
    slot: &super::dump::Slot,
    path: &mut String,
) -> Option<(Leaf, Option<TypeId>)> {
    let root = dump.roots.get(slot.root as usize)?;
    let by_type = root.ty.and_then(|ty| dump.types.leaf_at(ty, slot.offset, path));
    match (slot.hint, slot.ty) {
        (2, Some(elem)) => Some((Leaf::Chan(elem), None)),
        (4, Some(ty)) => Some((dump.types.leaf_at(ty, slot.offset, path)?, None)),
        (5, Some(ty)) => Some((Leaf::Pointer(ty), None)),
        (1 | 3, Some(ty)) if by_type.is_none_or(|leaf| leaf == Leaf::Interface) => {
            Some((Leaf::Interface, Some(ty)))
        }
        _ => by_type.map(|leaf| (leaf, None)),
    }
}

impl Form {
    /// What the object is, in words.
    pub fn name(self, dump: &Dump, object: ObjectId) -> String {
        let name = |ty: TypeId| &*dump.types.get(ty).name;
        match self {
            Form::Value(ty) => name(ty).to_string(),
            Form::Array(elem) => format!("[]{}", name(elem)),
            Form::Text => "string bytes".into(),
            Form::MapHeader(map) => name(map).to_string(),
            Form::MapDirectory(map) => format!("directory of {}", name(map)),
            Form::MapTable(map) => format!("table of {}", name(map)),
            Form::MapGroups(map) => format!("entries of {}", name(map)),
            Form::Chan(elem) => format!("chan {}", name(elem)),
            Form::Closure(func) => format!("func {}", dump.text(func)),
            Form::Unknown => unknown_name(dump, object),
        }
    }
}

fn unknown_name(dump: &Dump, object: ObjectId) -> String {
    let size = dump.size(object);
    match dump.objects[object as usize].pointers.count_ones() {
        _ if dump.span_of(object).is_noscan() => format!("unknown ({size} B, no pointers)"),
        0 => format!("unknown ({size} B)"),
        1 => format!("unknown ({size} B, 1 pointer)"),
        count => format!("unknown ({size} B, {count} pointers)"),
    }
}
