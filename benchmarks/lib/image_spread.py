"""Deploys an image of node 1 to all nodes; tells when it was there, and what went over each node's cable meanwhile."""

import argparse
import json
import pathlib
import subprocess
import time

COMPOSE = "name: spread\nservices:\n  app: {image: 'spread:1', pull_policy: never, network_mode: none, deploy: {mode: global}}\n"


def counted(cable, way):
    return int(pathlib.Path(f"/sys/class/net/{cable}/statistics/{way}_bytes").read_text())


def counts(cables):
    """From the machine's side: what the bridge's end receives, the node has sent."""
    return [(counted(cable, "rx"), counted(cable, "tx")) for cable in cables]


def argosy(program, *words):
    return subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout


def await_ready(program, wanted):
    """The moments after the start at which tasks were ready, as far as they are told apart."""
    began, ready = time.monotonic(), []
    while len(ready) < wanted:
        tasks = json.loads(argosy(program, "ps", "-p", "spread", "--json"))
        now = sum(1 for task in tasks if task["state"] == "ready")
        ready += [time.monotonic() - began] * (now - len(ready))
        if any(task["state"] in ("rejected", "failed") for task in tasks) or time.monotonic() - began > 900:
            raise SystemExit(f"it did not come about: {tasks}")
        time.sleep(0.3)
    return ready


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--argosy", required=True)
    parser.add_argument("--megabytes", type=int, required=True)
    parser.add_argument("--megabits", type=int, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--cables", nargs="+", required=True)
    given = parser.parse_args()
    compose = given.work / "compose.yml"
    compose.write_text(COMPOSE)
    before = counts(given.cables)
    began = time.monotonic()
    argosy(given.argosy, "deploy", "-f", str(compose))
    accepted = time.monotonic() - began
    ready = await_ready(given.argosy, len(given.cables))
    after = counts(given.cables)
    floor = given.megabytes * 8 / given.megabits
    print(f"image of {given.megabytes} MB, {given.megabits} Mbit/s each way and node; once over one cable takes {floor:.1f} s")
    print(f"all {len(given.cables)} tasks ready after {accepted + ready[-1]:.1f} s ({(accepted + ready[-1]) / floor:.2f} of that); one after another: {', '.join(f'{accepted + at:.1f}' for at in ready)}")
    for number, (old, new) in enumerate(zip(before, after), 1):
        print(f"n{number}: sent {(new[0] - old[0]) / 1e6:8.1f} MB   received {(new[1] - old[1]) / 1e6:8.1f} MB")
    argosy(given.argosy, "rm", "-p", "spread")


if __name__ == "__main__":
    main()
