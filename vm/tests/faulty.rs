//! A program that allocates 64 MiB, on a machine that refuses it memory: each request of the runtime to the operating
//! system is refused once, alone, and once with all that come after.
//!
//! Whatever is refused, the run ends as if nothing had happened or with Go's out-of-memory error: never otherwise. Where it
//! ends well, the output is right, and the heap is verified at its collections (a broken invariant ends it with another
//! error).

use std::io::Write;
use std::sync::{Arc, Mutex};

use burrow_alloc::{Faulty, Mmap};
use burrow_runtime::{Runtime, Stress};
use burrow_vm::{SourceText, load, run};

/// Small objects, maps, stacks, a goroutine and large objects: 64 MiB in all, some 40 of them alive at once.
const PROGRAM: &str = r#"package main

type node struct {
	next *node
	pad  [13]int
}

func deep(n int) int {
	var pad [100]int
	if n == 0 {
		return 0
	}
	pad[n%100] = 1
	return pad[n%100] + deep(n-1)
}

func main() {
	var head *node
	for i := 0; i < 150_000; i++ { // 112 bytes each: 16 MiB
		head = &node{next: head}
	}
	m := map[int][]byte{}
	for i := 0; i < 16; i++ {
		m[i] = make([]byte, 1<<20)
		m[i][i] = byte(i)
	}
	done := make(chan int)
	go func() { done <- deep(20_000) }()
	var kept [][]int
	for i := 0; i < 4096; i++ { // 32 MiB of which little is kept
		s := make([]int, 1024)
		s[0] = i
		if i%256 == 0 {
			kept = append(kept, s)
		}
	}
	sum, n := <-done, 0
	for p := head; p != nil; p = p.next {
		n++
	}
	for i, b := range m {
		sum += int(b[i])
	}
	for _, s := range kept {
		sum += s[0]
	}
	println(n, sum)
}
"#;

const PRINTED: &str = "150000 50840\n";

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

/// What a run on this source printed; `None` if there was not even memory for a runtime.
fn printed(source: Arc<Faulty<Mmap>>) -> Option<String> {
    let files = vec![SourceText { name: "faulty.go".into(), bytes: PROGRAM.into() }];
    let Ok(mut program) = load(files) else { panic!("a correct program") };
    let out = Buffer::default();
    let builder = Runtime::builder().stdout(out.clone()).stderr(out.clone()).procs(2);
    let rt = builder.stress(Stress::Every(400_000)).page_source(source).build().ok()?;
    run(&mut program, &rt);
    let bytes = out.0.lock().expect("no writer panics").clone();
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// Ends well, or as Go does without memory.
fn check(case: &str, printed: Option<String>) -> bool {
    let Some(printed) = printed else { return false };
    let ended_well = printed == PRINTED;
    let out_of_memory =
        printed.contains("out of memory") && !printed.contains("heap verif") && !ended_well;
    assert!(ended_well || out_of_memory, "{case}: {printed}");
    ended_well
}

#[test]
fn every_refusal_ends_well_or_out_of_memory() {
    let counted = Arc::new(Faulty::after(usize::MAX, Mmap::new()));
    assert_eq!(printed(counted.clone()).as_deref(), Some(PRINTED));
    let requests = counted.requests();
    assert!(requests > 10, "{requests} requests: the program wants memory");
    let (mut once, mut all) = (0, 0);
    for at in 0..requests {
        let source = Arc::new(Faulty::once_after(at, Mmap::new()));
        once += usize::from(check(&format!("request {at} refused"), printed(source)));
        let source = Arc::new(Faulty::after(at, Mmap::new()));
        all += usize::from(check(&format!("all from request {at} refused"), printed(source)));
    }
    println!("{requests} requests; runs that ended well: {once} with one refused, {all} with all");
}
