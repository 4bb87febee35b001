#!/usr/bin/env python3
"""A table for docs/comparison.md from the runs of a comparison.

    study_table.py FOLDER/NAME METRIC...

A row for each contender; in each cell the median, its 95 % interval, and the verdict against the first row: a change is one, `~` the intervals
overlap, `?` too few runs, `=` less than 2 % apart. The figures are those of the file's last line, which `burrow compare` reckons.
"""
import json
import sys

MIB = 1 << 20
UNITS = {  # by the first words of a metric's name: divisor, unit, digits
    "rss.integral": (MIB, "MiB·s", 0),
    "rss.above_live": (MIB, "MiB·s", 0),
    "rss.half": (1, "s", 2),
    "rss.most": (1, "s", 2),
    "rss": (MIB, "MiB", 1),
    "returns.released": (MIB, "MiB", 0),
    "latency": (1e-6, "µs", 1),
    "cpu": (1, "s", 2),
    "cpu.policy": (1e-3, "ms", 1),
    "time": (1, "s", 2),
    "limit": (1, "s", 2),
}


def unit(metric):
    return UNITS.get(metric) or UNITS.get(metric.split(".")[0]) or (1, "", 0)


def summary(folder):
    lines = [json.loads(line) for line in open(folder + "/runs.jsonl", encoding="utf-8")]
    return next(line for line in reversed(lines) if line["line"] == "summary")


def mark(cell):
    against = cell.get("against")
    if against is None:
        return ""
    verdict = against["verdict"]
    if isinstance(verdict, dict):
        return {"overlap": " ~", "too_few_runs": " ?", "too_small": " ="}[verdict["no_verdict"]["why"]]
    ratio = against["ratio"]
    if ratio is None:
        return " **from 0**"
    if ratio["ratio"] >= 10:
        return f" **× {ratio['ratio']:.0f}**"
    return f" **{100 * (ratio['ratio'] - 1):+.0f} %**".replace("-", "−")


def figure(cell, metric):
    divisor, _, digits = unit(metric)
    estimate = cell["estimate"]
    median, low, high = (f"{estimate[end] / divisor:,.{digits}f}" for end in ("median", "low", "high"))
    return f"{median} [{low}, {high}]{mark(cell)}" if low != high else f"{median}{mark(cell)}"


def main():
    folder, metrics = sys.argv[1], sys.argv[2:]
    heads = [f"{metric}{', ' + unit(metric)[1] if unit(metric)[1] else ''}" for metric in metrics]
    print("| | " + " | ".join(heads) + " |")
    print("|---" * (len(metrics) + 1) + "|")
    for row in summary(folder)["rows"]:
        cells = (row["metrics"].get(metric) for metric in metrics)
        print(f"| `{row['label']}` | " + " | ".join(figure(c, m) if c else "–" for c, m in zip(cells, metrics)) + " |")


main()
