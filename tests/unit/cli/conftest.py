"""Run command lines in the same process, on data loaded once."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from zones.cli import explain, plan, run, sweep
from zones.model import Region
from zones.provenance import Denominator


@dataclass(frozen=True)
class Ran:
    """What a command line gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def zones(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs one command line, in Japanese unless told."""
    monkeypatch.delenv("ZONES_LANG", raising=False)

    def call(*arguments: str) -> Ran:
        code = run(arguments)
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return call


@pytest.fixture
def loaded(japan: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command use the country that is loaded already."""

    def load(*, denominator: Denominator = "all") -> Region:
        return japan.with_denominator(denominator)

    for module in (explain, plan, sweep):
        monkeypatch.setattr(module, "load_region", load)
