//! Atomic steps on script memory. As Go's: each happens in one order that all threads agree on.

use std::sync::atomic::Ordering::{Acquire, SeqCst};

use burrow_alloc::mem::{atomic32, atomic64};
use burrow_alloc::units::Addr;
use burrow_runtime::value;

use crate::bytecode::atomic::{AtomicOp, Step, Width};

/// What a step takes besides the address.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operands {
    pub first: u64,
    pub second: u64,
}

/// One step on a word, as a result of the word's own type (0 or 1 where it says whether).
macro_rules! step {
    ($access:ident, $int:ty, $step:expr, $at:expr, $operands:expr) => {{
        let (first, second) = ($operands.first as $int, $operands.second as $int);
        $access($at, |word| match $step {
            Step::Load => word.load(SeqCst),
            Step::Store => {
                word.store(first, SeqCst);
                0
            }
            Step::Swap => word.swap(first, SeqCst),
            Step::CompareAndSwap => {
                <$int>::from(word.compare_exchange(first, second, SeqCst, Acquire).is_ok())
            }
            Step::Add => word.fetch_add(first, SeqCst).wrapping_add(first),
            Step::And => word.fetch_and(first, SeqCst),
            Step::Or => word.fetch_or(first, SeqCst),
        })
    }};
}

/// Does the step and gives its result as a register holds it; 0 if it has none.
///
/// # Safety
/// A word of this width at `at`; operands that may be stored there.
#[inline]
pub(crate) unsafe fn do_step(op: AtomicOp, at: Addr, operands: Operands) -> u64 {
    // SAFETY: promised by the caller.
    unsafe {
        match op.width {
            Width::W64 => step!(atomic64, u64, op.step, at, operands),
            Width::Pointer => do_pointer_step(op.step, at, operands),
            Width::U32 => u64::from(step!(atomic32, u32, op.step, at, operands)),
            Width::I32 => i64::from(step!(atomic32, u32, op.step, at, operands) as i32) as u64,
        }
    }
}

/// The same for a pointer: with the write barrier (value.rs V3).
///
/// # Safety
/// A pointer at `at`; operands that are pointers.
unsafe fn do_pointer_step(step: Step, at: Addr, Operands { first, second }: Operands) -> u64 {
    // SAFETY: promised by the caller.
    unsafe {
        value::atomic_step(at, |word| match step {
            Step::Load => (word.load(SeqCst), None),
            Step::Store => (0, Some(word.swap(first, SeqCst))),
            Step::CompareAndSwap => {
                let swapped = word.compare_exchange(first, second, SeqCst, Acquire).is_ok();
                (u64::from(swapped), swapped.then_some(first))
            }
            Step::Swap => {
                let old = word.swap(first, SeqCst);
                (old, Some(old))
            }
            // Arithmetic on pointers does not exist.
            Step::Add | Step::And | Step::Or => (word.load(SeqCst), None),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_widened_as_registers_hold_them() {
        let cases = [
            // (case, operation, word before, operands, result, word after)
            ("load of -1", "LoadInt32", 0xffff_ffff, (0, 0), u64::MAX, 0xffff_ffff),
            ("the same unsigned", "LoadUint32", 0xffff_ffff, (0, 0), 0xffff_ffff, 0xffff_ffff),
            ("the neighbour stays", "StoreUint32", 7 << 32 | 1, (2, 0), 0, 7 << 32 | 2),
            ("adding wraps around", "AddInt32", 0x7fff_ffff, (1, 0), (-1i64 << 31) as u64, 1 << 31),
            ("adding -1", "AddInt64", 5, (u64::MAX, 0), 4, 4),
            ("equal", "CompareAndSwapInt32", 0xffff_ffff, (u64::MAX, 9), 1, 9),
            ("not equal", "CompareAndSwapUint64", 3, (4, 9), 0, 3),
            ("and gives the old value", "AndUint32", 6, (3, 0), 6, 2),
            ("or too", "OrInt32", 6, (1, 0), 6, 7),
            ("swap", "SwapPointer", 16, (32, 0), 16, 32),
        ];
        for (case, name, before, (first, second), want, after) in cases {
            let mut word: u64 = before;
            let at = Addr((&raw mut word).expose_provenance());
            let op = AtomicOp::named(name).expect("a function of sync/atomic");
            // SAFETY: a local word, aligned and alive.
            let got = unsafe { do_step(op, at, Operands { first, second }) };
            assert_eq!(got, want, "{case}: result");
            // SAFETY: as above.
            assert_eq!(unsafe { (&raw const word).read_volatile() }, after, "{case}: word");
        }
    }
}
