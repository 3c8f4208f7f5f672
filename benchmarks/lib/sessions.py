"""What a server spends on the sessions of many simulated agents."""

import argparse
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import measure
from within import Within

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


def say(crowd, line, expected):
    crowd.stdin.write(f"{line}\n")
    crowd.stdin.flush()
    answer = crowd.stdout.readline().strip()
    if answer != str(expected):
        raise SystemExit(f"error: {expected} agents were to be there, there are {answer or 'none'}")


def grow(crowd, agents):
    say(crowd, agents, agents)


def of_zone(agents):
    """How many agents are in the first of three zones."""
    return (agents + 2) // 3


def lose_a_third(arguments, crowd, agents):
    """Returns when the server takes the first of them for lost."""
    say(crowd, "lose z0", agents - of_zone(agents))
    Within(120).await_that("a node lost", lambda: lost_nodes(arguments) > 0)


def await_replaced(arguments, agents):
    Within(600).await_that("every task ready elsewhere", lambda: lost_nodes(arguments) == of_zone(agents) and all_ready(arguments))


def asked(arguments, *command):
    return json.loads(Within(60).call([arguments.argosy, *command, "--json"]))


def lost_nodes(arguments):
    return sum(node["liveness"]["state"].lower() == "lost" for node in asked(arguments, "node", "ls"))


def all_ready(arguments):
    return all(app["state"] == "running" for app in asked(arguments, "ls"))


def deploy(arguments, app, tasks):
    services = max(1, tasks // arguments.replicas)
    replicas = tasks // services
    directory = os.path.join(arguments.scratch, "apps", f"{app}-{tasks}")
    os.makedirs(directory, exist_ok=True)
    with open(os.path.join(directory, "compose.yml"), "w") as file:
        file.write("services:\n")
        for number in range(services):
            file.write(f"  web{number}:\n    image: web:{replicas}\n    deploy: {{replicas: {replicas}}}\n")
    measure.run([arguments.argosy, "deploy", "-p", app, "--wait"], [], cwd=directory)


def together(work, names):
    with ThreadPoolExecutor(DEPLOYS_AT_ONCE) as threads:
        list(threads.map(work, names))


def measured(arguments, crowd, agents, last):
    apps = [f"app{number:02}" for number in range(arguments.apps)]
    tasks = agents * arguments.tasks
    phases = []
    steps = [
        ("join and connect", lambda: grow(crowd, agents)),
        ("rest", lambda: time.sleep(arguments.rest)),
        (f"deploy {tasks} tasks in {len(apps)} apps", lambda: together(lambda app: deploy(arguments, app, tasks // len(apps)), apps)),
        ("rest with tasks", lambda: time.sleep(arguments.rest))]
    if last and arguments.lose:
        steps.append(("a third of the agents is silent", lambda: lose_a_third(arguments, crowd, agents)))
        steps.append((f"replace {tasks * of_zone(agents) // agents} lost tasks", lambda: await_replaced(arguments, agents)))
    steps.append(("remove the apps", lambda: together(lambda app: measure.run([arguments.argosy, "rm", app, "--wait"], []), apps)))
    for name, work in steps:
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
    parser.add_argument("--tasks", type=int, default=1, help="tasks for each agent")
    parser.add_argument("--replicas", type=int, default=50, help="tasks of a service, about")
    parser.add_argument("--lose", action="store_true", help="lose the agents of one of three zones before the last removal")
    own, rest = sys.argv[1:], []
    at = own.index("--crowd")
    command, rest = own[at + 1:own.index("--")], own[own.index("--") + 1:]
    arguments = parser.parse_args(own[:at] + rest)
    crowd = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        numbers = [int(number) for number in arguments.agents.split(",")]
        rows = [row for agents in numbers for row in measured(arguments, crowd, agents, agents == numbers[-1])]
        measure.table(["agents", "phase", "wall s", "server CPU s", "CPU %", "Rss MiB"], rows)
    finally:
        crowd.stdin.close()
        crowd.wait(30)


if __name__ == "__main__":
    main()
