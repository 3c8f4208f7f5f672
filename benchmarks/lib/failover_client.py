"""Asks a service by its name, from inside a container's network: ten requests a second, each on a name looked up anew. A line for each: when it began, and how it went.

   nsenter --net --target PID python3 failover_client.py NAME"""

import http.client
import random
import socket
import struct
import sys
import threading
import time

RESOLVER = ("127.0.0.11", 53)
PERIOD, PATIENCE = 0.1, 1.0


def addresses(name):
    """The A records the container's own resolver has for the name."""
    question = b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0" + struct.pack(">HH", 1, 1)
    asked = struct.pack(">HHHHHH", random.getrandbits(16), 0x0100, 1, 0, 0, 0) + question
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.settimeout(PATIENCE)
        udp.sendto(asked, RESOLVER)
        answer = udp.recv(4096)
    count, place, found = struct.unpack(">H", answer[6:8])[0], len(asked), []
    for _ in range(count):
        while answer[place] and answer[place] < 0xC0:
            place += answer[place] + 1
        place += 2 if answer[place] else 1
        kind, _, _, size = struct.unpack(">HHIH", answer[place:place + 10])
        if kind == 1:
            found.append(socket.inet_ntoa(answer[place + 10:place + 14]))
        place += 10 + size
    return found


def ask(name):
    began = time.monotonic()
    outcome = "ok"
    try:
        connection = http.client.HTTPConnection(random.choice(addresses(name)), 80, timeout=PATIENCE)
        connection.request("GET", "/hostname")
        if connection.getresponse().status != 200:
            outcome = "status"
        connection.close()
    except (OSError, IndexError, http.client.HTTPException) as failure:
        outcome = type(failure).__name__
    print(f"{began:.3f} {outcome}", flush=True)


def main():
    while True:
        threading.Thread(target=ask, args=(sys.argv[1],), daemon=True).start()
        time.sleep(PERIOD)


main()
