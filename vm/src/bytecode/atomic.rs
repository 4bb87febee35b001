//! Atomic steps on script memory: what the functions and methods of `sync/atomic` are compiled to.
//!
//! Made by `compile/atomic.rs` from the name of what is called, carried in the `Atomic` instruction's `Counts::z`, done by
//! `interp/ops/atomic.rs`. Pointers have a width of their own: there the write barrier will have its place.

/// What is done to the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Step {
    /// result = word
    Load,
    /// word = first operand
    Store,
    /// result = word; word = first operand
    Swap,
    /// If the word is the first operand, it becomes the second; the result says whether it was.
    CompareAndSwap,
    /// result = word += first operand
    Add,
    /// result = word; word &= first operand
    And,
    /// result = word; word |= first operand
    Or,
}

/// How wide the word is, and how a register holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Width {
    /// 32 bits, sign-extended.
    I32,
    /// 32 bits, zero-extended.
    U32,
    /// 64 bits.
    W64,
    /// 64 bits that are a pointer.
    Pointer,
}

/// An atomic step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtomicOp {
    /// What is done.
    pub step: Step,
    /// To which word.
    pub width: Width,
}

const STEPS: [(&str, Step); 7] = [
    ("Load", Step::Load),
    ("Store", Step::Store),
    ("Swap", Step::Swap),
    ("CompareAndSwap", Step::CompareAndSwap),
    ("Add", Step::Add),
    ("And", Step::And),
    ("Or", Step::Or),
];

/// A `Bool` is a `uint32` that is 0 or 1, as a bool in a register is.
const WIDTHS: [(&str, Width); 7] = [
    ("Int32", Width::I32),
    ("Uint32", Width::U32),
    ("Bool", Width::U32),
    ("Int64", Width::W64),
    ("Uint64", Width::W64),
    ("Uintptr", Width::W64),
    ("Pointer", Width::Pointer),
];

impl AtomicOp {
    /// The step behind a function's name in `sync/atomic`, as tracebacks have it: `AddInt64`, `(*Int64).Add`.
    pub fn named(name: &str) -> Option<AtomicOp> {
        let (step, width) = match name.strip_prefix("(*") {
            Some(method) => method.split_once(").").map(|(ty, step)| (step, ty))?,
            None => STEPS.iter().find_map(|(step, _)| Some((*step, name.strip_prefix(step)?)))?,
        };
        let (_, step) = STEPS.into_iter().find(|(name, _)| *name == step)?;
        let (_, width) = WIDTHS.into_iter().find(|(name, _)| *name == width)?;
        Some(AtomicOp { step, width })
    }

    /// As the instruction holds it.
    pub fn code(self) -> u16 {
        self.step as u16 * 4 + self.width as u16
    }

    /// From what [`AtomicOp::code`] made.
    #[inline(always)]
    pub fn of(code: u16) -> AtomicOp {
        let width = match code % 4 {
            0 => Width::I32,
            1 => Width::U32,
            2 => Width::W64,
            _ => Width::Pointer,
        };
        let step = match code / 4 {
            0 => Step::Load,
            1 => Step::Store,
            2 => Step::Swap,
            3 => Step::CompareAndSwap,
            4 => Step::Add,
            5 => Step::And,
            _ => Step::Or,
        };
        AtomicOp { step, width }
    }

    /// How many operands it takes besides the address.
    pub fn operands(self) -> u16 {
        match self.step {
            Step::Load => 0,
            Step::CompareAndSwap => 2,
            _ => 1,
        }
    }

    /// How many results it has.
    pub fn results(self) -> u16 {
        u16::from(self.step != Step::Store)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_done() {
        let cases = [
            // (name, step and width)
            ("AddInt64", Some((Step::Add, Width::W64))),
            ("(*Int64).Add", Some((Step::Add, Width::W64))),
            ("(*Bool).CompareAndSwap", Some((Step::CompareAndSwap, Width::U32))),
            ("(*Pointer).Load", Some((Step::Load, Width::Pointer))),
            ("OrUint32", Some((Step::Or, Width::U32))),
            ("(*Value).Load", None),
            ("AddFloat", None),
        ];
        for (name, want) in cases {
            let got = AtomicOp::named(name);
            assert_eq!(got, want.map(|(step, width)| AtomicOp { step, width }), "{name}");
            if let Some(op) = got {
                assert_eq!(AtomicOp::of(op.code()), op, "{name}");
            }
        }
    }
}
