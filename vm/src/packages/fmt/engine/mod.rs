//! The native engine of package `fmt`: every verb and flag of printing, for values of any type.
//!
//! Called by the Go part of the package, in two steps, because no script code runs above a native (see `methods.rs`):
//!
//! 1. [`Printer::collect`] finds the values with methods `Error`, `String`, `GoString` or `Format` that printing will
//!    meet, in order. For nearly all calls there are none, and it sees that from the operands' types.
//! 2. The Go part calls those methods.
//! 3. [`Printer::print`] prints, taking the results in the same order.
//!
//! The common call, of numbers and strings without methods, is one look at the operands' types and step 3; formats and
//! strings are read where they are in script memory.
//!
//! - `format.rs`: format strings and spacing
//! - `walk.rs`: one value under one verb
//! - `verbs.rs`: numbers, strings and runes under flags, width and precision
//! - `quote.rs`: quoted strings, also for `strconv`
//! - `order.rs`: the order of map keys
//! - `methods.rs`: which methods are called
//! - `value.rs`: values in script memory
//!
//! Invariants: (P1) of `value.rs`.
//!
//! Locks: none; a printer belongs to one thread.

mod format;
mod methods;
mod order;
pub mod quote;
#[cfg(test)]
mod tests;
mod value;
mod verbs;
mod walk;

use burrow_runtime::fault::Fault;
use burrow_runtime::value::GoSlice;

use crate::packages::bytealg::view::View;

use format::Call;
use methods::Reach;
pub use methods::{CallNeeded, CallResult, Method};
use value::Value;
pub use verbs::Flags;
use walk::{Pass, Walk};

/// Which function was called.
#[derive(Clone, Copy, Debug)]
pub enum Job {
    /// `Printf`, `Sprintf`, `Fprintf`, `Appendf`, with the format.
    Printf(View),
    /// `Errorf`, with the format: `%w` is a verb.
    Errorf(View),
    /// `Print` and its kin.
    Print,
    /// `Println` and its kin.
    Println,
}

/// Prints; remembers between calls which types have methods.
#[derive(Debug, Default)]
pub struct Printer {
    reach: Reach,
}

impl Printer {
    /// Whether printing these operands may have to call a method.
    ///
    /// # Safety
    /// As [`Printer::collect`].
    pub unsafe fn may_call(&mut self, args: GoSlice) -> bool {
        // SAFETY: (P1), promised by the caller.
        (0..args.len).any(|i| unsafe {
            Value::argument(args, i).is_some_and(|arg| self.reach.may_call(arg.ty))
        })
    }

    /// The method calls whose results printing needs, in order.
    ///
    /// # Errors
    /// If values are nested too deep.
    ///
    /// # Safety
    /// (P1): `args` is a slice of `any` whose elements are live.
    pub unsafe fn collect(&mut self, job: Job, args: GoSlice) -> Result<Vec<CallNeeded>, Fault> {
        let mut needed = Vec::new();
        // SAFETY: (P1), promised by the caller.
        unsafe {
            if self.may_call(args) {
                self.run(Pass::Collect(&mut needed), Vec::new(), job, args)?;
            }
        }
        Ok(needed)
    }

    /// Appends what the call prints to `out`. `results` are those of the calls that [`Printer::collect`] named, in
    /// order.
    ///
    /// # Errors
    /// If values are nested too deep, or there is more output than memory could hold; `out` is empty then.
    ///
    /// # Safety
    /// As [`Printer::collect`].
    pub unsafe fn print(
        &mut self,
        out: &mut Vec<u8>,
        job: Job,
        args: GoSlice,
        results: &[CallResult],
    ) -> Result<(), Fault> {
        // SAFETY: (P1), promised by the caller.
        *out = unsafe { self.run(Pass::Print(results.iter()), std::mem::take(out), job, args)?.0 };
        Ok(())
    }

    /// The indices of the operands that `%w` prints, ascending; one that it prints twice is there twice.
    ///
    /// # Errors
    /// As [`Printer::print`].
    ///
    /// # Safety
    /// As [`Printer::collect`].
    pub unsafe fn wrapped(&mut self, format: View, args: GoSlice) -> Result<Vec<usize>, Fault> {
        let mut needed = Vec::new();
        // SAFETY: (P1), promised by the caller.
        Ok(unsafe {
            self.run(Pass::Collect(&mut needed), Vec::new(), Job::Errorf(format), args)?.1
        })
    }

    /// Makes one pass; gives what was printed and what `%w` wraps.
    unsafe fn run(
        &mut self,
        pass: Pass<'_>,
        out: Vec<u8>,
        job: Job,
        args: GoSlice,
    ) -> Result<(Vec<u8>, Vec<usize>), Fault> {
        let mut walk = Walk::new(pass, out);
        walk.wraps = matches!(job, Job::Errorf(_));
        // SAFETY: (P1), promised by the caller.
        let mut call = unsafe { Call::new(&mut walk, &mut self.reach, args) };
        match job {
            Job::Printf(format) | Job::Errorf(format) => call.printf(format),
            Job::Print => call.print(),
            Job::Println => call.println(),
        }
        let mut wrapped = call.wrapped;
        wrapped.sort_unstable();
        Ok((walk.finish()?, wrapped))
    }
}
