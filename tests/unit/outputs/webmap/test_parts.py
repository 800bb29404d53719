import base64
import hashlib

import pytest

from zones.errors import OutputError
from zones.outputs.webmap.parts import asset, leaflet_file, leaflet_style, policy


def test_our_own_files_are_found() -> None:
    assert "zones.live" in asset("live.js")


def test_leaflet_points_to_nothing_outside() -> None:
    assert "sourceMappingURL" not in leaflet_file("leaflet.js")
    assert "url(" not in leaflet_style()


def test_the_policy_lets_exactly_these_run() -> None:
    digest = base64.b64encode(hashlib.sha256(b"run()").digest()).decode()
    rules = policy(["run()"], ["p {}"])
    assert f"script-src 'sha256-{digest}'" in rules
    assert "default-src 'none'" in rules
    assert "unsafe" not in rules


@pytest.mark.parametrize("text", ["</script>", "</STYLE", "<!--"])
def test_what_would_end_its_element_is_refused(text: str) -> None:
    with pytest.raises(OutputError, match="end its HTML element"):
        policy([text], [])
