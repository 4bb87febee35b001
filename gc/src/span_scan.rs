//! Marking by spans: scans all grey slots of a span at once.
//!
//! A word that leads to a small object with pointers does not get the object scanned: it makes its slot grey and queues the span
//! (`marker.rs`). Until the span's turn comes more of its slots become grey. Then all are scanned one after another: the
//! span is looked up once for all, and the objects lie side by side, where the processor fetches them by itself. (Go calls it
//! Green Tea.) The protocol between those who make slots grey and those who scan them is in `grey_slots.rs` of the allocator.
//!
//! Part of [`Marker`]. Takes no lock.

use std::num::NonZeroU64;

use burrow_alloc::prefetch::prefetch;
use burrow_alloc::units::WORD;
use burrow_alloc::{GreyLine, MSpan};

use crate::marker::{Marker, prefetch_object};

/// Spans that are taken out at once, so that their headers and grey slots are fetched together.
const SPANS: usize = 4;
/// Objects of a group that are fetched before the first is scanned.
const AHEAD: usize = 4;

/// A span that was taken out of the queue, and those slots of each group that were just marked and are to be scanned.
#[derive(Clone, Copy)]
struct Taken<'a> {
    span: &'a MSpan,
    line: &'a GreyLine,
    slots: [u64; GreyLine::GROUPS],
}

impl<'a> Marker<'a> {
    /// Scans the grey slots of the next few spans of the P's queue. Says how many there were, but no less than the spans.
    pub(crate) fn scan_spans(&mut self) -> usize {
        let mut batch = [const { None }; SPANS];
        let most = SPANS.min(self.until_poll);
        let mut count = 0;
        for place in &mut batch[..most] {
            *place = self.take_span();
            count += usize::from(place.is_some());
        }
        let mut objects = 0;
        batch.iter_mut().flatten().for_each(|taken| objects += self.mark_slots(taken));
        batch.iter().flatten().for_each(|taken| self.scan_slots(taken));
        objects.max(count)
    }

    /// First step: takes a span out of the queue, and has it fetched.
    #[inline(always)]
    fn take_span(&mut self) -> Option<Taken<'a>> {
        let base = self.work.spans.pop()?;
        // Whoever has queued it has found both, and no less can be found now.
        let span = self.spans.last_span_at(base).expect("a queued span");
        let line = self.grey.line(base).expect("the line of a queued span");
        prefetch(std::ptr::from_ref(span).addr());
        prefetch(std::ptr::from_ref(line).addr());
        Some(Taken { span, line, slots: [0; GreyLine::GROUPS] })
    }

    /// Second step: marks the grey slots, and has the first of those fetched that were not marked. Says how many these are.
    #[inline(always)]
    fn mark_slots(&mut self, taken: &mut Taken<'a>) -> usize {
        let Taken { span, line, slots } = taken;
        let size = span.elem_size();
        let mut objects = 0;
        line.take(|group, grey| {
            let new = span.mark_group(group, grey);
            slots[group] = new;
            objects += new.count_ones() as usize;
            let first = span.base() + size * (group * 64);
            each(new).take(AHEAD).for_each(|slot| prefetch_object(first + size * slot, size));
        });
        self.tally.objects += objects as u64;
        self.tally.bytes += (size * objects).0 as u64;
        objects
    }

    /// Third step: greys what the objects point to.
    #[inline(always)]
    fn scan_slots(&mut self, taken: &Taken<'a>) {
        let span = taken.span;
        let size = span.elem_size();
        let common = span.common_pointers(); // read once: of whatever is grey, these are the pointers (O1 of `pointers.rs`)
        let mut words = 0;
        for (group, &slots) in taken.slots.iter().enumerate().filter(|(_, slots)| **slots != 0) {
            let first = span.base() + size * (group * 64);
            let mut ahead = each(slots).skip(AHEAD);
            for slot in each(slots) {
                if let Some(next) = ahead.next() {
                    prefetch_object(first + size * next, size);
                }
                let object = first + size * slot;
                let bits = common.or_else(|| span.pointer_bits(object)).unwrap_or(0);
                words += u64::from(u64::BITS - bits.leading_zeros()); // up to the last pointer
                self.scan(object, bits);
            }
        }
        self.tally.scanned += words * WORD as u64;
    }
}

/// The numbers of the ones of a word.
#[inline(always)]
fn each(mut ones: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let next = NonZeroU64::new(ones)?.trailing_zeros();
        ones &= ones - 1;
        Some(next as usize)
    })
}
