//! Roots: the words outside the heap from which marking starts.
//!
//! The runtime implements [`Roots`] over its stacks, globals and queues. It tells a [`RootSink`] the
//! words that may be pointers; what becomes of them (greyed by the marker, walked by the verifier) is
//! not its concern. Markers ask for them in *jobs*, while the program runs.
//!
//! Locks: none here; jobs take those of what they look at.

use std::sync::atomic::{AtomicU64, Ordering};

/// Whatever holds pointers into the heap from outside.
pub trait Roots {
    /// Passes every root word to `sink`. Called with the world stopped.
    fn scan(&self, sink: &mut RootSink<'_>);

    /// Marking begins: into how many jobs its roots are divided. Called with the world stopped. One that is all of
    /// [`Roots::scan`], if this is not overridden: right for those who keep the world stopped.
    fn jobs(&self) -> usize {
        1
    }

    /// Does one of the jobs. Each is done once in a cycle, by any thread, while the program may be running. Together they
    /// tell every word that was a root when marking began, but for those of stacks that are scanned before their
    /// goroutines go on.
    fn scan_job(&self, _job: usize, sink: &mut RootSink<'_>) {
        self.scan(sink);
    }

    /// Marking is done: `is_reached` says whether the object at an address lives on. What the runtime holds without
    /// keeping it alive is to be forgotten now. Called with the world stopped.
    fn settle(&self, _is_reached: &dyn Fn(u64) -> bool) {}

    /// Bytes of globals that may hold pointers: a term of the heap goal.
    fn globals_bytes(&self) -> u64;
}

/// Where a root word stands: only a stack's may lead into a stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// A stack, or what belongs to whose stack it is.
    Stack,
    /// Anything else.
    Other,
}

/// Who takes root words: the marker or the verifier.
pub(crate) trait TakeWord {
    /// `word` may be a pointer into the heap.
    fn take(&mut self, word: u64, holder: Holder);

    /// Whether it wants to hear of [`RootSink::dead_frame`].
    fn checks_frames(&self) -> bool {
        false
    }

    /// A stack holds `word`, which leads into none of its frames.
    fn no_frame(&mut self, _word: u64) {}
}

/// Takes the words of a [`Roots`].
pub struct RootSink<'a> {
    taker: &'a mut dyn TakeWord,
    stack_bytes: u64,
}

impl<'a> RootSink<'a> {
    pub(crate) fn new(taker: &'a mut dyn TakeWord) -> RootSink<'a> {
        RootSink { taker, stack_bytes: 0 }
    }

    /// One root word outside of stacks. Any word will do: if it points into an object, to its start
    /// or inside, that object is kept; else it is ignored. It must not point into a stack.
    pub fn word(&mut self, word: u64) {
        self.taker.take(word, Holder::Other);
    }

    /// One root word of a stack, which may also point into that stack: what lies there is for the
    /// caller to follow.
    pub fn stack_word(&mut self, word: u64) {
        self.taker.take(word, Holder::Stack);
    }

    /// Whether roots are being checked: then [`RootSink::dead_frame`] is to be called.
    pub fn checks_frames(&self) -> bool {
        self.taker.checks_frames()
    }

    /// Says that `word` of a stack leads into none of its frames: wrong, if it leads into a stack.
    pub fn dead_frame(&mut self, word: u64) {
        self.taker.no_frame(word);
    }

    /// The words of a stack at `base` whose bits are set: bit `i % 64` of `bits[i / 64]` stands for word `i`.
    ///
    /// # Safety
    /// Every word whose bit is set lies in memory that may be read and written through `base`, and
    /// that others write only atomically, if at all.
    pub unsafe fn stack_words(&mut self, base: *const u64, bits: &[u64]) {
        for (group, &mask) in bits.iter().enumerate() {
            let mut left = mask;
            while left != 0 {
                let at = group * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                // SAFETY: promised by the caller.
                let word = unsafe { AtomicU64::from_ptr(base.add(at).cast_mut()) };
                self.taker.take(word.load(Ordering::Relaxed), Holder::Stack);
            }
        }
    }

    /// Counts bytes of live frames: S, a term of the heap goal.
    pub fn stack_bytes(&mut self, bytes: u64) {
        self.stack_bytes += bytes;
    }

    /// All bytes counted so far.
    pub(crate) fn scanned_stack(&self) -> u64 {
        self.stack_bytes
    }
}

impl std::fmt::Debug for RootSink<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RootSink").field("stack_bytes", &self.stack_bytes).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Collect(Vec<u64>);

    impl TakeWord for Collect {
        fn take(&mut self, word: u64, holder: Holder) {
            assert_eq!(holder, Holder::Stack);
            self.0.push(word);
        }
    }

    #[test]
    fn bits_choose_the_words() {
        let mut words: Vec<u64> = (100..200).collect();
        let cases: [(&str, &[u64], &[u64]); 5] = [
            ("no bits", &[], &[]),
            ("none set", &[0, 0], &[]),
            ("first and third", &[0b101], &[100, 102]),
            ("the last of a group", &[1 << 63], &[163]),
            ("second group", &[0, 0b10], &[165]),
        ];
        for (case, bits, want) in cases {
            let mut taker = Collect(Vec::new());
            // SAFETY: the set bits are below 100, the number of words; nobody writes them.
            unsafe { RootSink::new(&mut taker).stack_words(words.as_mut_ptr(), bits) };
            assert_eq!(taker.0, want, "{case}");
        }
    }
}
