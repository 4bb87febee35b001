//! The embedded Go source, by import path.

/// The files of an embedded package, as name and text; `None` for a path that Burrow does not have.
pub fn source_of(path: &str) -> Option<&'static [(&'static str, &'static str)]> {
    macro_rules! package {
        ($($file:literal),*) => { Some(&[$(($file, include_str!(concat!("golib/", $file)))),*]) };
    }
    match path {
        "fmt" => package!("fmt/print.go"),
        "math" => package!("math/math.go", "math/const.go"),
        "runtime" => package!("runtime/runtime.go", "runtime/memstats.go"),
        "runtime/debug" => package!("runtime/debug/debug.go"),
        "time" => package!("time/time.go", "time/duration.go"),
        _ => None,
    }
}
