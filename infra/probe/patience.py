"""Waiting: in real time, or by the clock of a sandbox."""

import datetime
import json
import threading
import time

from . import web

# Notifications reach the listener in real time, whatever the sandbox's clock says.
A_MOMENT = 0.05


class Patience:
    """Also knows of an interruption, which ends no request half way: what it makes would stay behind unknown."""

    def __init__(self):
        self.interrupted = threading.Event()

    def interrupt(self, *_):
        self.interrupted.set()

    def go_on(self):
        if self.interrupted.is_set():
            raise KeyboardInterrupt

    def now(self):
        return datetime.datetime.now(datetime.timezone.utc)

    def pause(self, seconds):
        self.interrupted.wait(seconds)
        self.go_on()

    def until(self, check, most, step):
        """What the check finds, with the seconds it took, or None after the longest wait."""
        begun = self.now()
        while True:
            found = check()
            elapsed = (self.now() - begun).total_seconds()
            if found is not None:
                return found, elapsed
            if elapsed >= most:
                return None, elapsed
            self.pause(min(step, max(1, most - elapsed)))


class SandboxPatience(Patience):
    """Moves the clock of the sandbox instead of waiting."""

    def __init__(self, clock_url):
        super().__init__()
        self.url = clock_url

    def now(self):
        now = web.ask("GET", self.url).json()["now"]
        # Python reads six digits of a second, Java writes up to nine.
        return datetime.datetime.fromisoformat(now.split(".")[0].rstrip("Z") + "+00:00")

    def pause(self, seconds):
        self.go_on()
        advance = json.dumps({"advance": f"PT{max(1, round(seconds))}S"}).encode()
        web.ask("POST", self.url, {"Content-Type": "application/json"}, advance)
        time.sleep(A_MOMENT)


def stamp(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
