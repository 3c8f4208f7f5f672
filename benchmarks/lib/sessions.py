"""What a server spends on the sessions of many simulated agents."""

import argparse
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import measure

DEPLOYS_AT_ONCE = 2


class Phase:
    """Wall seconds and the server's processor seconds of something, and its memory afterwards."""

    def __init__(self, pid, name):
        self.pid, self.name = pid, name

    def __enter__(self):
        self.began, self.cpu = time.monotonic(), measure.cpu_of(self.pid)
        return self

    def __exit__(self, *_):
        self.wall = time.monotonic() - self.began
        self.cpu = measure.cpu_of(self.pid) - self.cpu
        self.rss = measure.rss_mib(self.pid)

    def row(self, agents):
        return [str(agents), self.name, f"{self.wall:.1f}", f"{self.cpu:.2f}", f"{100 * self.cpu / self.wall:.1f}", f"{self.rss:.0f}"]


def grow(crowd, agents):
    crowd.stdin.write(f"{agents}\n")
    crowd.stdin.flush()
    answer = crowd.stdout.readline().strip()
    if answer != str(agents):
        raise SystemExit(f"error: {agents} agents were wanted, {answer or 'none'} came")


def deploy(arguments, app, replicas):
    directory = os.path.join(arguments.scratch, "apps", f"{app}-{replicas}")
    os.makedirs(directory, exist_ok=True)
    with open(os.path.join(directory, "compose.yml"), "w") as file:
        file.write(f"services:\n  web:\n    image: web:{replicas}\n    deploy: {{replicas: {replicas}}}\n")
    measure.run([arguments.argosy, "deploy", "-p", app, "--wait"], [], cwd=directory)


def together(work, names):
    with ThreadPoolExecutor(DEPLOYS_AT_ONCE) as threads:
        list(threads.map(work, names))


def measured(arguments, crowd, agents):
    apps = [f"app{number:02}" for number in range(arguments.apps)]
    phases = []
    for name, work in (
            ("join and connect", lambda: grow(crowd, agents)),
            ("rest", lambda: time.sleep(arguments.rest)),
            (f"deploy {agents} tasks in {len(apps)} apps", lambda: together(lambda app: deploy(arguments, app, agents // len(apps)), apps)),
            ("rest with tasks", lambda: time.sleep(arguments.rest)),
            ("remove the apps", lambda: together(lambda app: measure.run([arguments.argosy, "rm", app, "--wait"], []), apps))):
        with Phase(arguments.server_pid, name) as phase:
            work()
        print("  ".join(phase.row(agents)), file=sys.stderr)
        phases.append(phase)
    return [phase.row(agents) for phase in phases]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--argosy", required=True)
    parser.add_argument("--server-pid", type=int, required=True)
    parser.add_argument("--scratch", required=True)
    parser.add_argument("--agents", default="100,1000")
    parser.add_argument("--rest", type=int, default=30, help="seconds for which the server is watched at rest")
    parser.add_argument("--apps", type=int, default=20)
    own, rest = sys.argv[1:], []
    at = own.index("--crowd")
    command, rest = own[at + 1:own.index("--")], own[own.index("--") + 1:]
    arguments = parser.parse_args(own[:at] + rest)
    crowd = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        rows = [row for agents in arguments.agents.split(",") for row in measured(arguments, crowd, int(agents))]
        measure.table(["agents", "phase", "wall s", "server CPU s", "CPU %", "Rss MiB"], rows)
    finally:
        crowd.stdin.close()
        crowd.wait(30)


if __name__ == "__main__":
    main()
