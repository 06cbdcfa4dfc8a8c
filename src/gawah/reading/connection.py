"""A connection to addresses that were checked, cut at a deadline.

It goes to the very address that was checked, so that a host whose name changes its address between check and use gains
nothing; certificate and Host header are still those of the name.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time

from gawah.reading.addresses import Target


class Deadline:
    """A moment after which the connection is cut, whatever it waits for: a server that drips bytes gains nothing."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left, at least a hundredth."""
        return max(0.01, self._ends - time.monotonic())

    def passed(self) -> bool:
        """Tell whether the moment has come."""
        return time.monotonic() >= self._ends


class CheckedConnection(http.client.HTTPConnection):
    """A connection to the checked addresses of a target instead of to whatever its name resolves to now."""

    def __init__(self, to: Target, deadline: Deadline, connect_seconds: float) -> None:
        super().__init__(to.host, to.port)
        self.default_port = 443 if to.scheme == "https" else 80
        self._to = to
        self._deadline = deadline
        self._connect_seconds = connect_seconds
        self._timer: threading.Timer | None = None

    def connect(self) -> None:
        """Connect to the first address that answers, and for https check the certificate against the name."""
        plain = self._connected()
        secure = self._to.scheme == "https"
        self.sock = self._wrapped(plain) if secure else plain
        self._timer = threading.Timer(self._deadline.left(), _cut, [self.sock])
        self._timer.daemon = True
        self._timer.start()
        self.sock.settimeout(self._deadline.left())
        if isinstance(self.sock, ssl.SSLSocket):
            self.sock.do_handshake()

    def end(self) -> None:
        """Close the connection for good; `close` comes earlier, when a body remains to be read."""
        if self._timer is not None:
            self._timer.cancel()
        self.close()

    def _wrapped(self, plain: socket.socket) -> ssl.SSLSocket:
        context = ssl.create_default_context()
        return context.wrap_socket(plain, server_hostname=self._to.host, do_handshake_on_connect=False)

    def _connected(self) -> socket.socket:
        fault: OSError | None = None
        for address in self._to.addresses:
            wait = min(self._connect_seconds, self._deadline.left())
            try:
                return socket.create_connection((address, self._to.port), timeout=wait)
            except OSError as error:
                fault = error
        raise fault or OSError("no address to connect to")


def _cut(connection: socket.socket) -> None:
    """End a connection from another thread; one that is closed already stays so."""
    try:
        # Not the method of an SSLSocket, which takes its keys away under the thread that reads.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
    except OSError:
        return
