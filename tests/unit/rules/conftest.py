"""A small rule file to break, and facts to assess."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from zones.rules.loading import load_ruleset
from zones.rules.ruleset import RuleSet

RULES = """\
id = "own"
label = { ja = "独自制度", en = "own scheme" }
authority = { ja = "県", en = "prefecture" }
document = { ja = "要綱", en = "guideline" }
effective_from = 2020-04-01
municipality = "centre"
pair = "twin"

[sources]
us = "our guideline"

[[criteria]]
id = "A"
label = { ja = "人口", en = "people" }
measure = "population"
operator = ">="
value = 50000
unit = "persons"
article = "1"
source = "us"
confidence = "stated"

[[criteria]]
id = "B"
label = { ja = "比率", en = "ratio" }
measure = "day_night_ratio"
operator = ">="
value = 1.0
unit = "ratio"
approximate = true
borderline_within = 0.02
article = "2"
source = "us"
confidence = "assumed"
exceptions = [{ when = "B-merged", decided_by = "B-former" }]

[[criteria]]
id = "B-merged"
label = { ja = "合併市", en = "merged" }
measure = "merged"
operator = "=="
value = true
unit = "truth"
article = "2"
source = "us"
confidence = "stated"

[[criteria]]
id = "B-former"
label = { ja = "旧市町村", en = "former" }
measure = "former_municipality_ratio"
operator = ">="
value = "1"
unit = "ratio"
article = "2"
source = "us"
confidence = "stated"

[[criteria]]
id = "K"
label = { ja = "種別", en = "kind" }
measure = "kind"
operator = "in"
value = ["core_city", "city"]
unit = "kind"
informative = true
article = "3"
source = "us"
confidence = "stated"

[[criteria]]
id = "N"
label = { ja = "隣接", en = "neighbours" }
scope = "pair"
measure = "adjacent"
operator = "=="
value = true
unit = "truth"
article = "4"
source = "us"
confidence = "stated"

[[criteria]]
id = "N-travel"
label = { ja = "所要時間", en = "travel" }
scope = "pair"
measure = "travel_minutes"
operator = "<="
value = 60
unit = "minutes"
article = "4"
source = "us"
confidence = "stated"

[[criteria]]
id = "N-distance"
label = { ja = "距離", en = "distance" }
scope = "pair"
measure = "distance_km"
operator = "<"
value = 40
unit = "km"
article = "4"
source = "us"
confidence = "assumed"

[[groups]]
id = "twin"
all_of = ["N", "hour"]

[[groups]]
id = "hour"
first_known = ["N-travel", "N-distance"]

[[groups]]
id = "centre"
label = { ja = "中心", en = "centre" }
all_of = ["A", "B"]

[members]
id = "M"
label = { ja = "構成", en = "members" }
share_at_least = "0.10"
article = "5"
source = "us"
confidence = "stated"

[members.considered]
share_at_least = "0.05"
adjacent = true
article = "5"
source = "us"
confidence = "assumed"

[[notes]]
id = "P"
text = { ja = "手続。", en = "Procedure." }
article = "6"
source = "us"
confidence = "stated"

[[money]]
id = "grant"
label = { ja = "補助", en = "grant" }
recipient = "centre"
amount_yen = 1_000_000
at_population = 750_000
effective_from = 2021-04-01
article = "7"
source = "us"
confidence = "stated"
note = { ja = "比例は仮定。", en = "In proportion: assumed." }
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the small rule file with some of its text replaced."""

    def write(*changes: tuple[str, str], more: str = "") -> Path:
        text = RULES
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        path = tmp_path / "own.toml"
        path.write_text(text + more, "utf-8")
        return path

    return write


@pytest.fixture
def own(write: Write) -> RuleSet:
    return load_ruleset(write())


@pytest.fixture
def facts() -> pd.DataFrame:
    """Seven municipalities: one for each way through the small rule set."""
    return pd.DataFrame(
        {
            "population": pd.array([60000, 60000, 60000, 60000, 60000, 49999, None], "Int64"),
            "day_night_ratio": pd.array([1.0, 0.98, 0.9, 0.9, 0.9, 1.1, 1.1], "Float64"),
            "kind": pd.array(["city", "core_city", "town", "city", "city", None, "city"], "str"),
            "merged": pd.array([False, False, False, True, True, False, False], "boolean"),
            "former_municipality_ratio": pd.array(
                [None, None, None, None, 1.2, None, None], "Float64"
            ),
        },
        index=pd.Index(["01", "02", "03", "04", "05", "06", "07"], name="code"),
    )
