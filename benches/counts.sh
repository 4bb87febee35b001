#!/bin/sh
# The instruction counts of docs/performance.md, by callgrind: for each allocator and size the difference between two runs,
# divided by the difference of their counts. All subjects in one run of this script.
#
#     cargo build --release -p burrow-benches --features peers --bin alloc_count --bin refill_count
#     benches/counts.sh [FOLDER OF THE PROGRAMS]
#
# tcmalloc has no crate: if Debian's libtcmalloc-minimal4 is installed, it is preloaded in glibc's place.
set -eu
programs=${1:-target/release}
tcmalloc=$(ls /usr/lib/*/libtcmalloc_minimal.so.4 2>/dev/null | head -n 1)
out=$(mktemp)
trap 'rm -f "$out"' EXIT

# Instructions of a run, with PRELOAD in front of the C library.
count() {
    LD_PRELOAD=${PRELOAD:-} valgrind --tool=callgrind --callgrind-out-file="$out" "$@" 2>&1 | sed -n 's/.*Collected : //p'
}

# marginal LABEL LESS MORE COMMAND... AFTER: the count goes between.
marginal() {
    label=$1 less=$2 more=$3
    shift 3
    size=${SIZE:-}
    low=$(count "$@" "$less" $size)
    high=$(count "$@" "$more" $size)
    echo "$label $low $high $less $more" | awk '{ printf "%-28s %8.1f\n", $1, ($3 - $2) / ($5 - $4) }'
}

for SIZE in 16 64; do
    for name in burrow burrow-pointers burrow-typed burrow-typed-pointers mimalloc jemalloc glibc; do
        marginal "$name-$SIZE" 1000000 3000000 "$programs/alloc_count" "$name" ||
            echo "$name-$SIZE: not built (--features peers)"
    done
    if [ -n "$tcmalloc" ]; then
        PRELOAD=$tcmalloc
        marginal "tcmalloc-$SIZE" 1000000 3000000 "$programs/alloc_count" glibc
        PRELOAD=
    fi
done
SIZE=
for kind in swept unswept; do
    marginal "refill-$kind" 5000 15000 "$programs/refill_count" "$kind"
done
