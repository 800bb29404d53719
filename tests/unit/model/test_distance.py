import numpy as np
import pandas as pd
import pytest

from zones.model.distance import nearest_office, office_distance_km


@pytest.fixture
def offices() -> pd.DataFrame:
    """Tokyo (新宿), Nagano, a place in between, and one whose office is unknown."""
    return pd.DataFrame(
        {
            "office_lon": [139.6917, 138.1810, 138.9, np.nan],
            "office_lat": [35.6895, 36.6513, 36.2, np.nan],
        },
        index=pd.Index(["13104", "20201", "10000", "07546"], name="code"),
    )


def test_the_distance_from_tokyo_to_nagano_is_173_km(offices: pd.DataFrame) -> None:
    distance = office_distance_km(offices, pd.Index(["13104"]), pd.Index(["20201"]))
    assert distance["13104"] == pytest.approx(173, abs=1)


def test_an_unknown_office_has_no_distance(offices: pd.DataFrame) -> None:
    distance = office_distance_km(offices, pd.Index(["07546"]), pd.Index(["20201"]))
    assert distance.isna().all()


def test_the_nearest_office_keeps_the_index(offices: pd.DataFrame) -> None:
    found = nearest_office(offices, pd.Index(["20201", "13104"]))
    assert found.index.equals(offices.index)
    assert found["nearest"].tolist()[:3] == ["13104", "20201", "20201"]
    assert found.loc["13104", "distance_km"] == 0
    assert pd.isna(found.loc["07546", "nearest"])


def test_without_targets_nothing_is_near(offices: pd.DataFrame) -> None:
    assert nearest_office(offices, pd.Index([], dtype="str")).isna().all(axis=None)
