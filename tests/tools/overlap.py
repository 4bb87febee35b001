#!/usr/bin/env python3
"""Two runs of the same comparison: do the intervals of every metric overlap?

    overlap.py ONE/runs.jsonl OTHER/runs.jsonl

Prints each pair that does not; exits with 1 if there is any.
"""
import json
import sys


def rows(path):
    lines = [json.loads(line) for line in open(path, encoding="utf-8")]
    return next(line for line in reversed(lines) if line["line"] == "summary")["rows"]


def main():
    pairs, apart = 0, []
    for one, other in zip(rows(sys.argv[1]), rows(sys.argv[2]), strict=True):
        for metric in one["metrics"].keys() & other["metrics"].keys():
            a, b = one["metrics"][metric]["estimate"], other["metrics"][metric]["estimate"]
            pairs += 1
            if a["high"] < b["low"] or b["high"] < a["low"]:
                apart.append(f"{one['label']}, {metric}: {a['low']:g} to {a['high']:g}, then {b['low']:g} to {b['high']:g}")
    print(f"{pairs} intervals, {len(apart)} that do not overlap")
    print(*apart, sep="\n")
    sys.exit(bool(apart))


main()
