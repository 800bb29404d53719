from pathlib import Path

import pytest

from zones.data.downloads import OFFLINE
from zones.data.fetching import KNOWN, fetch, find
from zones.errors import NotFoundError


@pytest.mark.parametrize(
    ("identity", "kind", "file"),
    [
        ("census-2020-flows", "estat", "estat-0003454527.json"),
        ("day-night-2010", "estat", "estat-0003412196.json"),
        ("0003412197", "estat", "estat-0003412197.json"),
        ("population-2015", "estat", "estat-0003412197.json"),
        ("estat-od-000012345678", "estat-od", "estat-od-000012345678.csv"),
        ("estat-db-000012345678", "estat-db", "estat-db-000012345678.csv"),
        ("n03-2024", "n03", "N03-20240101_GML.zip"),
        ("mesh-2020-5339", "mesh", "mesh-2020-5339.zip"),
    ],
)
def test_things_are_found_by_name(identity: str, kind: str, file: str) -> None:
    found = find(identity)
    assert (found.kind, found.file) == (kind, file)


@pytest.mark.parametrize(
    "identity", ["n03-1999", "mesh-2020-../x", "estat-od-1", "http://a.jp", ""]
)
def test_anything_else_lists_what_there_is(identity: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        find(identity)
    assert all(name in str(caught.value) for name, _ in KNOWN)


@pytest.mark.parametrize("identity", ["n03-2024", "census-2020-flows"])
def test_offline_the_place_in_the_home_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, identity: str
) -> None:
    monkeypatch.setenv("ZONES_DATA_DIR", str(tmp_path))
    monkeypatch.setenv(OFFLINE, "1")
    with pytest.raises(NotFoundError, match=str(tmp_path / "downloads" / find(identity).file)):
        fetch(identity)
