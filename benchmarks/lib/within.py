"""Commands and conditions that have so many seconds each. What takes longer, or fails, ends the benchmark with an error."""

import subprocess
import time


class Within:
    def __init__(self, seconds):
        self.seconds = seconds

    def call(self, argv):
        """What the command said, errors too."""
        done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=self.seconds)
        if done.returncode != 0:
            raise SystemExit(f"error: {' '.join(argv)} ended with {done.returncode}:\n{done.stdout.decode(errors='replace')[-4000:]}")
        return done.stdout.decode()

    def docker(self, engine, *arguments):
        return self.call(["docker", "-H", engine, *arguments])

    def await_that(self, what, condition):
        end = time.monotonic() + self.seconds
        while not condition():
            if time.monotonic() > end:
                raise SystemExit(f"error: not within {self.seconds} s: {what}")
            time.sleep(0.05)


def running(engines, label):
    """How many containers with the label run, told by the engines: the same judge for all."""
    asked = [subprocess.Popen(["docker", "-H", engine, "ps", "-q", "--filter", f"label={label}"], stdout=subprocess.PIPE) for engine in engines]
    return sum(len(process.communicate()[0].split()) for process in asked)
