#!/usr/bin/env python3
"""What measuring costs: a program run plainly and run by `burrow compare`, by turns.

    measuring.py PROGRAM.go RUNS

Prints the medians of run time, largest resident size and CPU time of both. BURROW is the binary (default: target/release/burrow).
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

BURROW = os.environ.get("BURROW", "target/release/burrow")


def plain(program):
    began = time.perf_counter()
    process = subprocess.Popen([BURROW, "run", program], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - began, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def measured(program, folder):
    args = [BURROW, "compare", "--policy=go", "--runs=1", "--out", folder, program]
    subprocess.run(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    lines = [json.loads(line) for line in open(folder + "/runs.jsonl", encoding="utf-8")]
    metrics = [line["metrics"] for line in lines if line["line"] == "run" and line["number"] == 1][0]
    return metrics["time.run"], metrics["rss.peak"] / (1 << 20), metrics["cpu.total"]


def main():
    program, runs = sys.argv[1], int(sys.argv[2])
    figures = {"plain": [], "measured": []}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(runs):
            figures["plain"].append(plain(program))
            figures["measured"].append(measured(program, folder))
    print("           run time, s   peak RSS, MiB   CPU, s")
    for name, rows in figures.items():
        time_s, rss, cpu = (statistics.median(column) for column in zip(*rows))
        print(f"{name:10} {time_s:11.3f} {rss:15.2f} {cpu:8.3f}")


main()
