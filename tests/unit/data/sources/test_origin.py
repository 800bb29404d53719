from dataclasses import replace
from pathlib import Path

from zones.data.sources.flows import FLOWS


def test_an_official_file_lies_below_the_source_folder() -> None:
    assert FLOWS.path(Path("official")) == Path("official/census/flows_2020.csv")


def test_a_file_of_our_own_lies_in_the_package() -> None:
    ours = replace(FLOWS, folder=Path("package"), file="dates.toml")
    assert ours.path(Path("official")) == Path("package/dates.toml")
