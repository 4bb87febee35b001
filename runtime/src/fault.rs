//! What can go wrong in a running script, in Go's words.
//!
//! A [`Fault`] travels as an ordinary `Err` from natives to the interpreter: a [`RuntimeError`] becomes a Go panic
//! (it can be recovered and is a `runtime.Error`), a [`Fatal`] ends the program with status 2 as Go's `throw` does.

use std::fmt;

/// Why a native could not do its work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A run-time panic: recoverable.
    Panic(RuntimeError),
    /// A fatal error: not recoverable.
    Fatal(Fatal),
}

impl From<RuntimeError> for Fault {
    fn from(error: RuntimeError) -> Fault {
        Fault::Panic(error)
    }
}

impl From<Fatal> for Fault {
    fn from(fatal: Fatal) -> Fault {
        Fault::Fatal(fatal)
    }
}

impl From<burrow_alloc::OutOfMemory> for Fault {
    fn from(error: burrow_alloc::OutOfMemory) -> Fault {
        Fault::Fatal(Fatal::OutOfMemory(error.to_string()))
    }
}

/// Errors that end the program at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fatal {
    /// The page source or a limit refused memory; what the allocator said.
    OutOfMemory(String),
    /// A goroutine's stack would exceed the limit, in bytes.
    StackOverflow {
        /// `debug.SetMaxStack`'s value.
        limit: u64,
    },
    /// Any other, in Go's words: "all goroutines are asleep - deadlock!", "concurrent map writes".
    Throw(String),
}

impl fmt::Display for Fatal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fatal::OutOfMemory(_) => f.write_str("runtime: out of memory"),
            Fatal::StackOverflow { .. } => f.write_str("stack overflow"),
            Fatal::Throw(text) => f.write_str(text),
        }
    }
}

/// The runtime errors of the Go spec; `Display` gives the text behind `panic: ` (with `runtime error: ` where Go has it).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuntimeError {
    /// `x[index]` with `len` elements.
    Index {
        /// The index as a signed number.
        index: i64,
        /// The length.
        len: i64,
    },
    /// A slice expression whose bounds do not hold.
    Slice(SliceBounds),
    /// A nil pointer was followed.
    NilDereference,
    /// An integer was divided by zero.
    DivideByZero,
    /// A shift count was negative.
    NegativeShift,
    /// `make([]T, len)` with a length that cannot be.
    MakeSliceLen,
    /// `make([]T, len, cap)` with a capacity that cannot be.
    MakeSliceCap,
    /// `make(chan T, size)` with a size that cannot be.
    MakeChanSize,
    /// `append` past what can be addressed.
    GrowSlice,
    /// Assignment to an entry in a nil map.
    NilMapWrite,
    /// A map key or hashed value of this type has no hash.
    Unhashable(String),
    /// `==` on interface values of this type.
    Uncomparable(String),
    /// A failed `x.(T)`: the whole text behind `interface conversion: `.
    InterfaceConversion(String),
    /// `[]T` to `[N]T` with too few elements.
    SliceToArray {
        /// Length of the slice.
        len: i64,
        /// Length of the array.
        want: i64,
    },
    /// Any other run-time error: the text behind `runtime error: `.
    Other(String),
    /// An error of the runtime that Go prints without `runtime error: ` ("close of nil channel").
    Plain(String),
}

/// Which bound of a slice expression failed; fields are the numbers Go prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SliceBounds {
    /// `s[?:hi]` with `hi > len` (arrays and strings).
    HiLen {
        /// Upper bound.
        hi: i64,
        /// Length.
        len: i64,
    },
    /// `s[?:hi]` with `hi > cap` (slices).
    HiCap {
        /// Upper bound.
        hi: i64,
        /// Capacity.
        cap: i64,
    },
    /// `s[lo:hi]` with `lo > hi`.
    LoHi {
        /// Lower bound.
        lo: i64,
        /// Upper bound.
        hi: i64,
    },
    /// `s[?:?:max]` with `max > len` (arrays).
    MaxLen {
        /// Capacity bound.
        max: i64,
        /// Length.
        len: i64,
    },
    /// `s[?:?:max]` with `max > cap`.
    MaxCap {
        /// Capacity bound.
        max: i64,
        /// Capacity.
        cap: i64,
    },
    /// `s[?:hi:max]` with `hi > max`.
    HiMax {
        /// Upper bound.
        hi: i64,
        /// Capacity bound.
        max: i64,
    },
    /// `s[lo:hi:]` with `lo > hi`.
    LoHi3 {
        /// Lower bound.
        lo: i64,
        /// Upper bound.
        hi: i64,
    },
}

impl fmt::Display for SliceBounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Go leaves out what a negative bound was compared with.
        match *self {
            SliceBounds::HiLen { hi, .. } | SliceBounds::HiCap { hi, .. } if hi < 0 => {
                write!(f, "[:{hi}]")
            }
            SliceBounds::HiLen { hi, len } => write!(f, "[:{hi}] with length {len}"),
            SliceBounds::HiCap { hi, cap } => write!(f, "[:{hi}] with capacity {cap}"),
            SliceBounds::LoHi { lo, .. } if lo < 0 => write!(f, "[{lo}:]"),
            SliceBounds::LoHi { lo, hi } => write!(f, "[{lo}:{hi}]"),
            SliceBounds::MaxLen { max, .. } | SliceBounds::MaxCap { max, .. } if max < 0 => {
                write!(f, "[::{max}]")
            }
            SliceBounds::MaxLen { max, len } => write!(f, "[::{max}] with length {len}"),
            SliceBounds::MaxCap { max, cap } => write!(f, "[::{max}] with capacity {cap}"),
            SliceBounds::HiMax { hi, .. } if hi < 0 => write!(f, "[:{hi}:]"),
            SliceBounds::HiMax { hi, max } => write!(f, "[:{hi}:{max}]"),
            SliceBounds::LoHi3 { lo, .. } if lo < 0 => write!(f, "[{lo}::]"),
            SliceBounds::LoHi3 { lo, hi } => write!(f, "[{lo}:{hi}:]"),
        }
    }
}

impl fmt::Display for RuntimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RuntimeError::Plain(text) => return f.write_str(text),
            RuntimeError::InterfaceConversion(text) => {
                return write!(f, "interface conversion: {text}");
            }
            RuntimeError::NilMapWrite => return f.write_str("assignment to entry in nil map"),
            RuntimeError::MakeChanSize => return f.write_str("makechan: size out of range"),
            _ => f.write_str("runtime error: ")?,
        }
        match self {
            RuntimeError::Index { index, .. } if *index < 0 => {
                write!(f, "index out of range [{index}]")
            }
            RuntimeError::Index { index, len } => {
                write!(f, "index out of range [{index}] with length {len}")
            }
            RuntimeError::Slice(bounds) => write!(f, "slice bounds out of range {bounds}"),
            RuntimeError::NilDereference => {
                f.write_str("invalid memory address or nil pointer dereference")
            }
            RuntimeError::DivideByZero => f.write_str("integer divide by zero"),
            RuntimeError::NegativeShift => f.write_str("negative shift amount"),
            RuntimeError::MakeSliceLen => f.write_str("makeslice: len out of range"),
            RuntimeError::MakeSliceCap => f.write_str("makeslice: cap out of range"),
            RuntimeError::GrowSlice => f.write_str("growslice: len out of range"),
            RuntimeError::Unhashable(ty) => write!(f, "hash of unhashable type {ty}"),
            RuntimeError::Uncomparable(ty) => write!(f, "comparing uncomparable type {ty}"),
            RuntimeError::SliceToArray { len, want } => {
                write!(
                    f,
                    "cannot convert slice with length {len} to array or pointer to array with length {want}"
                )
            }
            RuntimeError::Other(text) => f.write_str(text),
            RuntimeError::NilMapWrite
            | RuntimeError::MakeChanSize
            | RuntimeError::InterfaceConversion(_)
            | RuntimeError::Plain(_) => Ok(()),
        }
    }
}
