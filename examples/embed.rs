//! Runs a Go script from Rust, takes what it prints, and looks at its heap.
//!
//! `cargo run -p burrow-vm --example embed`
//!
//! The steps are [`load`] (text to program), [`Runtime::builder`] (a heap, a collector, outputs, settings) and [`run`].
//! A program can be run many times, one after another, each time on a runtime of its own; a runtime serves one run.

use std::error::Error;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use burrow_runtime::Runtime;
use burrow_vm::syntax::render::{Colour, long};
use burrow_vm::{LoadError, Program, SourceText, load, run};

const SCRIPT: &str = r#"
package main

import "fmt"

type tree struct {
	left, right *tree
}

func grow(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{grow(depth - 1), grow(depth - 1)}
}

func (t *tree) count() int {
	if t == nil {
		return 0
	}
	return 1 + t.left.count() + t.right.count()
}

func main() {
	for depth := 10; depth <= 16; depth += 2 {
		fmt.Printf("a tree of depth %d has %d nodes\n", depth, grow(depth).count())
	}
}
"#;

fn main() -> Result<(), Box<dyn Error>> {
    let mut program = compile("trees.go", SCRIPT)?;
    for gogc in [100, 25] {
        let (status, printed) = run_once(&mut program, gogc)?;
        println!("exit status {status}; it printed:\n{printed}");
    }
    Ok(())
}

/// Reads, checks and compiles a script; what is wrong with it becomes one error.
fn compile(name: &str, text: &str) -> Result<Program, String> {
    let file = SourceText { name: name.into(), bytes: text.into() };
    load(vec![file]).map_err(|error| match error {
        LoadError::Errors { sources, diags } => {
            let texts = diags.iter().map(|diag| long(&sources, diag, Colour::None));
            texts.collect::<Vec<_>>().join("\n")
        }
        LoadError::Other(message) => message,
    })
}

/// Runs the program on a fresh heap, reports the heap's figures, and returns exit status and output.
fn run_once(program: &mut Program, gogc: i32) -> Result<(i32, String), Box<dyn Error>> {
    let out = Buffer::default();
    let runtime = Runtime::builder()
        .stdout(out.clone())
        .args(["trees.go".to_string()])
        .gogc(gogc)
        .seed(1) // the same addresses within the heap, the same random numbers
        .build()?;
    let outcome = run(program, &runtime);

    let stats = &outcome.stats;
    println!("with GOGC={gogc}:");
    println!("  objects made       {:>9}", stats.mallocs);
    println!("  collections        {:>9}", stats.num_gc);
    println!("  heap in use        {:>9} KiB", stats.heap_inuse >> 10);
    println!("  heap from the OS   {:>9} KiB", (stats.heap_sys - stats.heap_released) >> 10);
    Ok((outcome.status, out.text()))
    // Here the runtime is dropped, and every page goes back.
}

/// Output that can be read while or after a runtime has written it.
#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Buffer {
    fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
