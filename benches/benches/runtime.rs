//! Benchmarks of the runtime's natives: maps, slices, strings.
//!
//! They work on a real heap, and garbage is collected between batches, so that a figure includes
//! what the memory that a native takes costs in the end.
//!
//! ```text
//! cargo bench -p burrow-benches --bench runtime -- map_get
//! ```

use std::hint::black_box;
use std::io;

use burrow_alloc::{Addr, Bytes, MCache, ObjectType, mem};
use burrow_gc::{Cause, RootSink, Roots};
use burrow_runtime::Runtime;
use burrow_runtime::map::{access_str, access_u64, assign_str, assign_u64, make_map, map_shape};
use burrow_runtime::processor::Processor;
use burrow_runtime::rtype::{Kind, MapShape, NewType, Shape, TypeArena, TypeFlags, TypeRef};
use burrow_runtime::string::{self, SmallValues};
use burrow_runtime::value::{Alloc, GoSlice, GoString};
use burrow_runtime::{Builder, SharedTypes, slice};
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};

type Group<'c> = BenchmarkGroup<'c, criterion::measurement::WallTime>;

/// Calls between two looks at whether a collection is due.
const BATCH: usize = 1000;

/// A processor with its runtime, types, and what must stay alive.
struct World {
    // Dropped first to last: the heap before the types.
    p: Processor,
    rt: Runtime,
    types: TypeArena,
    live: Live,
}

/// Objects that collections keep.
#[derive(Default)]
struct Live(Vec<Addr>);

impl Roots for Live {
    fn scan(&self, sink: &mut RootSink<'_>) {
        self.0.iter().for_each(|object| sink.word(object.0 as u64));
    }

    fn globals_bytes(&self) -> u64 {
        0
    }
}

impl World {
    fn new() -> World {
        let types = TypeArena::default();
        let builder: Builder = Runtime::builder().stdout(io::sink()).stderr(io::sink()).seed(1);
        let rt = builder.build().expect("memory for a benchmark");
        let p = rt.new_processor(0, SharedTypes::new(&types));
        World { p, rt, types, live: Live::default() }
    }

    /// A predeclared type.
    fn basic(&self, name: &str, kind: Kind, size: usize, pointers: &[usize]) -> TypeRef {
        let plain_memory = kind != Kind::String;
        let ty = self.types.add(NewType {
            object: ObjectType::new(Bytes(size), pointers),
            kind,
            align: size.min(8) as u8,
            flags: TypeFlags { direct: false, comparable: true, plain_memory },
            string: name.into(),
            name: name.into(),
            pkg_path: "".into(),
        });
        ty.set_shape(Shape::Basic);
        ty
    }

    fn int(&self) -> TypeRef {
        self.basic("int", Kind::Int, 8, &[])
    }

    /// A string that lives as long as the world.
    fn string(&mut self, text: &str) -> GoString {
        let made = string::new_string(&mut self.p, text.as_bytes()).expect("memory");
        self.live.0.push(made.ptr);
        made
    }

    /// Collects if the collector asked for it, as a script does at its safepoints.
    fn safepoint(&mut self) {
        if self.p.guard.take() {
            let (cache, trace) = (&mut self.p.cache, &self.p.trace);
            let (heap, caches) =
                (&self.rt.heap, &mut |visit: &mut dyn FnMut(&mut MCache)| visit(cache));
            // SAFETY: the world's only processor, between allocations; `live` has all that a benchmark goes on to use.
            unsafe { self.rt.gc.collect(heap, caches, &self.live, Cause::HeapGoal, trace) };
        }
    }
}

/// Times `call` (told which of its batch it is), in batches with a safepoint after each.
fn batches<T>(
    group: &mut Group<'_>,
    case: &str,
    world: &mut World,
    mut call: impl FnMut(&mut Processor, usize) -> T,
) {
    group.throughput(Throughput::Elements(BATCH as u64));
    group.bench_function(case, |b| {
        b.iter(|| {
            for n in 0..BATCH {
                black_box(call(&mut world.p, n));
            }
            world.safepoint();
        });
    });
}

/// How the keys of a map are made and used.
trait Keys: Copy {
    const NAME: &'static str;

    /// The type of these keys.
    fn ty(world: &World) -> TypeRef;
    /// The n-th key; it stays alive.
    fn nth(world: &mut World, n: usize) -> Self;
    /// `m[k]`.
    ///
    /// # Safety
    /// The map has this shape, and keys of this kind.
    unsafe fn get(self, map: Addr, shape: &MapShape) -> Option<Addr>;
    /// `m[k] = value`.
    ///
    /// # Safety
    /// As for `get`; values are words.
    unsafe fn set(self, p: &mut Processor, map: Addr, shape: &MapShape, value: u64);
}

impl Keys for u64 {
    const NAME: &'static str = "int";

    fn ty(world: &World) -> TypeRef {
        world.int()
    }

    fn nth(_world: &mut World, n: usize) -> u64 {
        n as u64 * 7919
    }

    unsafe fn get(self, map: Addr, shape: &MapShape) -> Option<Addr> {
        // SAFETY: promised by the caller.
        unsafe { access_u64(map, shape, self) }
    }

    unsafe fn set(self, p: &mut Processor, map: Addr, shape: &MapShape, value: u64) {
        // SAFETY: promised by the caller.
        unsafe { mem::store64(assign_u64(p, map, shape, self).expect("memory"), value) }
    }
}

impl Keys for GoString {
    const NAME: &'static str = "string";

    fn ty(world: &World) -> TypeRef {
        world.basic("string", Kind::String, 16, &[0])
    }

    fn nth(world: &mut World, n: usize) -> GoString {
        world.string(&format!("key {n}"))
    }

    unsafe fn get(self, map: Addr, shape: &MapShape) -> Option<Addr> {
        // SAFETY: promised by the caller.
        unsafe { access_str(map, shape, self) }
    }

    unsafe fn set(self, p: &mut Processor, map: Addr, shape: &MapShape, value: u64) {
        // SAFETY: promised by the caller.
        unsafe { mem::store64(assign_str(p, map, shape, self).expect("memory"), value) }
    }
}

/// Entries: one group, one table, many tables.
const SIZES: [usize; 3] = [8, 800, 100_000];

/// A map with `size` entries, its keys in the order in which they are looked up, and as many others.
fn filled<K: Keys>(world: &mut World, size: usize) -> (Addr, MapShape, Vec<K>, Vec<K>) {
    let shape = map_shape(&world.types, K::ty(world), world.int());
    let map = make_map(&mut world.p, &shape, 0).expect("memory");
    world.live.0.push(map);
    let keys: Vec<K> = (0..size).map(|n| K::nth(world, n)).collect();
    let absent = (size..2 * size).map(|n| K::nth(world, n)).collect();
    for (n, key) in keys.iter().enumerate() {
        // SAFETY: a map of this shape.
        unsafe { key.set(&mut world.p, map, &shape, n as u64) };
    }
    (map, shape, keys, absent)
}

fn map_lookups<K: Keys>(c: &mut Criterion) {
    for size in SIZES {
        let mut world = World::new();
        let (map, shape, keys, absent) = filled::<K>(&mut world, size);
        let case = format!("{}, {size}", K::NAME);
        let mut group = c.benchmark_group("map_get");
        batches(&mut group, &case, &mut world, |_, n| {
            // SAFETY: a map of this shape.
            unsafe { keys[n * 31 % size].get(map, &shape) }
        });
        batches(&mut group, &format!("{case}, absent"), &mut world, |_, n| {
            // SAFETY: a map of this shape.
            unsafe { absent[n * 31 % size].get(map, &shape) }
        });
        group.finish();
        let mut group = c.benchmark_group("map_set");
        batches(&mut group, &case, &mut world, |p, n| {
            // SAFETY: a map of this shape.
            unsafe { keys[n * 31 % size].set(p, map, &shape, n as u64) };
        });
        group.finish();
    }
}

/// Filling a map from empty: groups, tables and splits included.
fn map_fill<K: Keys>(c: &mut Criterion) {
    let mut group = c.benchmark_group("map_fill");
    for size in SIZES {
        let mut world = World::new();
        let (_, shape, keys, _) = filled::<K>(&mut world, size);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(format!("{}, {size}", K::NAME), |b| {
            b.iter(|| {
                let map = make_map(&mut world.p, &shape, 0).expect("memory");
                for key in &keys {
                    // SAFETY: a map of this shape; no collection before it is filled.
                    unsafe { key.set(&mut world.p, map, &shape, 1) };
                }
                world.safepoint();
            });
        });
    }
    group.finish();
}

/// Looking up, replacing, filling.
fn maps(c: &mut Criterion) {
    map_lookups::<u64>(c);
    map_lookups::<GoString>(c);
    map_fill::<u64>(c);
    map_fill::<GoString>(c);
}

/// A slice of this string's bytes.
fn bytes_of(text: GoString) -> GoSlice {
    GoSlice { ptr: text.ptr, len: text.len, cap: text.len }
}

/// Growing a slice of words from nothing, one element at a time.
fn append(c: &mut Criterion) {
    let mut group = c.benchmark_group("append");
    for len in [4, 100, 10_000] {
        let mut world = World::new();
        let int = world.int();
        let text = world.string("an element");
        let one = GoSlice { len: 1, cap: 1, ..bytes_of(text) };
        group.throughput(Throughput::Elements(len));
        group.bench_function(format!("int, to {len}"), |b| {
            b.iter(|| {
                let mut grown = GoSlice::default();
                for _ in 0..len {
                    // SAFETY: a slice of words, and the first eight bytes of `text` as one more.
                    grown =
                        unsafe { slice::append(&mut world.p, grown, one, int) }.expect("memory");
                }
                world.safepoint();
                black_box(grown.cap)
            });
        });
    }
    group.finish();
}

/// Putting strings together.
fn concat(c: &mut Criterion) {
    let mut group = c.benchmark_group("concat");
    for len in [8, 100, 2000] {
        let mut world = World::new();
        let text = world.string(&"x".repeat(len));
        let parts = world.p.new_bytes(4 * size_of::<GoString>(), true).expect("memory");
        world.live.0.push(parts);
        for n in 0..4 {
            // SAFETY: room for four strings. They are in memory that is not marked through, but
            // the world keeps the text alive.
            unsafe { text.store(parts + Bytes(n * size_of::<GoString>())) };
        }
        for count in [2, 4] {
            batches(&mut group, &format!("{count} of {len} B"), &mut world, |p, _| {
                // SAFETY: at least as many strings.
                unsafe { string::concat(p, parts, count, None, |_| false) }
            });
        }
    }
    group.finish();
}

/// Between strings, bytes and runes; the strings are one third letters of two bytes.
fn conversions(c: &mut Criterion) {
    let mut group = c.benchmark_group("conversions");
    for len in [9, 201] {
        let mut world = World::new();
        let text = world.string(&"aé".repeat(len / 3));
        let small = world.p.new_bytes(256 * 8, true).expect("memory");
        world.live.0.push(small);
        // SAFETY: a string.
        let runes = unsafe { string::to_runes(&mut world.p, text, None) }.expect("memory");
        world.live.0.push(runes.ptr);
        batches(&mut group, &format!("[]byte to string, {len} B"), &mut world, |p, _| {
            // SAFETY: bytes that live as long as the world; more than one.
            unsafe { string::from_bytes(p, bytes_of(text), SmallValues(small), None) }
        });
        batches(&mut group, &format!("string to []byte, {len} B"), &mut world, |p, _| {
            // SAFETY: a string.
            unsafe { string::to_bytes(p, text, None) }
        });
        batches(&mut group, &format!("string to []rune, {len} B"), &mut world, |p, _| {
            // SAFETY: a string.
            unsafe { string::to_runes(p, text, None) }
        });
        batches(&mut group, &format!("[]rune to string, {len} B"), &mut world, |p, _| {
            // SAFETY: runes that live as long as the world.
            unsafe { string::from_runes(p, runes, None) }
        });
    }
    let mut world = World::new();
    batches(&mut group, "rune to string", &mut world, |p, _| string::from_rune(p, 0x4e16, None));
    group.finish();
}

criterion_group!(runtime, maps, append, concat, conversions);
criterion_main!(runtime);
