import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
EXTRAS = ("build", "dev", "leiden", "spark")
LOCKS = ("requirements.lock", "requirements-dev.lock")


def read_requirements(*extras: str) -> dict[str, Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [*project["dependencies"]]
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    found = {canonicalize_name(r.name): r for r in map(Requirement, lines)}
    return {name: requirement for name, requirement in found.items() if name != "zones"}


def read_pins(lock: str) -> list[Requirement]:
    pins = re.findall(r"^([A-Za-z0-9][^\\\n]*?) \\$", (ROOT / lock).read_text(), re.MULTILINE)
    return [Requirement(pin) for pin in pins]


def test_every_dependency_is_explained_and_none_too_many() -> None:
    text = (ROOT / "docs/dependencies.md").read_text()
    names = re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)
    assert sorted(map(canonicalize_name, names)) == sorted(read_requirements(*EXTRAS))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert not re.search(r"https?:|file:|@ |--(extra-)?index-url|--find-links|--trusted-host", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_an_exact_version_and_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text()
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    bare = [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block]
    assert not bare
    assert all(re.fullmatch(r"==[^*]+", str(pin.specifier)) for pin in read_pins(lock))
    assert len(read_pins(lock)) == len(blocks)


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("requirements.lock", ("build",)), ("requirements-dev.lock", EXTRAS)],
)
def test_a_lock_file_answers_the_project_file(lock: str, extras: tuple[str, ...]) -> None:
    here = default_environment()
    pins = {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in read_pins(lock)
        if pin.marker is None or pin.marker.evaluate({**here})
    }
    for name, requirement in read_requirements(*extras).items():
        assert requirement.specifier.contains(pins[name]), f"{name}: run scripts/lock"


def list_needs(name: str, extras: set[str]) -> list[Requirement]:
    """What the installed library *name* needs here, with *extras* of its own."""
    found = map(Requirement, requires(name) or ())
    scopes = [{"extra": extra} for extra in ("", *extras)]
    return [one for one in found if not one.marker or any(map(one.marker.evaluate, scopes))]


@pytest.mark.parametrize(
    ("lock", "extras"), [("requirements.lock", ()), ("requirements-dev.lock", EXTRAS)]
)
def test_a_lock_file_is_whole_as_it_is_installed_without_looking_for_more(
    lock: str, extras: tuple[str, ...]
) -> None:
    pins = {canonicalize_name(pin.name) for pin in read_pins(lock)}
    asked = [(r.name, frozenset(r.extras)) for r in read_requirements(*extras).values()]
    seen = set(asked)
    while asked:
        name, wanted = asked.pop()
        assert canonicalize_name(name) in pins
        needs = {(need.name, frozenset(need.extras)) for need in list_needs(name, set(wanted))}
        asked += needs - seen
        seen |= needs
    assert len(seen) > len(read_requirements(*extras))


def test_both_lock_files_agree() -> None:
    small, large = ({str(pin) for pin in read_pins(lock)} for lock in LOCKS)
    assert small <= large
