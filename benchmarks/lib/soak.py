"""Requests through the gateways of three nodes for an hour, while agents, engines and the server are stopped for two to three seconds in turn."""

import argparse
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

from measure import descendants, table
from within import Within

PORT = 18088
WITHIN = Within(240)
call, docker, await_that = WITHIN.call, WITHIN.docker, WITHIN.await_that
# Nodes that were taken for something they were not. Only machines are paused here, none ever goes.
WRONG = ("node.lost", "node.away", "node.engine-down")
ENDED = ("task.lost", "task.moving", "task.stopped", "task.stopping", "task.failed", "task.backing-off", "task.unhealthy", "task.created")

COMPOSE = """
services:
  web:
    image: busybox:1
    init: true
    command: ["httpd", "-f", "-p", "80", "-h", "/etc"]
    stop_grace_period: 2s
    ports: ["{port}:80"]
    healthcheck: {{test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1/hostname"], interval: 10s, timeout: 5s, retries: 3, start_interval: 1s, start_period: 20s}}
    deploy: {{replicas: {replicas}}}
"""


def process_of(file):
    return int(pathlib.Path(file).read_text())


def engine_processes(state, node):
    """The engine and the containerd it started; not what runs in containers, nor what carries their ports."""
    def is_part(pid):
        return pathlib.Path(f"/proc/{pid}/comm").read_text().strip() in ("dockerd", "containerd")
    return [pid for pid in descendants(process_of(f"{state}/{node}/pid")) if is_part(pid)]


def targets(state):
    """What is paused in turn: its name, and how its processes are found at that time."""
    nodes = ("n1", "n2", "n3")

    def agent(node):
        return [process_of(f"{state}/{node}/agent.pid")]

    for_nodes = [("agent", agent), ("engine", lambda node: engine_processes(state, node)),
                 ("agent and engine", lambda node: agent(node) + engine_processes(state, node))]
    turn = 0
    while True:
        node = nodes[turn % len(nodes)]
        for what, processes in for_nodes:
            yield f"{what} of {node}", lambda processes=processes, node=node: processes(node)
        yield "server", lambda: [process_of(f"{state}/server.pid")]
        turn += 1


def pause(pids, seconds):
    stopped = []
    try:
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
            stopped.append(pid)
        time.sleep(seconds)
    finally:
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)


class Requests:
    """One connection at a time to the gateway of each node."""

    def __init__(self, options, seconds):
        script = pathlib.Path(__file__).with_name("soak.lua")
        self.clients = [subprocess.Popen(["wrk", "-t1", "-c1", f"-d{seconds}s", "--timeout", "5s", "-s", str(script), f"http://{address}:{PORT}/hostname"],
                                         stdout=subprocess.PIPE, text=True) for address in options.addresses]

    def results(self):
        """Of each node, by kind; waits for the end."""
        found = []
        for client in self.clients:
            lines = [line for line in client.communicate()[0].splitlines() if line.startswith("RESULT ")]
            if not lines:
                raise SystemExit(f"error: wrk ended with {client.returncode} and said nothing")
            found.append(json.loads(lines[0].removeprefix("RESULT ")))
        return found

    def end(self):
        for client in self.clients:
            client.kill()


class EventLog:
    """All events from now on, followed over pauses of the server."""

    def __init__(self, argosy):
        self.file = tempfile.NamedTemporaryFile("w+", suffix=".events")
        self.process = subprocess.Popen([argosy, "events", "--json", "-f", "-n", "1"], stdout=self.file)

    def all(self):
        if self.process.poll() is not None:
            raise SystemExit("error: argosy events ended")
        lines = pathlib.Path(self.file.name).read_text().splitlines()[1:]
        return [json.loads(line)["event"] for line in lines]

    def end(self):
        self.process.kill()
        self.process.wait()


def containers(options):
    """Each container of the app and of gateways, with when it was started and how often anew."""
    found = {}
    for engine in options.engines:
        ids = docker(engine, "ps", "-aq", "--no-trunc", "--filter", "label=io.argosy.space").split()
        if ids:
            for line in docker(engine, "inspect", "--format", "{{.Id}} {{.State.StartedAt}} {{.RestartCount}} {{.Name}}", *ids).splitlines():
                container, *rest = line.split()
                found[container] = rest
    return found


def answers(address):
    try:
        with urllib.request.urlopen(f"http://{address}:{PORT}/hostname", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def soak(options, events):
    """Pauses, with what was paused; requests all the while."""
    chance = random.Random(options.seed)
    seconds = options.minutes * 60
    requests = Requests(options, seconds)
    began = time.monotonic()
    try:
        turns = targets(options.state)
        for number in range(options.pauses):
            due = began + (number + 0.5) * seconds / options.pauses
            time.sleep(max(0.0, due - time.monotonic()))
            what, processes = next(turns)
            length = chance.uniform(2, 3)
            pause(processes(), length)
            wrong = sum(1 for event in events.all() if event["kind"] in WRONG)
            print(f"{time.monotonic() - began:6.0f} s: pause {number + 1} of {options.pauses}: {what}, {length:.1f} s; load {os.getloadavg()[0]:.1f}; "
                  f"nodes taken for lost so far: {wrong}", flush=True)
        return requests.results()
    finally:
        requests.end()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    parser.add_argument("--state", required=True)
    parser.add_argument("--addresses", nargs="+", required=True)
    parser.add_argument("--engines", nargs="+", required=True)
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--pauses", type=int, default=50)
    parser.add_argument("--replicas", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not (1 <= options.minutes <= 600 and 0 <= options.pauses <= options.minutes * 6):
        raise SystemExit("error: --minutes takes 1 to 600, --pauses at most six a minute")
    argosy = os.path.join(options.root, "bin", "argosy")
    with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
        file.write(COMPOSE.format(port=PORT, replicas=options.replicas))
        file.flush()
        call([argosy, "deploy", "-f", file.name, "-p", "soak", "--wait"])
    await_that("each gateway answers", lambda: all(answers(address) for address in options.addresses))
    events = EventLog(argosy)
    try:
        before = containers(options)
        results = soak(options, events)
        after = containers(options)
        await_that("all nodes are connected", lambda: [node["liveness"]["state"].lower() for node in json.loads(call([argosy, "node", "ls", "--json"]))]
                   == ["connected"] * len(options.engines))
        seen = events.all()
    finally:
        events.end()
    told = [event for event in seen if event["kind"] in WRONG + ENDED]
    for event in told:
        print(f"{event['at']}  {event['kind']}  {event['message']}")
    kinds = ("requests", "connect", "read", "write", "status", "timeout")
    print(f"\n{options.minutes} minutes, {options.pauses} pauses, seed {options.seed}; requests by node")
    table(["", *kinds], [[address, *(result[kind] for kind in kinds)] for address, result in zip(options.addresses, results)])
    lost = sum(1 for event in seen if event["kind"] == "node.lost")
    taken = sum(1 for event in seen if event["kind"] in WRONG)
    failed = sum(result[kind] for result in results for kind in kinds[1:])
    restarted = sum(1 for container, state in before.items() if after.get(container) != state)
    print(f"nodes lost: {lost}, taken for away or without an engine besides: {taken - lost}; requests failed: {failed} of {sum(result['requests'] for result in results)}; "
          f"containers started again or replaced: {restarted} of {len(before)}, new: {len(after.keys() - before.keys())}")
    if lost or restarted:
        sys.exit(1)


main()
