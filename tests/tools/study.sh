#!/usr/bin/env bash
# The study of docs/comparison.md: every comparison and sweep it draws on, into a folder.
#
#   tests/tools/study.sh FOLDER [bursts|steady|programs|periods|sweeps ...]
#
# BURROW is the binary (default: target/release/burrow); go must be on PATH. Takes an hour and a half on a machine that does nothing else.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$1
shift
burrow=${BURROW:-target/release/burrow}
runs=${RUNS:-5}

policies=(--policy go --policy decay:dirty=2s --policy decay:dirty=2s,bg --policy decay:dirty=500ms,bg --policy eager --policy hold)

compare() { # NAME PROGRAM ARGS...: results into FOLDER/NAME
  local name=$1
  shift
  echo "== $name"
  "$burrow" compare --out "$out/$name" --runs "$runs" "$@" >/dev/null
}

# A workload in its short form, under all policies and real Go.
shape() { compare "$1" "examples/workloads/$1.go" "${policies[@]}" "${@:2}" --with go -- -quick; }

bursts() {
  shape phase_change
  shape idle_after_burst
  shape periodic_burst
  shape request_and_batch --policy decay:dirty=30s,bg
  compare request_and_batch_domains examples/workloads/request_and_batch_domains.go --policy decay:dirty=30s,bg --policy go -- -quick
}

steady() {
  shape sawtooth
  shape slow_leak
  shape pinned_churn
  shape limit_pressed
}

programs() {
  local program
  for program in churn fragment mark phases sawtooth service; do
    compare "memory_$program" "tests/programs/memory/$program.go" "${policies[@]}" --with go
  done
  compare memory_limit tests/programs/memory/limit.go --memory-limit 160MiB --gogc off "${policies[@]}" --with go
}

# Bursts of 64 MiB held for 200 ms, with pauses of a tenth, half, the whole and twice the decay time of 2 s.
periods() {
  local pause
  for pause in 200 1000 2000 4000; do
    compare "pause_$pause" examples/workloads/periodic_burst.go --policy hold --policy go --policy decay:dirty=2s,bg \
      --policy decay:dirty=2s,bg,credit --policy eager -- -bursts 6 -period "$((pause + 200))ms" -hold 200ms
  done
}

# Decay times from very short to very long: where do decay and the scavenger meet?
sweeps() {
  local shape
  for shape in sawtooth periodic_burst request_and_batch phase_change; do
    echo "== sweep of $shape"
    "$burrow" sweep --out "$out/sweep_$shape" --runs 3 --policy "go hold eager decay:bg" --decay 100ms,250ms,500ms,1s,2s,4s \
      "examples/workloads/$shape.go" -- -quick >/dev/null
  done
}

for part in ${@:-bursts steady programs periods sweeps}; do "$part"; done
