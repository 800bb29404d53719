from collections.abc import Iterator
from pathlib import Path

import office_server
import official_layouts as layouts
import pytest
from office_server import Office, answer_json, content, paged, status

from zones.data.downloads import OFFLINE, Patience
from zones.data.estat_client import SECRETS, VARIABLE, AppId, fetch_table, find_app_id
from zones.data.sources.estat_files import parse_fetched
from zones.errors import DataError, InputError, NotFoundError, ZonesError

SECRET = "0123456789abcdef"  # noqa: S105 - no secret
TABLE = "0003454527"
VALUES = [layouts.flow_value("01100", f"01{number:03d}", str(number)) for number in range(201, 206)]


@pytest.fixture
def office() -> Iterator[Office]:
    with office_server.running() as server:
        yield server


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def patience(waits: list[float]) -> Patience:
    return Patience(timeout_seconds=5, attempts=3, pause=waits.append)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONES_DATA_DIR", str(tmp_path / "home"))
    monkeypatch.setenv(VARIABLE, SECRET)
    monkeypatch.delenv(OFFLINE, raising=False)


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_every_page_is_fetched_at_a_polite_pace(
    office: Office, tmp_path: Path, patience: Patience, waits: list[float]
) -> None:
    office.routes["/api"] = [paged(VALUES, 2, layouts.api_answer)]
    path = fetch_table(TABLE, tmp_path / "t.json", endpoint=office.url("/api"), patience=patience)
    fetched = parse_fetched(path)
    assert fetched.flows is not None
    assert fetched.flows["persons"].tolist() == [201, 202, 203, 204, 205]
    assert [query["startPosition"] for query in office.queries()] == ["1", "3", "5"]
    assert {query["appId"] for query in office.queries()} == {SECRET}
    assert waits == [1.0, 1.0]
    assert SECRET.encode() not in everything_in(tmp_path)


def test_a_cut_run_goes_on_with_the_next_page(
    office: Office, tmp_path: Path, patience: Patience
) -> None:
    page = paged(VALUES, 2, layouts.api_answer)
    office.routes["/api"] = [page, status(500)]
    with pytest.raises(DataError, match=r"3 attempts \(HTTP 500\)"):
        fetch_table(TABLE, tmp_path / "t.json", endpoint=office.url("/api"), patience=patience)
    assert not (tmp_path / "t.json").exists()
    office.routes["/api"] = [page]
    office.asked.clear()
    fetch_table(TABLE, tmp_path / "t.json", endpoint=office.url("/api"), patience=patience)
    assert [query["startPosition"] for query in office.queries()] == ["3", "5"]
    assert [path.name for path in tmp_path.iterdir()] == ["t.json"]


def test_an_error_of_estat_is_told_in_its_words(
    office: Office, tmp_path: Path, patience: Patience
) -> None:
    words = f"認証に失敗しました。アプリケーションID {SECRET} を確認して下さい。"
    error = {"GET_STATS_DATA": {"RESULT": {"STATUS": 100, "ERROR_MSG": words}}}
    office.routes["/api"] = [answer_json(error)]
    with pytest.raises(DataError, match="認証に失敗しました") as caught:
        fetch_table(TABLE, tmp_path / "t.json", endpoint=office.url("/api"), patience=patience)
    assert SECRET not in str(caught.value) + caught.value.text.ja
    assert SECRET.encode() not in everything_in(tmp_path)


@pytest.mark.parametrize(
    "route", [status(404), status(500), content(b"<html>"), content(b'{"a": 1}')]
)
def test_the_id_is_in_no_message_and_no_file(
    office: Office, tmp_path: Path, patience: Patience, route: office_server.Behaviour
) -> None:
    office.routes["/api"] = [route]
    with pytest.raises(ZonesError) as caught:
        fetch_table(TABLE, tmp_path / "t.json", endpoint=office.url("/api"), patience=patience)
    chain: BaseException | None = caught.value
    while chain is not None:
        assert SECRET not in repr(chain)
        chain = chain.__cause__ or (None if chain.__suppress_context__ else chain.__context__)
    assert SECRET.encode() not in everything_in(tmp_path)
    assert SECRET not in repr(AppId(SECRET))


def test_pages_must_fit_together(office: Office, tmp_path: Path, patience: Patience) -> None:
    first = layouts.api_answer(VALUES[:2], total=5, following=3)
    for second in (
        layouts.api_answer(VALUES[2:4], total=6, following=5),
        layouts.api_answer(VALUES[2:4], total=5, following=3),
    ):
        office.routes["/api"] = [answer_json(first), answer_json(second)]
        with pytest.raises(DataError, match="pages don't fit together"):
            fetch_table(TABLE, tmp_path / "t.json", endpoint=office.url("/api"), patience=patience)


def test_the_id_comes_from_the_environment_or_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_app_id() == AppId(SECRET)
    monkeypatch.delenv(VARIABLE)
    with pytest.raises(InputError, match=f"no application id of e-Stat. Put it into {VARIABLE}"):
        find_app_id()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / SECRETS).write_text('estat_app_id = "fromfile"\n')
    assert find_app_id() == AppId("fromfile")
    (tmp_path / "home" / SECRETS).write_text("estat_app_id = fromfile\n")
    with pytest.raises(InputError, match="can't be read") as caught:
        find_app_id()
    assert "fromfile" not in str(caught.value)


def test_offline_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OFFLINE, "1")
    with pytest.raises(NotFoundError, match=r"put it at .*t\.json"):
        fetch_table(TABLE, tmp_path / "t.json")
