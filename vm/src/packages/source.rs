//! The embedded Go source, by import path.

/// The files of an embedded package, as name and text; `None` for a path that Burrow does not have.
pub fn source_of(path: &str) -> Option<&'static [(&'static str, &'static str)]> {
    macro_rules! package {
        ($($file:literal),*) => { Some(&[$(($file, include_str!(concat!("golib/", $file)))),*]) };
    }
    match path {
        "bufio" => package!("bufio/bufio.go", "bufio/scan.go", "bufio/write.go"),
        "burrow/memory" => package!("burrow/memory/memory.go", "burrow/memory/domain.go"),
        "bytes" => {
            package!(
                "bytes/bytes.go",
                "bytes/iter.go",
                "bytes/split.go",
                "bytes/buffer.go",
                "bytes/reader.go"
            )
        }
        "cmp" => package!("cmp/cmp.go"),
        "container/heap" => package!("container/heap/heap.go"),
        "container/list" => package!("container/list/list.go"),
        "container/ring" => package!("container/ring/ring.go"),
        "encoding" => package!("encoding/encoding.go"),
        "encoding/base32" => package!("encoding/base32/base32.go"),
        "encoding/base64" => package!(
            "encoding/base64/base64.go",
            "encoding/base64/decode.go",
            "encoding/base64/stream.go"
        ),
        "encoding/binary" => package!(
            "encoding/binary/order.go",
            "encoding/binary/varint.go",
            "encoding/binary/binary.go"
        ),
        "encoding/csv" => package!("encoding/csv/reader.go", "encoding/csv/writer.go"),
        "encoding/hex" => package!("encoding/hex/hex.go", "encoding/hex/dump.go"),
        "context" => package!("context/context.go", "context/cancel.go"),
        "errors" => package!("errors/errors.go"),
        "fmt" => package!(
            "fmt/print.go",
            "fmt/methods.go",
            "fmt/errorf.go",
            "fmt/scan.go",
            "fmt/scanfrom.go",
            "fmt/scanvalue.go",
            "fmt/scanf.go"
        ),
        "hash" => package!("hash/hash.go"),
        "hash/adler32" => package!("hash/adler32/adler32.go", "hash/adler32/state.go"),
        "hash/crc32" => package!("hash/crc32/crc32.go", "hash/crc32/state.go"),
        "hash/crc64" => package!("hash/crc64/crc64.go", "hash/crc64/state.go"),
        "hash/fnv" => package!("hash/fnv/fnv.go", "hash/fnv/state.go"),
        "hash/maphash" => package!("hash/maphash/maphash.go"),
        "flag" => {
            package!("flag/flag.go", "flag/program.go", "flag/usage.go", "flag/value.go")
        }
        "io" => package!("io/io.go", "io/kinds.go", "io/pipe.go", "io/section.go"),
        "io/fs" => package!(
            "io/fs/fs.go",
            "io/fs/mode.go",
            "io/fs/read.go",
            "io/fs/walk.go",
            "io/fs/glob.go",
            "io/fs/sub.go"
        ),
        "iter" => package!("iter/iter.go", "iter/pull.go"),
        "log" => package!("log/log.go", "log/std.go"),
        "maps" => package!("maps/maps.go"),
        "math" => package!("math/math.go", "math/const.go"),
        "math/bits" => package!("math/bits/bits.go"),
        "math/cmplx" => {
            package!("math/cmplx/cmplx.go", "math/cmplx/trig.go", "math/cmplx/inverse.go")
        }
        "math/rand" => package!(
            "math/rand/rand.go",
            "math/rand/global.go",
            "math/rand/source.go",
            "math/rand/distribution.go",
            "math/rand/zipf.go"
        ),
        "math/rand/v2" => package!(
            "math/rand/v2/rand.go",
            "math/rand/v2/global.go",
            "math/rand/v2/pcg.go",
            "math/rand/v2/chacha8.go",
            "math/rand/v2/distribution.go",
            "math/rand/v2/zipf.go"
        ),
        "os" => package!(
            "os/env.go",
            "os/process.go",
            "os/error.go",
            "os/stat.go",
            "os/file.go",
            "os/dir.go",
            "os/dirfs.go",
            "os/temp.go"
        ),
        "path" => package!("path/path.go", "path/match.go"),
        "path/filepath" => package!(
            "path/filepath/filepath.go",
            "path/filepath/walk.go",
            "path/filepath/glob.go",
            "path/filepath/links.go"
        ),
        "reflect" => package!(
            "reflect/kind.go",
            "reflect/rtype.go",
            "reflect/fields.go",
            "reflect/maketype.go",
            "reflect/assign.go",
            "reflect/value.go",
            "reflect/scalar.go",
            "reflect/sequence.go",
            "reflect/maps.go",
            "reflect/call.go",
            "reflect/chans.go",
            "reflect/deepequal.go",
            "reflect/seq.go"
        ),
        "regexp" => package!("regexp/regexp.go", "regexp/find.go", "regexp/replace.go"),
        "regexp/syntax" => package!("regexp/syntax/syntax.go"),
        "runtime" => {
            package!(
                "runtime/runtime.go",
                "runtime/callers.go",
                "runtime/memstats.go",
                "runtime/profile.go",
                "runtime/finalizer.go"
            )
        }
        "runtime/debug" => package!("runtime/debug/debug.go"),
        "runtime/metrics" => package!("runtime/metrics/metrics.go"),
        "runtime/pprof" => package!(
            "runtime/pprof/pprof.go",
            "runtime/pprof/cpu.go",
            "runtime/pprof/heap.go",
            "runtime/pprof/counts.go",
            "runtime/pprof/label.go"
        ),
        "slices" => package!(
            "slices/slices.go",
            "slices/change.go",
            "slices/sort.go",
            "slices/pdqsort.go",
            "slices/stable.go",
            "slices/iter.go"
        ),
        "sort" => package!("sort/sort.go", "sort/interface.go", "sort/slice.go"),
        "strconv" => package!("strconv/number.go", "strconv/complex.go", "strconv/quote.go"),
        "strings" => package!(
            "strings/strings.go",
            "strings/iter.go",
            "strings/split.go",
            "strings/builder.go",
            "strings/reader.go",
            "strings/replacer.go"
        ),
        "sync" => package!(
            "sync/runtime.go",
            "sync/mutex.go",
            "sync/rwmutex.go",
            "sync/waitgroup.go",
            "sync/once.go",
            "sync/cond.go",
            "sync/pool.go",
            "sync/map.go"
        ),
        "sync/atomic" => {
            package!("sync/atomic/words.go", "sync/atomic/types.go", "sync/atomic/value.go")
        }
        "syscall" => package!("syscall/errno.go", "syscall/signal.go"),
        "text/tabwriter" => package!("text/tabwriter/tabwriter.go"),
        "time" => package!(
            "time/time.go",
            "time/calendar.go",
            "time/duration.go",
            "time/parseduration.go",
            "time/zone.go",
            "time/zonefile.go",
            "time/zonerule.go",
            "time/layout.go",
            "time/format.go",
            "time/parse.go",
            "time/parsezone.go",
            "time/marshal.go",
            "time/sleep.go",
            "time/timer.go"
        ),
        "unicode" => package!("unicode/unicode.go", "unicode/special.go", "unicode/tables.go"),
        "unicode/utf16" => package!("unicode/utf16/utf16.go"),
        "unicode/utf8" => package!("unicode/utf8/utf8.go"),
        "unique" => package!("unique/handle.go"),
        "weak" => package!("weak/pointer.go"),
        _ => None,
    }
}
