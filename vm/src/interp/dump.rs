//! What a heap dump is told of a program: its functions, and its roots by name.
//!
//! Called with the world stopped, where the script asks for a dump and when the program has ended. The roots are those of
//! `roots.rs`, but each is told with what holds it. A goroutine that a panic or a fatal error has ended may stand at no
//! safepoint: its innermost frame has no stack map then, and is passed over.
//!
//! Locks: the scheduler's table of goroutines, its timers and semaphores, while they are walked.

use std::sync::atomic::Ordering;

use burrow_alloc::mem::load64;
use burrow_alloc::units::Addr;
use burrow_runtime::chan::{self, Waiter};
use burrow_runtime::func::{Func, NO_PC, Pc};
use burrow_runtime::goroutine::{Body, GRef};
use burrow_runtime::heap_dump::{
    DumpSource, Hint, Moment, RootInfo, RootKind, RootSlot, RootVisitor,
};
use burrow_runtime::rtype::{Kind, TypeArena, TypeRef};
use burrow_runtime::sched::Sched;
use burrow_runtime::stack::Frame;

use super::frame_objects::set_bits;
use super::machine::{Exit, Machine};
use super::roots::panicking_frames;
use crate::program::Program;

/// The program of a run, for its dump.
pub(super) struct WorldDump<'m> {
    pub sched: &'m Sched<'m>,
    pub program: &'m Program,
}

impl Machine<'_> {
    /// `debug.WriteHeapDump`: the goroutine stands behind the call. Go's function has no result, so what goes wrong with the
    /// file is told on standard error.
    pub(super) fn dump_heap(&mut self, fd: u64) -> Result<(), Exit> {
        let (p, rt, run) = (self.p, self.rt, self.run);
        let _ = rt.flush_out(); // which the file may be
        let file = run.files.lock().handle(fd);
        let world = self.stop_world()?;
        let source = WorldDump { sched: run.sched, program: run.program };
        let written = file.and_then(|mut file| {
            // SAFETY: the world of this run, and its program.
            unsafe { rt.write_heap_dump(&world, &source, Moment::Call, &mut file) }
        });
        rt.note_stop(&world, &p.trace);
        drop(world);
        self.scan_current();
        if let Err(error) = written {
            rt.write_err(format!("burrow: heap dump to file {fd}: {error}\n").as_bytes());
        }
        Ok(())
    }
}

impl DumpSource for WorldDump<'_> {
    fn types(&self) -> &TypeArena {
        &self.program.types
    }

    fn itabs(&self) -> Vec<(u64, TypeRef)> {
        self.program.itab_types()
    }

    fn function(&self, address: u64) -> Option<&str> {
        self.program.func_at(address).map(|func| &*func.name)
    }

    fn roots(&self, visitor: &mut dyn RootVisitor) {
        self.globals(visitor);
        self.sched.each_goroutine(|g| self.goroutine(g, visitor));
        self.tables(visitor);
    }
}

/// A slot that has no name of its own.
fn slot(offset: usize, word: u64, hint: Hint) -> RootSlot<'static> {
    RootSlot { offset, name: "", word, hint }
}

impl WorldDump<'_> {
    fn globals(&self, visitor: &mut dyn RootVisitor) {
        for var in self.program.globals().variables() {
            let mut info = RootInfo::of(RootKind::Global);
            (info.name, info.ty) = (var.name(), var.ty());
            visitor.root(&info);
            for (at, word, before) in var.pointer_words() {
                visitor.slot(&slot(at * 8, word, before.map_or(Hint::None, Hint::Interface)));
            }
        }
    }

    fn tables(&self, visitor: &mut dyn RootVisitor) {
        visitor.root(&RootInfo::of(RootKind::Timer));
        self.sched
            .timer_roots()
            .into_iter()
            .for_each(|word| visitor.slot(&slot(0, word, Hint::None)));
        visitor.root(&RootInfo::of(RootKind::Semaphore));
        self.sched.semas.addresses(|at| visitor.slot(&slot(0, at, Hint::None)));
        visitor.root(&RootInfo::of(RootKind::Pool));
        self.sched
            .pool_roots()
            .into_iter()
            .for_each(|word| visitor.slot(&slot(0, word, Hint::None)));
    }

    fn goroutine(&self, g: GRef, visitor: &mut dyn RootVisitor) {
        // SAFETY: the world is stopped: bodies are the caller's (goroutine.rs R2).
        let body = unsafe { g.body() };
        if body.is_dying {
            return;
        }
        let waiting = g.waiting().map(|(reason, _)| reason);
        let mut of = RootInfo::of(RootKind::Frame);
        (of.goroutine, of.state) = (g.id(), waiting.map_or("", |reason| reason.text()));
        // Who waits in a channel operation stands at it; who waits in a native, behind its call.
        let stands_at = waiting.is_none_or(|reason| reason.is_of_channels());
        let mut objects = FrameObjects::default();
        let mut words = self.frames(body, stands_at, of, &mut objects, visitor);
        words.extend(held(body, of, visitor));
        objects.visit(words, of, visitor);
    }

    /// Tells the live words of all frames, and gives them back.
    fn frames<'m>(
        &'m self,
        body: &'m Body,
        stands_at: bool,
        of: RootInfo<'_>,
        objects: &mut FrameObjects<'m>,
        visitor: &mut dyn RootVisitor,
    ) -> Vec<u64> {
        let mut words = Vec::new();
        let frames = body.stack.frames(body.top());
        let frames = panicking_frames(frames, &body.panics, self.program);
        for (depth, (frame, left_by_panic)) in frames.enumerate() {
            let live = LiveFrame::new(frame, left_by_panic, depth == 0 && stands_at);
            objects.note(&live);
            visitor.root(&RootInfo { name: &live.func.name, place: &live.place, ..of });
            for (at, word, before) in live.words() {
                words.push(word);
                visitor.slot(&live.slot(at, word, before));
            }
        }
        words
    }
}

/// A frame, and where it stands.
struct LiveFrame<'m> {
    fp: *const u64,
    func: &'m Func,
    map: &'m [u64],
    /// Where it goes on.
    pc: Pc,
    place: String,
}

impl<'m> LiveFrame<'m> {
    fn new(frame: Frame, left_by_panic: bool, stands_at: bool) -> LiveFrame<'m> {
        // SAFETY: frames of a goroutine that does not run (stack.rs K1, K2).
        let (func, pc): (&'m Func, _) = unsafe { (frame.func(), frame.pc()) };
        // A caller stands behind its call: the call itself is before.
        let shown = if stands_at || left_by_panic { pc } else { pc.saturating_sub(1) };
        let place = func.places(shown).last();
        let place = place.map_or(String::new(), |place| format!("{}:{}", place.file, place.line));
        // A frame that a panic left goes on with its epilogue, or not at all.
        let goes_on = if left_by_panic { func.recover_pc } else { pc };
        let map = if goes_on == NO_PC { None } else { func.stack_map(goes_on) };
        LiveFrame { fp: frame.fp, func, map: map.unwrap_or_default(), pc: goes_on, place }
    }

    /// Live pointer words: index, word, and the word before if that is no live pointer.
    fn words(&self) -> impl Iterator<Item = (usize, u64, Option<u64>)> {
        // SAFETY: the map's bits lie within the frame, and so does the word before one.
        let load = |at: usize| unsafe { load64(Addr(self.fp as usize + at * 8)) };
        with_words_before(set_bits(self.map), load)
    }

    /// A live word by the variable that it belongs to, if that is known.
    fn slot(&self, at: usize, word: u64, before: Option<u64>) -> RootSlot<'m> {
        let Some(var) = self.func.var_at(self.pc, at) else {
            return slot(at * 8, word, before.map_or(Hint::None, Hint::MaybeInterface));
        };
        let offset = (at - var.word as usize) * 8;
        let hint = match (var.cell, var.ty.kind, before) {
            (true, ..) => Hint::Cell(var.ty),
            (false, Kind::Interface, Some(first)) => Hint::Interface(first),
            _ => Hint::Variable(var.ty),
        };
        RootSlot { offset, name: &var.name, word, hint }
    }
}

/// The words at these indices, in ascending order, each with the one before if that is not among them.
fn with_words_before(
    indices: impl Iterator<Item = usize>,
    load: impl Fn(usize) -> u64,
) -> impl Iterator<Item = (usize, u64, Option<u64>)> {
    let mut last = None;
    indices.map(move |at| {
        let apart = at > 0 && last != Some(at - 1);
        last = Some(at);
        (at, load(at), apart.then(|| load(at - 1)))
    })
}

/// Tells what a goroutine holds besides its frames, and gives the words back.
fn held(body: &Body, of: RootInfo<'_>, visitor: &mut dyn RootVisitor) -> Vec<u64> {
    let mut words = Vec::new();
    let mut tell = |kind: RootKind, word: u64, hint: Hint| {
        visitor.root(&RootInfo { kind, ..of });
        visitor.slot(&slot(0, word, hint));
        words.push(word);
    };
    for deferred in &body.defers {
        tell(RootKind::Deferred, deferred.closure, Hint::None);
    }
    for panic in &body.panics {
        tell(RootKind::Panic, panic.value[1], Hint::Interface(panic.value[0]));
    }
    let waiters = body.waiters.as_ptr();
    for at in 0..body.waiters.len() {
        let mut told = Vec::new();
        // SAFETY: the world is stopped.
        unsafe { Waiter::visit_roots(waiters.add(at), &mut |word| told.push(word)) };
        let channel = told.pop(); // the last that it tells
        told.into_iter().for_each(|word| tell(RootKind::Waiting, word, Hint::None));
        if let Some(channel @ 1..) = channel {
            // SAFETY: a goroutine waits at a channel.
            let elem = unsafe { chan::element_type(Addr(channel as usize)) };
            tell(RootKind::Waiting, channel, elem.map_or(Hint::None, Hint::Chan));
        }
    }
    words
}

/// A value in a frame that is reached by address.
struct Object<'m> {
    start: usize,
    end: usize,
    ty: TypeRef,
    func: &'m str,
    place: String,
    reached: bool,
}

/// Those of a goroutine. Their words are roots only where a live word leads to them (`super::frame_objects`).
#[derive(Default)]
struct FrameObjects<'m>(Vec<Object<'m>>);

impl<'m> FrameObjects<'m> {
    fn note(&mut self, frame: &LiveFrame<'m>) {
        let start_of = |word: u32| frame.fp as usize + word as usize * 8;
        self.0.extend(frame.func.frame_objects.iter().map(|object| Object {
            start: start_of(object.word),
            end: start_of(object.word) + object.ty.size().max(1),
            ty: object.ty,
            func: &frame.func.name,
            place: frame.place.clone(),
            reached: false,
        }));
    }

    /// Tells the words of those that `words` lead to, directly or through each other.
    fn visit(mut self, mut words: Vec<u64>, of: RootInfo<'_>, visitor: &mut dyn RootVisitor) {
        self.0.sort_by_key(|object| object.start);
        while let Some(word) = words.pop() {
            let addr = word as usize;
            let after = self.0.partition_point(|object| object.start <= addr);
            let Some(object) = after.checked_sub(1).map(|at| &mut self.0[at]) else { continue };
            if addr >= object.end || std::mem::replace(&mut object.reached, true) {
                continue;
            }
            let Object { start, ty, func, .. } = *object;
            let kind = RootKind::FrameObject;
            visitor.root(&RootInfo { kind, name: func, place: &object.place, ty: Some(ty), ..of });
            // SAFETY: a word of an object in a frame (func.rs F4), or the word before it in the frame; it was zeroed before
            // its address became known.
            let load = |at: usize| unsafe { load64(Addr(start + at * 8)) };
            for (at, word, before) in with_words_before(set_bits(ty.object.mask()), load) {
                visitor.slot(&slot(at * 8, word, before.map_or(Hint::None, Hint::Interface)));
                words.push(word);
            }
        }
    }
}

impl crate::program::GlobalVar {
    /// The pointer words of the variable: index, word, and the word before if that is none of them.
    fn pointer_words(&self) -> impl Iterator<Item = (usize, u64, Option<u64>)> {
        let words = self.words();
        with_words_before(self.pointers(), |at| words[at].load(Ordering::Relaxed))
    }
}
