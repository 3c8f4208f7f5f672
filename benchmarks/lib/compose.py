"""A Compose file of twenty services, brought up by Argosy and by docker-compose on one engine, in turns."""

import argparse
import os
import subprocess
import sys
import tempfile
import time

import measure

HOLD = "trap 'exit 0' TERM; while :; do sleep 3600 & wait; done"


def project(services, changed):
    """Three layers: a store, workers that need it, fronts that need workers. Understood by docker-compose 1.29.

    The monitor time is zero, because docker-compose does not watch what it started either."""
    lines = ["services:"]
    for number in range(1, services + 1):
        lines += [f"  s{number}:", "    image: busybox:1", f"    command: [\"sh\", \"-c\", \"{HOLD}\"]", "    stop_grace_period: 5s",
                  "    deploy: {update_config: {monitor: 0s}}"]
        lines += ["    environment:", f"      ROLE: \"{number}{'-changed' if changed and number == services else ''}\""]
        if number <= 2:
            lines += ["    volumes:", f"      - data{number}:/data"]
        elif number <= 10:
            lines += ["    depends_on: [s1]"]
        else:
            lines += [f"    depends_on: [s{number - 8 if number - 8 > 2 else 3}]"]
    lines += ["volumes:", "  data1: {}", "  data2: {}"]
    return "\n".join(lines) + "\n"


def wait_for(condition, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.05)
    raise SystemExit("error: the benchmark waited in vain")


class Argosy:
    name = "argosy"

    def __init__(self, arguments):
        self.argosy = arguments.argosy
        self.daemons = arguments.engine_pids + arguments.argosy_pids
        self.env = dict(os.environ)

    def up(self, directory):
        return measure.run([self.argosy, "deploy", "-f", "compose.yml", "-p", "bench", "--wait"], self.daemons, self.env, directory)

    def down(self, directory):
        return measure.run([self.argosy, "rm", "bench", "--volumes", "--wait"], self.daemons, self.env, directory)


class DockerCompose:
    name = "docker-compose"

    def __init__(self, arguments):
        self.daemons = arguments.engine_pids
        self.env = dict(os.environ)

    def up(self, directory):
        return measure.run(["docker-compose", "-p", "bench", "-f", "compose.yml", "up", "-d"], self.daemons, self.env, directory)

    def down(self, directory):
        return measure.run(["docker-compose", "-p", "bench", "-f", "compose.yml", "down", "-v", "-t", "5"], self.daemons, self.env, directory)


def running(services):
    """Whether the engine runs that many containers of the benchmark."""
    listed = subprocess.run(["docker", "ps", "-q", "--filter", "ancestor=busybox:1"], capture_output=True, text=True, check=True)
    return len(listed.stdout.split()) == services


def round_of(rival, services, samples):
    with tempfile.TemporaryDirectory() as directory:
        def write(changed):
            with open(os.path.join(directory, "compose.yml"), "w") as file:
                file.write(project(services, changed))

        def take(step, action):
            samples.setdefault((rival.name, step), []).append(action(directory))

        write(False)
        take("up", rival.up)
        wait_for(lambda: running(services), 30)
        take("up, nothing changed", rival.up)
        write(True)
        take("up, one service changed", rival.up)
        wait_for(lambda: running(services), 30)
        take("down", rival.down)
        wait_for(lambda: running(0), 30)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--argosy", required=True)
    parser.add_argument("--services", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--engine-pids", type=int, nargs="+", required=True, help="dockerd and containerd")
    parser.add_argument("--argosy-pids", type=int, nargs="+", required=True, help="server and agent")
    arguments = parser.parse_args()
    rivals = [DockerCompose(arguments), Argosy(arguments)]
    samples = {}
    for number in range(arguments.rounds + 1):
        for rival in rivals if number % 2 else reversed(rivals):
            round_of(rival, arguments.services, samples if number else {})
        print(f"round {number} of {arguments.rounds} done{'' if number else ' (not counted)'}", file=sys.stderr)
    report(samples)


def report(samples):
    rows = []
    for step in ("up", "up, nothing changed", "up, one service changed", "down"):
        theirs, ours = samples[("docker-compose", step)], samples[("argosy", step)]
        row = [step]
        for what in ("wall", "cpu"):
            a = measure.median([getattr(sample, what) for sample in ours])
            b = measure.median([getattr(sample, what) for sample in theirs])
            row += [f"{a:.2f}", f"{b:.2f}", f"{a / b:.2f}"]
        rows.append(row)
    measure.table(["step", "argosy s", "compose s", "ratio", "argosy CPU s", "compose CPU s", "ratio"], rows)


if __name__ == "__main__":
    main()
