//! The four questions, on dumps made by hand; files that are damaged.

use proptest::prelude::*;

use super::testing::{BASE, Bytes, heap, list};
use super::*;

/// The parts of `main.list` and its like.
const NODE: &str = "main.node";

#[test]
fn types_follow_typed_pointers() {
    let heap = heap(&list());
    let top = top(&heap, By::Size, 10);
    let rows: Vec<_> = top.rows.iter().map(|row| (&*row.r#type, row.count, row.bytes)).collect();
    assert_eq!(rows, [(NODE, 3, 48), ("unknown (32 B, 1 pointer)", 1, 32)]);
    assert_eq!((top.objects, top.bytes, top.garbage_objects, top.garbage_bytes), (4, 80, 1, 16));
    assert_eq!((top.exact_bytes, top.inferred_bytes), (0, 48));
}

#[test]
fn retained_sizes_count_an_object_once() {
    let heap = heap(&list());
    let top = top(&heap, By::Retained, 1);
    // The second node has two holders, so the first retains itself only; the second retains the third.
    assert_eq!((&*top.rows[0].r#type, top.rows[0].retained, top.types), (NODE, 48, 2));
    assert_eq!(heap.retained(), [16, 32, 16, 0, 32]);
}

#[test]
fn the_shortest_way_has_names() {
    let heap = heap(&list());
    let third = why(&heap, &format!("{:#x}", BASE + 5 * 16 + 3)).expect("inside the third node");
    let way = third.way.expect("it is reachable");
    assert_eq!(way.root, "global variable main.list");
    let steps: Vec<_> =
        way.steps.iter().map(|step| (step.address - BASE, step.field.clone())).collect();
    let next = Some(".next".to_string());
    assert_eq!(steps, [(0, next.clone()), (16, next), (80, None)]);
    assert!(way.to_string().contains("main.node  16 B, by .next (+0)"), "{way}");

    let own = why(&heap, "unknown (32 B, 1 pointer)").expect("there is one");
    let root = own.way.expect("it is reachable").root;
    assert_eq!(root, "goroutine 9, main.f (x.go:7), word 5");
}

#[test]
fn a_type_is_found_by_its_short_name() {
    let heap = heap(&list());
    let all = why(&heap, "node").expect("main.node is meant");
    assert_eq!((all.objects, all.garbage), (3, 0));
    assert_eq!(all.roots, [("global variable main.list".to_string(), 3)]);
    let unknown = why(&heap, "Nod").expect_err("there is none");
    assert_eq!(unknown.to_string(), "there is no object of type Nod; there are main.node");
}

#[test]
fn what_is_not_there_is_said() {
    let heap = heap(&list());
    let cases = [
        // (case, address, what is said)
        ("garbage", BASE + 16 * 16, None),
        ("a free slot", BASE + 7 * 16, Some("its slot is free")),
        ("no span", BASE + 3 * 8192, Some("no span uses that page")),
        ("before", BASE - 1, Some("it lies before the heap")),
    ];
    for (case, address, want) in cases {
        match (why(&heap, &format!("{address:#x}")), want) {
            (Ok(why), None) => {
                assert!(why.to_string().contains("nothing keeps it alive"), "{case}")
            }
            (Err(error), Some(want)) => {
                assert!(error.to_string().contains(want), "{case}: {error}")
            }
            (answer, _) => panic!("{case}: {answer:?}"),
        }
    }
}

#[test]
fn a_span_is_pinned_by_its_live_objects() {
    let heap = heap(&list());
    let report = span_at(&heap, BASE + 100).expect("the span of the nodes");
    assert_eq!((report.slots, report.live, report.garbage), (500, 3, 1));
    assert_eq!(report.holders[0].holder, None, "the root points to it");
    let holder = report.holders[1].holder.as_deref().expect("the frame's object is nearer");
    assert!(holder.contains("main.node") || holder.contains("unknown"), "{holder}");
    assert_eq!(sparse_spans(&heap, 9).len(), 2);
    assert!(span_at(&heap, BASE + 3 * 8192).is_err());
}

#[test]
fn a_diff_tells_what_is_new() {
    let old = heap(&list());
    let longer = list_with_one_more();
    let new = heap(&longer);
    let diff = diff(&old, &new, 10);
    assert_eq!(diff.new_bytes - diff.old_bytes, 16);
    let grown: Vec<_> = diff.grown.iter().map(|g| (&*g.r#type, g.count, g.bytes)).collect();
    assert_eq!(grown, [(NODE, 1, 16)]);
    let new: Vec<_> = diff.new_objects.iter().map(|n| (&*n.r#type, n.count, n.example)).collect();
    assert_eq!(new, [(NODE, 1, BASE + 16 * 16)]);
}

/// The list, with the garbage node put in front.
fn list_with_one_more() -> Bytes {
    use burrow_runtime::heap_dump::format::tag;
    let mut bytes = list().0;
    let end = bytes.iter().rposition(|&byte| byte == tag::END).expect("the last record");
    bytes.truncate(end);
    Bytes(bytes)
        .record(tag::ROOT, &[0, 6, 0, 0, 0, 2])
        .record(tag::SLOT, &[0, 0, 16 * 16, 0, 0])
        .record(tag::END, &[5, 4, 3])
}

#[test]
fn what_is_no_dump_is_refused() {
    let mut newer = list().0;
    newer[8] = 2;
    let cases: [(&str, &[u8], &str); 4] = [
        ("nothing", b"", "this is no heap dump"),
        ("text", b"package main\n", "this is no heap dump"),
        ("newer", &newer, "a heap dump of version 2, and only version 1"),
        ("only the head", &list().0[..9], "cut short: it ends after 9 bytes"),
    ];
    for (case, bytes, want) in cases {
        let error = Dump::read(bytes).expect_err(case).to_string();
        assert!(error.contains(want), "{case}: {error}");
    }
}

#[test]
fn a_dump_that_was_cut_short_is_refused_wherever_that_is() {
    let whole = list().0;
    for len in 9..whole.len() {
        let read = Dump::read(&whole[..len]);
        assert!(matches!(read, Err(DumpError::Truncated(_))), "{len} bytes: {read:?}");
    }
}

proptest! {
    /// Whatever stands in a file: there is an answer or an error.
    #[test]
    fn a_damaged_dump_does_no_harm(changes in prop::collection::vec((9..200usize, any::<u8>()), 1..6)) {
        let mut bytes = list().0;
        let len = bytes.len();
        for (at, byte) in changes {
            bytes[at % (len - 9) + 9] = byte;
        }
        if let Ok(dump) = Dump::read(&*bytes) {
            let heap = Heap::new(dump);
            let _ = top(&heap, By::Retained, 3).to_string();
            let _ = why(&heap, NODE).map(|why| why.to_string());
            let _ = diff(&heap, &heap, 3).to_string();
            sparse_spans(&heap, 3).iter().for_each(|span| drop(span.to_string()));
        }
    }
}
