//! A compiled program: functions, types, constants, package variables. Everything the interpreter points into.
//!
//! Built by `compile`, run by `interp`; immutable while it runs, but for the itabs made on demand and the package
//! variables. Instructions, frames and script values hold addresses of what is stored here, so nothing here ever moves.
//!
//! Invariants: (G1) every address handed out stays valid until the program is dropped, which happens after the heap.
//! (G2) A function is defined once, before the program runs. (G3) Package variables are words whose pointers the
//! collector finds through `Globals::roots`.
//!
//! Locks: `itabs`, `stubs` and `patterns` have leaf locks; all else is read-only while scripts run.

use std::collections::{HashMap, HashSet};
use std::ptr::NonNull;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicPtr, AtomicU64};

use parking_lot::Mutex;

use burrow_alloc::mem;
use burrow_alloc::units::Addr;
use burrow_runtime::func::{Func, NO_PC};
use burrow_runtime::rtype::{FuncRef, IMethod, Receiver, Shape, TypeArena, TypeRef};
use burrow_runtime::stack::Trampolines;
use burrow_runtime::string::SmallValues;

use crate::bytecode::{Instr, Op};
use crate::packages::Patterns;
use crate::stubs::Stubs;
use crate::symbols::CodeIndex;

/// A compiled program.
pub struct Program {
    /// Type descriptors.
    pub types: TypeArena,
    funcs: Vec<OwnedFunc>,
    func_index: HashMap<FuncRef, usize>,
    code_index: OnceLock<CodeIndex>,
    strings: HashSet<Box<[u8]>>,
    /// Images of constants that stand in interfaces.
    constants: HashSet<Box<[u64]>>,
    // Boxed one by one: instructions hold their addresses (G1), and a growing vector moves its items.
    #[expect(clippy::vec_box, reason = "addresses of the items must not change")]
    assert_sites: Vec<Box<AssertSite>>,
    #[expect(clippy::vec_box, reason = "addresses of the items must not change")]
    map_sites: Vec<Box<MapSite>>,
    #[expect(clippy::vec_box, reason = "addresses of the items must not change")]
    chan_sites: Vec<Box<ChanSite>>,
    #[expect(clippy::vec_box, reason = "addresses of the items must not change")]
    select_sites: Vec<Box<SelectSite>>,
    globals: Globals,
    itabs: Mutex<HashMap<(TypeRef, TypeRef), Box<Itab>>>,
    /// Runs initialisation, then `main.main`.
    pub entry: Option<FuncRef>,
    small: Box<[u64; 256]>,
    zero: Box<[u64; 3]>,
    trampolines: Box<[u64; 3]>,
    /// Where `runtime.MemProfileRate` is, if allocations are to be sampled.
    mem_profile_rate: Option<Addr>,
    /// The type of run-time errors as values, if the program can see them.
    pub runtime_errors: Option<RuntimeErrors>,
    /// Functions that package `reflect` has made.
    pub stubs: Stubs,
    /// What package `regexp` has compiled.
    pub patterns: Patterns,
}

impl Default for Program {
    fn default() -> Program {
        Program {
            types: TypeArena::default(),
            funcs: Vec::new(),
            func_index: HashMap::new(),
            code_index: OnceLock::new(),
            strings: HashSet::new(),
            constants: HashSet::new(),
            assert_sites: Vec::new(),
            map_sites: Vec::new(),
            chan_sites: Vec::new(),
            select_sites: Vec::new(),
            globals: Globals::default(),
            itabs: Mutex::default(),
            entry: None,
            small: Box::new(std::array::from_fn(|n| n as u64)),
            zero: Box::default(),
            trampolines: Box::new(
                [Op::ChunkReturn, Op::GoEnd, Op::PanicReturn]
                    .map(|op| Instr::new(op, 0, 0, 0).word()),
            ),
            mem_profile_rate: None,
            runtime_errors: None,
            stubs: Stubs::default(),
            patterns: Patterns::default(),
        }
    }
}

/// A function and what belongs to it.
pub(crate) struct OwnedFunc {
    func: NonNull<Func>,
    code: Vec<u64>,
    /// What a func value of this function points to when nothing is captured: just the function's address.
    closure: Box<[AtomicU64; 1]>,
}

// SAFETY: a `Func` has no thread affinity; it is written once by the compiling thread (G2) before others see it.
unsafe impl Send for OwnedFunc {}
// SAFETY: as above: read-only while the program runs.
unsafe impl Sync for OwnedFunc {}

impl OwnedFunc {
    /// A function that was made while the program runs.
    pub(crate) fn new(mut body: Func, mut code: Vec<u64>) -> OwnedFunc {
        body.code_len = code.len() as u32;
        body.code = AtomicPtr::new(code.as_mut_ptr());
        code.as_mut_ptr().expose_provenance();
        let func = NonNull::from(Box::leak(Box::new(body)));
        let address = func.as_ptr().expose_provenance() as u64;
        OwnedFunc { func, code, closure: Box::new([AtomicU64::new(address)]) }
    }

    /// Address of its func value, which captures nothing.
    pub(crate) fn closure(&self) -> u64 {
        self.closure.as_ptr().expose_provenance() as u64
    }
}

impl Drop for OwnedFunc {
    fn drop(&mut self) {
        // SAFETY: made by `Box::leak` in `reserve_func`, dropped once, with the program (G1).
        drop(unsafe { Box::from_raw(self.func.as_ptr()) });
    }
}

/// The types of run-time errors as values: each is one string, as Go's runtime has them or in a struct.
#[derive(Clone, Copy, Debug)]
pub struct RuntimeErrors {
    /// Most of them.
    pub text: TypeRef,
    /// Those whose text does not begin with `runtime error: `.
    pub plain: TypeRef,
    /// Indices and slice bounds.
    pub bounds: TypeRef,
    /// What a failed type assertion's error points to.
    pub assertion: TypeRef,
    /// A failed type assertion.
    pub assertion_pointer: TypeRef,
    /// What the error of `panic(nil)` points to.
    pub nil: TypeRef,
    /// `panic(nil)`.
    pub nil_pointer: TypeRef,
}

/// A type assertion or conversion between interfaces.
#[derive(Debug)]
pub struct AssertSite {
    /// The asserted type.
    pub want: TypeRef,
    /// Static type of the operand, for messages.
    pub from: TypeRef,
    /// Whether the operand's first word is an itab.
    pub from_itab: bool,
    /// Whether the result's first word is an itab (an interface type with methods).
    pub to_itab: bool,
    /// Whether failure is reported as `false` instead of a panic.
    pub comma_ok: bool,
    /// How the value gets into registers (concrete types).
    pub load: LoadForm,
}

/// How a value in memory becomes register words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadForm {
    /// Nothing to load.
    Empty,
    /// The interface's data word itself.
    Direct,
    /// One widened scalar.
    Scalar(burrow_runtime::rtype::ScalarKind),
    /// Whole words.
    Words(u16),
    /// This many bytes into that many words.
    Bytes(u32, u16),
}

/// A map operation.
#[derive(Debug)]
pub struct MapSite {
    /// The map's type.
    pub map: TypeRef,
    /// How a key is loaded.
    pub key: LoadForm,
    /// How a value is loaded.
    pub value: LoadForm,
    /// Whether presence is reported.
    pub comma_ok: bool,
}

/// A send or a receive.
#[derive(Debug)]
pub struct ChanSite {
    /// The element type.
    pub elem: TypeRef,
    /// How an element is loaded.
    pub form: LoadForm,
    /// Whether it is reported that a value was sent.
    pub comma_ok: bool,
}

/// A `select` statement.
#[derive(Debug)]
pub struct SelectSite {
    /// Its cases, without the default.
    pub cases: Box<[SelectCase]>,
    /// Whether there is a default.
    pub has_default: bool,
    /// Words of the results: number of the case, whether a value was sent, the value of each receiving case.
    pub results: u16,
}

/// A case of a `select`.
#[derive(Debug)]
pub struct SelectCase {
    /// Whether it sends.
    pub sends: bool,
    /// The channel's word among the operands.
    pub chan: u16,
    /// First word of the value: to be sent, among the operands; received, among the results.
    pub value: u16,
    /// The element type.
    pub elem: TypeRef,
    /// How an element is loaded.
    pub form: LoadForm,
}

/// A method table: the first word of a non-empty interface points to one. Its own first word is the dynamic type.
#[derive(Debug)]
#[repr(C)]
pub struct Itab {
    /// The dynamic type.
    pub ty: TypeRef,
    /// The interface type.
    pub iface: TypeRef,
    /// Methods in the interface's order.
    pub methods: Box<[ItabMethod]>,
}

/// One entry of an itab.
#[derive(Clone, Copy, Debug)]
pub struct ItabMethod {
    /// The function called.
    pub func: FuncRef,
    /// How it gets its receiver.
    pub recv: Receiver,
}

/// Package variables.
#[derive(Default)]
pub struct Globals {
    vars: Vec<GlobalVar>,
    /// Whether a run may have written to them.
    used: bool,
}

/// A package variable.
pub struct GlobalVar {
    words: Box<[AtomicU64]>,
    pointers: Vec<usize>,
    /// As Go names it, and its type, if it has pointers: for heap dumps.
    named: Option<(Box<str>, TypeRef)>,
}

impl GlobalVar {
    /// `main.cache`; empty if there are no pointers in it.
    pub fn name(&self) -> &str {
        self.named.as_ref().map_or("", |(name, _)| name)
    }

    /// Its type, if there are pointers in it.
    pub fn ty(&self) -> Option<TypeRef> {
        self.named.as_ref().map(|&(_, ty)| ty)
    }

    /// Its words.
    pub fn words(&self) -> &[AtomicU64] {
        &self.words
    }

    /// Indices of those that are pointers, in ascending order.
    pub fn pointers(&self) -> impl Iterator<Item = usize> {
        self.pointers.iter().copied()
    }
}

/// Zeroed words whose pages the system provides only when they are written: a program's large tables cost nothing.
fn zeroed_words(len: usize) -> Box<[AtomicU64]> {
    let words = Box::into_raw(vec![0u64; len].into_boxed_slice());
    // SAFETY: `AtomicU64` has the size, alignment and bit validity of `u64`, and the box is handed over whole.
    unsafe { Box::from_raw(words as *mut [AtomicU64]) }
}

impl Globals {
    /// Addresses of all package-level words that hold pointers.
    pub fn roots(&self) -> impl Iterator<Item = &AtomicU64> {
        self.vars.iter().flat_map(|var| var.pointers.iter().map(|&at| &var.words[at]))
    }

    /// The variables that hold pointers.
    pub fn variables(&self) -> impl Iterator<Item = &GlobalVar> {
        self.vars.iter().filter(|var| !var.pointers.is_empty())
    }

    /// Zeroes all variables, as a program finds them at its start; before the first run they are.
    fn reset(&mut self) {
        if !std::mem::replace(&mut self.used, true) {
            return;
        }
        for word in self.vars.iter_mut().flat_map(|var| var.words.iter_mut()) {
            *word.get_mut() = 0;
        }
    }

    /// Bytes of variables that hold pointers: the globals' part of the heap goal.
    pub fn pointer_bytes(&self) -> u64 {
        self.vars.iter().filter(|v| !v.pointers.is_empty()).map(|v| v.words.len() as u64 * 8).sum()
    }

    fn bytes(&self) -> usize {
        self.vars.iter().map(|v| v.words.len() * 8 + size_of::<GlobalVar>()).sum()
    }
}

impl Program {
    /// A function that can be referred to but is not defined yet.
    pub fn reserve_func(&mut self, name: &str) -> FuncRef {
        let func = Func {
            code: AtomicPtr::default(),
            frame_bytes: 0,
            arg_words: 0,
            result_words: 0,
            code_len: 0,
            name: name.into(),
            file: "".into(),
            stack_maps: Box::default(),
            bitmaps: Box::default(),
            map_words: 0,
            lines: Box::default(),
            inlined: Box::default(),
            frame_objects: Box::default(),
            vars: Box::default(),
            recover_pc: NO_PC,
            hidden: false,
        };
        let func = NonNull::from(Box::leak(Box::new(func)));
        let address = func.as_ptr().expose_provenance() as u64;
        self.func_index.insert(FuncRef(func), self.funcs.len());
        self.funcs.push(OwnedFunc {
            func,
            code: Vec::new(),
            closure: Box::new([AtomicU64::new(address)]),
        });
        FuncRef(func)
    }

    /// Defines a reserved function (G2).
    ///
    /// # Panics
    /// If `func` was not reserved here: a bug.
    pub fn define_func(&mut self, func: FuncRef, mut body: Func, mut code: Vec<u64>) {
        let owned = &mut self.funcs[self.func_index[&func]];
        body.code_len = code.len() as u32;
        body.code = AtomicPtr::new(code.as_mut_ptr());
        code.as_mut_ptr().expose_provenance();
        owned.code = code;
        // SAFETY: (G2) the program does not run yet and compiling is single-threaded, so nobody else reads it.
        unsafe { *func.0.as_ptr() = body };
    }

    /// Address of the func value of a function that captures nothing.
    ///
    /// # Panics
    /// If `func` was not reserved here: a bug.
    pub fn static_closure(&self, func: FuncRef) -> u64 {
        self.funcs[self.func_index[&func]].closure()
    }

    /// Address of constant bytes; equal constants share them.
    pub fn string(&mut self, bytes: &[u8]) -> u64 {
        if bytes.is_empty() {
            return 0;
        }
        if !self.strings.contains(bytes) {
            self.strings.insert(bytes.into());
        }
        let stored = self.strings.get(bytes).expect("inserted above");
        stored.as_ptr().expose_provenance() as u64
    }

    /// Keeps the words of a constant that stands in an interface, and returns their address.
    pub fn constant_object(&mut self, words: &[u64]) -> u64 {
        if !self.constants.contains(words) {
            self.constants.insert(words.into());
        }
        let stored = self.constants.get(words).expect("inserted above");
        stored.as_ptr().expose_provenance() as u64
    }

    /// Keeps what an assertion or interface conversion needs, and returns its address.
    pub fn assert_site(&mut self, site: AssertSite) -> u64 {
        self.assert_sites.push(Box::new(site));
        address_of_last(&self.assert_sites)
    }

    /// Keeps what a map operation needs, and returns its address.
    pub fn map_site(&mut self, site: MapSite) -> u64 {
        self.map_sites.push(Box::new(site));
        address_of_last(&self.map_sites)
    }

    /// Keeps what a send or receive needs, and returns its address.
    pub fn chan_site(&mut self, site: ChanSite) -> u64 {
        self.chan_sites.push(Box::new(site));
        address_of_last(&self.chan_sites)
    }

    /// Keeps what a `select` needs, and returns its address.
    pub fn select_site(&mut self, site: SelectSite) -> u64 {
        self.select_sites.push(Box::new(site));
        address_of_last(&self.select_sites)
    }

    /// Makes room for a package variable and returns its address; `named`: its name and type, if it has pointers.
    pub fn global(
        &mut self,
        words: usize,
        pointers: Vec<usize>,
        named: Option<(Box<str>, TypeRef)>,
    ) -> u64 {
        let words = zeroed_words(words.max(1));
        let address = words.as_ptr().expose_provenance() as u64;
        self.globals.vars.push(GlobalVar { words, pointers, named });
        address
    }

    /// Lets allocations be sampled, as often as the package variable at this address says.
    pub fn sample_allocations(&mut self, rate: u64) {
        self.mem_profile_rate = Some(Addr(rate as usize));
    }

    /// What `runtime.MemProfileRate` is now; `None` for a program that is not to be sampled.
    #[inline]
    pub fn mem_profile_rate(&self) -> Option<u64> {
        // SAFETY: a package variable of this program (G1).
        self.mem_profile_rate.map(|at| unsafe { mem::load64(at) })
    }

    /// Makes the program ready for a run: nothing of an earlier run is left in its variables.
    pub fn reset(&mut self) {
        self.globals.reset();
    }

    /// Package variables, for the collector's roots.
    pub fn globals(&self) -> &Globals {
        &self.globals
    }

    /// The method table of `ty` as `iface`, made on first use; `None` if a method is missing (then its name).
    ///
    /// # Errors
    /// The name of the first method that `ty` lacks.
    pub fn itab(&self, iface: TypeRef, ty: TypeRef) -> Result<u64, Box<str>> {
        let mut itabs = self.itabs.lock();
        if let Some(itab) = itabs.get(&(iface, ty)) {
            return Ok(std::ptr::from_ref(&**itab).expose_provenance() as u64);
        }
        let methods = methods_for(iface, ty)?;
        let itab = Box::new(Itab { ty, iface, methods });
        let address = std::ptr::from_ref(&*itab).expose_provenance() as u64;
        itabs.insert((iface, ty), itab);
        Ok(address)
    }

    /// The address of each method table, with its dynamic type.
    pub fn itab_types(&self) -> Vec<(u64, TypeRef)> {
        let itabs = self.itabs.lock();
        let address = |itab: &Itab| std::ptr::from_ref(itab).expose_provenance() as u64;
        itabs.values().map(|itab| (address(itab), itab.ty)).collect()
    }

    /// The first word of an interface of type `iface` that holds a `ty`, which is known to satisfy it: an itab whose
    /// methods `finish` fills in.
    pub fn itab_slot(&mut self, iface: TypeRef, ty: TypeRef) -> u64 {
        let itab = self
            .itabs
            .get_mut()
            .entry((iface, ty))
            .or_insert_with(|| Box::new(Itab { ty, iface, methods: Box::default() }));
        std::ptr::from_ref(&**itab).expose_provenance() as u64
    }

    /// Fills in the itabs named while compiling: all methods are known now.
    pub fn finish(&mut self) {
        for itab in self.itabs.get_mut().values_mut() {
            itab.methods = methods_for(itab.iface, itab.ty).unwrap_or_default();
        }
    }

    /// Words that stand for small numbers and one-byte strings.
    pub fn small_values(&self) -> SmallValues {
        SmallValues(Addr(self.small.as_ptr().expose_provenance()))
    }

    /// Where empty strings and nil slices put into interfaces point to.
    pub fn zero_value(&self) -> Addr {
        Addr(self.zero.as_ptr().expose_provenance())
    }

    /// Return addresses that end a stack chunk and a goroutine.
    pub fn trampolines(&self) -> Trampolines {
        Trampolines {
            chunk_return: &raw const self.trampolines[0],
            go_end: &raw const self.trampolines[1],
            panic_return: &raw const self.trampolines[2],
        }
    }

    /// The function whose description is at an address.
    pub(crate) fn func_at(&self, address: u64) -> Option<&FuncRef> {
        let func = FuncRef(NonNull::new(std::ptr::with_exposed_provenance_mut(address as usize))?);
        self.func_index.get_key_value(&func).map(|(func, _)| func)
    }

    /// Functions by address of their code; made when first asked for, as few programs ask.
    pub(crate) fn code_index(&self) -> &CodeIndex {
        self.code_index.get_or_init(|| CodeIndex::new(self.funcs().map(|(func, _)| func)))
    }

    /// All functions, for listings.
    pub fn funcs(&self) -> impl Iterator<Item = (FuncRef, &[u64])> {
        self.funcs.iter().map(|f| (FuncRef(f.func), f.code.as_slice()))
    }

    /// Bytes of code, types, constants and variables, for `OtherSys`.
    pub fn bytes(&self) -> usize {
        let funcs: usize = self.funcs().map(|(f, _)| f.bytes()).sum();
        let strings: usize = self.strings.iter().map(|s| s.len()).sum();
        let constants: usize = self.constants.iter().map(|c| c.len() * 8).sum();
        funcs + strings + constants + self.types.bytes() + self.globals.bytes() + self.sites_bytes()
    }

    fn sites_bytes(&self) -> usize {
        self.assert_sites.len() * size_of::<AssertSite>()
            + self.map_sites.len() * size_of::<MapSite>()
            + self.chan_sites.len() * size_of::<ChanSite>()
            + self.select_sites.len() * size_of::<SelectSite>()
    }
}

/// The functions of `ty` behind the methods of `iface`; else the name of one that is missing.
fn methods_for(iface: TypeRef, ty: TypeRef) -> Result<Box<[ItabMethod]>, Box<str>> {
    let Shape::Interface(wanted) = iface.shape() else { return Err("".into()) };
    let find = |want: &IMethod| {
        let found = ty
            .methods()
            .iter()
            .find(|m| m.name == want.name && m.pkg == want.pkg && m.sig == want.sig);
        found.map(|m| ItabMethod { func: m.func, recv: m.recv }).ok_or_else(|| want.name.clone())
    };
    wanted.iter().map(find).collect()
}

fn address_of_last<T>(items: &[Box<T>]) -> u64 {
    items.last().map_or(0, |item| std::ptr::from_ref(&**item).expose_provenance() as u64)
}
