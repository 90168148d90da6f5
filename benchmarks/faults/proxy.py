"""The way to PostgreSQL, which can be cut, fall silent or become slow."""

import os
import socket
import threading
import time
from typing import Any
from urllib.parse import quote

from benchmarks.faults.serving import free_port


class Proxy:
    """Passes on what is said to the database of that connection, and what it answers."""

    def __init__(self, database: Any) -> None:
        self.delay = 0.0
        self._passing, self._cut = threading.Event(), False
        self._passing.set()
        database.ensure_connection()
        self._database, self._open = database.connection.info, set()
        self.port = free_port()
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """DATABASE_URL for whoever goes this way."""
        to = self._database
        return f"postgres://{quote(to.user)}:{quote(to.password or '')}@127.0.0.1:{self.port}/{quote(to.dbname)}"

    def cut(self) -> None:
        """Ends every connection and lets nobody in."""
        self._cut = True
        for each in list(self._open):
            _shut(each)

    def fall_silent(self) -> None:
        """Takes everything and passes nothing on."""
        self._passing.clear()

    def mend(self) -> None:
        """As it was."""
        self.delay, self._cut = 0.0, False
        self._passing.set()

    def close(self) -> None:
        """For good."""
        self.cut()
        self._passing.set()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._cut:
                client.close()
                continue
            threading.Thread(target=self._connect, args=[client], daemon=True).start()

    def _connect(self, client: socket.socket) -> None:
        server = self._server()
        self._open |= {client, server}
        threading.Thread(target=self._pass_on, args=[client, server], daemon=True).start()
        self._pass_on(server, client)

    def _server(self) -> socket.socket:
        host, port = self._database.host, self._database.port
        if not host.startswith("/"):
            return socket.create_connection((host, port))
        server = socket.socket(socket.AF_UNIX)
        server.connect(os.path.join(host, f".s.PGSQL.{port}"))
        return server

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while said := source.recv(65536):
                time.sleep(self.delay)
                self._passing.wait()
                target.sendall(said)
        except OSError:
            pass
        finally:
            for each in (source, target):
                self._open.discard(each)
                _shut(each)


def _shut(each: socket.socket) -> None:
    try:
        each.shutdown(socket.SHUT_RDWR)
    except OSError:  # the other side was quicker
        pass
    finally:
        each.close()
