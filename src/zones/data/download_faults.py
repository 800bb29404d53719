"""Why a download failed, in words: cut off, refused, given up or too large."""

import urllib.error
from typing import Self

from zones.errors import DataError
from zones.labels import Text

_REDIRECTS = {
    "infinite loop": Text("転送の繰り返し", "redirect loop"),
    "not allowed": Text("https でない場所への転送", "redirect to no https address"),
}
"""What urllib says about a redirect that it doesn't follow."""


class CutOffError(Exception):
    """The connection ended, or the server is not well: worth another attempt.

    Parameters
    ----------
    ja, en
        What happened, as a detail of a sentence; a name of the system is the same in both.
    """

    def __init__(self, ja: str, en: str | None = None) -> None:
        self.why = Text(ja, ja if en is None else en)
        super().__init__(self.why.en)

    @classmethod
    def after(cls, size: int, total: int) -> Self:
        """Return the error of a connection that ended after *size* of *total* bytes."""
        return cls(f"{total:,}バイトのうち{size:,}バイトで中断", f"{size:,} of {total:,} bytes")


def refused(place: str, error: urllib.error.HTTPError) -> DataError:
    """Return the error that *place* answered with, which no other attempt would change."""
    words = str(error.msg).lower()
    status = Text(f"HTTP {error.code}", f"HTTP {error.code}")
    why = next((why for sign, why in _REDIRECTS.items() if sign in words), status)
    return DataError(
        f"{place} を取得できません（{why.ja}）。アドレスを確かめてください。",
        f"{place} can't be fetched ({why.en}). Check the address.",
    )


def given_up(place: str, why: Text, attempts: int) -> DataError:
    """Return the error after the last of all *attempts*."""
    return DataError(
        f"{place} を{attempts}回試しましたが取得できません（{why.ja}）。"
        "時間をおいてもう一度実行すると、続きから取得します。",
        f"{place} couldn't be fetched in {attempts} attempts ({why.en}). "
        "Run it again later: it goes on where it stopped.",
    )


def too_large(place: str, size: int, limit: int) -> DataError:
    """Return the error of a file above the *limit*."""
    return DataError(
        f"{place} が大きすぎます（{size:,}バイト、{limit:,}まで）。",
        f"{place} is too large ({size:,} bytes, {limit:,} at most).",
    )
