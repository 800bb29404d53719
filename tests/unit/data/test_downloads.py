import json
import random
import threading
from collections.abc import Iterator
from pathlib import Path

import office_server
import pytest
from office_server import (
    Office,
    chunked,
    content,
    cut,
    other_part,
    redirect,
    slow,
    status,
    trickle,
)

from zones.data.downloads import (
    OFFLINE,
    Patience,
    check_address,
    download,
    get,
    hash_of,
    shown,
)
from zones.errors import DataError, NotFoundError
from zones.labels import Text

LARGE = random.Random(1).randbytes(5_000_000)  # noqa: S311 - bytes that don't compress


@pytest.fixture
def office() -> Iterator[Office]:
    with office_server.running() as server:
        yield server


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def patience(waits: list[float]) -> Patience:
    return Patience(timeout_seconds=5, attempts=4, pause=waits.append)


def test_a_file_comes_whole_and_its_hash_is_recorded(
    office: Office, tmp_path: Path, patience: Patience
) -> None:
    office.routes["/a.zip"] = [content(b"abc")]
    target = tmp_path / "new" / "a.zip"
    url = office.url("/a.zip?appId=SECRET")
    assert download(url, target, patience=patience).read_bytes() == b"abc"
    records = (target.parent / "records.json").read_text()
    assert json.loads(records)["a.zip"]["sha256"] == hash_of(target)
    assert "SECRET" not in records
    assert sorted(path.name for path in target.parent.iterdir()) == ["a.zip", "records.json"]
    download(url, target, patience=patience)
    assert len(office.asked) == 1


def test_a_cut_in_the_middle_is_resumed(
    office: Office, tmp_path: Path, patience: Patience, waits: list[float]
) -> None:
    told: list[Text] = []
    zipped = LARGE * 10  # 50 MB
    office.routes["/n03.zip"] = [cut(zipped, after=30_000_000), content(zipped)]
    path = download(
        office.url("/n03.zip"), tmp_path / "n03.zip", patience=patience, progress=told.append
    )
    assert path.read_bytes() == zipped
    assert office.ranges() == [None, "bytes=30000000-"]
    assert waits == [1.0]
    assert told[0].en == "cut at 30,000,000 bytes, going on"


def test_a_later_run_goes_on_where_the_last_was_cut(
    office: Office, tmp_path: Path, patience: Patience
) -> None:
    office.routes["/a"] = [cut(LARGE, after=1_000), status(500)]
    with pytest.raises(DataError, match=r"4 attempts \(HTTP 500\).*goes on where it stopped"):
        download(office.url("/a"), tmp_path / "a", patience=patience)
    assert not (tmp_path / "a").exists()
    office.routes["/a"] = [content(LARGE)]
    assert download(office.url("/a"), tmp_path / "a", patience=patience).read_bytes() == LARGE
    assert office.ranges()[-1] == "bytes=1000-"


def test_a_file_that_changed_meanwhile_starts_again(
    office: Office, tmp_path: Path, patience: Patience
) -> None:
    office.routes["/a"] = [cut(LARGE, after=1_000), content(b"other", tag='"b"')]
    assert download(office.url("/a"), tmp_path / "a", patience=patience).read_bytes() == b"other"


def test_a_server_without_ranges_is_asked_again(
    office: Office, tmp_path: Path, patience: Patience
) -> None:
    office.routes["/a"] = [cut(LARGE, after=1_000), content(LARGE, ranges=False)]
    assert download(office.url("/a"), tmp_path / "a", patience=patience).read_bytes() == LARGE


def test_errors_of_the_server_are_waited_out_longer_each_time(
    office: Office, tmp_path: Path, patience: Patience, waits: list[float]
) -> None:
    office.routes["/a"] = [status(500), status(503), status(429), content(b"abc")]
    download(office.url("/a"), tmp_path / "a", patience=patience)
    assert waits == [1.0, 2.0, 4.0]


def test_slow_bytes_are_given_up(office: Office, tmp_path: Path, waits: list[float]) -> None:
    gate = threading.Event()
    office.routes["/a"] = [slow(LARGE, gate=gate)]
    hurried = Patience(timeout_seconds=0.2, attempts=2, pause=waits.append)
    with pytest.raises(DataError, match=r"2 attempts \(TimeoutError\)"):
        download(office.url("/a"), tmp_path / "a", patience=hurried)
    gate.set()


def test_bytes_that_trickle_are_given_up(
    office: Office, tmp_path: Path, waits: list[float]
) -> None:
    gate = threading.Event()
    office.routes["/a"] = [trickle(LARGE[:10_000], gate=gate)]
    hurried = Patience(0.3, attempts=2, fewest_bytes_per_second=1_000, pause=waits.append)
    with pytest.raises(DataError, match=r"2 attempts \(too slow\)"):
        download(office.url("/a"), tmp_path / "a", patience=hurried)
    with pytest.raises(DataError, match=r"2 attempts \(too slow\)"):
        get(office.url("/a"), patience=hurried)
    gate.set()


def test_a_length_that_is_not_told_or_is_wrong(
    office: Office, tmp_path: Path, patience: Patience
) -> None:
    office.routes["/a"] = [chunked(b"half", whole=False), chunked(b"the whole", whole=True)]
    path = download(office.url("/a"), tmp_path / "a", patience=patience)
    assert path.read_bytes() == b"the whole"
    office.routes["/b"] = [cut(b"x" * 9, after=5), other_part(b"y" * 9), content(b"whole")]
    assert download(office.url("/b"), tmp_path / "b", patience=patience).read_bytes() == b"whole"
    assert office.ranges()[-2:] == ["bytes=5-", None]


@pytest.mark.parametrize("code", [400, 403, 404])
def test_a_refusal_is_told_at_once(
    office: Office, tmp_path: Path, patience: Patience, code: int
) -> None:
    office.routes["/a"] = [status(code)]
    with pytest.raises(DataError, match=f"HTTP {code}"):
        download(office.url("/a"), tmp_path / "a", patience=patience)
    assert len(office.asked) == 1


def test_a_redirect_is_followed_and_a_loop_is_not(
    office: Office, tmp_path: Path, patience: Patience
) -> None:
    office.routes["/a"] = [redirect("/b")]
    office.routes["/b"] = [content(b"abc")]
    assert download(office.url("/a"), tmp_path / "a", patience=patience).read_bytes() == b"abc"
    office.routes["/x"] = [redirect("/y")]
    office.routes["/y"] = [redirect("/x")]
    with pytest.raises(DataError, match="redirect loop"):
        download(office.url("/x"), tmp_path / "x", patience=patience)


@pytest.mark.parametrize("to", ["file:///etc/hosts", "ftp://127.0.0.1/a", "http://192.0.2.1/a"])
def test_a_redirect_never_leaves_https(
    office: Office, tmp_path: Path, patience: Patience, to: str
) -> None:
    office.routes["/a"] = [redirect(to)]
    with pytest.raises(DataError):
        download(office.url("/a"), tmp_path / "a", patience=patience)
    assert not (tmp_path / "a").exists()


def test_another_content_under_the_same_name_is_refused(
    office: Office, tmp_path: Path, patience: Patience
) -> None:
    target = tmp_path / "a"
    office.routes["/a"] = [content(b"old")]
    download(office.url("/a"), target, patience=patience)
    target.write_bytes(b"damaged on disk")
    office.routes["/a"] = [content(b"new")]
    with pytest.raises(DataError, match="differs from the recorded one"):
        download(office.url("/a"), target, patience=patience)
    assert target.read_bytes() == b"damaged on disk"
    path = download(office.url("/a"), target, patience=patience, accept_change=True)
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("page", [b"<html>gone</html>", b"\xef\xbb\xbf\n<!DOCTYPE html><p>"])
def test_a_web_page_is_no_file(
    office: Office, tmp_path: Path, patience: Patience, page: bytes
) -> None:
    office.routes["/a.zip"] = [content(page)]
    with pytest.raises(DataError, match="is a web page and no file"):
        download(office.url("/a.zip"), tmp_path / "a.zip", patience=patience)
    assert list(tmp_path.iterdir()) == []


def test_a_pinned_hash_must_fit(office: Office, tmp_path: Path, patience: Patience) -> None:
    office.routes["/a"] = [content(b"abc")]
    with pytest.raises(DataError, match="SHA-256"):
        download(office.url("/a"), tmp_path / "a", sha256="0" * 64, patience=patience)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_too_large_is_not_taken(office: Office, tmp_path: Path) -> None:
    small = Patience(timeout_seconds=5, attempts=1, most_bytes=100)
    office.routes["/a"] = [content(LARGE)]
    with pytest.raises(DataError, match="5,000,000 bytes, 100 at most"):
        download(office.url("/a"), tmp_path / "a", patience=small)
    with pytest.raises(DataError, match="too large"):
        get(office.url("/a"), patience=small)


def test_offline_it_says_what_to_place_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OFFLINE, "1")
    with pytest.raises(NotFoundError) as caught:
        download("https://example.jp/data?key=SECRET", tmp_path / "a.zip")
    assert "https://example.jp/data elsewhere" in str(caught.value)
    assert str(tmp_path / "a.zip") in caught.value.text.ja
    assert "SECRET" not in caught.value.text.ja + str(caught.value)


def test_a_short_answer_is_asked_again(office: Office, patience: Patience) -> None:
    office.routes["/a"] = [cut(b"x" * 100, after=10), content(b"whole")]
    assert get(office.url("/a"), patience=patience) == b"whole"
    office.routes["/b"] = [cut(b"x" * 100, after=10)]
    with pytest.raises(DataError, match="4 attempts"):
        get(office.url("/b"), patience=patience)


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    once = Patience(timeout_seconds=1, attempts=1)
    with pytest.raises(DataError, match="couldn't be fetched in 1 attempts"):
        download("http://127.0.0.1:9/a?appId=SECRET", tmp_path / "a", patience=once)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.jp/b", "http://a.jp/b", "https:///b", "a.zip"]
)
def test_only_https_is_fetched(url: str) -> None:
    with pytest.raises(DataError, match="https only"):
        check_address(url)


def test_an_address_is_shown_without_secrets() -> None:
    assert shown("https://me:pw@a.jp/b?appId=SECRET#x") == "https://a.jp/b"
