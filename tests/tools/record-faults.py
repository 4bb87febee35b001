#!/usr/bin/env python3
"""Record what a real Go toolchain prints for the programs in tests/faults.

usage: record-faults.py GO      (GO is a go command, version 1.27.3)
For each NAME.go writes NAME.out (standard output) and NAME.err (standard error without what
differs from machine to machine: folders, argument values, code offsets, the numbers of goroutines but main's, the
signal's line).
Programs without a NAME.err are left alone: what they print in full depends on the machine.
"""
import os, re, subprocess, sys, tempfile

def plain(text):
    lines = []
    for line in text.splitlines():
        if line.startswith('[signal '):
            continue
        line = re.sub(r'^\t.*/([^/]+\.go:\d+).*$', r'\t\1', line)
        line = re.sub(r'^(main\..*)\(.*\)$', r'\1(...)', line)
        line = re.sub(r'^goroutine (?!1 )\d+ \[', 'goroutine N [', line)
        lines.append(line)
    return '\n'.join(lines).rstrip() + '\n'

def main():
    go = sys.argv[1]
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'faults')
    with tempfile.TemporaryDirectory() as scratch:
        for file in sorted(os.listdir(folder)):
            name, kind = os.path.splitext(os.path.join(folder, file))
            if kind != '.go' or not os.path.exists(name + '.err'):
                continue
            binary = os.path.join(scratch, 'program')
            subprocess.run([go, 'build', '-o', binary, name + '.go'], check=True)
            run = subprocess.run([binary], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            assert run.returncode == 2, f'{file} ended with {run.returncode}'
            with open(name + '.out', 'w') as out:
                out.write(run.stdout)
            with open(name + '.err', 'w') as err:
                err.write(plain(run.stderr))

main()
