from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from zones.planning.draft.draft import Draft

APP = Path(__file__).parents[2] / "app.py"


@dataclass
class Screen:
    """A page as AppTest sees it."""

    app: AppTest

    @property
    def text(self) -> str:
        """Every word outside tables and fields."""
        app = self.app
        kinds = (
            app.title, app.header, app.subheader, app.caption, app.markdown, app.info, app.error
        )  # fmt: skip
        words = [str(element.value) for kind in kinds for element in kind]
        words += [f"{metric.label} {metric.value}" for metric in app.metric]
        return "\n".join(words)

    @property
    def grids(self) -> list[pd.DataFrame]:
        return [element.value for element in self.app.dataframe]

    @property
    def tables(self) -> list[pd.DataFrame]:
        return [element.value for element in self.app.table]

    def set(self, key: str, value: object) -> "Screen":
        """Move a widget and run again."""
        kinds = ("slider", "radio", "multiselect", "selectbox", "button_group")
        widgets = [widget for kind in kinds for widget in self.app.get(kind)]
        next(widget for widget in widgets if widget.key == key).set_value(value).run()
        return self

    def press(self, label: str) -> "Screen":
        """Press a button and run again."""
        next(button for button in self.app.button if button.label == label).click().run()
        return self.check()

    def field(self, kind: str, label: str) -> Any:
        """Return the first widget of a kind with a label."""
        return next(widget for widget in self.app.get(kind) if widget.label == label)

    def upload(self, name: str, content: bytes) -> "Screen":
        """Put a file into the first place for files and run again."""
        self.app.get("file_uploader")[0].set_value((name, content, "text/plain")).run()
        return self

    @property
    def draft(self) -> Draft:
        """The areas drawn by hand."""
        found: Draft = self.app.session_state["draft_desk"].draft
        return found

    def check(self) -> "Screen":
        """Nothing went wrong."""
        assert not self.app.exception
        assert not self.app.error, self.text
        return self


@pytest.fixture
def open_page() -> Callable[..., Screen]:
    """Open a page by its address through app.py, with values of the session set before."""

    def open_(
        path: str, lang: str = "ja", query: Mapping[str, str] | None = None, **state: object
    ) -> Screen:
        app = AppTest.from_file(str(APP), default_timeout=60)
        for key, value in (query or {}).items():
            app.query_params[key] = value
        app.session_state["lang"] = lang
        for key, value in state.items():
            app.session_state[key] = value
        # Pages are functions; AppTest.switch_page() finds files only.
        app._page_hash = calc_hash(path)  # noqa: SLF001
        return Screen(app.run())

    return open_
