"""Downloads: resumed after a cut, checked by hash, kept whole or not at all."""

import hashlib
import http.client
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from zones.data.download_faults import CutOffError, given_up, refused, too_large
from zones.data.home import write_whole
from zones.errors import DataError, NotFoundError
from zones.labels import Text

OFFLINE = "ZONES_OFFLINE"
"""Environment variable: when set, nothing is fetched."""

_PIECE = 1 << 16
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_HEAD = 1_000
_RECORDS = "records.json"
_PARTIAL, _OK = 206, 200
_NOT_SATISFIABLE = 416
_AGAIN = (408, 425, 429)
_SERVER_ERROR = 500


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, and how much to take.

    Parameters
    ----------
    timeout_seconds
        For a connection, and for the next bytes.
    attempts
        How often to try; each time goes on where the last one was cut.
    first_wait_seconds
        Before the second attempt; it doubles each time, up to a minute.
    most_bytes
        Size of a file.
    fewest_bytes_per_second
        Over `timeout_seconds`: a slower server counts as stuck.
    """

    timeout_seconds: float = 30.0
    attempts: int = 6
    first_wait_seconds: float = 1.0
    most_bytes: int = 4_000_000_000
    fewest_bytes_per_second: float = 200.0
    pause: Callable[[float], None] = time.sleep


class _SameKindOnly(urllib.request.HTTPRedirectHandler):
    """Follow few redirects, and never to another scheme or down to this computer."""

    max_redirections = 5
    max_repeats = 2

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the next request, if its address may be fetched."""
        check_address(newurl, loopback=_is_loopback(req.full_url))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def check_address(url: str, *, loopback: bool = True) -> None:
    """Check that *url* is https (http to this computer, where *loopback* allows it).

    Raises
    ------
    DataError
        If it is anything else, such as ``file:`` or ``ftp:``.
    """
    parts = urllib.parse.urlsplit(url)
    local = loopback and parts.hostname in _LOOPBACK and parts.scheme == "http"
    if not local and (parts.scheme != "https" or parts.hostname in {None, *_LOOPBACK}):
        raise DataError(
            f"{shown(url)} は取得しません（https だけ）。",
            f"{shown(url)} isn't fetched (https only).",
        )


def shown(url: str) -> str:
    """Return *url* without its query, which may hold an application id."""
    parts = urllib.parse.urlsplit(url)
    return urllib.parse.urlunsplit(
        (parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", "")
    )


def download(
    url: str,
    target: Path,
    *,
    sha256: str | None = None,
    accept_change: bool = False,
    patience: Patience | None = None,
    progress: Callable[[Text], None] | None = None,
) -> Path:
    """Download *url* to *target*; what is there already and unaltered is not fetched again.

    Bytes go to a ``.part`` beside it, so that a cut one is resumed, also by a later run; *target*
    appears whole, after its hash is checked. The hash is pinned by *sha256*, or recorded at the
    first download: another content under the same name is refused afterwards.

    Parameters
    ----------
    url
        An https address.
    target
        The file.
    sha256
        Hash that the content must have.
    accept_change
        Whether another content than the recorded one replaces it.
    patience
        Waiting times and limits.
    progress
        Told what happens.

    Raises
    ------
    NotFoundError
        If nothing may be fetched (``ZONES_OFFLINE``): it says which file to place where by hand.
    DataError
        If the server refuses or stays unwell, or the content isn't what it must be.
    """
    known = sha256 or _recorded(target)
    if target.is_file() and known == hash_of(target) and not accept_change:
        return target
    if os.environ.get(OFFLINE):
        raise by_hand(url, target)
    check_address(url)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    _attempt_all(url, part, patience or Patience(), progress)
    _refuse_page(url, part)
    digest = hash_of(part)
    pinned = sha256 or (None if accept_change else known)
    if pinned is not None and digest != pinned:
        _forget(part)
        raise DataError(
            f"{target.name}: 内容が以前と違います（SHA-256 {digest[:12]}…、記録は {pinned[:12]}…）。"
            "公開元が差し替えた可能性があります。確かめてから --accept-change を付けてください。",
            f"{target.name}: its content differs from the recorded one (SHA-256 {digest[:12]}…, "
            f"recorded {pinned[:12]}…). The office may have replaced it. "
            "Check, then use --accept-change.",
        )
    part.replace(target)
    _forget(part)
    _record(target, url, digest)
    return target


def _refuse_page(url: str, part: Path) -> None:
    """Refuse a web page: offices answer with one, and with 200, where a file is gone."""
    with part.open("rb") as stream:
        start = stream.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        _forget(part)
        raise DataError(
            f"{shown(url)} はファイルではなくウェブページでした。公開元のページで場所を確かめてください。",
            f"{shown(url)} is a web page and no file. Look at the office's page for its place.",
        )


def by_hand(url: str, target: Path) -> NotFoundError:
    """Return the error that says what to download by hand, and where to put it."""
    return NotFoundError(
        f"オフラインです（{OFFLINE}）。{shown(url)} を別の機械で取得し、{target} に置いてください。",
        f"Offline ({OFFLINE}). Download {shown(url)} elsewhere and put it at {target}.",
    )


def get(url: str, *, patience: Patience) -> bytes:
    """Return what an address answers, trying again where that may help.

    Raises
    ------
    DataError
        If the server refuses or stays unwell; the query is never in the message.
    """
    check_address(url)
    last = Text("", "")
    for attempt in range(patience.attempts):
        if attempt:
            patience.pause(min(60.0, patience.first_wait_seconds * 2 ** (attempt - 1)))
        try:
            return _whole(url, patience)
        except CutOffError as error:
            last = error.why
    raise given_up(shown(url), last, patience.attempts)


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _attempt_all(
    url: str, part: Path, patience: Patience, progress: Callable[[Text], None] | None
) -> None:
    last = Text("", "")
    for attempt in range(patience.attempts):
        if attempt:
            patience.pause(min(60.0, patience.first_wait_seconds * 2 ** (attempt - 1)))
        try:
            _attempt(url, part, patience, progress)
        except CutOffError as error:
            last = error.why
            if progress:
                size = part.stat().st_size if part.exists() else 0
                progress(
                    Text(f"{size:,}バイトで中断、続きを取得", f"cut at {size:,} bytes, going on")
                )
        else:
            return
    raise given_up(shown(url), last, patience.attempts)


def _attempt(
    url: str, part: Path, patience: Patience, progress: Callable[[Text], None] | None
) -> None:
    """Fetch what is missing; return when the file is whole."""
    mark = part.with_name(f"{part.name}.json")
    have, tag = _state(part, mark)
    headers = {"Range": f"bytes={have}-", "If-Range": tag} if have and tag else {}
    with _opened(url, headers, patience) as answer:
        resumed = answer.status == _PARTIAL
        start, total = _extent(answer, have if resumed else 0)
        if resumed and start != have:
            _forget(part)
            raise CutOffError("別の範囲の応答", "another range")
        if total is not None and total > patience.most_bytes:
            raise too_large(shown(url), total, patience.most_bytes)
        write_whole(mark, json.dumps({"tag": _tag(answer), "url": shown(url)}).encode())
        size = _receive(answer, part, start, patience, url)
    if total is not None and size != total:
        raise CutOffError.after(size, total)
    if progress:
        progress(Text(f"{part.name[1:-5]}: {size:,}バイト", f"{part.name[1:-5]}: {size:,} bytes"))


def _receive(answer: Any, part: Path, start: int, patience: Patience, url: str) -> int:  # noqa: ANN401 - urllib's answer
    with part.open("ab" if start else "wb") as stream:
        return start + sum(stream.write(piece) for piece in _pieces(answer, start, patience, url))


def _pieces(answer: Any, start: int, patience: Patience, url: str) -> Iterator[bytes]:  # noqa: ANN401 - urllib's answer
    """Yield what comes; stop at the limit, and where it comes too slowly."""
    began, size = time.monotonic(), 0
    while True:
        try:
            piece = answer.read1(_PIECE)
        except (OSError, http.client.HTTPException) as error:
            raise CutOffError(type(error).__name__) from None
        if not piece:
            return
        yield piece
        size += len(piece)
        if start + size > patience.most_bytes:
            raise too_large(shown(url), start + size, patience.most_bytes)
        spent = time.monotonic() - began
        if spent > patience.timeout_seconds and size < patience.fewest_bytes_per_second * spent:
            raise CutOffError("応答が遅い", "too slow")


def _whole(url: str, patience: Patience) -> bytes:
    with _opened(url, {}, patience) as answer:
        _, total = _extent(answer, 0)
        if total is not None and total > patience.most_bytes:
            raise too_large(shown(url), total, patience.most_bytes)
        content = b"".join(_pieces(answer, 0, patience, url))
    if total is not None and len(content) != total:
        raise CutOffError.after(len(content), total)
    return content


def _opened(url: str, headers: dict[str, str], patience: Patience) -> Any:  # noqa: ANN401 - urllib's answer
    opener = urllib.request.build_opener(_SameKindOnly())
    request = urllib.request.Request(url, headers={"User-Agent": "zones", **headers})  # noqa: S310 - checked
    try:
        return opener.open(request, timeout=patience.timeout_seconds)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code >= _SERVER_ERROR or error.code in {*_AGAIN, _NOT_SATISFIABLE}:
            raise CutOffError(f"HTTP {error.code}") from None
        raise refused(shown(url), error) from None
    except (OSError, http.client.HTTPException) as error:
        # The text of urllib's errors may hold the address with its query.
        raise CutOffError(type(error).__name__) from None


def _extent(answer: Any, start: int) -> tuple[int, int | None]:  # noqa: ANN401 - urllib's answer
    """Return where the answer starts, and the size of the whole file if it is told."""
    told = answer.headers.get("Content-Range", "")
    if answer.status == _PARTIAL and told.startswith("bytes "):
        span, _, whole = told.removeprefix("bytes ").partition("/")
        first = span.partition("-")[0]
        return (
            int(first) if first.isdigit() else -1,
            int(whole) if whole.isdigit() else None,
        )
    length = answer.headers.get("Content-Length", "")
    return start, int(length) if length.isdigit() else None


def _tag(answer: Any) -> str:  # noqa: ANN401 - urllib's answer
    tag = answer.headers.get("ETag", "")
    strong = tag if tag and not tag.startswith("W/") else ""
    return strong or str(answer.headers.get("Last-Modified", ""))


def _state(part: Path, mark: Path) -> tuple[int, str]:
    try:
        tag = str(json.loads(mark.read_bytes())["tag"])
        return part.stat().st_size, tag
    except (OSError, ValueError, KeyError, TypeError):
        return 0, ""


def _forget(part: Path) -> None:
    part.unlink(missing_ok=True)
    part.with_name(f"{part.name}.json").unlink(missing_ok=True)


def _recorded(target: Path) -> str | None:
    found = _records(target.parent).get(target.name)
    digest = found.get("sha256") if isinstance(found, dict) else None
    return digest if isinstance(digest, str) else None


def _records(folder: Path) -> dict[str, Any]:
    try:
        content = json.loads((folder / _RECORDS).read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _record(target: Path, url: str, digest: str) -> None:
    records = _records(target.parent)
    records[target.name] = {"url": shown(url), "sha256": digest}
    text = json.dumps(dict(sorted(records.items())), ensure_ascii=False, indent=2)
    write_whole(target.parent / _RECORDS, text.encode())


def _is_loopback(url: str) -> bool:
    return urllib.parse.urlsplit(url).hostname in _LOOPBACK
