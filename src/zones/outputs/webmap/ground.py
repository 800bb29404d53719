"""A picture under the lines of a map: where people live, or the relief."""

import re
from dataclasses import dataclass

from zones.errors import InputError
from zones.labels import Text

MOST_BYTES = 150_000
"""A picture as it stands in the page, base64 included."""

_PNG = re.compile(r"data:image/png;base64,[A-Za-z0-9+/]+=*")


@dataclass(frozen=True, slots=True)
class Ground:
    """A picture whose rows and columns are even steps of Web Mercator.

    It is multiplied with the colours of the theme: white and what is transparent change nothing.

    Parameters
    ----------
    uri
        The PNG as ``data:`` address.
    box
        West, south, east and north of its outer edges in degrees.
    label
        What it shows, with its year.
    note
        Where it comes from.
    classes
        Words and ``#rrggbb`` of its legend.

    Raises
    ------
    InputError
        If it is no PNG, too large, or has no place.
    """

    uri: str
    box: tuple[float, float, float, float]
    label: Text
    note: Text
    classes: tuple[tuple[Text, str], ...]

    def __post_init__(self) -> None:
        west, south, east, north = self.box
        placed = -180 <= west < east <= 180 and -85 <= south < north <= 85  # noqa: PLR2004
        if _PNG.fullmatch(self.uri) is None or len(self.uri) > MOST_BYTES or not placed:
            raise InputError(
                f"下地の画像は位置のある {MOST_BYTES // 1000} kB以下のPNGにしてください。",
                f"The ground must be a placed PNG of {MOST_BYTES // 1000} kB at most.",
            )
