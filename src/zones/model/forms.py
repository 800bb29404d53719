"""The forms of inter-municipal cooperation, on their floors: what each is called and where it stands."""

from dataclasses import dataclass
from typing import Literal

from zones.labels import Text

Floor = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of cooperation.

    Parameters
    ----------
    label
        Its name.
    floor
        1: administration done together; 2: an area around a centre; 3: across areas.
    article
        Where it stands; None where no act or guideline defines it.
    """

    label: Text
    floor: Floor
    article: Text | None = None


FLOORS: dict[Floor, Text] = {
    1: Text("1階（事務の共同処理）", "first floor (administration done together)"),
    2: Text("2階（中心市を核とする圏域）", "second floor (areas around a centre)"),
    3: Text("圏域を越える連携（シティリージョン）", "across areas (city-regions)"),
}

FORMS: dict[str, Form] = {
    "連携協約": Form(
        Text("連携協約", "cooperation agreement"),
        1,
        Text("地方自治法252条の2", "Local Autonomy Act, art. 252-2"),
    ),
    "協議会": Form(
        Text("協議会", "council"),
        1,
        Text("地方自治法252条の2の2", "Local Autonomy Act, art. 252-2-2"),
    ),
    "機関等の共同設置": Form(
        Text("機関等の共同設置", "jointly established organ"),
        1,
        Text("地方自治法252条の7", "Local Autonomy Act, art. 252-7"),
    ),
    "事務の委託": Form(
        Text("事務の委託", "entrusted affairs"),
        1,
        Text("地方自治法252条の14", "Local Autonomy Act, art. 252-14"),
    ),
    "事務の代替執行": Form(
        Text("事務の代替執行", "affairs executed on behalf"),
        1,
        Text("地方自治法252条の16の2", "Local Autonomy Act, art. 252-16-2"),
    ),
    "一部事務組合": Form(
        Text("一部事務組合", "partial-affairs union"),
        1,
        Text("地方自治法284条2項", "Local Autonomy Act, art. 284 (2)"),
    ),
    "広域連合": Form(
        Text("広域連合", "wide-area union"),
        1,
        Text("地方自治法284条3項", "Local Autonomy Act, art. 284 (3)"),
    ),
    "連携中枢都市圏": Form(
        Text("連携中枢都市圏", "hub-city area"),
        2,
        Text("連携中枢都市圏構想推進要綱", "guideline for the hub-city area scheme"),
    ),
    "定住自立圏": Form(
        Text("定住自立圏", "settlement area"),
        2,
        Text("定住自立圏構想推進要綱", "guideline for the settlement area scheme"),
    ),
    "連携自立圏": Form(Text("連携自立圏", "cooperation area"), 2),
    "シティリージョン": Form(Text("シティリージョン", "city-region"), 3),
}
"""Every form by the name that stands in column ``type``."""

SECOND_FLOOR: tuple[str, ...] = tuple(key for key, form in FORMS.items() if form.floor == 2)  # noqa: PLR2004
