#!/usr/bin/env python3
"""Race burrow against peers on programs/bench: interleaved runs, medians, ratios.

usage: race.py --burrow BIN [--go GO] [--yaegi YAEGI] [--lua] [-n RUNS] [--programs a,b] [--by seconds|cpu] [--json OUT]

GO is a go command (programs are built first), YAEGI a yaegi binary; --lua runs lua5.4 on the twins
in programs/lua, whose output is not compared. Every other output is compared with the recorded one;
a wrong one shows as WRONG. yaegi runs once, as it takes long.

--by says what is compared: elapsed seconds (the default) or CPU seconds (user and system, of all
threads: steadier on a machine that does other things).
"""
import argparse
import json
import math
import os
import signal
import statistics
import subprocess
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BENCH = os.path.join(HERE, '..', 'programs', 'bench')
LUA = os.path.join(HERE, '..', 'programs', 'lua')
PEERS = ('go', 'yaegi', 'lua')


def run(command, want, timeout, by):
    """Seconds that the command took, or 'WRONG', or None past the timeout."""
    late = []

    def end():
        late.append(True)
        os.kill(process.pid, signal.SIGKILL)

    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        timer = threading.Timer(timeout, end)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if late:
            return None
        output.seek(0)
        if process.returncode != 0 or (want is not None and output.read() != want):
            return 'WRONG'
    return seconds if by == 'seconds' else usage.ru_utime + usage.ru_stime


def commands(args, name, scratch):
    """What runs the program called name: a command for each racer that can."""
    source = os.path.join(args.dir, name + '.go')
    racers = {}
    if args.burrow:
        racers['burrow'] = [args.burrow, 'run', source]
    if args.go:
        binary = os.path.join(scratch, name)
        subprocess.run([args.go, 'build', '-o', binary, source], check=True)
        racers['go'] = [binary]
    if args.yaegi:
        racers['yaegi'] = [args.yaegi, 'run', source]
    twin = os.path.join(LUA, name + '.lua')
    if args.lua and os.path.exists(twin):
        racers['lua'] = ['lua5.4', twin]
    return racers


def race(args, name, scratch):
    """The median of each racer on one program; the racers take turns."""
    recorded = os.path.join(args.dir, name + '.out')
    want = open(recorded, 'rb').read() if os.path.exists(recorded) else None
    racers = commands(args, name, scratch)
    times = {racer: [] for racer in racers}
    for turn in range(args.n):
        for racer, command in racers.items():
            if racer == 'yaegi' and turn > 0:
                continue
            times[racer].append(run(command, want if racer != 'lua' else None, args.timeout, args.by))
    row = {}
    for racer, runs in times.items():
        bad = [r for r in runs if not isinstance(r, float)]
        row[racer] = (bad[0] or 'timeout') if bad else statistics.median(runs)
    return row


def line(name, row):
    text = f'{name:10s}'
    base = row.get('burrow')
    for racer, took in row.items():
        text += f'  {racer} {took:.3f}s' if isinstance(took, float) else f'  {racer} {took}'
        if racer != 'burrow' and isinstance(took, float) and isinstance(base, float):
            text += f' (x{base / took:.2f})'
    return text


def summary(table, peer):
    """The geometric mean of burrow's time over the peer's; None without a common program."""
    pairs = [(row.get('burrow'), row.get(peer)) for row in table.values()]
    ratios = [ours / theirs for ours, theirs in pairs
              if isinstance(ours, float) and isinstance(theirs, float)]
    if not ratios:
        return None
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
    return f'geomean burrow/{peer}: {mean:.2f} over {len(ratios)} programs, worst {max(ratios):.2f}'


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('--burrow')
    parser.add_argument('--go')
    parser.add_argument('--yaegi')
    parser.add_argument('--lua', action='store_true')
    parser.add_argument('-n', type=int, default=3)
    parser.add_argument('--programs', default='')
    parser.add_argument('--timeout', type=float, default=120)
    parser.add_argument('--by', choices=('seconds', 'cpu'), default='seconds')
    parser.add_argument('--json')
    parser.add_argument('--dir', default=BENCH)
    args = parser.parse_args()

    names = sorted(file[:-3] for file in os.listdir(args.dir) if file.endswith('.go'))
    if args.programs:
        names = [name for name in names if name in args.programs.split(',')]
    table = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in names:
            table[name] = race(args, name, scratch)
            print(line(name, table[name]), flush=True)
    for peer in PEERS:
        text = summary(table, peer)
        if text:
            print(text)
    if args.json:
        with open(args.json, 'w') as out:
            json.dump(table, out, indent=1)


if __name__ == '__main__':
    main()
