"""From the command to the last of N tasks running on three engines: Argosy, Swarm mode, and `docker run` in parallel, in turns."""

import argparse
import os
import subprocess
import tempfile
import time

from measure import median, table
from within import Within, running

IMAGE = "localhost:1/busybox:1"
COMMAND = ["sleep", "100000"]
LIMIT = 180
WITHIN = Within(LIMIT)
call, docker, await_that = WITHIN.call, WITHIN.docker, WITHIN.await_that

COMPOSE = """
services:
  work:
    image: {image}
    init: true
    command: ["sleep", "100000"]
    stop_grace_period: 10s
    deploy:
      replicas: {tasks}
      update_config: {{monitor: 0s}}
"""


def await_running(engines, label, count):
    await_that(f"{count} containers with {label}", lambda: running(engines, label) == count)


class Argosy:
    """`argosy deploy`: until all containers run; and until the command has said that they are ready."""

    def __init__(self, argosy, engines, tasks):
        self.argosy, self.engines, self.tasks = argosy, engines, tasks
        with tempfile.NamedTemporaryFile("w", suffix=".yml", delete=False) as file:
            file.write(COMPOSE.format(image=IMAGE, tasks=tasks))
        self.file = file.name

    def up(self):
        began = time.monotonic()
        deploy = subprocess.Popen([self.argosy, "deploy", "-f", self.file, "-p", "bench", "--wait"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        await_running(self.engines, "io.argosy.service=work", self.tasks)
        ran = time.monotonic() - began
        output = deploy.communicate(timeout=LIMIT)[0]
        if deploy.returncode != 0:
            raise SystemExit(f"error: the deploy failed:\n{output.decode()}")
        return ran, time.monotonic() - began

    def down(self):
        call([self.argosy, "rm", "bench", "--wait"])

    def close(self):
        os.unlink(self.file)


class Swarm:
    """`docker service create` on the Swarm that Argosy formed of the engines, on an overlay network of its own."""

    def __init__(self, engines, tasks):
        self.engines, self.tasks = engines, tasks
        self.manager = next(engine for engine in engines if docker(engine, "info", "--format", "{{.Swarm.ControlAvailable}}").strip() == "true")

    def up(self):
        began = time.monotonic()
        docker(self.manager, "network", "create", "-d", "overlay", "bench-swarm")
        docker(self.manager, "service", "create", "--detach", "--name", "bench-swarm", "--replicas", str(self.tasks), "--endpoint-mode", "dnsrr",
               "--network", "bench-swarm", "--init", IMAGE, *COMMAND)
        await_running(self.engines, "com.docker.swarm.service.name=bench-swarm", self.tasks)
        ran = time.monotonic() - began
        return ran, ran

    def down(self):
        docker(self.manager, "service", "rm", "bench-swarm")
        await_running(self.engines, "com.docker.swarm.service.name=bench-swarm", 0)
        end = time.monotonic() + 60
        while subprocess.run(["docker", "-H", self.manager, "network", "rm", "bench-swarm"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
            if time.monotonic() > end:
                raise SystemExit("error: the network bench-swarm could not be removed")
            time.sleep(0.2)

    def close(self):
        pass


class Floor:
    """`docker run` of all tasks at once on an attachable overlay that is there already: what the engines can do at best."""

    def __init__(self, engines, manager, tasks):
        self.engines, self.tasks = engines, tasks
        self.manager = manager
        docker(manager, "network", "create", "-d", "overlay", "--attachable", "bench-floor")

    def up(self):
        began = time.monotonic()
        started = [subprocess.Popen(["docker", "-H", self.engines[i % len(self.engines)], "run", "-d", "--init", "--label", "bench=floor", "--network",
                                     "bench-floor", IMAGE, *COMMAND], stdout=subprocess.DEVNULL) for i in range(self.tasks)]
        if any(process.wait(LIMIT) for process in started):
            raise SystemExit("error: a docker run failed")
        await_running(self.engines, "bench=floor", self.tasks)
        ran = time.monotonic() - began
        return ran, ran

    def down(self):
        for engine in self.engines:
            ids = docker(engine, "ps", "-aq", "--filter", "label=bench=floor").split()
            if ids:
                docker(engine, "rm", "-f", *ids)

    def close(self):
        docker(self.manager, "network", "rm", "bench-floor")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--argosy", required=True)
    parser.add_argument("--engines", nargs="+", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tasks", type=int, default=30)
    options = parser.parse_args()
    swarm = Swarm(options.engines, options.tasks)
    sides = {"argosy": Argosy(options.argosy, options.engines, options.tasks), "swarm": swarm,
             "docker run": Floor(options.engines, swarm.manager, options.tasks)}
    seen = {name: [] for name in sides}
    for turn in range(options.rounds + 1):
        for name, side in sides.items():
            times = side.up()
            side.down()
            print(f"{'warm-up' if turn == 0 else 'round ' + str(turn)}: {name} {times[0]:.2f} s running, {times[1]:.2f} s told", flush=True)
            if turn > 0:
                seen[name].append(times)
    for side in sides.values():
        side.close()
    base = median([times[0] for times in seen["swarm"]])
    rows = [[name, f"{median([t[0] for t in times]):.2f}", f"{median([t[1] for t in times]):.2f}", f"{median([t[0] for t in times]) / base:.2f}"]
            for name, times in seen.items()]
    print(f"\n{options.tasks} tasks on {len(options.engines)} engines, medians of {options.rounds} rounds")
    table(["", "all running s", "command ended s", "ratio to swarm"], rows)


main()
