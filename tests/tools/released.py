#!/usr/bin/env python3
"""When did memory go back after the last collection of a run?

usage: released.py TRACE.jsonl ...
For each trace of `burrow run --trace`: how much was released after the last collection ended, by how many system calls,
and when half and 99 % of it had gone, in milliseconds from the end of that collection.
"""
import json
import sys

PAGE = 8192


def releases(trace):
    """The end of the last collection, and (time, bytes) of each release after it."""
    ended, after = 0, []
    for line in open(trace):
        event = json.loads(line)
        if event['ev'] == 'gc_end':
            ended, after = event['t_ns'], []
        elif event['ev'] == 'pages_released':
            after.append((event['t_ns'], event['released_pages'] * PAGE))
    return ended, after


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for trace in sys.argv[1:]:
        ended, after = releases(trace)
        total, gone, times = sum(size for _, size in after), 0, []
        for time, size in after:
            gone += size
            for share in (50, 99)[len(times):]:
                if gone * 100 >= total * share:
                    times.append(f'{share} % after {(time - ended) / 1e6:.0f} ms')
        print(f'{trace}: {total / 2**20:.1f} MiB by {len(after)} calls,', ', '.join(times))


main()
