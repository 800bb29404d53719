"""A server on this computer that behaves like the offices' on a bad day.

Each path has a list of behaviours: the first request meets the first, and the last one stays.
"""

import json
import threading
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Handler"], None]


@dataclass
class Office:
    """What the server does, and what it was asked."""

    base: str = ""
    routes: dict[str, list[Behaviour]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], str | None]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return self.base + path

    def queries(self) -> list[dict[str, str]]:
        return [query for _, query, _ in self.asked]

    def ranges(self) -> list[str | None]:
        return [part for _, _, part in self.asked]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        office: Office = self.server.office  # type: ignore[attr-defined]
        parts = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(parts.query))
        office.asked.append((parts.path, query, self.headers.get("Range")))
        behaviours = office.routes.get(parts.path, [status(404)])
        self.query = query
        self.close_connection = True
        (behaviours.pop(0) if len(behaviours) > 1 else behaviours[0])(self)

    def log_message(self, *_: Any) -> None:
        """Stay silent."""

    def head(self, code: int, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()


def content(data: bytes, *, tag: str = '"a"', ranges: bool = True) -> Behaviour:
    """Answer *data*, or the part that is asked for."""

    def answer(handler: Handler) -> None:
        wanted = handler.headers.get("Range")
        if wanted and ranges and handler.headers.get("If-Range") == tag:
            start = int(wanted.removeprefix("bytes=").partition("-")[0])
            part = data[start:]
            span = f"bytes {start}-{len(data) - 1}/{len(data)}"
            handler.head(206, Content_Length=str(len(part)), Content_Range=span, ETag=tag)
            handler.wfile.write(part)
            return
        handler.head(200, Content_Length=str(len(data)), ETag=tag)
        handler.wfile.write(data)

    return answer


def cut(data: bytes, *, after: int, tag: str = '"a"') -> Behaviour:
    """Promise *data* and close the connection in the middle."""

    def answer(handler: Handler) -> None:
        handler.head(200, Content_Length=str(len(data)), ETag=tag)
        handler.wfile.write(data[:after])

    return answer


def slow(data: bytes, *, gate: threading.Event) -> Behaviour:
    """Send a few bytes, and the rest only when *gate* opens."""

    def answer(handler: Handler) -> None:
        handler.head(200, Content_Length=str(len(data)), ETag='"a"')
        handler.wfile.write(data[:10])
        handler.wfile.flush()
        gate.wait(20)

    return answer


def trickle(data: bytes, *, gate: threading.Event) -> Behaviour:
    """Send a byte every now and then, so that no wait for the next one is long."""

    def answer(handler: Handler) -> None:
        handler.head(200, Content_Length=str(len(data)), ETag='"a"')
        with suppress(OSError):
            for byte in data:
                handler.wfile.write(bytes([byte]))
                handler.wfile.flush()
                if gate.wait(0.02):
                    return

    return answer


def chunked(data: bytes, *, whole: bool) -> Behaviour:
    """Send *data* without telling its length; the end of it is missing unless *whole*."""

    def answer(handler: Handler) -> None:
        handler.head(200, Transfer_Encoding="chunked", ETag='"a"')
        handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        if whole:
            handler.wfile.write(b"0\r\n\r\n")

    return answer


def other_part(data: bytes) -> Behaviour:
    """Answer a wish for the rest with another part of the file."""

    def answer(handler: Handler) -> None:
        part = data[7:]
        span = f"bytes 7-{len(data) - 1}/{len(data)}"
        handler.head(206, Content_Length=str(len(part)), Content_Range=span, ETag='"a"')
        handler.wfile.write(part)

    return answer


def status(code: int, body: bytes = b"<html>Service Unavailable</html>") -> Behaviour:
    def answer(handler: Handler) -> None:
        handler.head(code, Content_Length=str(len(body)))
        handler.wfile.write(body)

    return answer


def redirect(to: str) -> Behaviour:
    return lambda handler: handler.head(302, Location=to, Content_Length="0")


def answer_json(value: Any) -> Behaviour:
    return content(json.dumps(value, ensure_ascii=False).encode())


def paged(values: list[dict[str, str]], size: int, answer: Callable[..., Any]) -> Behaviour:
    """Answer pages of *size* values as e-Stat does, by ``startPosition``."""

    def page(handler: Handler) -> None:
        start = int(handler.query["startPosition"])
        part = values[start - 1 : start - 1 + size]
        more = start + size if start - 1 + size < len(values) else None
        answer_json(answer(part, total=len(values), following=more))(handler)

    return page


@contextmanager
def running() -> Iterator[Office]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    office = Office(f"http://127.0.0.1:{server.server_port}")
    server.office = office  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield office
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
