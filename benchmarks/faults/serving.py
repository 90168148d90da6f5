"""A server to do things to, and somebody who uses it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from urllib.parse import urlencode

TOKEN = "t" * 32


class Server:
    """gunicorn in processes of its own, started as the README says."""

    def __init__(self, *, threads: int = 4, workers: int = 1, **environment: str) -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "gunicorn", "benchmarks.faults.application", "--preload"]
        command += ["--workers", str(workers), "--threads", str(threads), "--bind", f"127.0.0.1:{self.port}"]
        began, stolen = time.monotonic(), stolen_seconds()
        self.process = subprocess.Popen(
            [*command, "--log-level", "critical"],
            start_new_session=True,
            env=os.environ | environment,
            stderr=subprocess.DEVNULL,  # each refused save tells of its fault there
        )
        while not self._answers():
            time.sleep(0.01)
            if self.process.poll() is not None or time.monotonic() - began > 20:
                self.kill()
                raise SystemExit("The server did not come back.")
        self.started_in = time.monotonic() - began
        self.stolen = stolen_seconds() - stolen
        self.started_with = self.processor_seconds()

    def kill(self) -> None:
        """As when the power fails: nothing is told to anybody."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def processes(self) -> list[int]:
        """The first process and its workers."""
        first = self.process.pid
        with open(f"/proc/{first}/task/{first}/children") as children:
            return [first, *map(int, children.read().split())]

    def processor_seconds(self) -> float:
        """What all its processes have had of the processors so far."""
        ticks = 0
        for process in self.processes():
            with open(f"/proc/{process}/stat") as told:
                ticks += sum(map(int, told.read().rpartition(")")[2].split()[11:13]))  # in user and kernel mode
        return ticks / os.sysconf("SC_CLK_TCK")

    def _answers(self) -> bool:
        try:
            return Somebody(self.port, "").get("/health/").status == 200
        except (OSError, http.client.HTTPException):
            return False


@dataclass(frozen=True)
class Answer:
    """What came back, and after how long."""

    status: int
    body: bytes
    seconds: float


@dataclass(frozen=True)
class Somebody:
    """Who is signed in by their cookies."""

    port: int
    cookies: str
    patience: float = 30  # seconds

    def get(self, address: str) -> Answer:
        """Opens a page."""
        return self._ask("GET", address, None, {})

    def post(self, address: str, said: dict[str, str] | list[tuple[str, str]]) -> Answer:
        """Sends a form."""
        fields = list(said.items()) if isinstance(said, dict) else said
        body = urlencode([("csrfmiddlewaretoken", TOKEN), *fields])
        return self._ask("POST", address, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, address: str, body: str | None, headers: dict[str, str]) -> Answer:
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        try:
            connection.request(method, address, body, {"Cookie": self.cookies, **headers})
            response = connection.getresponse()
            return Answer(response.status, response.read(), time.monotonic() - began)
        finally:
            connection.close()


def cookies_of(user: object) -> str:
    """The cookies of somebody who has signed in, and the mark that their forms carry."""
    from django.test import Client

    browser = Client()
    browser.force_login(user)
    return f"sessionid={browser.cookies['sessionid'].value}; csrftoken={TOKEN}"


def stolen_seconds() -> float:
    """What others on the same host took from each processor of this machine so far, on average; 0 where none says."""
    with open("/proc/stat") as told:
        ticks = told.readline().split()
    return int(ticks[8]) / os.sysconf("SC_CLK_TCK") / (os.cpu_count() or 1)


def free_port() -> int:
    """One where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
