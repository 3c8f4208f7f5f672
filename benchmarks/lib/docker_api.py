"""The same calls to one engine, three ways: to its own socket, through HAProxy, and through the virtual engine. In turns, so that the machine's noise meets all of them."""

import argparse
import json
import os
import socket
import tarfile
import tempfile
import time

import measure

WAYS = ("engine", "haproxy", "argosy")
JSON = {"Content-Type": "application/json"}
LARGE = "bench-large:1"
HOST = {"Image": "busybox:1", "Cmd": ["sh", "-c", "for i in $(seq 100); do echo line $i; done; trap 'exit 0' TERM; while :; do sleep 3600 & wait; done"], "HostConfig": {"NetworkMode": "none"}}
BLOCK = 1 << 16


class Connection:
    """One kept-open HTTP connection to a socket. It asks, and reads answers whole or as they come."""

    def __init__(self, path):
        self.path = path
        self.open()

    def open(self):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(300)
        self.socket.connect(self.path)
        self.reader = self.socket.makefile("rb", buffering=BLOCK)

    def send(self, method, target, body=b"", headers=None, length=None):
        lines = [f"{method} /v1.41{target} HTTP/1.1", "Host: docker", f"Content-Length: {len(body) if length is None else length}"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        self.socket.sendall("\r\n".join(lines + ["", ""]).encode() + body)

    def head(self):
        status = int(self.reader.readline().split()[1])
        headers = {}
        while (line := self.reader.readline()) not in (b"\r\n", b""):
            name, _, value = line.decode().partition(":")
            headers[name.strip().lower()] = value.strip()
        return status, headers

    def chunks(self, headers):
        if headers.get("transfer-encoding") == "chunked":
            while size := int(self.reader.readline(), 16):
                yield self.reader.read(size)
                self.reader.readline()
            self.reader.readline()
        elif "content-length" in headers:
            yield self.reader.read(int(headers["content-length"]))

    def call(self, method, target, value=None, good=(200, 201, 204)):
        body = b"" if value is None else json.dumps(value).encode()
        self.send(method, target, body, JSON if body else None)
        status, headers = self.head()
        content = b"" if status == 204 else b"".join(self.chunks(headers))
        if headers.get("connection", "").lower() == "close":
            self.socket.close()
            self.open()
        if status not in good:
            raise SystemExit(f"error: {method} {target} at {self.path} answered {status}: {content[:500]}")
        return content

    def rest(self):
        """Bytes of a hijacked connection until its end; the connection is new afterwards."""
        count = 0
        while block := self.reader.read1(BLOCK):
            count += len(block)
        self.socket.close()
        self.open()
        return count


class Calls:
    """What is measured, by one way."""

    def __init__(self, path, host, archive):
        self.connection = Connection(path)
        self.host = host
        self.archive = archive

    def ping(self):
        self.connection.call("GET", "/_ping")

    def inspect(self):
        self.connection.call("GET", f"/containers/{self.host}/json")

    def ps(self):
        self.connection.call("GET", "/containers/json?all=1")

    def logs(self):
        self.connection.call("GET", f"/containers/{self.host}/logs?stdout=1")

    def exec(self):
        made = json.loads(self.connection.call("POST", f"/containers/{self.host}/exec", {"AttachStdout": True, "Cmd": ["true"]}))
        self.hijack(made["Id"])
        self.connection.call("GET", f"/exec/{made['Id']}/json")

    def container(self):
        made = json.loads(self.connection.call("POST", "/containers/create", {"Image": "busybox:1", "Cmd": ["true"], "HostConfig": {"NetworkMode": "none"}}))
        self.connection.call("POST", f"/containers/{made['Id']}/start")
        self.connection.call("POST", f"/containers/{made['Id']}/wait")
        self.connection.call("DELETE", f"/containers/{made['Id']}?force=1")

    def hijack(self, program):
        self.connection.send("POST", f"/exec/{program}/start", b'{"Detach":false,"Tty":false}', {**JSON, "Connection": "Upgrade", "Upgrade": "tcp"})
        status, _ = self.connection.head()
        if status not in (101, 200):
            raise SystemExit(f"error: exec at {self.connection.path} answered {status}")
        return self.connection.rest()

    def stream_out(self, mib):
        made = json.loads(self.connection.call("POST", f"/containers/{self.host}/exec", {"AttachStdout": True, "Cmd": ["head", "-c", f"{mib}m", "/dev/zero"]}))
        if self.hijack(made["Id"]) < mib << 20:
            raise SystemExit("error: a stream lacks bytes")

    def save(self, _):
        self.connection.send("GET", f"/images/{LARGE}/get")
        _, headers = self.connection.head()
        if sum(len(block) for block in self.connection.chunks(headers)) < 1 << 20:
            raise SystemExit("error: a saved image lacks bytes")

    def load(self, _):
        """An image that the engine has: it reads all of it, and keeps nothing more."""
        with open(self.archive, "rb") as archive:
            size = os.fstat(archive.fileno()).st_size
            self.connection.send("POST", "/images/load?quiet=1", headers={"Content-Type": "application/x-tar"}, length=size)
            self.connection.socket.sendfile(archive)
        status, headers = self.connection.head()
        content = b"".join(self.connection.chunks(headers))
        if status != 200 or b"Loaded" not in content:
            raise SystemExit(f"error: load at {self.connection.path} answered {status}: {content[:500]}")


LATENCIES = {"ping": 200, "inspect": 100, "ps": 40, "logs": 40, "exec": 20, "container": 8}
STREAMS = ("stream_out", "save", "load")


def large_image(connection, mib, archive):
    """An image of one file of so many MiB; saved in `archive`."""
    layer = os.path.join(os.path.dirname(archive), "layer.tar")
    with tarfile.open(layer, "w") as tar:
        entry = tarfile.TarInfo("data")
        entry.size = mib << 20
        with open("/dev/zero", "rb") as zero:
            tar.addfile(entry, zero)
    with open(layer, "rb") as source:
        connection.send("POST", f"/images/create?fromSrc=-&repo={LARGE.split(':')[0]}&tag={LARGE.split(':')[1]}", headers={"Content-Type": "application/x-tar"}, length=os.path.getsize(layer))
        connection.socket.sendfile(source)
    _, headers = connection.head()
    for _ in connection.chunks(headers):
        pass
    os.remove(layer)
    connection.send("GET", f"/images/{LARGE}/get")
    _, headers = connection.head()
    with open(archive, "wb") as out:
        for block in connection.chunks(headers):
            out.write(block)


def timed(action, *arguments):
    began = time.perf_counter()
    action(*arguments)
    return time.perf_counter() - began


def latencies(ways, only, rounds):
    rows = []
    for name, count in LATENCIES.items():
        if only and name not in only:
            continue
        times = {way: [] for way in ways}
        for turn in range(rounds + 1):
            for way, calls in ways.items():
                taken = [timed(getattr(calls, name)) for _ in range(count)]
                if turn:
                    times[way] += taken
        rows.append(latency_row(name, times))
    return rows


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def latency_row(name, times):
    row = [name]
    for share in (0.5, 0.99):
        each = {way: percentile(values, share) * 1000 for way, values in times.items()}
        row += [f"{each[way]:.2f}" for way in WAYS] + [f"{each['argosy'] / each['haproxy']:.2f}"]
    return row


def streams(ways, only, rounds, mib):
    rows = []
    for name in STREAMS:
        if only and name not in only:
            continue
        rates = {way: [] for way in ways}
        for turn in range(rounds + 1):
            for way, calls in ways.items():
                rate = mib / timed(getattr(calls, name), mib)
                if turn:
                    rates[way].append(rate)
        each = {way: measure.median(values) for way, values in rates.items()}
        rows.append([name.replace("_", " ")] + [f"{each[way]:.0f}" for way in WAYS] + [f"{each['argosy'] / each['engine']:.2f}"])
    return rows


def main():
    parser = argparse.ArgumentParser()
    for way in WAYS:
        parser.add_argument("--" + way, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--mib", type=int, default=512)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    only = [name for name in arguments.only.split(",") if name]

    engine = Connection(arguments.engine)
    host = json.loads(engine.call("POST", "/containers/create?name=bench-host", HOST))["Id"]
    engine.call("POST", f"/containers/{host}/start")
    for number in range(99):
        engine.call("POST", f"/containers/create?name=bench-{number}", {"Image": "busybox:1", "Cmd": ["true"], "HostConfig": {"NetworkMode": "none"}})
    with tempfile.TemporaryDirectory() as directory:
        archive = os.path.join(directory, "image.tar")
        if not only or set(only) & {"save", "load"}:
            large_image(engine, arguments.mib, archive)
        ways = {way: Calls(getattr(arguments, way), host, archive) for way in WAYS}
        rows = latencies(ways, only, arguments.rounds)
        if rows:
            print("milliseconds, p50 and p99 of each; the ratio is argosy's to haproxy's")
            measure.table(["call"] + [*WAYS, "ratio"] * 2, rows)
        rows = streams(ways, only, arguments.rounds, arguments.mib)
        if rows:
            print(f"MiB/s, median of {arguments.rounds} times {arguments.mib} MiB; the ratio is argosy's to the engine's own")
            measure.table(["stream", *WAYS, "ratio"], rows)


if __name__ == "__main__":
    main()
