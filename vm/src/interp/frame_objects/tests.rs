//! Functions with frame objects, put together by hand, in programs whose other functions are compiled.

use std::io::Write;
use std::sync::{Arc, Mutex};

use burrow_alloc::object_type::ObjectType;
use burrow_alloc::units::Bytes;
use burrow_runtime::func::NO_PC;
use burrow_runtime::map::{header_type, map_shape};
use burrow_runtime::rtype::{Kind, NewType, Shape, TypeFlags, TypeRef};
use burrow_runtime::string::buffer_type;
use burrow_runtime::{Runtime, Stress};

use crate::bytecode::{Counts, Op, Reg};
use crate::compile::builder::{Builder, Heading};
use crate::interp::run;
use crate::load::{SourceText, load};
use crate::program::{LoadForm, MapSite, Program};

const SOURCE: &str = r#"package main

import "runtime"

type node struct {
	next  *node
	value int
}

var freed bool

//go:noinline
func probe(depth int) int { return walk(nil, depth) }

//go:noinline
func walk(p *node, n int) int { return n }

// A node whose end is noticed.
//
//go:noinline
func fresh(value int) *node {
	n := &node{nil, value}
	runtime.SetFinalizer(n, func(*node) { freed = true })
	return n
}

// Collects until that node is gone, or must be alive.
//
//go:noinline
func collected() int {
	for i := 0; i < 3 && !freed; i++ {
		runtime.GC()
		runtime.Gosched()
	}
	if freed {
		return 1
	}
	return 0
}

//go:noinline
func sum(n *node) int {
	total := 0
	for ; n != nil; n = n.next {
		total += n.value
	}
	return total
}

// What `probe` defers, in some tests.
//
//go:noinline
func deferred() {}

//go:noinline
func note(v int) int {
	println("noted", v)
	return v
}

func main() {
	println(probe(20000), collected())
	if freed && sum(nil) != 0 {
		fresh(note(1))
		deferred()
	}
}
"#;

/// Bytes that several hold.
#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no writer panics").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The registers of a function with a result.
const RESULT: Reg = 4;
/// Its first parameter.
const PARAM: Reg = 5;

/// A function in the making, in its program.
struct Asm<'p> {
    b: Builder,
    program: &'p Program,
    node: TypeRef,
}

impl Asm<'_> {
    /// A fresh frame object's address, in a register.
    fn frame_new(&mut self, word: Reg) -> Reg {
        let at = self.b.take_word(true);
        self.b.emit_ext(Op::FrameNew, at, word, 0, &[self.node.addr()]);
        at
    }

    /// `object.next = value`
    fn set_next(&mut self, object: Reg, value: Reg) {
        self.b.emit(Op::StoreP, object, value, 0);
    }

    /// Calls a function of one result; gives the register of that.
    fn call(&mut self, name: &str, args: &[(Reg, bool)], pointer: bool) -> Reg {
        let result = self.b.take_word(pointer);
        let mark = self.b.mark();
        let window = self.b.take_header();
        let got = self.b.take_word(pointer);
        for &(arg, is_pointer) in args {
            let to = self.b.take_word(is_pointer);
            self.b.emit(Op::Mov, to, arg, 0);
        }
        let func = func(self.program, name).0.as_ptr().expose_provenance() as u64;
        self.b.emit_call(Op::Call, window, 1, args.len() as u16, &[func]);
        self.b.emit(Op::Mov, result, got, 0);
        self.b.release(mark);
        result
    }

    fn fresh(&mut self, value: u16) -> Reg {
        let number = self.b.take_word(false);
        self.b.emit(Op::ImmI, number, value, 0);
        self.call("main.fresh", &[(number, false)], true)
    }

    /// Returns `1000 * collected() + sum(list)`.
    fn return_sum(&mut self, collected: Reg, list: Reg) {
        let sum = self.call("main.sum", &[(list, true)], false);
        self.b.emit(Op::MulI, collected, collected, 1000);
        self.b.emit(Op::Add, RESULT, collected, sum);
        self.b.emit(Op::Ret, 1, 0, 0);
    }
}

fn func(program: &Program, name: &str) -> burrow_runtime::rtype::FuncRef {
    let mut funcs = program.funcs().map(|(func, _)| func);
    funcs.find(|func| &*func.name == name).unwrap_or_else(|| panic!("no function {name}"))
}

/// A struct of so many bytes with pointers in these words.
fn ty(program: &Program, size: usize, pointers: &[usize]) -> TypeRef {
    program.types.add(NewType {
        object: ObjectType::new(Bytes(size), pointers),
        kind: Kind::Struct,
        align: 8,
        flags: TypeFlags::default(),
        string: "main.node".into(),
        name: "node".into(),
        pkg_path: "main".into(),
    })
}

/// Puts a function of one result in the place of a compiled one.
fn replace(program: &mut Program, name: &str, params: &[bool], build: impl FnOnce(&mut Asm<'_>)) {
    define(program, name, (params, 1), build);
}

/// Puts a function of these parameters, and so many results, in the place of a compiled one.
fn define(
    program: &mut Program,
    name: &str,
    (params, results): (&[bool], u32),
    build: impl FnOnce(&mut Asm<'_>),
) {
    let node = ty(program, 16, &[0]);
    let mut asm = Asm { b: Builder::new(false), program, node };
    asm.b.take((0..results).map(|_| false));
    let arg_words = u32::from(asm.b.take(params.iter().copied())) + params.len() as u32;
    asm.b.enter();
    build(&mut asm);
    let (body, code) = asm.b.finish().expect("a small function").describe(Heading {
        name: name.into(),
        file: "hand.go".into(),
        arg_words,
        result_words: results,
        recover_pc: NO_PC,
        hidden: false,
    });
    let func = func(program, name);
    program.define_func(func, body, code);
}

/// What the program prints on standard error, with `probe` replaced.
fn output(stress: Stress, replace: impl FnOnce(&mut Program)) -> String {
    let source = match stress {
        Stress::Off => SOURCE.into(),
        _ => SOURCE.replace("20000", "300"),
    };
    let files = vec![SourceText { name: "hand.go".into(), bytes: source.into() }];
    let mut program = load(files).unwrap_or_else(|e| panic!("the program compiles: {e:?}"));
    replace(&mut program);
    let out = Buffer::default();
    // On one P, so that `Gosched` lets the goroutine run that calls finalizers.
    let builder = Runtime::builder().procs(1).stderr(out.clone()).stress(stress);
    let rt = builder.build().expect("a runtime can be made");
    run(&mut program, &rt);
    let bytes = out.0.lock().expect("no writer panics").clone();
    String::from_utf8(bytes).expect("text")
}

/// The object's second word, by way of which its first is found again.
fn through_its_inside(asm: &mut Asm<'_>, object: Reg) -> Reg {
    let inside = asm.b.take_word(true);
    asm.b.emit_ext(Op::FieldAddr, inside, object, 0, &[8]);
    inside
}

#[test]
fn objects_live_as_long_as_words_lead_to_them() {
    type Build = fn(&mut Asm<'_>);
    let cases: [(&str, Build, &str); 4] = [
        (
            "one leads to the next, and that to the heap",
            |asm| {
                let words = [asm.node, asm.node].map(|ty| asm.b.object_at_entry(ty));
                let heap = asm.fresh(42);
                let [a, b] = words.map(|word| asm.frame_new(word));
                asm.set_next(a, b);
                asm.set_next(b, heap);
                let collected = asm.call("main.collected", &[], false);
                asm.return_sum(collected, a);
            },
            "42 1\n",
        ),
        (
            "nothing leads to it any more",
            |asm| {
                let word = asm.b.object_at_entry(asm.node);
                let heap = asm.fresh(42);
                let object = asm.frame_new(word);
                asm.set_next(object, heap);
                let collected = asm.call("main.collected", &[], false);
                asm.b.emit(Op::MulI, RESULT, collected, 1000);
                asm.b.emit(Op::Ret, 1, 0, 0);
            },
            "1000 1\n",
        ),
        (
            "a word leads inside",
            |asm| {
                let word = asm.b.object_at_entry(asm.node);
                let heap = asm.fresh(42);
                let object = asm.frame_new(word);
                asm.set_next(object, heap);
                let inside = through_its_inside(asm, object);
                let collected = asm.call("main.collected", &[], false);
                asm.b.emit(Op::AddI, inside, inside, -8_i16 as u16);
                asm.return_sum(collected, inside);
            },
            "42 1\n",
        ),
        (
            "made anew, it leads nowhere",
            |asm| {
                let word = asm.b.object_at_entry(asm.node);
                let heap = asm.fresh(42);
                let object = asm.frame_new(word);
                asm.set_next(object, heap);
                let object = asm.frame_new(word);
                let collected = asm.call("main.collected", &[], false);
                asm.return_sum(collected, object);
            },
            "1000 1\n",
        ),
    ];
    for (case, build, wanted) in cases {
        for stress in [Stress::Off, Stress::Every(1)] {
            let got = output(stress, |program| replace(program, "main.probe", &[false], build));
            assert_eq!(got, wanted, "{case}, {stress:?}");
        }
    }
}

/// Defers the call of a closure that lives in the frame, and holds an object there that leads to the heap. Nothing else
/// holds either.
fn defer_closure(asm: &mut Asm<'_>, closure_type: TypeRef) {
    let words = [closure_type, asm.node].map(|ty| asm.b.object_at_entry(ty));
    let heap = asm.fresh(42);
    let mark = asm.b.mark();
    let [closure, code] = [true, false].map(|pointer| asm.b.take_word(pointer));
    let object = asm.frame_new(words[1]);
    asm.b.emit_ext(Op::FrameNew, closure, words[0], 0, &[closure_type.addr()]);
    let func = func(asm.program, "main.deferred").0.as_ptr().expose_provenance() as u64;
    asm.b.emit_ext(Op::Const, code, 0, 0, &[func]);
    asm.b.emit(Op::Store64, closure, code, 0);
    asm.b.emit(Op::StoreP, closure, object, 8);
    asm.set_next(object, heap);
    asm.b.emit(Op::Defer, closure, 0, 0);
    asm.b.release(mark);
    let collected = asm.call("main.collected", &[], false);
    asm.b.emit(Op::Mov, RESULT, collected, 0);
}

/// The deferred function: collects, and notes the sum of the list that its closure holds.
fn note_captured(asm: &mut Asm<'_>) {
    const CLOSURE: Reg = 3;
    let object = asm.b.take_word(true);
    let _collected = asm.call("main.collected", &[], false);
    asm.b.emit(Op::Load64, object, CLOSURE, 8);
    let sum = asm.call("main.sum", &[(object, true)], false);
    let _same = asm.call("main.note", &[(sum, false)], false);
    asm.b.emit(Op::Ret, 0, 0, 0);
}

#[test]
fn deferred_closures_may_live_in_frames() {
    for panics in [false, true] {
        for stress in [Stress::Off, Stress::Every(1)] {
            let got = output(stress, |program| {
                let closure_type = ty(program, 16, &[1]);
                define(program, "main.deferred", (&[], 0), |asm| {
                    asm.b.closure_word_is_pointer();
                    note_captured(asm);
                });
                replace(program, "main.probe", &[false], |asm| {
                    defer_closure(asm, closure_type);
                    let value = asm.b.take([false, true]);
                    if panics {
                        asm.b.emit_ext(Op::Const2, value, 0, 0, &[0, 0]);
                        asm.b.emit(Op::Panic, value, 0, 0);
                    }
                    let window = asm.b.take_header();
                    asm.b.emit_parking(Op::RunDefers, window, 0, 0, &[]);
                    asm.b.emit(Op::Ret, 1, 0, 0);
                });
            });
            let end = if panics { "panic: " } else { "0 1\n" };
            assert!(got.starts_with(&format!("noted 42\n{end}")), "{stress:?}: {got}");
        }
    }
}

/// `walk(p, n)`: `own.next = p; own.value = n`; at depth 0 collects and adds up, else goes on with `own`.
fn walk(asm: &mut Asm<'_>) {
    const DEPTH: Reg = PARAM + 1;
    let word = asm.b.object_at_entry(asm.node);
    let own = asm.frame_new(word);
    asm.set_next(own, PARAM);
    asm.b.emit(Op::Store64, own, DEPTH, 8);
    let deeper = asm.b.label();
    asm.b.jump_if(Op::JNeI, DEPTH, 0, deeper);
    let collected = asm.call("main.collected", &[], false);
    asm.return_sum(collected, own);
    asm.b.bind(deeper);
    asm.b.emit(Op::AddI, DEPTH, DEPTH, -1_i16 as u16);
    let got = asm.call("main.walk", &[(own, true), (DEPTH, false)], false);
    asm.b.emit(Op::Mov, RESULT, got, 0);
    asm.b.emit(Op::Ret, 1, 0, 0);
}

#[test]
fn objects_of_many_frames_lead_from_chunk_to_chunk() {
    let cases = [(Stress::Off, 20_000), (Stress::Every(50), 300)];
    for (stress, depth) in cases {
        let got = output(stress, |program| {
            replace(program, "main.walk", &[true, false], walk);
            replace(program, "main.probe", &[false], |asm| {
                let heap = asm.fresh(42);
                let got = asm.call("main.walk", &[(heap, true), (PARAM, false)], false);
                asm.b.emit(Op::Mov, RESULT, got, 0);
                asm.b.emit(Op::Ret, 1, 0, 0);
            });
        });
        assert_eq!(got, format!("{} 1\n", 42 + depth * (depth + 1) / 2), "{stress:?}");
    }
}

/// `map[int]int`, and a site for its entries.
fn map_of_ints(program: &mut Program) -> (TypeRef, u64) {
    let new = |kind, name: &str, flags| NewType {
        object: ObjectType::new(Bytes(8), if kind == Kind::Map { &[0] } else { &[] }),
        kind,
        align: 8,
        flags,
        string: name.into(),
        name: name.into(),
        pkg_path: "".into(),
    };
    let plain = TypeFlags { plain_memory: true, comparable: true, ..TypeFlags::default() };
    let int = program.types.add(new(Kind::Int, "int", plain));
    int.set_shape(Shape::Basic);
    let map = program.types.add(new(Kind::Map, "map[int]int", TypeFlags::default()));
    map.set_shape(Shape::Map(map_shape(&program.types, int, int)));
    let word = LoadForm::Words(1);
    let site = program.map_site(MapSite { map, key: word, value: word, comma_ok: false });
    (map, site)
}

/// `m[i] = i` for `i` from 1 to `entries`, then the sum of all, with collections between.
fn fill_and_add(asm: &mut Asm<'_>, m: Reg, site: u64, entries: u16) {
    let [i, value, total] = [(); 3].map(|()| asm.b.take_word(false));
    asm.b.emit(Op::ImmI, i, 1, 0);
    let again = asm.b.label();
    asm.b.bind_loop(again);
    let mark = asm.b.mark();
    let slot = asm.b.take_word(true);
    asm.b.emit_ext(Op::MapSlot64, slot, m, i, &[site]);
    asm.b.emit(Op::Store64, slot, i, 0);
    asm.b.release(mark);
    asm.b.emit(Op::AddI, i, i, 1);
    asm.b.jump_if(Op::LLeI, i, entries, again);
    let _collected = asm.call("main.collected", &[], false);
    asm.b.emit(Op::ImmI, i, 1, 0);
    asm.b.emit(Op::ImmI, total, 0, 0);
    let again = asm.b.label();
    asm.b.bind_loop(again);
    asm.b.emit_ext(Op::MapGet64, value, m, i, &[site]);
    asm.b.emit(Op::Add, total, total, value);
    asm.b.emit(Op::AddI, i, i, 1);
    asm.b.jump_if(Op::LLeI, i, entries, again);
    asm.b.emit(Op::MapLen, value, m, 0);
    asm.b.emit(Op::MulI, value, value, 1000);
    asm.b.emit(Op::Add, RESULT, total, value);
    asm.b.emit(Op::Ret, 1, 0, 0);
}

#[test]
fn maps_begin_in_the_frame() {
    let cases = [
        // (case, whether the group is in the frame too, entries)
        ("a small map", true, 8),
        ("one that grew", true, 100),
        ("a header", false, 100),
    ];
    for (case, with_group, entries) in cases {
        for stress in [Stress::Off, Stress::Every(1)] {
            let got = output(stress, |program| {
                let (map, site) = map_of_ints(program);
                replace(program, "main.probe", &[false], |asm| {
                    let header = asm.b.object_at_entry(header_type(&asm.program.types));
                    let group = asm.b.object_at_entry(map.map().expect("a map type").group);
                    let m = asm.b.take_word(true);
                    if with_group {
                        asm.b.emit_ext(Op::MakeFrameMap, m, header, group, &[map.addr()]);
                    } else {
                        let hint = asm.b.take_word(false);
                        asm.b.emit(Op::ImmI, hint, 20, 0);
                        asm.b.emit_ext(Op::MakeMap, m, hint, header, &[map.addr()]);
                    }
                    fill_and_add(asm, m, site, entries);
                });
            });
            let sum = u64::from(entries) * (u64::from(entries) + 1) / 2;
            let wanted = format!("{} 0\n", u64::from(entries) * 1000 + sum);
            assert_eq!(got, wanted, "{case}, {stress:?}");
        }
    }
}

/// Instructions whose result goes into a buffer, one after another: the capacity of `[]rune(string([]byte(s + s)))`, 100
/// times its length, and the first rune.
fn through_buffers(asm: &mut Asm<'_>, text: [u64; 2]) {
    let bytes = [(); 3].map(|()| asm.b.object_at_entry(buffer_type(&asm.program.types, false)));
    let of_runes = asm.b.object_at_entry(buffer_type(&asm.program.types, true));
    let parts = asm.b.take([true, false, true, false]);
    asm.b.emit_ext(Op::Const2, parts, 0, 0, &text);
    asm.b.emit_ext(Op::Const2, parts + 2, 0, 0, &text);
    let string = asm.b.take([true, false]);
    let slice = asm.b.take([true, false, false]);
    let runes = asm.b.take([true, false, false]);
    let counts = Counts { y: 4, z: bytes[0], ..Counts::default() };
    asm.b.emit_ext(Op::Concat, string, parts, 2, &[counts.word()]);
    asm.b.emit(Op::StrToBytes, slice, string, bytes[1]);
    asm.b.emit(Op::BytesToStr, string, slice, bytes[2]);
    asm.b.emit(Op::StrToRunes, runes, string, of_runes);
    let _collected = asm.call("main.collected", &[], false);
    asm.b.emit(Op::RunesToStr, string, runes, bytes[0]);
    let [first, zero] = [(); 2].map(|()| asm.b.take_word(false));
    asm.b.emit(Op::ImmI, zero, 0, 0);
    asm.b.emit(Op::Elem32S, first, runes, zero);
    asm.b.emit(Op::MulI, RESULT, string + 1, 1000);
    asm.b.emit(Op::Add, RESULT, RESULT, first);
    asm.b.emit(Op::Add, RESULT, RESULT, runes + 2);
    asm.b.emit(Op::Ret, 1, 0, 0);
}

#[test]
fn strings_go_into_buffers_of_the_frame() {
    let cases = [
        // (operand, result): 32 is the capacity of a buffer, 40 that of 40 runes in the heap
        ("abc", 6 * 1000 + 97 + 32),
        ("aaaaabbbbbcccccddddd", 40 * 1000 + 97 + 40),
    ];
    for (text, wanted) in cases {
        for stress in [Stress::Off, Stress::Every(1)] {
            let got = output(stress, |program| {
                let constant = [program.string(text.as_bytes()), text.len() as u64];
                replace(program, "main.probe", &[false], |asm| through_buffers(asm, constant));
            });
            assert_eq!(got, format!("{wanted} 0\n"), "{text}, {stress:?}");
        }
    }
}

#[test]
fn objects_that_escape_are_found() {
    type Replace = fn(&mut Program);
    let cases: [(&str, Replace, &str); 2] = [
        (
            "to a caller",
            |program| {
                replace(program, "main.walk", &[true, false], |asm| {
                    asm.b.take([false; 100]); // so that no later call stands there
                    let word = asm.b.object_at_entry(asm.node);
                    let object = asm.frame_new(word);
                    asm.b.emit(Op::Mov, RESULT, object, 0);
                    asm.b.emit(Op::Ret, 1, 0, 0);
                });
                replace(program, "main.probe", &[false], |asm| {
                    let null = asm.b.take_word(true);
                    let counts = Counts { x: 1, ..Counts::default() };
                    asm.b.emit_ext(Op::ZeroN, null, 0, 0, &[counts.word()]);
                    let dead = asm.call("main.walk", &[(null, true), (null, false)], true);
                    let collected = asm.call("main.collected", &[], false);
                    asm.return_sum(collected, dead);
                });
            },
            "heap verifier: found pointer to a dead frame",
        ),
        (
            "to the heap",
            |program| {
                replace(program, "main.probe", &[false], |asm| {
                    let word = asm.b.object_at_entry(asm.node);
                    let heap = asm.fresh(42);
                    let object = asm.frame_new(word);
                    asm.set_next(heap, object);
                    let collected = asm.call("main.collected", &[], false);
                    asm.return_sum(collected, heap);
                });
            },
            "heap verifier: found pointer to a stack outside of it (escape analysis failed)",
        ),
    ];
    for (case, replace, wanted) in cases {
        let got = output(Stress::Every(1), replace);
        assert!(got.contains(wanted), "{case}: {got}");
    }
}
