"""Whatever a file holds, a parser reads it or refuses it in words, and does nothing else."""

import io
import socket
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importer_cases import BOMB, HOSTILE, PACKED, PARSERS, Parser, outcome

STEADY = settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail on every connection, whatever it goes to."""

    def refuse(*_: object) -> None:
        raise AssertionError("a parser went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


each_parser = pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)


@each_parser
def test_the_good_file_is_read(parser: Parser) -> None:
    expected = "missing" if parser.name == "ipss" else "read"
    assert expected in outcome(parser, parser.good)


@each_parser
@STEADY
@given(cut=st.floats(0, 1, exclude_max=True))
def test_truncated(parser: Parser, cut: float) -> None:
    outcome(parser, parser.good[: int(len(parser.good) * cut)])


@each_parser
@STEADY
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6)), max_size=5
    )
)
def test_bytes_replaced(parser: Parser, changes: list[tuple[float, bytes]]) -> None:
    content = bytearray(parser.good)
    for place, piece in changes:
        at = int(len(content) * place)
        content[at : at + len(piece)] = piece
    outcome(parser, bytes(content))


@each_parser
@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "euc_jp", "iso2022_jp", "utf-8-sig"])
def test_encoded_anew(parser: Parser, encoding: str) -> None:
    text = parser.good.decode("cp932", errors="replace")
    said = outcome(parser, text.encode(encoding, errors="replace"))
    if encoding in {"utf-16", "utf-32"} and parser.name != "estat api":  # JSON tells its encoding
        assert said != "read"


@each_parser
@STEADY
@given(data=st.data())
def test_lines_and_columns_shuffled(parser: Parser, data: Any) -> None:
    lines = parser.good.split(b"\n")
    order = data.draw(st.permutations(range(len(lines)))) if len(lines) < 200 else range(len(lines))
    delimiter = data.draw(st.sampled_from([b",", b"\t", b";", b"|", b" "]))
    outcome(parser, b"\n".join(lines[at].replace(b",", delimiter) for at in order))


BY_NAME = {"od csv", "totals", "changes", "unions", "offices", "projection", "categories"}
"""Parsers of text that find every column by its name."""

PLAIN = [
    one
    for one in PARSERS
    if b"," in one.good and not one.good.startswith((b"PK", b"PAR1", b"\0", b"{"))
]


@pytest.mark.parametrize("parser", PLAIN, ids=lambda parser: parser.name)
@STEADY
@given(data=st.data())
def test_columns_shuffled(parser: Parser, data: Any) -> None:
    """Move the columns of every row alike; those found by name are read as before."""
    try:
        rows = [line.split(",") for line in parser.good.decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError:
        rows = [line.split(",") for line in parser.good.decode("cp932", "replace").splitlines()]
    width = max(len(row) for row in rows)
    order = data.draw(st.permutations(range(width)))
    moved = [[row[at] for at in order if at < len(row)] for row in rows]
    said = outcome(parser, "\n".join(",".join(row) for row in moved).encode())
    if parser.name in BY_NAME:
        assert said == "read"


@each_parser
@STEADY
@given(at=st.floats(0, 1))
def test_nul_bytes(parser: Parser, at: float) -> None:
    place = int(len(parser.good) * at)
    said = outcome(parser, parser.good[:place] + b"\0" * 3 + parser.good[place:])
    text = not parser.good.startswith((b"PK", b"PAR1", b"\0"))
    assert not (text and said == "read")


@each_parser
@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_files_are_refused_in_bounded_memory(parser: Parser, attack: str) -> None:
    tracemalloc.start()
    said = outcome(parser, HOSTILE[attack])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said != "read"
    assert len(said) < 1_000
    assert peak < 400_000_000


@each_parser
@pytest.mark.parametrize("attack", PACKED)
def test_hostile_packed_files_are_refused(
    parser: Parser, attack: str, packed: dict[str, bytes]
) -> None:
    said = outcome(parser, packed[attack])
    assert said != "read"
    assert len(said) < 1_000
    assert "root:" not in said


@pytest.fixture(scope="module")
def packed() -> dict[str, bytes]:
    return {name: make() for name, make in PACKED.items()}


WORLDS = Path(__file__).parents[1] / "worlds"
MEASURED = """
import resource, sys
sys.path[:0] = sys.argv[1:]
import importer_cases as cases
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
hostile = {**cases.HOSTILE, **{name: make() for name, make in cases.PACKED.items() if name != "runs"}}
for parser in cases.PARSERS[::3]:
    for content in hostile.values():
        assert cases.outcome(parser, content) != "read"
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_the_memory_of_the_process_stays_bounded() -> None:
    """Measure what every hostile file and every third parser take beyond the start."""
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, str(WORLDS)],
        check=True,
        capture_output=True,
        text=True,
    )
    assert int(ran.stdout) < 300, ran.stdout


@each_parser
def test_a_zip_bomb_is_not_unpacked(parser: Parser) -> None:
    tracemalloc.start()
    said = outcome(parser, BOMB)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said != "read"
    assert peak < 50_000_000


@each_parser
@pytest.mark.parametrize(
    "name", ["../../N03-20210101.shp", "/etc/tblT001100S5339.txt", "..\\a.shp"]
)
def test_a_zip_writes_nothing_outside(parser: Parser, name: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, b"x" * 200)
    assert outcome(parser, stream.getvalue()) != "read"
