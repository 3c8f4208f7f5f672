"""Takes the power of one of three nodes away, under Argosy and under Swarm mode in turns, and tells how long each needs."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from measure import median, table
from within import Within, running

IMAGE = "localhost:1/busybox:1"
SERVE = ["httpd", "-f", "-p", "80", "-h", "/etc"]
QUIET = 5
WITHIN = Within(240)
call, docker, await_that = WITHIN.call, WITHIN.docker, WITHIN.await_that

COMPOSE = """
services:
  web:
    image: {image}
    init: true
    command: ["httpd", "-f", "-p", "80", "-h", "/etc"]
    stop_grace_period: 2s
    deploy: {{replicas: {replicas}, update_config: {{monitor: 0s}}}}
  client:
    image: {image}
    init: true
    command: ["sleep", "100000"]
    stop_grace_period: 2s
    deploy: {{placement: {{constraints: ["node.name == n1"]}}, update_config: {{monitor: 0s}}}}
"""


class Argosy:
    label, client_label, name = "io.argosy.service=web", "io.argosy.service=client", "web"

    def __init__(self, options):
        self.program = os.path.join(options.root, "bin", "argosy")
        with tempfile.NamedTemporaryFile("w", suffix=".yml", delete=False) as file:
            file.write(COMPOSE.format(image=IMAGE, replicas=options.replicas))
        self.file = file.name

    def up(self):
        call([self.program, "deploy", "-f", self.file, "-p", "bench", "--wait"])

    def down(self):
        call([self.program, "rm", "bench", "--wait"])

    def close(self):
        os.unlink(self.file)


class Swarm:
    label, client_label, name = "com.docker.swarm.service.name=bench-web", "com.docker.swarm.service.name=bench-client", "bench-web"

    def __init__(self, options):
        self.replicas, self.manager = options.replicas, options.engines[0]

    def up(self):
        docker(self.manager, "network", "create", "-d", "overlay", "bench-swarm")
        shared = ["--endpoint-mode", "dnsrr", "--network", "bench-swarm", "--init", "--stop-grace-period", "2s"]
        docker(self.manager, "service", "create", "--detach", "--name", "bench-client", "--constraint", "node.hostname==n1", *shared, IMAGE, "sleep", "100000")
        docker(self.manager, "service", "create", "--name", "bench-web", "--replicas", str(self.replicas), *shared, IMAGE, *SERVE)

    def down(self):
        docker(self.manager, "service", "rm", "bench-web", "bench-client")
        await_that("the network of the services is removed", lambda: subprocess.run(
            ["docker", "-H", self.manager, "network", "rm", "bench-swarm"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0)

    def close(self):
        pass


class Requests:
    """Requests to a service from inside the client's network, until they are ended."""

    def __init__(self, engine, side):
        container = docker(engine, "ps", "-q", "--filter", f"label={side.client_label}").split()[0]
        process = docker(engine, "inspect", "--format", "{{.State.Pid}}", container).strip()
        self.file = tempfile.NamedTemporaryFile("w+", suffix=".requests")
        script = pathlib.Path(__file__).with_name("failover_client.py")
        self.client = subprocess.Popen(["nsenter", "--net", "--target", process, sys.executable, str(script), side.name], stdout=self.file)

    def all(self):
        lines = [line.split() for line in pathlib.Path(self.file.name).read_text().splitlines()]
        return [(float(line[0]), line[1]) for line in lines if len(line) == 2]

    def failed(self, since):
        return [began for began, outcome in self.all() if outcome != "ok" and began >= since]

    def quiet(self, seconds):
        """Whether requests were answered for so long, and none failed."""
        now = time.monotonic()
        late = [outcome for began, outcome in self.all() if began > now - seconds]
        return len(late) > seconds * 5 and all(outcome == "ok" for outcome in late)

    def end(self):
        self.client.kill()
        self.client.wait()
        self.file.close()


def cluster(options, *words):
    return call([os.path.join(options.root, "script", "cluster"), "--name", options.cluster, *words])


def all_there(options):
    """Whether the server sees all nodes, and they all manage the Swarm."""
    nodes = json.loads(call([os.path.join(options.root, "bin", "argosy"), "node", "ls", "--json"]))
    connected = sum(1 for node in nodes if node["liveness"]["state"].lower() == "connected")
    asked = subprocess.run(["docker", "-H", options.engines[0], "node", "ls", "--format", "{{.Status}} {{.ManagerStatus}}"], capture_output=True, text=True)
    ready = [line for line in asked.stdout.splitlines() if line.startswith("Ready ") and line != "Ready "]
    return connected == len(ready) == len(options.engines)


def power_fails(options):
    """When the cable was out."""
    losing = subprocess.Popen([os.path.join(options.root, "script", "cluster"), "--name", options.cluster, "--lose", "3"], stdout=subprocess.DEVNULL)
    while os.path.exists(f"/sys/class/net/{options.cable}"):
        time.sleep(0.001)
    return time.monotonic(), losing


def round_of(options, side):
    side.up()
    requests = Requests(options.engines[0], side)
    try:
        await_that("requests are answered", lambda: requests.quiet(3))
        lost, losing = power_fails(options)
        await_that("all replicas run elsewhere", lambda: running(options.engines[:2], side.label) >= options.replicas)
        replaced = time.monotonic() - lost
        losing.wait()
        await_that("requests are answered again", lambda: requests.quiet(QUIET))
        failed = requests.failed(lost)
        return replaced, max((began - lost for began in failed), default=0.0), len(failed)
    finally:
        requests.end()
        cluster(options, "--return", "3")
        await_that("the node is back", lambda: all_there(options))
        side.down()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    parser.add_argument("--cluster", required=True)
    parser.add_argument("--cable", required=True)
    parser.add_argument("--engines", nargs="+", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--replicas", type=int, default=6)
    options = parser.parse_args()
    sides = {"argosy": Argosy(options), "swarm": Swarm(options)}
    seen = {name: [] for name in sides}
    await_that("all nodes are there", lambda: all_there(options))
    for turn in range(1, options.rounds + 1):
        for name, side in sides.items():
            times = round_of(options, side)
            print(f"round {turn}: {name} all replicas after {times[0]:.1f} s, last failed request after {times[1]:.1f} s, {times[2]} failed", flush=True)
            seen[name].append(times)
    for side in sides.values():
        side.close()
    base = [median([times[i] for times in seen["swarm"]]) for i in (0, 1)]
    rows = []
    for name, times in seen.items():
        middle = [median([t[i] for t in times]) for i in (0, 1, 2)]
        rows.append([name, f"{middle[0]:.1f}", f"{middle[0] / base[0]:.2f}", f"{middle[1]:.1f}", f"{middle[1] / base[1]:.2f}", f"{middle[2]:.0f}"])
    print(f"\n{options.replicas} replicas on {len(options.engines)} nodes, one loses its power, medians of {options.rounds} rounds")
    table(["", "all replicas s", "ratio", "last failed request s", "ratio", "failed"], rows)


main()
