//! Standard output that cannot be written.

use crate::burrow::burrow;
use std::fs::OpenOptions;
use std::os::unix::process::ExitStatusExt;
use std::process::Stdio;

#[test]
fn a_full_disk_is_told_to_the_script_or_to_the_user() {
    let told = "for i := 0; i < 100000; i++ { if _, err := fmt.Println(i); err != nil { fmt.Fprintln(os.Stderr, err); os.Exit(3) } }";
    let cases = [
        // (what is printed, code, status, standard error)
        ("much", told, 3, "write /dev/stdout: no space left on device"),
        ("little", "fmt.Println(1)", 125, "burrow: standard output: No space left on device"),
        ("little, and fails", "fmt.Println(1); os.Exit(4)", 4, "burrow: standard output: No space"),
        ("nothing", "os.Exit(5)", 5, ""),
    ];
    for (case, code, status, want) in cases {
        let full = OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let run = burrow().args(["run", "-e", code]).stdout(full).output().expect(case);
        let stderr = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(status), "{case}: {stderr}");
        assert!(stderr.starts_with(want), "{case}: {stderr}");
    }
}

#[test]
fn who_reads_no_more_ends_the_script_by_sigpipe() {
    const SIGPIPE: i32 = 13;
    let code = "for { fmt.Println(`more`) }";
    let mut child =
        burrow().args(["run", "-e", code]).stdout(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let status = child.wait().expect("it ends");
    assert_eq!(status.signal(), Some(SIGPIPE));
}
