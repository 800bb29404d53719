import pytest

from zones.app.exporting.sizes import size


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (1_547_227, "1.5 MB")]
)
def test_sizes_are_read_easily(count: int, shown: str) -> None:
    assert size(count) == shown
