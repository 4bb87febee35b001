//! Maps against a model, against Go's memory figures, and while they are ranged over.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::rtype::{Kind, TypeRef};
use crate::value::Interface;
use crate::value::testing::TestHeap;

/// A map of integers with its heap.
struct IntMap {
    heap: TestHeap,
    shape: MapShape,
    map: Addr,
}

impl IntMap {
    fn with_hint(hint: i64) -> IntMap {
        let mut heap = TestHeap::new();
        let int = heap.int();
        let shape = map_shape(&heap.types, int, int);
        let map = make_map(&mut heap, &shape, hint).unwrap();
        IntMap { heap, shape, map }
    }

    /// A map whose header and group, or only the header, lie outside the heap and hold something.
    fn at(with_group: bool) -> IntMap {
        let mut heap = TestHeap::new();
        let int = heap.int();
        let shape = map_shape(&heap.types, int, int);
        let [header, group] =
            [6, shape.group.size() / WORD].map(|n| heap.words(&vec![u64::MAX; n]));
        // SAFETY: room for a header and a group.
        let map = unsafe {
            match with_group {
                true => make_small_map_at(&mut heap, header, group, &shape),
                false => make_map_at(&mut heap, header, &shape, 0).unwrap(),
            }
        };
        assert_eq!(map, header);
        IntMap { heap, shape, map }
    }

    fn set(&mut self, key: u64, value: u64) {
        // SAFETY: a map of this shape.
        unsafe {
            mem::store64(assign_u64(&mut self.heap, self.map, &self.shape, key).unwrap(), value)
        }
    }

    fn get(&self, key: u64) -> Option<u64> {
        // SAFETY: a map of this shape.
        unsafe { access_u64(self.map, &self.shape, key).map(|at| mem::load64(at)) }
    }

    fn delete(&mut self, key: u64) {
        let key = self.heap.words(&[key]);
        // SAFETY: a map of this shape.
        unsafe { delete(&mut self.heap, self.map, &self.shape, key).unwrap() }
    }

    fn clear(&mut self) {
        // SAFETY: a map of this shape.
        unsafe { clear(&mut self.heap, self.map, &self.shape).unwrap() }
    }

    fn len(&self) -> usize {
        // SAFETY: a map.
        unsafe { len(self.map) }
    }

    /// Ranges over the map; `during` may change it and is told each entry.
    fn range(&mut self, mut during: impl FnMut(&mut IntMap, u64, u64)) {
        let iter = self.heap.raw(ITER_WORDS * WORD);
        // SAFETY: words for an iterator, a map of this shape.
        unsafe {
            iter_init(&mut self.heap, iter, self.map);
            while iter_next(iter, &self.shape) {
                let at = |word| Addr(mem::load64(iter + Bytes(word * WORD)) as usize);
                let (key, value) = (mem::load64(at(ITER_KEY)), mem::load64(at(ITER_VALUE)));
                during(self, key, value);
            }
        }
    }

    fn entries(&mut self) -> BTreeMap<u64, u64> {
        let mut entries = BTreeMap::new();
        self.range(|_, key, value| {
            assert!(entries.insert(key, value).is_none(), "{key} produced twice")
        });
        entries
    }

    /// (M2), (M3), and the counts.
    fn check_invariants(&self) {
        let map = Header(self.map);
        // SAFETY: a live map.
        unsafe {
            let mut entries = 0;
            let mut i = 0;
            while i < map.directory_len() {
                let table = map.table_at(i);
                let span = 1 << (map.global_depth() - table.local_depth());
                assert_eq!(table.index(), i as i64, "M2: index");
                assert!(
                    (i..i + span).all(|j| map.table_at(j) == table),
                    "M2: entries of table {i}"
                );
                let groups =
                    || (0..=table.group_mask()).map(|g| table.group(&self.shape, g).controls());
                let (full, deleted): (usize, usize) = (
                    groups().map(|c| c.full().count()).sum(),
                    groups().map(|c| c.deleted().count()).sum(),
                );
                assert_eq!(full, table.entries(), "entries of table {i}");
                let fresh = if table.slots() == 8 { 7 } else { table.slots() / 8 * 7 };
                assert_eq!(table.growth_left() + full + deleted, fresh, "M3 in table {i}");
                entries += full;
                i += span;
            }
            if !map.is_small() {
                assert_eq!(entries, map.entries(), "entries");
            }
        }
    }
}

#[test]
fn costs_what_it_costs_in_go() {
    // Entries 0..n-1 in a map[int]int; objects and bytes measured with Go 1.27.3.
    let cases = [
        // (n, objects grown, bytes grown, objects hinted, bytes hinted)
        (0, 1, 48, 1, 48),
        (1, 2, 192, 2, 192),
        (7, 2, 192, 2, 192),
        (8, 2, 192, 2, 192),
        (9, 5, 520, 4, 376),
        (14, 5, 520, 4, 376),
        (15, 7, 1128, 4, 664),
        (28, 7, 1128, 4, 664),
        (29, 9, 2312, 4, 1240),
        (56, 9, 2312, 4, 1240),
        (57, 11, 4648, 4, 2392),
        (100, 11, 4648, 4, 2392),
        (500, 17, 37512, 4, 18520),
        (896, 17, 37512, 4, 18520),
        (897, 22, 74456, 8, 37536),
        (1000, 22, 74456, 6, 36992),
        (5000, 48, 296_120, 18, 147_824),
    ];
    for (n, grown_objects, grown_bytes, hinted_objects, hinted_bytes) in cases {
        for (hint, objects, bytes) in
            [(0, grown_objects, grown_bytes), (n as i64, hinted_objects, hinted_bytes)]
        {
            let mut map = IntMap::with_hint(hint);
            for i in 0..n {
                map.set(i, i);
            }
            assert_eq!(
                (map.heap.mallocs, map.heap.bytes),
                (objects, bytes),
                "{n} entries, hint {hint}"
            );
            assert_eq!(map.entries(), (0..n).map(|i| (i, i)).collect(), "{n} entries, hint {hint}");
            let mut sum = 0;
            // SAFETY: a map of this shape.
            unsafe { for_each(map.map, &map.shape, |key, _| sum += mem::load64(key) + 1) };
            assert_eq!(sum, n * (n + 1) / 2, "{n} entries, hint {hint}");
            map.check_invariants();
        }
    }
}

#[test]
fn a_map_in_a_frame_costs_what_it_costs_in_go() {
    // Entries 0..n-1 in a map[int]int that does not escape; objects and bytes measured with Go 1.27.3.
    let cases =
        [(0, 0, 0), (1, 0, 0), (8, 0, 0), (9, 3, 328), (14, 3, 328), (15, 5, 936), (100, 9, 4456)];
    for (n, objects, bytes) in cases {
        for (with_group, group_objects, group_bytes) in [(true, 0, 0), (false, 1, 144)] {
            let mut map = IntMap::at(with_group);
            (0..n).for_each(|i| map.set(i, i));
            let own = usize::from(n > 0);
            let wanted = (objects + own * group_objects, bytes + own * group_bytes);
            assert_eq!((map.heap.mallocs, map.heap.bytes), wanted, "{n} entries, {with_group}");
            assert_eq!(map.entries(), (0..n).map(|i| (i, i)).collect(), "{n} entries");
            map.check_invariants();
        }
    }
}

#[test]
fn a_map_that_outgrew_its_frame_leaves_the_group() {
    let mut map = IntMap::at(true);
    // SAFETY: a map of this shape.
    let group = unsafe { Header(map.map).directory() };
    (0..9).for_each(|i| map.set(i, i));
    // SAFETY: the group's memory lives as long as the heap, and is the map's no more.
    unsafe { mem::fill_words(group, Bytes(map.shape.group.size()), u64::MAX) };
    assert_eq!(map.entries(), (0..9).map(|i| (i, i)).collect());
    map.check_invariants();
}

#[test]
fn many_entries_cost_about_what_they_cost_in_go() {
    let mut grown = IntMap::with_hint(0);
    let mut hinted = IntMap::with_hint(1_000_000);
    for i in 0..1_000_000 {
        grown.set(i, i);
        hinted.set(i, i);
    }
    assert!((8_100..8_300).contains(&grown.heap.mallocs), "{} objects", grown.heap.mallocs);
    assert!((75_000_000..76_000_000).contains(&grown.heap.bytes), "{} bytes", grown.heap.bytes);
    assert_eq!((hinted.heap.mallocs, hinted.heap.bytes), (4_098, 37_832_752));
    assert!((0..1_000_000).all(|i| grown.get(i) == Some(i) && hinted.get(i) == Some(i)));
}

#[test]
fn groups_are_laid_out_as_in_go() {
    let heap = TestHeap::new();
    let (int, string, any) = (heap.int(), heap.string_type(), heap.interface(None));
    let int32 = heap.basic("int32", Kind::Int32, 4, 4);
    let boolean = heap.basic("bool", Kind::Bool, 1, 1);
    let byte = heap.basic("uint8", Kind::Uint8, 1, 1);
    let float = heap.basic("float64", Kind::Float64, 8, 8);
    let empty = heap.structure("struct {}", &[]);
    let large = heap.array(int, 17);
    let edge = heap.array(int, 16);
    use MapKeyKind::{General, Str, Word32, Word64};
    type Case<'a> = (&'a str, TypeRef, TypeRef, usize, MapKeyKind, &'a [usize]);
    let cases: [Case; 12] = [
        // (case, key, value, bytes of a group, kind of key, pointer words of the first two slots)
        ("int to int", int, int, 136, Word64, &[]),
        ("int to nothing", int, empty, 136, Word64, &[]),
        ("int to pointer", int, heap.pointer(int), 136, Word64, &[2, 4]),
        ("pointer to bool", heap.pointer(int), boolean, 136, Word64, &[1, 3]),
        ("int32 to int32", int32, int32, 72, Word32, &[]),
        ("string to bool", string, boolean, 200, Str, &[1, 4]),
        ("string to any", string, any, 264, Str, &[1, 3, 4, 5, 7, 8]),
        ("float to byte", float, byte, 136, General, &[]),
        ("eight unaligned bytes to byte", heap.array(byte, 8), byte, 80, General, &[]),
        ("nothing to nothing", empty, empty, 16, General, &[]),
        ("large to large", large, large, 136, General, &[1, 2, 3, 4]),
        ("just not large", edge, edge, 8 + 8 * 256, General, &[]),
    ];
    for (case, key, value, size, kind, pointers) in cases {
        let shape = map_shape(&heap.types, key, value);
        assert_eq!((shape.group.size(), shape.key_kind), (size, kind), "{case}");
        let words = crate::value::testing::pointer_words(shape.group);
        assert_eq!(words.len(), pointers.len() * 4, "{case}");
        assert_eq!(&words[..pointers.len()], pointers, "{case}");
    }
}

#[derive(Clone, Debug)]
enum Op {
    Set(u64, u64),
    Delete(u64),
    Get(u64),
    Clear,
}

fn any_op(keys: u64) -> impl Strategy<Value = Op> {
    prop_oneof![
        12 => (0..keys, any::<u64>()).prop_map(|(k, v)| Op::Set(k, v)),
        9 => (0..keys).prop_map(Op::Delete),
        4 => (0..keys).prop_map(Op::Get),
        1 => (0..10_u8).prop_map(|rare| if rare == 0 { Op::Clear } else { Op::Get(0) }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A map agrees with an ordered map, step by step.
    #[test]
    fn agrees_with_a_model(
        ops in prop_oneof![
            prop::collection::vec(any_op(12), 0..200),
            prop::collection::vec(any_op(200), 0..2000),
        ],
        origin in 0..3,
    ) {
        let mut map = match origin {
            0 => IntMap::with_hint(0),
            origin => IntMap::at(origin == 2),
        };
        let mut model = BTreeMap::new();
        for op in ops {
            match op {
                Op::Set(key, value) => {
                    map.set(key, value);
                    model.insert(key, value);
                }
                Op::Delete(key) => {
                    map.delete(key);
                    model.remove(&key);
                }
                Op::Get(key) => prop_assert_eq!(map.get(key), model.get(&key).copied()),
                Op::Clear => {
                    map.clear();
                    model.clear();
                }
            }
            prop_assert_eq!(map.len(), model.len());
            map.check_invariants();
        }
        prop_assert_eq!(map.entries(), model);
    }
}

#[test]
fn tombstones_are_dropped_instead_of_growing() {
    let mut map = IntMap::with_hint(500);
    let mallocs = map.heap.mallocs;
    for i in 0..100_000 {
        map.set(i, i);
        if i >= 300 {
            map.delete(i - 300);
        }
        if i % 1000 == 0 {
            map.check_invariants();
        }
    }
    assert_eq!(map.len(), 300);
    let objects = map.heap.mallocs - mallocs;
    assert!(objects <= 4, "a queue of 300 grew by {objects} objects");
}

#[test]
fn ranging_survives_changes() {
    type Change = fn(&mut IntMap, u64);
    let cases: [(&str, u64, Change); 8] = [
        ("nothing", 2000, |_, _| {}),
        ("small map grows", 8, |map, key| map.set(key + 1000, 0)),
        ("grows from two tables", 1500, |map, key| {
            (0..8).for_each(|i| map.set(10_000 + key * 8 + i, 0))
        }),
        ("grows from one table", 100, |map, key| {
            (0..40).for_each(|i| map.set(10_000 + key * 40 + i, 0))
        }),
        ("values change", 500, |map, key| map.set(key, key)),
        ("deletes itself", 2000, |map, key| map.delete(key)),
        ("deletes itself and grows", 700, |map, key| {
            map.delete(key);
            (0..20).for_each(|i| map.set(10_000 + key * 20 + i, 0));
        }),
        ("reinserts", 700, |map, key| {
            map.delete(key);
            map.set(key, key);
        }),
    ];
    let in_heap_or_frame = [false, true].map(|in_frame| cases.map(|case| (case, in_frame)));
    for ((case, n, change), in_frame) in in_heap_or_frame.into_iter().flatten() {
        let mut map = if in_frame { IntMap::at(true) } else { IntMap::with_hint(0) };
        (0..n).for_each(|i| map.set(i, i));
        let mut seen = vec![0; n as usize];
        map.range(|map, key, value| {
            if key < n {
                assert_eq!(key, value, "{case}");
                seen[key as usize] += 1;
                change(map, key);
            }
        });
        let reinserted = case == "reinserts";
        assert!(
            seen.iter().all(|&times| times == 1 || reinserted && times > 0),
            "{case}: {seen:?}"
        );
        map.check_invariants();
    }
}

#[test]
fn deleted_entries_are_not_produced() {
    for grows in [false, true] {
        let mut map = IntMap::with_hint(0);
        (0..3000).for_each(|i| map.set(i, i));
        let mut produced = 0;
        map.range(|map, key, _| {
            assert!(map.get(key).is_some(), "{key} was deleted");
            produced += 1;
            if key < 3000 {
                // Its partner must no longer come, unless it came first.
                map.delete(2999 - key);
                if grows {
                    (0..10).for_each(|i| map.set(10_000 + key * 10 + i, 0));
                }
            }
        });
        assert!(grows || produced == 1500, "{produced}");
    }
}

#[test]
fn clearing_ends_the_range() {
    for n in [5, 100, 5000] {
        let mut map = IntMap::with_hint(0);
        (0..n).for_each(|i| map.set(i, i));
        let mut produced = 0;
        map.range(|map, _, _| {
            produced += 1;
            map.clear();
            assert_eq!(map.len(), 0);
        });
        assert_eq!(produced, 1, "{n} entries");
        map.set(1, 2);
        assert_eq!(map.entries(), BTreeMap::from([(1, 2)]));
    }
}

#[test]
fn ranges_start_anywhere() {
    let mut map = IntMap::with_hint(0);
    (0..8).for_each(|i| map.set(i, i));
    let firsts: std::collections::BTreeSet<u64> = (0..200)
        .map(|_| {
            let mut first = None;
            map.range(|_, key, _| _ = first.get_or_insert(key));
            first.unwrap()
        })
        .collect();
    assert_eq!(firsts.len(), 8);
}

#[test]
fn nil_maps_are_empty_and_refuse_writes() {
    let mut map = IntMap::with_hint(0);
    map.map = Addr::NULL;
    assert_eq!((map.len(), map.get(1)), (0, None));
    map.delete(1);
    map.clear();
    assert!(map.entries().is_empty());
    // SAFETY: null is a map.
    let refused = unsafe { assign_u64(&mut map.heap, map.map, &map.shape, 1) };
    assert_eq!(refused, Err(Fault::Panic(RuntimeError::NilMapWrite)));
}

#[test]
fn running_out_of_memory_leaves_the_map_whole() {
    let mut map = IntMap::with_hint(0);
    let mut model = BTreeMap::new();
    for i in 0..4000 {
        map.heap.limit = map.heap.mallocs + (i as usize * 7 % 5);
        // SAFETY: a map of this shape.
        match unsafe { assign_u64(&mut map.heap, map.map, &map.shape, i) } {
            Ok(at) => {
                // SAFETY: a value of the map.
                unsafe { mem::store64(at, i) };
                model.insert(i, i);
            }
            Err(fault) => assert!(matches!(fault, Fault::Fatal(Fatal::OutOfMemory(_)))),
        }
        map.check_invariants();
    }
    assert_eq!(map.entries(), model);
}

#[test]
fn string_keys() {
    let mut heap = TestHeap::new();
    let shape = map_shape(&heap.types, heap.string_type(), heap.int());
    let map = make_map(&mut heap, &shape, 0).unwrap();
    let text = |i: u64| "x".repeat(i as usize % 40) + &i.to_string();
    // SAFETY: a map of this shape, keys are strings.
    unsafe {
        for i in 0..3000 {
            let key = heap.string(&text(i));
            mem::store64(assign_str(&mut heap, map, &shape, key).unwrap(), i);
        }
        for i in 0..4000 {
            let key = heap.string(&text(i));
            let found = access_str(map, &shape, key).map(|at| mem::load64(at));
            assert_eq!(found, (i < 3000).then_some(i), "{}", text(i));
        }
    }
}

#[test]
fn general_keys() {
    let mut heap = TestHeap::new();
    let (float, int, any) =
        (heap.basic("float64", Kind::Float64, 8, 8), heap.int(), heap.interface(None));
    let shape = map_shape(&heap.types, any, int);
    let map = make_map(&mut heap, &shape, 0).unwrap();
    let ints = heap.slice(int);
    let text = heap.string("text");
    let string_type = heap.string_type();
    let keys = [
        ("int", heap.boxed(int, &[1]), 1),
        ("float of the same bits", heap.boxed(float, &[1]), 2),
        ("zero", heap.boxed(float, &[0.0_f64.to_bits()]), 3),
        ("nil", Interface::default(), 4),
        ("string", heap.boxed(string_type, &[text.ptr.0 as u64, 4]), 5),
    ];
    let equal_keys = [
        ("int", heap.boxed(int, &[1]), Some(1)),
        ("minus zero", heap.boxed(float, &[(-0.0_f64).to_bits()]), Some(3)),
        ("nil", Interface::default(), Some(4)),
        ("other int", heap.boxed(int, &[2]), None),
    ];
    let place = |heap: &mut TestHeap, key: Interface| heap.words(&[key.tab, key.data]);
    // SAFETY: a map of this shape, keys are interfaces.
    unsafe {
        for (_, key, value) in keys {
            let at = place(&mut heap, key);
            mem::store64(assign(&mut heap, map, &shape, at).unwrap(), value);
        }
        for (case, key, wanted) in equal_keys {
            let at = place(&mut heap, key);
            assert_eq!(
                access(map, &shape, at).unwrap().map(|at| mem::load64(at)),
                wanted,
                "{case}"
            );
        }
        let key = heap.boxed(ints, &[0, 0, 0]);
        let at = place(&mut heap, key);
        let in_empty = RuntimeError::Plain("hash of unhashable type: []int".into());
        assert_eq!(access(Addr::NULL, &shape, at), Err(in_empty));
        let wanted = RuntimeError::Unhashable("[]int".into());
        assert_eq!(access(map, &shape, at), Err(wanted.clone()));
        assert_eq!(assign(&mut heap, map, &shape, at), Err(wanted.clone().into()));
        assert_eq!(delete(&mut heap, map, &shape, at), Err(wanted.into()));
        assert_eq!(len(map), keys.len());
    }
}

#[test]
fn not_a_number_is_a_new_key_every_time() {
    let mut heap = TestHeap::new();
    let shape = map_shape(&heap.types, heap.basic("float64", Kind::Float64, 8, 8), heap.int());
    let map = make_map(&mut heap, &shape, 0).unwrap();
    let nan = heap.words(&[f64::NAN.to_bits()]);
    let iter = heap.raw(ITER_WORDS * WORD);
    // SAFETY: a map of this shape, words for an iterator.
    unsafe {
        for i in 0..2000 {
            mem::store64(assign(&mut heap, map, &shape, nan).unwrap(), i);
            assert_eq!(access(map, &shape, nan), Ok(None));
        }
        assert_eq!(len(map), 2000);
        iter_init(&mut heap, iter, map);
        let mut values = std::collections::BTreeSet::new();
        while iter_next(iter, &shape) {
            values.insert(mem::load64(Addr(mem::load64(iter + Bytes(ITER_VALUE * WORD)) as usize)));
            if values.len() == 5 {
                (0..3000).for_each(|_| _ = assign(&mut heap, map, &shape, nan).unwrap());
            }
        }
        assert!((0..2000).all(|i| values.contains(&i)));
        clear(&mut heap, map, &shape).unwrap();
        assert_eq!(len(map), 0);
    }
}

#[test]
fn large_keys_and_values_live_apart() {
    let mut heap = TestHeap::new();
    let large = heap.array(heap.int(), 17);
    let shape = map_shape(&heap.types, large, large);
    let map = make_map(&mut heap, &shape, 0).unwrap();
    // SAFETY: a map of this shape, keys and values of 17 words.
    unsafe {
        for i in 0..500 {
            let key = heap.words(&[i; 17]);
            insert(&mut heap, map, &shape, key, key).unwrap();
        }
        for i in 0..600 {
            let key = heap.words(&[i; 17]);
            let found =
                access(map, &shape, key).unwrap().map(|at| mem::load64(at + Bytes(16 * WORD)));
            assert_eq!(found, (i < 500).then_some(i));
        }
    }
}
