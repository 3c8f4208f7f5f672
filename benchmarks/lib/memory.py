"""Resident memory of server and agent while a hundred tasks run, and how long `argosy ps` takes then."""

import argparse
import os
import subprocess
import tempfile
import time

import measure

HOLD = "trap 'exit 0' TERM; while :; do sleep 3600 & wait; done"


def project(tasks):
    return "\n".join(["services:", "  hold:", "    image: busybox:1", f"    command: [\"sh\", \"-c\", \"{HOLD}\"]",
                      f"    deploy: {{replicas: {tasks}}}", "    healthcheck: {test: [CMD, \"true\"], interval: 30s}", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--argosy", required=True)
    parser.add_argument("--server-pid", type=int, required=True)
    parser.add_argument("--agent-pid", type=int, required=True)
    parser.add_argument("--tasks", type=int, default=100)
    parser.add_argument("--settle", type=int, default=60, help="seconds between the deploy and the reading")
    parser.add_argument("--runs", type=int, default=21, help="runs of argosy ps")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        with open(os.path.join(directory, "compose.yml"), "w") as file:
            file.write(project(arguments.tasks))
        began = time.monotonic()
        subprocess.run([arguments.argosy, "deploy", "-p", "bench", "--wait"], cwd=directory, check=True, capture_output=True)
        print(f"{arguments.tasks} tasks ready after {time.monotonic() - began:.1f} s")
        time.sleep(arguments.settle)
        measure.table(["process", "Rss MiB", "Pss MiB"], [
            [name, f"{measure.rss_mib(pid):.0f}", f"{measure.resident_mib(pid):.0f}"]
            for name, pid in (("server", arguments.server_pid), ("agent", arguments.agent_pid))])
        runs = [measure.run([arguments.argosy, "ps", "bench"], []) for _ in range(arguments.runs)]
        walls = sorted(sample.wall for sample in runs)
        print(f"argosy ps: median {measure.median(walls):.3f} s, p90 {walls[int(len(walls) * 0.9)]:.3f} s, "
              f"CPU {measure.median([sample.cpu for sample in runs]):.3f} s")
        subprocess.run([arguments.argosy, "rm", "bench", "--wait"], check=True, capture_output=True)


if __name__ == "__main__":
    main()
