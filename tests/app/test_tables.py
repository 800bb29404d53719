import pandas as pd
import pytest

from zones.app.tables import grid_height, join_names, percent_column, plain, signed


@pytest.mark.parametrize(
    "text",
    ["[市](javascript:alert(1))", "**太字**", "<img src=x>", ":red[赤]", "$x$", "a_b_c", "`x`"],
)
def test_text_of_the_data_stays_text(text: str) -> None:
    marked = set("\\`*_{}[]<>#|~$:")
    shown = plain(text)
    bare = [at for at, sign in enumerate(shown) if sign in marked - {"\\"}]
    assert all(shown[at - 1] == "\\" for at in bare)
    assert shown.replace("\\", "") == text


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("http://evil.example/a", "http://"),
        ("見よ：HTTPS://evil.example", "HTTPS://"),
        ("www.evil.example", "www."),
        ("me@evil.example", "@evil"),
        ("mailto:a", "mailto:"),
    ],
)
def test_an_address_in_a_text_never_becomes_a_link(text: str, broken: str) -> None:
    shown = plain(text).replace("\\", "")
    assert broken not in shown
    assert shown.replace("\u2060", "") == text


def test_a_share_is_cut_never_rounded_up() -> None:
    shares = pd.Series([0.0999, 0.1, 0.29, None], dtype="Float64", name="share")
    percent = percent_column(shares)
    assert percent.tolist()[:3] == [9.9, 10.0, 29.0]
    assert percent.isna().tolist() == [False, False, False, True]
    assert percent.index.equals(shares.index)


def test_an_outcome_has_a_sign_besides_its_word() -> None:
    signs = {signed(key, "x")[0] for key in ("met", "not_met", "borderline", "no_data")}
    assert len(signs) == 4


def test_a_short_table_leaves_no_gap_and_a_long_one_scrolls() -> None:
    assert grid_height(3) < grid_height(4) < grid_height(400) == grid_height(4000)


def test_names_are_joined_in_the_language() -> None:
    assert join_names(["a", "b"], "ja") == "a、b"
    assert join_names(["a", "b"], "en") == "a, b"
