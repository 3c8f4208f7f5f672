"""Time and processor time of commands and of the daemons they keep busy, and tables of what came out."""

import os
import statistics
import subprocess
import time

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_of(pid):
    """Processor seconds a process and its reaped children have used; 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(fields[i]) for i in (11, 12, 13, 14)) / TICKS


def resident_mib(pid):
    """Resident memory without pages of files shared with others: Pss of the process."""
    with open(f"/proc/{pid}/smaps_rollup") as rollup:
        for line in rollup:
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    raise LookupError(f"no Pss for process {pid}")


def rss_mib(pid):
    with open(f"/proc/{pid}/status") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    raise LookupError(f"no VmRSS for process {pid}")


def descendants(pid):
    """Ids of a process and all below it."""
    children = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as stat:
                    parent = int(stat.read().rsplit(")", 1)[1].split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
            children.setdefault(parent, []).append(int(entry))
    found, left = [], [pid]
    while left:
        one = left.pop()
        found.append(one)
        left += children.get(one, [])
    return found


class Sample:
    """Wall and processor seconds of one command, daemons included."""

    def __init__(self, wall, command_cpu, daemon_cpu):
        self.wall = wall
        self.cpu = command_cpu + daemon_cpu
        self.command_cpu = command_cpu


def run(argv, daemons, env=None, cwd=None, timeout=300):
    """Runs a command to its end, measuring it and the daemons. A command that fails ends the benchmark, with its output."""
    before = sum(cpu_of(pid) for pid in daemons)
    own = os.times()
    began = time.monotonic()
    done = subprocess.run(argv, env=env, cwd=cwd, timeout=timeout, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    wall = time.monotonic() - began
    after = os.times()
    if done.returncode != 0:
        raise SystemExit(f"error: {' '.join(argv)} ended with {done.returncode}:\n{done.stdout.decode(errors='replace')[-4000:]}")
    command = (after.children_user + after.children_system) - (own.children_user + own.children_system)
    return Sample(wall, command, sum(cpu_of(pid) for pid in daemons) - before)


def median(values):
    return statistics.median(values)


def table(headings, rows):
    cells = [headings] + [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(headings))]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
