"""Writes through standbys without a pause, and ends or stops the leader; tells how long no change was acknowledged, and whether one that was got lost."""

import argparse
import base64
import json
import os
import pathlib
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request

from measure import median, table
from within import Within

await_that = Within(60).await_that


class Servers:
    def __init__(self, options):
        self.options = options
        self.urls = os.environ["ARGOSY_SERVER"].split(",")
        self.token = pathlib.Path(os.environ["ARGOSY_TOKEN_FILE"]).read_text().strip()

    def call(self, url, method="GET", body=None):
        request = urllib.request.Request(url, method=method, data=None if body is None else json.dumps(body).encode(),
                                         headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.load(answer)

    def all(self):
        return self.call(f"{self.urls[self.listening()]}/v1/servers")

    def listening(self):
        """The first that answers."""
        for number in range(len(self.urls)):
            try:
                self.call(f"{self.urls[number]}/v1/servers")
                return number
            except (urllib.error.URLError, OSError):
                pass
        raise SystemExit("error: no server answers")

    def settled(self):
        try:
            roles = [server["role"] for server in self.all()]
        except (urllib.error.URLError, OSError):
            return False
        return len(roles) == len(self.urls) and roles.count("leader") == 1

    def leader(self):
        return next(int(server["name"][1:]) for server in self.all() if server["role"] == "leader")

    def process(self, number):
        name = "server" if number == 1 else f"server-{number}"
        return int(pathlib.Path(self.options.state, f"{name}.pid").read_text())

    def revive(self):
        subprocess.run([os.path.join(self.options.root, "script", "cluster"), "--name", self.options.cluster, "--nodes", "1", "--servers", str(len(self.urls)),
                        "--only", "server", "--images", "none"], check=True, stdout=subprocess.DEVNULL)


class Writer(threading.Thread):
    """One change after another, through one server; remembers when each was acknowledged."""

    def __init__(self, servers, url, name):
        super().__init__(daemon=True)
        self.servers, self.url = servers, f"{url}/v1/spaces/default/configs/{name}"
        self.acknowledged, self.ended = [], False

    def run(self):
        number = 0
        while not self.ended:
            number += 1
            try:
                answer = self.servers.call(self.url, "PUT", {"base64": base64.b64encode(str(number).encode()).decode()})
                self.acknowledged.append((time.monotonic(), answer["version"]))
            except (urllib.error.URLError, OSError):
                time.sleep(0.02)


def round_of(servers, how, name):
    await_that("three servers, one leads", servers.settled)
    leader = servers.leader()
    writer = Writer(servers, servers.urls[leader % len(servers.urls)], name)
    writer.start()
    await_that("changes are acknowledged", lambda: len(writer.acknowledged) > 20)
    process = servers.process(leader)
    began = time.monotonic()
    os.kill(process, how)
    await_that("changes are acknowledged again", lambda: sum(1 for at, _ in writer.acknowledged if at > began) > 20)
    writer.ended = True
    writer.join()
    times = [at for at, _ in writer.acknowledged]
    pause = max(after - before for before, after in zip(times, times[1:]))
    newest = servers.call(writer.url)["latest"]
    if newest < writer.acknowledged[-1][1]:
        raise SystemExit(f"error: version {writer.acknowledged[-1][1]} was acknowledged, and {newest} is there")
    if how == signal.SIGSTOP:
        os.kill(process, signal.SIGCONT)
    servers.revive()
    return pause


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    parser.add_argument("--cluster", required=True)
    parser.add_argument("--state", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    servers = Servers(options)
    rows = []
    for how in (signal.SIGKILL, signal.SIGSTOP):
        pauses = [round_of(servers, how, f"beat-{how.name.lower()}-{turn}") for turn in range(options.rounds)]
        rows.append([how.name, f"{median(pauses):.2f}", f"{max(pauses):.2f}"])
    print(f"longest time between two acknowledged changes, {options.rounds} rounds each; none that was acknowledged was lost")
    table(["the leader gets", "median s", "longest s"], rows)


main()
