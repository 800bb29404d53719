"""What a folder of results was made from, and the hash of every file in it."""

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from zones.planning import Plan


def manifest(plan: Plan, files: Mapping[str, bytes]) -> bytes:
    """Return ``manifest.json``: scenario, data, rules, tool version and SHA-256 of *files*.

    It holds no time and no name of a machine: the same scenario gives the same bytes.
    """
    content: dict[str, Any] = {
        "tool": {"name": "zones", "version": version("zones")},
        "scenario": plan.scenario.as_dict(),
        "scenario_sha256": plan.scenario.digest,
        "basis": {"ja": plan.region.flows.basis.text.ja, "en": plan.region.flows.basis.text.en},
        "data": dict(sorted(plan.region.digests.items())),
        **_travel(plan),
        "rules": {key: rules.digest for key, rules in sorted(plan.rules.items())},
        "credits": [{"ja": credit.ja, "en": credit.en} for credit in plan.region.credits()],
        "files": {
            name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(files.items())
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _travel(plan: Plan) -> dict[str, Any]:
    """Return what measured the times to centres, where something did."""
    if plan.travel is None:
        return {}
    source = plan.travel.source
    return {
        "travel": {
            "measure": plan.travel.measure,
            "source": {"ja": source.ja, "en": source.en},
            "sha256": plan.travel.digest,
        }
    }
