//! Walks the heap and writes it.
//!
//! Called by `Runtime::write_heap_dump`. One pass over the spans in the order of their addresses: each object is written
//! when it is met, so nothing is kept of it (H3). Roots come last.

use std::collections::HashMap;
use std::io::{self, Write};

use burrow_alloc::size_class::MAX_HEADERLESS;
use burrow_alloc::units::{PAGE_SIZE, WORD};
use burrow_alloc::{Addr, Heap, MSpan, ManualKind, ObjectRef, SpanState, mem};
use burrow_gc::{Gc, SpecialKind};

use super::format::{Encoder, MAGIC, VERSION, object, span as span_kind, tag};
use super::roots::{DumpSource, Hint, RootInfo, RootKind, RootSlot, RootVisitor};
use super::types::Names;
use super::{DumpFigures, Moment};

/// Writes a dump.
///
/// # Safety
/// The world is stopped and all caches are settled (H1); `source` is that of the program whose heap this is.
pub(super) unsafe fn write(
    heap: &Heap,
    gc: &Gc,
    source: &dyn DumpSource,
    moment: Moment,
    to: &mut dyn Write,
) -> io::Result<DumpFigures> {
    let mut out = Encoder::new(to);
    out.bytes(&MAGIC);
    out.number(VERSION);
    out.byte(tag::RUN);
    out.byte(moment as u8);
    out.number(heap.base().0 as u64);
    out.number(PAGE_SIZE as u64);
    out.number(gc.num_gc().into());
    let names = Names::with_types(source.types(), &mut out);
    let itabs = source.itabs().into_iter().map(|(at, ty)| (at, names.type_at(ty.addr())));
    let mut writer = Writer {
        heap,
        source,
        itabs: itabs.collect(),
        names,
        out,
        edges: Vec::new(),
        pointers: 0,
        figures: DumpFigures::default(),
    };
    writer.spans();
    source.roots(&mut writer);
    writer.specials(gc);
    writer.finish()
}

/// A dump being written.
struct Writer<'a> {
    heap: &'a Heap,
    source: &'a dyn DumpSource,
    itabs: HashMap<u64, u64>,
    names: Names,
    out: Encoder<'a>,
    /// Edges of the object at hand: offset, word, dynamic type.
    edges: Vec<(usize, u64, u64)>,
    /// The pointer words of the last object that had such bits.
    pointers: u64,
    figures: DumpFigures,
}

/// Whether a sweep of the span is still to come: then what is not marked is dead (H2).
fn is_unswept(heap: &Heap, span: &MSpan) -> bool {
    let generation = heap.sweepgen();
    [generation.wrapping_sub(2), generation.wrapping_add(1)].contains(&span.sweepgen())
}

impl Writer<'_> {
    fn spans(&mut self) {
        for span in self.heap.spans() {
            if self.out.has_failed() {
                return;
            }
            let kind = match span.state() {
                SpanState::Dead => continue,
                SpanState::InUse if span.is_large() => span_kind::LARGE,
                SpanState::InUse => span_kind::SMALL,
                SpanState::Manual if span.manual_kind() == ManualKind::Stack => span_kind::STACK,
                SpanState::Manual => span_kind::WORK_BUF,
            };
            let has_objects = span.state() == SpanState::InUse;
            self.span(span, kind, has_objects);
            if has_objects {
                self.objects(span);
            }
        }
    }

    fn span(&mut self, span: &MSpan, kind: u8, has_objects: bool) {
        let out = &mut self.out;
        out.byte(tag::SPAN);
        out.number((span.base().offset_from(self.heap.base()).0 / PAGE_SIZE) as u64);
        out.number(span.npages().0 as u64);
        out.byte(kind);
        let fields = match has_objects {
            true => [
                span.span_class().index() as u64,
                span.elem_size().0 as u64,
                span.nelems().into(),
                span.alloc_count().into(),
            ],
            false => [0; 4],
        };
        fields.into_iter().for_each(|field| out.number(field));
    }

    fn objects(&mut self, span: &MSpan) {
        let unswept = is_unswept(self.heap, span);
        let mut next = 0;
        for slot in span.slots() {
            let lives = span.is_allocated(slot) && (!unswept || span.is_marked(slot));
            if let (true, Some(object)) = (lives, span.object_at(span.slot_addr(slot))) {
                self.object(object, u64::from(slot.0) - next);
                next = u64::from(slot.0) + 1;
            }
        }
    }

    /// Writes an object that stands so many slots behind the one before.
    fn object(&mut self, object: ObjectRef<'_>, skipped: u64) {
        let exact = self.heap.exact_type(object);
        let ty =
            exact.map_or(0, |(ty, _)| self.names.type_at(std::ptr::from_ref(ty).addr() as u64));
        let start = exact.map_or(object.base, |(_, start)| start);
        let headerless = !object.is_noscan() && object.size() <= MAX_HEADERLESS;
        let pointers = self.collect_edges(object, start, headerless);
        let closure = self.closure_of(object, pointers);

        let mut flags = 0;
        flags |= if ty > 0 { object::TYPE } else { 0 };
        flags |= if closure > 0 { object::CLOSURE } else { 0 };
        flags |= match headerless {
            true if pointers == self.pointers => object::SAME_POINTERS,
            true => object::POINTERS,
            false => 0,
        };
        let out = &mut self.out;
        out.byte(tag::OBJECT);
        out.number(skipped);
        out.byte(flags);
        [ty, closure]
            .into_iter()
            .filter(|&number| number > 0)
            .for_each(|number| out.number(number));
        if flags & object::POINTERS != 0 {
            out.number(pointers);
            self.pointers = pointers;
        }
        self.write_edges();
        self.figures.objects += 1;
    }

    /// Notes the words that lead into the heap; gives the bits of those that may, of an object that has such bits.
    fn collect_edges(&mut self, object: ObjectRef<'_>, start: Addr, headerless: bool) -> u64 {
        let Writer { heap, itabs, names, edges, .. } = self;
        let (base, used) = (heap.base().0 as u64, heap.used().0 as u64);
        edges.clear();
        let (mut pointers, mut last) = (0u64, None);
        heap.for_each_pointer(object, |at| {
            let offset = at.offset_from(start).0;
            let follows_pointer = last == Some(at.0.wrapping_sub(WORD));
            last = Some(at.0);
            if headerless {
                pointers |= 1 << (offset / WORD);
            }
            // SAFETY: a pointer slot of an object; the world is stopped (H1).
            let word = unsafe { mem::load64(at) };
            if word.wrapping_sub(base) >= used {
                return;
            }
            let dynamic = match offset {
                0 => 0,
                _ if follows_pointer => 0,
                // SAFETY: the word before, in the same object.
                _ => dynamic_type(unsafe { mem::load64(Addr(at.0 - WORD)) }, itabs, names),
            };
            edges.push((offset, word, dynamic));
        });
        pointers
    }

    fn write_edges(&mut self) {
        let out = &mut self.out;
        out.number(self.edges.len() as u64);
        let (base, mut next) = (self.heap.base().0 as u64, 0);
        for &(offset, word, dynamic) in &self.edges {
            let skipped = (offset / WORD - next) as u64;
            next = offset / WORD + 1;
            out.number(skipped << 1 | u64::from(dynamic > 0));
            out.number(word - base);
            if dynamic > 0 {
                out.number(dynamic);
            }
        }
        self.figures.edges += self.edges.len() as u64;
    }

    /// The name of the function, if the object is a closure: its first word, which is no pointer, is the function's address.
    fn closure_of(&mut self, object: ObjectRef<'_>, pointers: u64) -> u64 {
        let may_be = !object.span.is_large() && object.size() <= MAX_HEADERLESS;
        if !may_be || pointers & 1 != 0 || object.size().0 < 2 * WORD {
            return 0;
        }
        // SAFETY: the first word of an object of at least two.
        let first = unsafe { mem::load64(object.base) };
        let source = self.source;
        source.function(first).map_or(0, |name| self.names.text(name, &mut self.out))
    }

    /// Roots that the collector holds.
    fn specials(&mut self, gc: &Gc) {
        let mut last = None;
        gc.each_special(self.heap, &mut |kind, word| {
            let kind = match kind {
                SpecialKind::Finalizer => RootKind::Finalizer,
                SpecialKind::Finalizable => RootKind::Finalizable,
                SpecialKind::Queued => RootKind::Queued,
                SpecialKind::Cleanup => RootKind::Cleanup,
                SpecialKind::Weak => RootKind::Weak,
            };
            if last.replace(kind) != Some(kind) {
                self.root(&RootInfo::of(kind));
            }
            self.slot(&RootSlot { offset: 0, name: "", word, hint: Hint::None });
        });
    }

    fn finish(self) -> io::Result<DumpFigures> {
        let Writer { mut out, mut figures, .. } = self;
        out.byte(tag::END);
        [figures.objects, figures.edges, figures.roots].into_iter().for_each(|n| out.number(n));
        figures.bytes = out.finish()?;
        Ok(figures)
    }
}

/// The dynamic type that the first word of an interface value stands for; 0 if it is no such word.
fn dynamic_type(word: u64, itabs: &HashMap<u64, u64>, names: &Names) -> u64 {
    if word == 0 || !Addr(word as usize).is_aligned_to(WORD) {
        return 0;
    }
    match names.type_at(word) {
        0 => itabs.get(&word).copied().unwrap_or(0),
        ty => ty,
    }
}

impl RootVisitor for Writer<'_> {
    fn root(&mut self, root: &RootInfo<'_>) {
        let texts = [root.name, root.place, root.state];
        let [name, place, state] = texts.map(|text| self.names.text(text, &mut self.out));
        let ty = root.ty.map_or(0, |ty| self.names.type_at(ty.addr()));
        let out = &mut self.out;
        out.byte(tag::ROOT);
        out.byte(root.kind as u8);
        [name, place, root.goroutine, state, ty].into_iter().for_each(|field| out.number(field));
    }

    fn slot(&mut self, slot: &RootSlot<'_>) {
        let from_base = slot.word.wrapping_sub(self.heap.base().0 as u64);
        if from_base >= self.heap.used().0 as u64 {
            return;
        }
        let dynamic = |word| dynamic_type(word, &self.itabs, &self.names);
        let (hint, ty) = match slot.hint {
            Hint::None => (0, 0),
            Hint::Interface(first) => (1, dynamic(first)),
            Hint::Chan(elem) => (2, self.names.type_at(elem.addr())),
            Hint::MaybeInterface(first) => (3, dynamic(first)),
            Hint::Variable(ty) => (4, self.names.type_at(ty.addr())),
            Hint::Cell(ty) => (5, self.names.type_at(ty.addr())),
        };
        let name = self.names.text(slot.name, &mut self.out);
        let out = &mut self.out;
        out.byte(tag::SLOT);
        out.number(slot.offset as u64);
        out.number(name);
        out.number(from_base);
        out.byte(if ty > 0 { hint } else { 0 });
        out.number(ty);
        self.figures.roots += 1;
    }
}
