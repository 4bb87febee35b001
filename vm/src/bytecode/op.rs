//! The instruction set: one table from which opcode, name, length and operand roles follow.
//!
//! Written by the compiler, executed by `interp`, read by `liveness` (roles) and `disasm` (names). An instruction is one
//! 64-bit word, `op a b c` of 16 bits each, followed by the extension words that its row names. Registers are numbered in
//! words from the frame's start and hold values as `repr.rs` says: scalars widened to 64 bits, everything else as its
//! memory image.
//!
//! Invariants: (B1) roles name every frame word an instruction reads or writes: stack maps rest on it. (B2) Backward
//! jumps are made only by the `L*` opcodes, which are safepoints. (B3) An instruction whose words depend on a type
//! counts them in its first extension word (`Counts`).

use super::role::Role;

/// One row of the instruction table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The opcode.
    pub op: Op,
    /// Its name in listings.
    pub name: &'static str,
    /// Roles of `a`, `b` and `c`.
    pub roles: [Role; 3],
    /// Extension words that follow.
    pub ext: u8,
}

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident $a:ident $b:ident $c:ident $ext:literal;)*) => {
        /// What an instruction does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        pub enum Op { $($(#[$doc])* $name,)* }

        /// The table, in opcode order.
        pub const TABLE: &[Row] = &[
            $(Row { op: Op::$name, name: stringify!($name), roles: [Role::$a, Role::$b, Role::$c], ext: $ext },)*
        ];
    };
}

ops! {
    /// Does nothing.
    Nop No No No 0;

    // Moves and constants.
    /// a = b
    Mov Def Use No 0;
    /// Two words.
    Mov2 Def2 Use2 No 0;
    /// Three words.
    Mov3 Def3 Use3 No 0;
    /// Counts.x words; regions may overlap.
    MovN DefX UseX No 1;
    /// a = sign-extended b
    ImmI Def Imm No 0;
    /// a = extension word
    Const Def No No 1;
    /// a, a+1 = extension words (a string constant).
    Const2 Def2 No No 2;
    /// Zeroes Counts.x words.
    ZeroN DefX No No 1;
    /// a = address of the Counts.x words at register b; from here on they are read and written unseen (they are pinned).
    FrameAddr Def UseX No 1;

    // Integers: 64-bit, wrapping.
    /// a = b + c
    Add Def Use Use 0;
    /// a = b - c
    Sub Def Use Use 0;
    /// a = b * c
    Mul Def Use Use 0;
    /// a = b + imm
    AddI Def Use Imm 0;
    /// a = b * imm
    MulI Def Use Imm 0;
    /// a = imm - b
    RsubI Def Use Imm 0;
    /// Signed division; panics on zero.
    DivS Def Use Use 0;
    /// Unsigned division.
    DivU Def Use Use 0;
    /// Signed remainder.
    RemS Def Use Use 0;
    /// Unsigned remainder.
    RemU Def Use Use 0;
    /// Signed division by a constant that is neither 0 nor -1.
    DivSI Def Use Imm 0;
    /// Unsigned division by a constant above 0.
    DivUI Def Use Imm 0;
    /// Signed remainder by a constant that is neither 0 nor -1.
    RemSI Def Use Imm 0;
    /// Unsigned remainder by a constant above 0.
    RemUI Def Use Imm 0;
    /// Bitwise and.
    And Def Use Use 0;
    /// Bitwise or.
    Or Def Use Use 0;
    /// Bitwise exclusive or.
    Xor Def Use Use 0;
    /// b &^ c
    AndNot Def Use Use 0;
    /// b & sign-extended imm
    AndI Def Use Imm 0;
    /// b | imm
    OrI Def Use Imm 0;
    /// b ^ imm
    XorI Def Use Imm 0;
    /// b << c; counts of 64 and more give 0.
    Shl Def Use Use 0;
    /// b >> c, arithmetic.
    ShrS Def Use Use 0;
    /// b >> c, logical.
    ShrU Def Use Use 0;
    /// b << imm, 0 to 63
    ShlI Def Use UImm 0;
    /// b >> imm, arithmetic
    ShrSI Def Use UImm 0;
    /// b >> imm, logical
    ShrUI Def Use UImm 0;
    /// Panics if the shift count a is negative.
    CheckShift Use No No 0;
    /// -b
    Neg Def Use No 0;
    /// ^b
    BitNot Def Use No 0;
    /// !b
    Not Def Use No 0;
    /// Widening the low bits of b.
    Sext8 Def Use No 0;
    /// As above.
    Sext16 Def Use No 0;
    /// As above.
    Sext32 Def Use No 0;
    /// As above.
    Zext8 Def Use No 0;
    /// As above.
    Zext16 Def Use No 0;
    /// As above.
    Zext32 Def Use No 0;
    /// 32-bit unsigned wrapping add.
    AddU32 Def Use Use 0;
    /// 32-bit unsigned wrapping multiply.
    MulU32 Def Use Use 0;

    // Floating point.
    /// float64
    AddF Def Use Use 0;
    /// float64
    SubF Def Use Use 0;
    /// float64
    MulF Def Use Use 0;
    /// float64
    DivF Def Use Use 0;
    /// float64
    NegF Def Use No 0;
    /// a = a + b * c, rounded twice, as Go does on amd64.
    MulAddF Mod Use Use 0;
    /// a = a - b * c, rounded twice.
    MulSubF Mod Use Use 0;
    /// float32
    AddF32 Def Use Use 0;
    /// float32
    SubF32 Def Use Use 0;
    /// float32
    MulF32 Def Use Use 0;
    /// float32
    DivF32 Def Use Use 0;
    /// float32
    NegF32 Def Use No 0;
    /// math.Sqrt
    SqrtF Def Use No 0;
    /// math.Abs
    AbsF Def Use No 0;
    /// math.Floor
    FloorF Def Use No 0;
    /// min(b, c) with Go's rules for NaN and zeros.
    MinF Def Use Use 0;
    /// max(b, c)
    MaxF Def Use Use 0;
    /// int64 to float64
    IntToF Def Use No 0;
    /// uint64 to float64
    UintToF Def Use No 0;
    /// float64 to int64, as amd64 converts
    FToInt Def Use No 0;
    /// float64 to int32, as amd64 converts: what smaller integers are made from
    FToInt32 Def Use No 0;
    /// float64 to uint64, as Go converts on amd64
    FToUint Def Use No 0;
    /// float64 to float32
    FToF32 Def Use No 0;
    /// float32 to float64
    F32ToF Def Use No 0;
    /// int64 to float32
    IntToF32 Def Use No 0;
    /// uint64 to float32
    UintToF32 Def Use No 0;
    /// Complex128 arithmetic on two words each; the extension word selects add, sub, mul, div.
    Complex Def2 Use2 Use2 1;
    /// Complex64 arithmetic on one word each: the real part is the low half.
    Complex64 Def Use Use 1;
    /// complex64 to complex128
    WidenComplex Def2 Use No 0;
    /// complex128 to complex64
    NarrowComplex Def Use2 No 0;
    /// a = complex64 of the float32 parts b and c.
    PairF32 Def Use Use 0;

    // Comparisons into a register.
    /// b == c
    Eq Def Use Use 0;
    /// b != c
    Ne Def Use Use 0;
    /// signed b < c
    LtS Def Use Use 0;
    /// signed b <= c
    LeS Def Use Use 0;
    /// unsigned b < c
    LtU Def Use Use 0;
    /// unsigned b <= c
    LeU Def Use Use 0;
    /// float64
    EqF Def Use Use 0;
    /// float64
    NeF Def Use Use 0;
    /// float64
    LtF Def Use Use 0;
    /// float64
    LeF Def Use Use 0;
    /// float32
    EqF32 Def Use Use 0;
    /// float32
    NeF32 Def Use Use 0;
    /// float32
    LtF32 Def Use Use 0;
    /// float32
    LeF32 Def Use Use 0;
    /// Strings.
    EqStr Def Use2 Use2 0;
    /// -1, 0 or 1
    CmpStr Def Use2 Use2 0;
    /// Interface values of the same static type; extension: 1 if they are empty interfaces.
    EqIface Def Use2 Use2 1;
    /// Values of any comparable type; extensions: Counts (y, z: words), type.
    EqVal Def UseY UseZ 2;

    // Jumps. `J*` go forward, `L*` go back and are safepoints (B2).
    /// Unconditional.
    Jmp No Far No 0;
    /// Unconditional back-edge.
    Loop No Far No 0;
    /// If a.
    JTrue Use Far No 0;
    /// If not a.
    JFalse Use Far No 0;
    /// If a, back.
    LTrue Use Far No 0;
    /// If not a, back.
    LFalse Use Far No 0;
    /// a == b
    JEq Use Use Jump 0;
    /// a != b
    JNe Use Use Jump 0;
    /// signed a < b
    JLtS Use Use Jump 0;
    /// signed a <= b
    JLeS Use Use Jump 0;
    /// unsigned a < b
    JLtU Use Use Jump 0;
    /// unsigned a <= b
    JLeU Use Use Jump 0;
    /// a == imm
    JEqI Use Imm Jump 0;
    /// a != imm
    JNeI Use Imm Jump 0;
    /// signed a < imm
    JLtI Use Imm Jump 0;
    /// signed a <= imm
    JLeI Use Imm Jump 0;
    /// signed a > imm
    JGtI Use Imm Jump 0;
    /// signed a >= imm
    JGeI Use Imm Jump 0;
    /// float64 a == b
    JEqF Use Use Jump 0;
    /// float64 !(a == b)
    JNeF Use Use Jump 0;
    /// float64 a < b
    JLtF Use Use Jump 0;
    /// float64 a <= b
    JLeF Use Use Jump 0;
    /// float64 !(a < b): also where one is not a number.
    JNLtF Use Use Jump 0;
    /// float64 !(a <= b)
    JNLeF Use Use Jump 0;
    /// Back-edge, a == b
    LEq Use Use Jump 0;
    /// Back-edge, a != b
    LNe Use Use Jump 0;
    /// Back-edge, signed a < b
    LLtS Use Use Jump 0;
    /// Back-edge, signed a <= b
    LLeS Use Use Jump 0;
    /// Back-edge, unsigned a < b
    LLtU Use Use Jump 0;
    /// Back-edge, unsigned a <= b
    LLeU Use Use Jump 0;
    /// Back-edge, a == imm
    LEqI Use Imm Jump 0;
    /// Back-edge, a != imm
    LNeI Use Imm Jump 0;
    /// Back-edge, a < imm
    LLtI Use Imm Jump 0;
    /// Back-edge, a <= imm
    LLeI Use Imm Jump 0;
    /// Back-edge, a > imm
    LGtI Use Imm Jump 0;
    /// Back-edge, a >= imm
    LGeI Use Imm Jump 0;
    /// Back-edge, float64 a == b
    LEqF Use Use Jump 0;
    /// Back-edge, float64 a != b
    LNeF Use Use Jump 0;
    /// Back-edge, float64 a < b
    LLtF Use Use Jump 0;
    /// Back-edge, float64 a <= b
    LLeF Use Use Jump 0;
    /// Back-edge, float64 !(a < b)
    LNLtF Use Use Jump 0;
    /// Back-edge, float64 !(a <= b)
    LNLeF Use Use Jump 0;
    /// a++, then back if signed a < b: the counting loop.
    LIncLt Mod Use Jump 0;
    /// a++, then back if a < imm.
    LIncLtI Mod Imm Jump 0;
    /// a++, then back if signed a <= b.
    LIncLe Mod Use Jump 0;
    /// a += b, then back if signed a <= c; the extension word is the distance.
    LAddLe Mod Use Use 1;
    /// Jumps if the type word a differs from the extension word; distance in c.
    JTypeNe Use No Jump 1;

    // Calls.
    /// Calls the function at the extension word; b result words, c argument words.
    Call Base UImm UImm 1;
    /// Calls a func value; extension: Counts (x results, y arguments).
    CallClosure Base Use No 1;
    /// Calls method c of interface value b; extension: Counts.
    CallIface Base Use2 UImm 1;
    /// Calls a native; b result words, c argument words; extension: its address.
    CallNative Base UImm UImm 1;
    /// Returns; a result words stand behind the header.
    Ret UImm No No 0;
    /// Defers the call of the func value a, which takes nothing and gives nothing, to the end of this function.
    Defer Use No No 0;
    /// Defers the call of the func value a to the end of the function whose frame is at b.
    DeferIn Use Use No 0;
    /// Panics: the body of a loop over a function cannot go on in state a.
    RangePanic Use No No 0;
    /// Calls this function's deferred calls, last first, through the window at a; goes on when there are none.
    RunDefers Base No No 0;
    /// a = recover(); b: 1 if it was itself deferred and counts as called by the function that deferred it.
    Recover Def2 UImm No 0;
    /// Starts the func value a, which takes nothing and gives nothing, as a goroutine.
    Go Use No No 0;
    /// Returns from a deferred call that a panic made: only in the runtime's own trampoline.
    PanicReturn No No No 0;
    /// Panics with the `any` at a.
    Panic Use2 No No 0;
    /// Ends a function whose end cannot be reached.
    Unreachable No No No 0;
    /// Returns from a call that opened a stack chunk: only in the runtime's own trampoline.
    ChunkReturn No No No 0;
    /// Ends a goroutine: only in the runtime's own trampoline.
    GoEnd No No No 0;

    // Memory behind a pointer: nil checked.
    /// a = *(b + c), sign-extended
    Load8S Def Use UImm 0;
    /// zero-extended
    Load8U Def Use UImm 0;
    /// sign-extended
    Load16S Def Use UImm 0;
    /// zero-extended
    Load16U Def Use UImm 0;
    /// sign-extended
    Load32S Def Use UImm 0;
    /// zero-extended
    Load32U Def Use UImm 0;
    /// one word
    Load64 Def Use UImm 0;
    /// Counts.x words
    LoadN DefX Use UImm 1;
    /// Pointer-free bytes; extensions: Counts, byte count.
    LoadB DefX Use UImm 2;
    /// *(a + c) = b
    Store8 Use Use UImm 0;
    /// As above.
    Store16 Use Use UImm 0;
    /// As above.
    Store32 Use Use UImm 0;
    /// As above.
    Store64 Use Use UImm 0;
    /// A pointer: the place of the write barrier.
    StoreP Use Use UImm 0;
    /// Counts.x words, pointers among them.
    StoreN Use UseX UImm 1;
    /// Pointer-free bytes; extensions: Counts, byte count.
    StoreB Use UseX UImm 2;
    /// a = b + extension word; nil checked.
    FieldAddr Def Use No 1;
    /// Panics if a is nil.
    NilCheck Use No No 0;
    /// a = address of a fresh copy of the value at address b, 0 if b is; extension: type.
    CloneVal Def Use No 1;
    /// The value at address a = the one at address b, zero if b is 0; extension: type.
    CopyVal Use Use No 1;
    /// a = address of a fresh zero value if a is 0; extension: type.
    ZeroVal Mod No No 1;
    /// Whether the values at addresses b and c are equal; extension: type.
    EqMem Def Use Use 1;

    // Package variables: the extension word is the address.
    /// a = global
    GLoad8S Def No No 1;
    /// As above.
    GLoad8U Def No No 1;
    /// As above.
    GLoad16S Def No No 1;
    /// As above.
    GLoad16U Def No No 1;
    /// As above.
    GLoad32S Def No No 1;
    /// As above.
    GLoad32U Def No No 1;
    /// As above.
    GLoad64 Def No No 1;
    /// global = a
    GStore8 Use No No 1;
    /// As above.
    GStore16 Use No No 1;
    /// As above.
    GStore32 Use No No 1;
    /// As above.
    GStore64 Use No No 1;
    /// As above, for a pointer.
    GStoreP Use No No 1;

    // Elements of a slice: bounds checked.
    /// a = `b[c]`
    Elem8S Def Use3 Use 0;
    /// As above.
    Elem8U Def Use3 Use 0;
    /// As above.
    Elem16S Def Use3 Use 0;
    /// As above.
    Elem16U Def Use3 Use 0;
    /// As above.
    Elem32S Def Use3 Use 0;
    /// As above.
    Elem32U Def Use3 Use 0;
    /// As above.
    Elem64 Def Use3 Use 0;
    /// `a[b]` = c
    SetElem8 Use3 Use Use 0;
    /// As above.
    SetElem16 Use3 Use Use 0;
    /// As above.
    SetElem32 Use3 Use Use 0;
    /// As above.
    SetElem64 Use3 Use Use 0;
    /// A pointer element: the place of the write barrier.
    SetElemP Use3 Use Use 0;
    /// a = address of `b[c]`; extension: element size.
    ElemAddr Def Use3 Use 1;
    /// a = address of element c of the array at pointer b; extensions: length, element size.
    ArrayAddr Def Use Use 2;
    /// `a[b]` += c for float64 elements.
    AddElemF Use3 Use Use 0;
    /// Swaps the word elements `a[b]` and `a[c]` of one slice, neither of them pointers.
    SwapElem64 Use3 Use Use 0;
    /// An atomic step ([`super::atomic::AtomicOp`], in Counts.z) on the word behind pointer b: Counts.y operands at c, a
    /// result in a if Counts.x is 1.
    Atomic DefX Use UseY 1;
    /// Byte c of string b.
    StrByte Def Use2 Use 0;

    // Small fields of structs held in registers.
    /// Field of b at byte c, sign-extended.
    Get8S Def Use UImm 0;
    /// As above.
    Get8U Def Use UImm 0;
    /// As above.
    Get16S Def Use UImm 0;
    /// As above.
    Get16U Def Use UImm 0;
    /// As above.
    Get32S Def Use UImm 0;
    /// As above.
    Get32U Def Use UImm 0;
    /// Puts b into a at byte c.
    Put8 Mod Use UImm 0;
    /// As above.
    Put16 Mod Use UImm 0;
    /// As above.
    Put32 Mod Use UImm 0;

    // Allocation.
    /// Notes where the next instruction stands, which may allocate: in programs whose allocations are sampled.
    AllocSite No No No 0;
    /// a = new(T); extension: type.
    New Def No No 1;
    /// a = address of the frame object at word b of this frame, zeroed; extension: type.
    FrameNew Def UImm No 1;
    /// a = new(T) with two words stored from b and c; extension: type of two words.
    NewPair Def Use Use 1;
    /// a = make([]T, b, c); extension: element type.
    MakeSlice Def3 Use Use 1;
    /// a = append(a, value at b); extensions: Counts (y words of the value), element type.
    Append1 Mod3 UseY No 2;
    /// a = append(a, b...); extension: element type.
    AppendSlice Mod3 Use3 No 1;
    /// a = append(a, make([]T, b)...); extension: element type.
    AppendZeros Mod3 Use No 1;
    /// a = append(a, string b...); extension: element type.
    AppendStr Mod3 Use2 No 1;
    /// a = a copy of slice a in the heap, of the size class of its elements, if it is in the frame; extension: element type.
    HeapSlice Mod3 No No 1;
    /// Zeroes the elements of slice a; extension: element type.
    ClearSlice Use3 No No 1;
    /// Prints the `any` at a to standard error; b: 1 a space before, 2 a newline after, 4 no value, 8 its words.
    Print Use2 UImm No 0;
    /// a = copy(b, c); extension: element type.
    CopySlice Def Use3 Use3 1;
    /// a = copy(b, string c).
    CopyStr Def Use3 Use2 0;
    /// a = `b[c : c+1 : c+2]` by flags in the second extension; extensions: element size, flags. See `SliceFlags`.
    SliceSlice Def3 Use3 Use3 2;
    /// String slicing; extension: flags.
    SliceStr Def2 Use2 Use2 1;
    /// a = address of the first element of slice b, which must have at least as many as the extension word says.
    SliceToArray Def Use3 No 1;
    /// a = slice of the array at pointer b; extensions: element size, flags, length.
    SliceArray Def3 Use Use3 3;

    /// a = slice of c elements at pointer b; extension: element type.
    UnsafeSlice Def3 Use Use 1;
    /// a = string of c bytes at pointer b.
    UnsafeString Def2 Use Use 0;

    // Strings. What may stay in the frame has a buffer there, a frame object of 32 bytes (of `[]rune` 128): its word stands
    // in the instruction, or 0 if the result may outlive the frame. It is used if the result fits.
    /// a = concatenation of c strings that stand from b on; extension: Counts (y: words of them, z: buffer). Without a
    /// buffer the result is never in the frame, though an operand may be.
    Concat Def2 UseY UImm 1;
    /// a = string of the rune b; c: buffer.
    RuneToStr Def2 Use UImm 0;
    /// a = string(bytes b); c: buffer.
    BytesToStr Def2 Use3 UImm 0;
    /// a = string(runes b); c: buffer.
    RunesToStr Def2 Use3 UImm 0;
    /// a = []byte(string b); c: buffer.
    StrToBytes Def3 Use2 UImm 0;
    /// a = []rune(string b); c: buffer.
    StrToRunes Def3 Use2 UImm 0;
    /// a, a+1 = rune and next index of string b at index c.
    StrNext Def2 Use2 Use 0;

    // Interfaces.
    /// a = value b as an interface with first word `ext[1]`; extensions: Counts (y), word, type.
    MakeIface Def2 UseY No 3;
    /// As MakeIface, for a number of one word; extensions: type, word.
    MakeIface64 Def2 Use No 2;
    /// a = type word of the non-empty interface b (0 if nil).
    ItabType Def Use2 No 0;
    /// a = b.(T) for a concrete T; extensions: Counts (x), site.
    Assert DefX Use2 No 2;
    /// a = b.(I) for an interface type I; extensions: Counts (x), site.
    AssertIface DefX Use2 No 2;
    /// a = interface b as another interface type that it is known to satisfy; extension: site.
    ConvIface Def2 Use2 No 1;

    // Maps.
    /// a = make(map, hint b); c: word of the frame object that is its header, or 0 for the heap; extension: map type.
    MakeMap Def Use UImm 1;
    /// a = an empty map whose header is the frame object at word b, its first group the one at c; extension: map type.
    MakeFrameMap Def UImm UImm 1;
    /// a = `b[c]` (and whether it was there); extensions: Counts (x, z), site.
    MapGet DefX Use UseZ 2;
    /// a = address of the slot of key c in map b, made if absent; extensions: Counts (z), site.
    MapSlot Def Use UseZ 2;
    /// a = `b[c]` for one-word keys and values; extension: site.
    MapGet64 Def Use Use 1;
    /// As MapSlot, for one-word keys; extension: site.
    MapSlot64 Def Use Use 1;
    /// delete(a, b); extensions: Counts (y), site.
    MapDelete Use UseY No 2;
    /// clear(a); extension: map type.
    MapClear Use No No 1;
    /// a = len(b)
    MapLen Def Use No 0;
    /// Starts iterator a over map b; extensions: Counts (x), map type.
    MapIterInit DefX Use No 2;
    /// Advances iterator a; b: 1 if there is an entry; extensions: Counts (x), map type.
    MapIterNext ModX Def No 2;
    /// a = key (extension 1: 0) or value (1) of iterator b; extensions: Counts (x, y), which, site.
    MapIterGet DefX UseY No 3;

    // Channels. Those that may park the goroutine are safepoints, and run again when it is unparked.
    /// a = make(chan T, b); extension: element type.
    MakeChan Def Use No 1;
    /// Sends the value at b to channel a; extensions: Counts (y), site.
    Send Use UseY No 2;
    /// a = received from channel b (and whether it was sent); extensions: Counts (x), site.
    Recv DefX Use No 2;
    /// Results a of a select with operands b; extensions: Counts (x, y), site.
    Select DefX UseY No 2;
    /// close(a)
    Close Use No No 0;
    /// a = len(b)
    ChanLen Def Use No 0;
    /// a = cap(b)
    ChanCap Def Use No 0;
}

impl Op {
    /// Whether it may take an object from the heap while it runs: then an `AllocSite` stands before it (interp/sampling.rs A1).
    pub fn may_allocate(self) -> bool {
        use Op::*;
        matches!(
            self,
            CallNative
                | Go
                | CloneVal
                | ZeroVal
                | New
                | NewPair
                | MakeSlice
                | Append1
                | AppendSlice
                | AppendZeros
                | AppendStr
                | HeapSlice
                | Concat
                | RuneToStr
                | BytesToStr
                | RunesToStr
                | StrToBytes
                | StrToRunes
                | MakeIface
                | MakeIface64
                | MakeMap
                | MakeFrameMap
                | MapSlot
                | MapSlot64
                | MapDelete
                | MapClear
                | MapIterInit
                | MapIterNext
                | MapIterGet
                | MakeChan
        )
    }

    /// Its row.
    pub fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }
}
