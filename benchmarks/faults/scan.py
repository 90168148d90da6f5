"""An outside scanner against the running product: ``make scan``, or ``python -m benchmarks.faults.scan 300``.

Wapiti (https://wapiti-scanner.github.io) looks at every page as people of three roles and puts into each parameter and
field what injects into databases, pages, commands, files and headers. It is told of nothing but this machine: the
modules that call a server of its makers are left out. Red with FLAW=unescaped.
"""

import collections
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from benchmarks.faults.ground import prepare
from benchmarks.faults.serving import TOKEN, free_port

SCANNER = os.environ.get("WAPITI", str(Path(sys.prefix, "scan", "bin", "wapiti")))
MODULES = ("sql", "xss", "permanentxss", "exec", "file", "crlf", "redirect", "ldap", "methods")
ROLES = ("investigator", "coordinator-al", "administrator")
MOST_PARAMETERS = 40
"""The screening form has 300 fields: its rows and answers are what ``tests/trust/test_bad_input.py`` is for."""
_STATUS = re.compile(r'" (\d{3}) ')


def main(seconds: int) -> int:
    """0 when the scanner found nothing and no answer was a fault."""
    with tempfile.TemporaryDirectory(prefix="scan-") as folder:
        prepare()
        sessions = _sessions()
        log = Path(folder, "access.log")
        server, url = _started(log)
        try:
            found = [_scanned(url, session, seconds // len(sessions), folder) for session in sessions.values()]
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()
        return _report(dict(zip(sessions, found, strict=True)), log.read_text())


def _sessions() -> dict[str, str]:
    """By role the cookie of somebody who has signed in, among the made-up people of the demonstration."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test import Client

    call_command("demo", verbosity=0, stdout=io.StringIO())
    cookies = {}
    for name in ROLES:
        client = Client()
        client.force_login(get_user_model().objects.get(username=name))
        cookies[name] = client.cookies["sessionid"].value
    return cookies


def _started(log: Path) -> tuple[subprocess.Popen[bytes], str]:
    url = f"http://127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "gunicorn", "benchmarks.faults.application", "--threads", "4"]
    command += ["--log-level", "error", "--bind", url.removeprefix("http://"), "--access-logfile", str(log)]
    with open(log.with_suffix(".err"), "w") as words:
        server = subprocess.Popen(command, stderr=words, start_new_session=True)
    for _ in range(600):
        try:
            urlopen(f"{url}/health/", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return server, url
    raise SystemExit("The server did not start.")


def _scanned(url: str, session: str, seconds: int, folder: str) -> dict[str, list[dict[str, object]]]:
    """What the scanner holds against the product as one person sees it."""
    report, cookie = Path(folder, f"{session}.json"), f"sessionid={session}; csrftoken={TOKEN}"
    command = [SCANNER, "-u", f"{url}/", "--scope", "domain", "-m", ",".join(MODULES), "-H", f"Cookie: {cookie}"]
    command += ["-x", f"{url}/sign-out/", "-x", f"{url}/password/", "-x", f"{url}/static/*"]
    command += ["-s", f"{url}/medicines/?q=pred", "--no-bugreport", "--flush-session", "--store-session", folder]
    command += ["--store-config", folder, "--max-links-per-page", "40", "--max-files-per-dir", "12", "-d", "4"]
    command += ["--max-parameters", str(MOST_PARAMETERS), "--tasks", "4", "-t", "20", "-v", "0"]
    command += [
        "--max-scan-time",
        str(seconds // 3),
        "--max-attack-time",
        str(max(5, seconds * 2 // 3 // len(MODULES))),
    ]
    command += ["-f", "json", "-o", str(report)]
    ended = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if ended.returncode:
        raise SystemExit(f"The scanner itself ended with {ended.returncode}:\n{ended.stdout[-4000:]}")
    said = json.loads(report.read_text())
    return {kind: list_ for kind, list_ in said["vulnerabilities"].items() if list_}


def _report(found: dict[str, dict[str, list[dict[str, object]]]], log: str) -> int:
    statuses = collections.Counter(_STATUS.findall(log))
    faults = [line for line in log.splitlines() if (status := _STATUS.search(line)) and status[1] >= "500"]
    print(
        f"{sum(statuses.values())} requests: " + ", ".join(f"{n} × {status}" for status, n in sorted(statuses.items()))
    )
    print("\n".join(faults[:20]))
    for role, kinds in found.items():
        for kind, findings in kinds.items():
            for one in findings:
                print(f"{role}: {kind}: {one['method']} {one['path']} {one['parameter']}: {one['info']}")
    print(f"{sum(map(len, found.values()))} kinds of findings, {len(faults)} answers of 500 or more.")
    return int(any(found.values()) or bool(faults) or not statuses)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
