//! Writes the page of a made-up comparison, or sweep, to a file: to look at the page without measuring anything.
//!
//!     cargo run -p burrow-lab --example page_demo -- page.html
//!     cargo run -p burrow-lab --example page_demo -- --sweep sweep.html

mod synthetic;

use std::process::ExitCode;

use burrow_lab::compare::page;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (path, html) = match &args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--sweep", path] => (*path, page::sweep(&synthetic::sweep())),
        [path] => {
            let comparison = synthetic::comparison(&synthetic::POLICIES[..6], 5, 60.0, 0.01);
            (*path, page::compare(&comparison, &synthetic::rows(&comparison)))
        }
        _ => {
            eprintln!("usage: page_demo [--sweep] FILE.html");
            return ExitCode::from(64);
        }
    };
    match std::fs::write(path, &html) {
        Ok(()) => {
            eprintln!("{path}: {} KB", html.len() / 1000);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path}: {error}");
            ExitCode::FAILURE
        }
    }
}
