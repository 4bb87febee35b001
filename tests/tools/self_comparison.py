#!/usr/bin/env python3
"""A policy compared with itself, again and again: no metric may ever get a verdict.

    self_comparison.py PROGRAM.go TIMES RUNS [POLICY]

Prints how many cells were judged, and each verdict; exits with 1 if there is any. BURROW is the binary (default: target/release/burrow).
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

BURROW = os.environ.get("BURROW", "target/release/burrow")


def compared(program, runs, policy, seed, folder):
    args = [BURROW, "compare", "--policy", policy, "--policy", policy, f"--runs={runs}", f"--seed={seed}", "--out", folder, program]
    subprocess.run(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    lines = [json.loads(line) for line in open(folder + "/runs.jsonl", encoding="utf-8")]
    summary = next(line for line in lines if line["line"] == "summary")
    return summary["rows"][1]["metrics"]


def main():
    program, times, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    policy = sys.argv[4] if len(sys.argv) > 4 else "go"
    kinds, verdicts = collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(times):
            for metric, cell in compared(program, runs, policy, number, folder).items():
                verdict = cell["against"]["verdict"]
                if isinstance(verdict, dict):
                    kinds[verdict["no_verdict"]["why"]] += 1
                else:
                    verdicts.append(f"comparison {number}: {metric} is {verdict}: {cell['against']}")
    print(f"{times} comparisons, {runs} runs of each, {sum(kinds.values()) + len(verdicts)} cells: {dict(kinds)}, {len(verdicts)} verdicts")
    print(*verdicts, sep="\n")
    sys.exit(bool(verdicts))


main()
