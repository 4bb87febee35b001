//! A small program's worth of types and values, made by hand: what the Go program that recorded `go.txt` prints.

use std::collections::HashMap;
use std::ptr::NonNull;
use std::sync::atomic::AtomicU64;

use burrow_alloc::object_type::ObjectType;
use burrow_alloc::units::{Addr, Bytes, WORD};
use burrow_runtime::fault::Fault;
use burrow_runtime::map::{self, MapTypes, map_shape};
use burrow_runtime::rtype::{
    ChanDir, FuncRef, IMethod, Kind, NewType, RField, RMethod, Receiver, Shape, TypeArena,
    TypeFlags, TypeRef,
};
use burrow_runtime::value::{Alloc, GoSlice, Interface, copy_value, store_bytes, store_word};

/// Types, memory, and named values.
pub(super) struct World {
    types: TypeArena,
    map_types: MapTypes,
    named: HashMap<String, TypeRef>,
    objects: Vec<Box<[AtomicU64]>>,
    random: u64,
    pub(super) values: HashMap<&'static str, Interface>,
}

impl Alloc for World {
    fn new_object(&mut self, ty: TypeRef) -> Result<Addr, Fault> {
        Ok(self.memory(ty.size()))
    }

    fn new_array(&mut self, elem: TypeRef, len: usize) -> Result<Addr, Fault> {
        Ok(self.memory(elem.size() * len))
    }

    fn new_bytes(&mut self, size: usize, _zero: bool) -> Result<Addr, Fault> {
        Ok(self.memory(size))
    }

    fn random(&mut self) -> u64 {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        self.random
    }

    fn map_types(&self) -> MapTypes {
        self.map_types
    }
}

impl World {
    pub(super) fn new() -> World {
        let types = TypeArena::default();
        let map_types = MapTypes::new(&types);
        let (named, objects, values) = (HashMap::new(), Vec::new(), HashMap::new());
        let mut world = World { types, map_types, named, objects, random: 1, values };
        world.predeclared();
        world.declared();
        world.simple_values();
        world.composite_values();
        world.values_with_methods();
        world
    }

    fn memory(&mut self, size: usize) -> Addr {
        let words: Box<[AtomicU64]> =
            (0..size.div_ceil(WORD).max(1)).map(|_| AtomicU64::new(0)).collect();
        let at = Addr(words.as_ptr().expose_provenance());
        self.objects.push(words);
        at
    }

    /// The type of this name.
    pub(super) fn ty(&self, name: &str) -> TypeRef {
        *self.named.get(name).unwrap_or_else(|| panic!("no type {name}"))
    }

    fn add(
        &mut self,
        name: &str,
        kind: Kind,
        size: usize,
        align: usize,
        pointers: &[usize],
        shape: Shape,
    ) -> TypeRef {
        use Kind::{
            Chan, Complex64, Complex128, Float32, Float64, Func, Interface, Map, Pointer, Slice,
            String, UnsafePointer,
        };
        let flags = TypeFlags {
            direct: matches!(kind, Pointer | Map | Chan | Func | UnsafePointer),
            comparable: !matches!(kind, Slice | Map | Func),
            plain_memory: !matches!(
                kind,
                Float32 | Float64 | Complex64 | Complex128 | String | Interface | Kind::Struct
            ),
        };
        let object = ObjectType::new(Bytes(size), pointers);
        let bare = name.rsplit('.').next().unwrap_or(name);
        let ty = self.types.add(NewType {
            object,
            kind,
            align: align as u8,
            flags,
            string: name.into(),
            name: bare.into(),
            pkg_path: "main".into(),
        });
        ty.set_shape(shape);
        self.named.insert(name.to_owned(), ty);
        ty
    }

    fn predeclared(&mut self) {
        use Kind::*;
        let kinds = [
            ("bool", Bool, 1),
            ("int", Int, 8),
            ("int8", Int8, 1),
            ("int32", Int32, 4),
            ("int64", Int64, 8),
            ("uint8", Uint8, 1),
            ("uint64", Uint64, 8),
            ("uintptr", Uintptr, 8),
            ("float32", Float32, 4),
            ("float64", Float64, 8),
        ];
        for (name, kind, size) in kinds {
            self.add(name, kind, size, size, &[], Shape::Basic);
        }
        self.add("complex64", Complex64, 8, 4, &[], Shape::Basic);
        self.add("complex128", Complex128, 16, 8, &[], Shape::Basic);
        self.add("string", String, 16, 8, &[0], Shape::Basic);
        self.add("unsafe.Pointer", UnsafePointer, 8, 8, &[0], Shape::Basic);
        self.add("interface {}", Interface, 16, 8, &[0, 1], Shape::Interface(Box::default()));
        self.add("fmt.State", Interface, 16, 8, &[0, 1], Shape::Interface(Box::default()));
        let string = self.ty("string");
        let results = Box::new([string]);
        self.add(
            "func() string",
            Func,
            8,
            8,
            &[0],
            Shape::Func { params: Box::default(), results, variadic: false },
        );
        let params = Box::new([self.ty("int")]);
        let results = Box::new([string]);
        self.add(
            "func(int) string",
            Func,
            8,
            8,
            &[0],
            Shape::Func { params, results, variadic: false },
        );
        let params = Box::new([self.ty("fmt.State"), self.ty("int32")]);
        let format = Shape::Func { params, results: Box::default(), variadic: false };
        self.add("func(fmt.State, int32)", Func, 8, 8, &[0], format);
        let sig = self.ty("func() string");
        let error = IMethod { name: "Error".into(), pkg: "".into(), sig };
        self.add("error", Interface, 16, 8, &[0, 1], Shape::Interface(Box::new([error])));
        let elem = self.ty("int");
        self.add("chan int", Chan, 8, 8, &[0], Shape::Chan { elem, dir: ChanDir::Both });
    }

    fn declared(&mut self) {
        use Kind::*;
        self.add("main.MyInt", Int, 8, 8, &[], Shape::Basic);
        self.add("main.MyStr", String, 16, 8, &[0], Shape::Basic);
        self.add("main.MyByte", Uint8, 1, 1, &[], Shape::Basic);
        for (name, method, sig) in [
            ("main.Color", "String", "func() string"),
            ("main.Bad", "String", "func() string"),
            ("main.Go", "GoString", "func() string"),
            ("main.Own", "Format", "func(fmt.State, int32)"),
        ] {
            let ty = self.add(name, Int, 8, 8, &[], Shape::Basic);
            self.method(ty, method, sig);
        }
        let elem = self.ty("uint8");
        self.add("main.MyBytes", Slice, 24, 8, &[0], Shape::Slice(elem));
        self.slice("uint8");
        self.slice("int");
        self.pointer("int");
        self.pointer("*int");
        self.structure("main.S", &[("A", "int"), ("b", "string")]);
        self.slice("main.S");
        self.pointer("main.S");
        self.structure(
            "main.N",
            &[
                ("S", "main.S"),
                ("P", "*int"),
                ("E", "error"),
                ("X", "interface {}"),
                ("y", "interface {}"),
                ("L", "[]main.S"),
            ],
        );
        self.pointer("main.N");
        self.structure("main.Err", &[("code", "int")]);
        let err = self.pointer("main.Err");
        self.method(err, "Error", "func() string");
        self.structure("main.emb", &[("C", "main.Color"), ("d", "main.Color")]);
        self.map("main.Color", "main.Color");
        self.structure(
            "main.Holder",
            &[
                ("C", "main.Color"),
                ("d", "main.Color"),
                ("emb", "main.emb"),
                ("M", "map[main.Color]main.Color"),
                ("I", "interface {}"),
                ("i", "interface {}"),
            ],
        );
        self.pointer("main.Holder");
        self.structure("main.Key", &[("A", "int"), ("B", "string")]);
    }

    /// Gives a type one method, which nobody will call here.
    fn method(&mut self, ty: TypeRef, name: &str, sig: &str) {
        let (sig, func) = (self.ty(sig), FuncRef(NonNull::dangling()));
        ty.set_methods(Box::new([RMethod {
            name: name.into(),
            pkg: "".into(),
            sig,
            func,
            recv: Receiver::Direct,
        }]));
    }

    fn pointer(&mut self, to: &str) -> TypeRef {
        let shape = Shape::Pointer(self.ty(to));
        self.add(&format!("*{to}"), Kind::Pointer, 8, 8, &[0], shape)
    }

    fn slice(&mut self, of: &str) -> TypeRef {
        let shape = Shape::Slice(self.ty(of));
        self.add(&format!("[]{of}"), Kind::Slice, 24, 8, &[0], shape)
    }

    /// An array type without pointers.
    fn array(&mut self, len: usize, of: &str) -> TypeRef {
        let elem = self.ty(of);
        let (size, align) = (elem.size() * len, elem.align.into());
        self.add(&format!("[{len}]{of}"), Kind::Array, size, align, &[], Shape::Array { elem, len })
    }

    fn map(&mut self, key: &str, value: &str) -> TypeRef {
        let shape = map_shape(&self.types, self.ty(key), self.ty(value));
        self.add(&format!("map[{key}]{value}"), Kind::Map, 8, 8, &[0], Shape::Map(shape))
    }

    /// A struct type; a field named as its type is embedded.
    fn structure(&mut self, name: &str, fields: &[(&str, &str)]) -> TypeRef {
        let (mut offset, mut align, mut pointers, mut laid_out) = (0, 1, Vec::new(), Vec::new());
        for &(field, of) in fields {
            let ty = self.ty(of);
            align = align.max(usize::from(ty.align));
            offset = usize::next_multiple_of(offset, ty.align.into());
            let mask = ty.object.mask();
            let words = (0..mask.len() * 64).filter(|i| mask[i / 64] >> (i % 64) & 1 == 1);
            pointers.extend(words.map(|word| word + offset / WORD));
            let embedded = of.ends_with(&format!(".{field}"));
            let exported = field.starts_with(char::is_uppercase);
            laid_out.push(RField {
                name: field.into(),
                pkg: "".into(),
                ty,
                offset,
                embedded,
                exported,
                tag: "".into(),
            });
            offset += ty.size();
        }
        let size = offset.next_multiple_of(align);
        self.add(name, Kind::Struct, size, align, &pointers, Shape::Struct(laid_out.into()))
    }

    fn words(&mut self, words: &[u64]) -> Addr {
        let at = self.memory(words.len() * WORD);
        for (i, &word) in words.iter().enumerate() {
            // SAFETY: fresh memory of this size.
            unsafe { store_word(at + Bytes(i * WORD), word) };
        }
        at
    }

    fn string(&mut self, text: &[u8]) -> [u64; 2] {
        let at = self.memory(text.len());
        // SAFETY: fresh memory of this size.
        unsafe { store_bytes(at, text) };
        [at.0 as u64, text.len() as u64]
    }

    /// A value of a type, given as its words, in an `any`.
    fn any(&mut self, ty: &str, words: &[u64]) -> Interface {
        let ty = self.ty(ty);
        let data = if ty.flags.direct { words[0] } else { self.words(words).0 as u64 };
        Interface { tab: ty.addr(), data }
    }

    /// A value of an interface type with methods.
    fn with_itab(&mut self, value: Interface) -> [u64; 2] {
        let itab = if value.tab == 0 { 0 } else { self.words(&[value.tab]).0 as u64 };
        [itab, value.data]
    }

    fn set(&mut self, name: &'static str, ty: &str, words: &[u64]) {
        let value = self.any(ty, words);
        self.values.insert(name, value);
    }

    fn set_string(&mut self, name: &'static str, ty: &str, text: &[u8]) {
        let words = self.string(text);
        self.set(name, ty, &words);
    }

    /// A slice of elements given as words, all in one run.
    fn set_slice(&mut self, name: &'static str, ty: &str, words: &[u64], len: u64) {
        let at = self.words(words).0 as u64;
        self.set(name, ty, &[at, len, len]);
    }

    /// A map with entries given as words.
    fn map_of(&mut self, ty: &str, entries: &[(&[u64], &[u64])]) -> u64 {
        let ty = self.ty(ty);
        let shape = ty.map().expect("a map type");
        let map = map::make_map(self, shape, 0).expect("memory");
        for (key, value) in entries {
            let (key, value) = (self.words(key), self.words(value));
            // SAFETY: a fresh map of this shape, with a key and a value of its types.
            unsafe {
                let to = map::assign(self, map, shape, key).expect("memory");
                copy_value(to, value, shape.value);
            }
        }
        map.0 as u64
    }

    fn set_map(&mut self, name: &'static str, ty: &str, entries: &[(&[u64], &[u64])]) {
        let map = self.map_of(ty, entries);
        self.set(name, ty, &[map]);
    }

    fn simple_values(&mut self) {
        self.values.insert("nil", Interface::default());
        let words = |value: i64| value as u64;
        let integers = [
            ("int42", "int", 42),
            ("int-7", "int", words(-7)),
            ("int0", "int", 0),
            ("int1e6", "int", 1_000_000),
            ("u8_200", "uint8", 200),
            ("u64max", "uint64", u64::MAX),
            ("i64min", "int64", 1 << 63),
            ("i8_-5", "int8", 0xfb),
            ("rune_x", "int32", u64::from(b'x')),
            ("rune_euro", "int32", 0x20ac),
            ("rune_bad", "int32", 0x11_0000),
            ("rune_nl", "int32", 10),
            ("rune_quote", "int32", 39),
            ("uintptr", "uintptr", 0xbeef),
            ("true", "bool", 1),
            ("false", "bool", 0),
            ("MyInt", "main.MyInt", 3),
            ("nilpint", "*int", 0),
            ("nilpp", "**int", 0),
            ("nilfunc", "func(int) string", 0),
            ("nilchan", "chan int", 0),
            ("nilunsafe", "unsafe.Pointer", 0),
            ("f32_.1", "float32", u64::from(0.1_f32.to_bits())),
        ];
        for (name, ty, word) in integers {
            self.set(name, ty, &[word]);
        }
        let floats = [
            ("f1.5", 1.5),
            ("f0", 0.0),
            ("f-0", -0.0),
            ("f-2.25", -2.25),
            ("nan", f64::NAN),
            ("inf", f64::INFINITY),
            ("-inf", f64::NEG_INFINITY),
            ("f1e20", 1e20),
            ("f1e6", 1e6),
            ("f1e-7", 1e-7),
            ("f123456.789", 123_456.789),
        ];
        for (name, value) in floats {
            self.set(name, "float64", &[f64::to_bits(value)]);
        }
        self.set("c128", "complex128", &[1.0_f64.to_bits(), (-2.5_f64).to_bits()]);
        self.set("cnan", "complex128", &[f64::NAN.to_bits(), f64::INFINITY.to_bits()]);
        self.set("c64", "complex64", &[u64::from(3.0_f32.to_bits()) << 32]);
        let mut odd = "héy".as_bytes().to_vec();
        odd.push(0xff);
        odd.extend_from_slice("\n\t\"'\\\0\u{200b}日本\u{1f600}".as_bytes());
        self.set_string("hello", "string", b"hello");
        self.set_string("empty", "string", b"");
        self.set_string("odd", "string", &odd);
        self.set_string("backquote", "string", b"a`b");
        self.set_string("plain", "string", b"a\"b\\c");
        self.set_string("MyStr", "main.MyStr", b"named");
    }

    fn composite_values(&mut self) {
        for of in [
            "string",
            "float64",
            "bool",
            "interface {}",
            "main.MyByte",
            "main.emb",
            "error",
            "main.Color",
        ] {
            self.slice(of);
        }
        for (len, of) in [(3, "uint8"), (2, "int"), (2, "[2]int"), (2, "bool")] {
            self.array(len, of);
        }
        self.set_slice("bytes", "[]uint8", &[u64::from_le_bytes(*b"abc\0\0\0\0\0")], 3);
        self.set("nilbytes", "[]uint8", &[0, 0, 0]);
        self.set_slice("nobytes", "[]uint8", &[0], 0);
        self.set("bytes3", "[3]uint8", &[u64::from_le_bytes([1, 2, 255, 0, 0, 0, 0, 0])]);
        self.set_slice("mybytes", "main.MyBytes", &[u64::from_le_bytes(*b"xyz\0\0\0\0\0")], 3);
        self.set_slice("mybyteslice", "[]main.MyByte", &[0x0201], 2);
        self.set_slice("ints", "[]int", &[1, -2_i64 as u64], 2);
        self.set("nilints", "[]int", &[0, 0, 0]);
        let [a, b, c] = [&b"a"[..], b"b c", b"s"].map(|text| self.string(text));
        self.set_slice("strings", "[]string", &[a, b].concat(), 2);
        self.set("grid", "[2][2]int", &[1, 2, 3, 4]);
        self.set_slice("floats", "[]float64", &[1.0, 2.5, 1e9].map(f64::to_bits), 3);
        self.set_slice("bools", "[]bool", &[1], 2);
        self.composite_maps();
        let x = self.string(b"x");
        let s = [1, x[0], x[1]];
        self.set("S", "main.S", &s);
        let at = self.words(&s).0 as u64;
        self.set("pS", "*main.S", &[at]);
        self.set("nilpS", "*main.S", &[0]);
        let (q, w, z) = (self.string(b"q"), self.string(b"w"), self.string(b"z"));
        let five = self.any("int", &[5]);
        let y = self.any("string", &w);
        let l = self.words(&[3, z[0], z[1]]).0 as u64;
        self.set(
            "N",
            "main.N",
            &[2, q[0], q[1], 0, 0, 0, five.tab, five.data, y.tab, y.data, l, 1, 1],
        );
        let at = self.words(&[0; 13]).0 as u64;
        self.set("pN", "*main.N", &[at]);
        let seven = self.string(b"seven");
        self.structure("struct { A int; B string }", &[("A", "int"), ("B", "string")]);
        self.set("anon", "struct { A int; B string }", &[7, seven[0], seven[1]]);
        self.structure("struct {}", &[]);
        self.set("struct0", "struct {}", &[0]);
        self.pointer("[]int");
        self.pointer("map[string]int");
        self.pointer("[2]bool");
        let ints = self.words(&[1, 2]).0 as u64;
        let at = self.words(&[ints, 2, 2]).0 as u64;
        self.set("pints", "*[]int", &[at]);
        let k = self.string(b"k");
        let map = self.map_of("map[string]int", &[(&k, &[1])]);
        let at = self.words(&[map]).0 as u64;
        self.set("pmap", "*map[string]int", &[at]);
        let at = self.words(&[1]).0 as u64;
        self.set("parr", "*[2]bool", &[at]);
        let one = self.words(&[1]).0 as u64;
        let elems = [
            self.any("int", &[1]),
            self.any("string", &a),
            Interface::default(),
            self.any("float64", &[2.5_f64.to_bits()]),
            self.any("[]int", &[one, 1, 1]),
            self.any("main.S", &[4, c[0], c[1]]),
        ];
        self.set_slice("anys", "[]interface {}", &elems.map(|any| [any.tab, any.data]).concat(), 6);
    }

    fn composite_maps(&mut self) {
        for (key, value) in [
            ("string", "int"),
            ("float64", "string"),
            ("main.Key", "bool"),
            ("bool", "int"),
            ("[2]int", "int"),
            ("interface {}", "int"),
            ("main.Color", "interface {}"),
        ] {
            self.map(key, value);
        }
        let [a, b, two, inf, nan, neg] =
            [&b"a"[..], b"b", b"two", b"-inf", b"nan", b"neg"].map(|text| self.string(text));
        self.set_map("map", "map[string]int", &[(&b, &[2]), (&a, &[1])]);
        self.set("nilmap", "map[string]int", &[0]);
        let float = f64::to_bits;
        let entries: [(&[u64], &[u64]); 4] = [
            (&[float(2.0)], &two),
            (&[float(f64::NEG_INFINITY)], &inf),
            (&[float(f64::NAN)], &nan),
            (&[float(-1.0)], &neg),
        ];
        self.set_map("fmap", "map[float64]string", &entries);
        let entries: [(&[u64], &[u64]); 3] =
            [(&[2, a[0], a[1]], &[1]), (&[1, b[0], b[1]], &[0]), (&[1, a[0], a[1]], &[1])];
        self.set_map("kmap", "map[main.Key]bool", &entries);
        self.set_map("bmap", "map[bool]int", &[(&[1], &[1]), (&[0], &[0])]);
        self.set_map("amap", "map[[2]int]int", &[(&[1, 2], &[12]), (&[0, 5], &[5])]);
        let (three, one) = (self.any("int", &[3]), self.any("int", &[1]));
        let entries: [(&[u64], &[u64]); 3] =
            [(&[0, 0], &[0]), (&[three.tab, three.data], &[3]), (&[one.tab, one.data], &[1])];
        self.set_map("anymap", "map[interface {}]int", &entries);
    }

    fn values_with_methods(&mut self) {
        for of in ["main.Go", "main.Own"] {
            self.slice(of);
        }
        self.set("Color", "main.Color", &[1]);
        self.set_slice("Colors", "[]main.Color", &[1, 2], 2);
        let errs = [7, 1, 2].map(|code| self.words(&[code]).0 as u64);
        self.set("Err", "*main.Err", &[errs[0]]);
        let [one, two] = [errs[1], errs[2]].map(|at| {
            let err = self.any("*main.Err", &[at]);
            self.with_itab(err)
        });
        self.set_slice("errs", "[]error", &[one, [0, 0], two].concat(), 3);
        self.set("nilErr", "*main.Err", &[0]);
        self.set("Go", "main.Go", &[4]);
        self.set_slice("Gos", "[]main.Go", &[4, 5], 2);
        self.set("Own", "main.Own", &[1]);
        self.set_slice("Owns", "[]main.Own", &[1], 1);
        self.set("Bad", "main.Bad", &[0]);
        let map = self.map_of("map[main.Color]main.Color", &[(&[9], &[8])]);
        let (five, six) = (self.any("main.Color", &[5]), self.any("main.Color", &[6]));
        self.set(
            "Holder",
            "main.Holder",
            &[1, 2, 3, 4, map, five.tab, five.data, six.tab, six.data],
        );
        let at = self.words(&[1, 0, 0, 0, 0, 0, 0, 0, 0]).0 as u64;
        self.set("pHolder", "*main.Holder", &[at]);
        let three = self.any("main.Color", &[3]);
        let entries: [(&[u64], &[u64]); 2] = [(&[2], &[three.tab, three.data]), (&[1], &[0, 0])];
        self.set_map("colormap", "map[main.Color]interface {}", &entries);
        self.set_slice("embs", "[]main.emb", &[1, 2], 1);
    }

    /// The arguments of a call, by name.
    pub(super) fn args(&mut self, names: &[&str]) -> GoSlice {
        let words: Vec<u64> = names
            .iter()
            .flat_map(|name| {
                let value = self.values.get(name).unwrap_or_else(|| panic!("no value {name}"));
                [value.tab, value.data]
            })
            .collect();
        GoSlice { ptr: self.words(&words), len: names.len(), cap: names.len() }
    }

    /// A slice that is its own only element.
    pub(super) fn endless(&mut self) -> GoSlice {
        let any = self.any("[]interface {}", &[0, 1, 1]);
        let element = self.words(&[any.tab, any.data]);
        // SAFETY: the slice's first word.
        unsafe { store_word(Addr(any.data as usize), element.0 as u64) };
        GoSlice { ptr: element, len: 1, cap: 1 }
    }
}
