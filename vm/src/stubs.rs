//! Functions made while the program runs: what package `reflect` calls through, and what it hands out as func values.
//!
//! Whoever calls a function must have its window laid out for the function's type, and `reflect` learns the type only at
//! run time. So each type (or method) gets a small function of its own, put together from ordinary instructions by the
//! compiler's [`Builder`], which knows where pointers are at each safepoint. Values pass between `reflect` and such a
//! function in *boxes*: arrays of words, one a value, that hold what an interface's data word would hold (the value
//! itself if its type is direct, else its address).
//!
//! - [`Stub::Caller`] and [`Stub::MethodCaller`]: take what to call, boxes of arguments and room for boxes of results
//! - [`Stub::Bound`]: a method with its receiver, as a func value: code word, then the receiver's data word
//! - [`Stub::MethodExpr`]: a method whose receiver is the first parameter
//! - [`Stub::Made`]: boxes its parameters and passes them, with its closure, to a handler that returns boxes of results
//!
//! Invariants: (G1) of `program.rs`: a stub lives as long as the program. (B1) of `op.rs`.
//!
//! Locks: the table, a leaf.

use std::collections::HashMap;

use burrow_runtime::func::NO_PC;
use burrow_runtime::rtype::{FuncRef, RMethod, Receiver, Shape, TypeArena, TypeRef};
use burrow_runtime::rtype_made::Composite;
use burrow_runtime::stack::CLOSURE;
use parking_lot::Mutex;

use crate::bytecode::{Counts, HEADER_WORDS, Op, Reg};
use crate::compile::builder::{Builder, Heading};
use crate::compile::repr::{Class, Repr};
use crate::compile::values::{load_op, store_op};
use crate::program::OwnedFunc;

/// What a stub does, and for which function type or method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stub {
    /// `func(f, args, results unsafe.Pointer)`: calls the func value `f` of this type.
    Caller(TypeRef),
    /// `func(data, args, results unsafe.Pointer)`: calls a method on the receiver with this data word.
    MethodCaller(MethodRef),
    /// A func value whose closure holds the receiver's data word behind the code.
    Bound(MethodRef),
    /// A func value with the receiver, of the given type, as its first parameter.
    MethodExpr(MethodRef, TypeRef),
    /// A func value of this type that leaves its work to the handler, a function
    /// `func(closure, args unsafe.Pointer) (results unsafe.Pointer)`.
    Made(TypeRef, FuncRef),
}

/// A method, by the address of its entry in its type's descriptor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MethodRef(*const RMethod);

// SAFETY: a descriptor's methods are immutable and live as long as the program (rtype.rs T1, T3).
unsafe impl Send for MethodRef {}
// SAFETY: as above.
unsafe impl Sync for MethodRef {}

impl MethodRef {
    /// The method at an address taken with [`MethodRef::addr`].
    ///
    /// # Safety
    /// `addr` was returned by `addr` for a method of the running program.
    pub unsafe fn from_addr(addr: u64) -> MethodRef {
        MethodRef(std::ptr::with_exposed_provenance(addr as usize))
    }

    /// The address of a method's entry.
    pub fn addr(method: &RMethod) -> u64 {
        std::ptr::from_ref(method).expose_provenance() as u64
    }

    fn get(&self) -> &RMethod {
        // SAFETY: (T1), as promised to `from_addr`.
        unsafe { &*self.0 }
    }
}

/// A function type whose window does not fit in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// The stubs made so far.
#[derive(Default)]
pub struct Stubs {
    table: Mutex<HashMap<Stub, OwnedFunc>>,
}

impl Stubs {
    /// The address of a func value of this stub, made on first use; its first word is the function's address.
    ///
    /// # Errors
    /// If the function's parameters and results do not fit in a frame.
    pub fn closure(&self, types: &TypeArena, stub: Stub) -> Result<u64, TooLarge> {
        let mut table = self.table.lock();
        if let Some(made) = table.get(&stub) {
            return Ok(made.closure());
        }
        let made = make(types, stub)?;
        let closure = made.closure();
        table.insert(stub, made);
        Ok(closure)
    }
}

fn make(types: &TypeArena, stub: Stub) -> Result<OwnedFunc, TooLarge> {
    let sig = match &stub {
        Stub::Caller(sig) | Stub::Made(sig, _) => *sig,
        Stub::MethodCaller(method) | Stub::Bound(method) | Stub::MethodExpr(method, _) => {
            method.get().sig
        }
    };
    if !fits(sig) {
        return Err(TooLarge);
    }
    match stub {
        Stub::Caller(sig) => caller(sig, None),
        Stub::MethodCaller(method) => caller(sig, Some(method.get())),
        Stub::Bound(method) => bound(method.get()),
        Stub::MethodExpr(method, recv) => method_expr(method.get(), recv),
        Stub::Made(sig, handler) => made(types, sig, handler),
    }
}

/// Parameters and results of a function type.
fn signature(sig: &TypeRef) -> (&[TypeRef], &[TypeRef]) {
    match sig.shape() {
        Shape::Func { params, results, .. } => (params, results),
        _ => (&[], &[]),
    }
}

/// Whether a call may fit in a frame. (The builder then counts what it really takes.)
fn fits(sig: TypeRef) -> bool {
    let (params, results) = signature(&sig);
    params.len().max(results.len()) <= MAX_BOXES
}

/// Most boxes of a call: their offsets are 16-bit operands.
const MAX_BOXES: usize = u16::MAX as usize / 8;

/// A call window taken in the frame: where it begins, and the registers of results and parameters.
struct Window {
    base: Reg,
    results: Vec<Reg>,
    params: Vec<Reg>,
    result_words: u16,
    param_words: u16,
}

/// Puts one stub together.
struct Assembler {
    b: Builder,
}

fn counts(words: u16) -> u64 {
    Counts { x: words, ..Counts::default() }.word()
}

impl Assembler {
    fn new() -> Assembler {
        // Few are made, so whether the program is sampled does not matter.
        Assembler { b: Builder::new(false).noting_sites(true) }
    }

    fn take(&mut self, ty: TypeRef) -> Reg {
        let repr = Repr::of_rtype(ty);
        let flags: Vec<bool> = repr.flags().collect();
        self.b.take(flags)
    }

    fn take_all(&mut self, types: &[TypeRef]) -> Vec<Reg> {
        types.iter().map(|&ty| self.take(ty)).collect()
    }

    /// Takes the registers of a call; the receiver's, behind the parameters, are still to be taken.
    fn window(&mut self, params: &[TypeRef], results: &[TypeRef]) -> Window {
        let base = self.b.take_header();
        let results = self.take_all(results);
        let first_param = self.b.next();
        let params = self.take_all(params);
        let result_words = first_param - base - HEADER_WORDS;
        Window { base, results, params, result_words, param_words: self.b.next() - first_param }
    }

    fn mov(&mut self, to: Reg, from: Reg, words: u16) {
        match words {
            0 => {}
            1 => self.b.emit(Op::Mov, to, from, 0),
            n => self.b.emit_ext(Op::MovN, to, from, 0, &[counts(n)]),
        }
    }

    /// to = the value at the address in `ptr`
    fn load(&mut self, to: Reg, ptr: Reg, ty: TypeRef) {
        let repr = Repr::of_rtype(ty);
        let words = repr.words();
        match repr.class {
            Class::Empty => {}
            Class::Scalar(kind) => self.b.emit(load_op(kind), to, ptr, 0),
            Class::Words => self.b.emit_ext(Op::LoadN, to, ptr, 0, &[counts(words)]),
            Class::Bytes => {
                self.b.emit_ext(Op::LoadB, to, ptr, 0, &[counts(words), repr.size as u64]);
            }
            Class::Boxed => self.b.emit_ext(Op::CloneVal, to, ptr, 0, &[ty.addr()]),
        }
    }

    /// The value at the address in `ptr` = from
    fn store(&mut self, ptr: Reg, from: Reg, ty: TypeRef) {
        let repr = Repr::of_rtype(ty);
        let words = repr.words();
        match repr.class {
            Class::Empty => {}
            Class::Scalar(kind) => {
                self.b.emit(store_op(kind, repr.has_pointers()), ptr, from, 0);
            }
            Class::Words => self.b.emit_ext(Op::StoreN, ptr, from, 0, &[counts(words)]),
            Class::Bytes => {
                self.b.emit_ext(Op::StoreB, ptr, from, 0, &[counts(words), repr.size as u64]);
            }
            Class::Boxed => self.b.emit_ext(Op::CopyVal, ptr, from, 0, &[ty.addr()]),
        }
    }

    /// to = what is in box `n`; `temp` is a pointer register to use.
    fn unbox(&mut self, to: Reg, boxes: Reg, n: usize, ty: TypeRef, temp: Reg) {
        if ty.flags.direct {
            return self.b.emit(Op::Load64, to, boxes, 8 * n as u16);
        }
        self.b.emit(Op::Load64, temp, boxes, 8 * n as u16);
        self.load(to, temp, ty);
    }

    /// Box `n` = from; `temp` is a pointer register to use.
    fn make_box(&mut self, boxes: Reg, n: usize, from: Reg, ty: TypeRef, temp: Reg) {
        if ty.flags.direct {
            return self.b.emit(Op::StoreP, boxes, from, 8 * n as u16);
        }
        self.b.emit_ext(Op::New, temp, 0, 0, &[ty.addr()]);
        self.store(temp, from, ty);
        self.b.emit(Op::StoreP, boxes, temp, 8 * n as u16);
    }

    /// Takes the receiver's registers and loads it: from the data word in `data`.
    fn receiver(&mut self, form: Receiver, data: Reg) {
        // What was taken here needs no pointer flags: no safepoint lies between here and the call.
        let to = self.b.take(vec![false; usize::from(receiver_words(form))]);
        match form {
            Receiver::Direct => self.mov(to, data, 1),
            Receiver::Words(0) | Receiver::Bytes(0) => {}
            Receiver::Words(n) => self.b.emit_ext(Op::LoadN, to, data, 0, &[counts(n)]),
            Receiver::Bytes(n) => {
                let ext = [counts(n.div_ceil(8)), u64::from(n)];
                self.b.emit_ext(Op::LoadB, to, data, 0, &ext);
            }
            Receiver::Scalar(kind) => self.b.emit(load_op(kind), to, data, 0),
        }
    }

    fn call(&mut self, func: FuncRef, window: &Window, recv_words: u16) {
        let target = func.0.as_ptr().expose_provenance() as u64;
        let args = window.param_words + recv_words;
        self.b.emit_call(Op::Call, window.base, window.result_words, args, &[target]);
    }

    /// Ends the function, whose header, results and parameters are `arg_words` words.
    fn finish(mut self, name: &str, arg_words: u16, results: u16) -> Result<OwnedFunc, TooLarge> {
        self.b.emit(Op::Ret, results, 0, 0);
        let body = self.b.finish().map_err(|_| TooLarge)?;
        let (func, code) = body.describe(Heading {
            name: name.into(),
            file: "".into(),
            arg_words: u32::from(arg_words),
            result_words: u32::from(results),
            recover_pc: NO_PC,
            hidden: true,
        });
        Ok(OwnedFunc::new(func, code))
    }
}

fn receiver_words(form: Receiver) -> u16 {
    match form {
        Receiver::Direct | Receiver::Scalar(_) => 1,
        Receiver::Words(n) => n,
        Receiver::Bytes(n) => n.div_ceil(8),
    }
}

/// Three pointer parameters: the func value or the receiver's data word, boxes of arguments, boxes of results.
fn caller(sig: TypeRef, method: Option<&RMethod>) -> Result<OwnedFunc, TooLarge> {
    let (params, results) = signature(&sig);
    let mut a = Assembler::new();
    let [target, args, out] = [(); 3].map(|()| a.b.take_word(true));
    let own = a.b.next();
    a.b.enter();
    let temp = a.b.take_word(true);
    let window = a.window(params, results);
    for (n, (&ty, &reg)) in params.iter().zip(&window.params).enumerate() {
        a.unbox(reg, args, n, ty, temp);
    }
    match method {
        Some(method) => {
            a.receiver(method.recv, target);
            a.call(method.func, &window, receiver_words(method.recv));
        }
        None => {
            let shape = Counts { x: window.result_words, y: window.param_words, z: 0 };
            a.b.emit_call(Op::CallClosure, window.base, target, 0, &[shape.word()]);
        }
    }
    for (n, (&ty, &reg)) in results.iter().zip(&window.results).enumerate() {
        a.make_box(out, n, reg, ty, temp);
    }
    a.finish("reflect.call", own, 0)
}

fn bound(method: &RMethod) -> Result<OwnedFunc, TooLarge> {
    let (params, results) = signature(&method.sig);
    let mut a = Assembler::new();
    a.b.closure_word_is_pointer();
    a.take_all(results);
    let first_param = a.b.next();
    a.take_all(params);
    let own = a.b.next();
    a.b.enter();
    let data = a.b.take_word(true);
    let window = a.window(params, results);
    a.mov(window.base + HEADER_WORDS + window.result_words, first_param, window.param_words);
    a.b.emit(Op::Load64, data, CLOSURE as Reg, 8);
    a.receiver(method.recv, data);
    a.call(method.func, &window, receiver_words(method.recv));
    a.mov(HEADER_WORDS, window.base + HEADER_WORDS, window.result_words);
    a.finish(&method.func.name, own, window.result_words)
}

fn method_expr(method: &RMethod, recv: TypeRef) -> Result<OwnedFunc, TooLarge> {
    let (params, results) = signature(&method.sig);
    let mut a = Assembler::new();
    a.take_all(results);
    let receiver = a.take(recv);
    let first_param = a.b.next();
    a.take_all(params);
    let own = a.b.next();
    a.b.enter();
    let window = a.window(params, results);
    let words = first_param - receiver;
    a.mov(window.base + HEADER_WORDS + window.result_words, first_param, window.param_words);
    let to = a.take(recv);
    a.mov(to, receiver, words);
    a.call(method.func, &window, words);
    a.mov(HEADER_WORDS, window.base + HEADER_WORDS, window.result_words);
    a.finish(&method.func.name, own, window.result_words)
}

fn made(types: &TypeArena, sig: TypeRef, handler: FuncRef) -> Result<OwnedFunc, TooLarge> {
    let (params, results) = signature(&sig);
    let mut a = Assembler::new();
    a.b.closure_word_is_pointer();
    let result_regs = a.take_all(results);
    let result_words = a.b.next() - HEADER_WORDS;
    let param_regs = a.take_all(params);
    let own = a.b.next();
    a.b.enter();
    let [boxes, temp] = [(); 2].map(|()| a.b.take_word(true));
    a.b.emit(Op::ImmI, boxes, 0, 0);
    if !params.is_empty() {
        // An array of pointers: of what type does not matter, and the function type itself is one word that points.
        let array = types.composite(Composite::Array(sig, params.len())).map_err(|_| TooLarge)?;
        a.b.emit_ext(Op::New, boxes, 0, 0, &[array.addr()]);
    }
    for (n, (&ty, &reg)) in params.iter().zip(&param_regs).enumerate() {
        a.make_box(boxes, n, reg, ty, temp);
    }
    let base = a.b.take_header();
    let [result, closure, args] = [(); 3].map(|()| a.b.take_word(true));
    let window = Window {
        base,
        results: vec![result],
        params: vec![closure, args],
        result_words: 1,
        param_words: 2,
    };
    a.mov(closure, CLOSURE as Reg, 1);
    a.mov(args, boxes, 1);
    a.call(handler, &window, 0);
    a.mov(boxes, result, 1);
    for (n, (&ty, &reg)) in results.iter().zip(&result_regs).enumerate() {
        a.unbox(reg, boxes, n, ty, temp);
    }
    a.finish("reflect.made", own, result_words)
}
