from collections.abc import Callable
from typing import Any

import pytest

from zones.app.pages.export import size
from zones.app.pages.words import export as words
from zones.app.resources import files
from zones.planning import Scenario

Open = Callable[..., Any]


def test_nothing_is_made_before_it_is_asked_for(open_page: Open) -> None:
    screen = open_page("export").check()
    assert not screen.app.get("download_button")
    assert screen.tables[0].shape[0] == len(words.PURPOSES)


def test_every_file_can_be_saved_with_its_size_and_purpose(open_page: Open) -> None:
    screen = open_page("export")
    screen.app.button[0].click().run()
    screen.check()
    made = files(Scenario(), "ja")
    assert len(screen.app.get("download_button")) == len(made)
    for name, content in made.items():
        assert name.replace("_", "\\_") in screen.text
        assert size(len(content)) in screen.text
    screen.set("threshold_percent", 12.0).check()
    assert not screen.app.get("download_button")
    assert "設定が変わりました" in screen.text


def test_every_file_says_what_it_is_for() -> None:
    assert set(files(Scenario(), "ja")) == set(words.PURPOSES)


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (1_547_227, "1.5 MB")]
)
def test_sizes_are_read_easily(count: int, shown: str) -> None:
    assert size(count) == shown
