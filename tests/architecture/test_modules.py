import ast
from pathlib import Path

import zones

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src/zones"
MAX_LINES = 400

TESTED_ELSEWHERE: dict[str, str] = {
    "__init__.py": "here: what can be imported from the package",
}
"""Modules without a test file of their own name, and why."""


def list_modules() -> list[Path]:
    return sorted(SOURCES.rglob("*.py"))


def has_code(module: Path) -> bool:
    """Whether a module defines a function or class (an __init__ that only re-exports does not)."""
    kinds = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
    return any(isinstance(node, kinds) for node in ast.parse(module.read_text()).body)


def folder_of_tests(name: str) -> Path:
    """Where a module's tests stand: the dashboard's in tests/app, everything else in tests/unit."""
    folder = Path(name).parent
    return Path("tests") / folder if folder.parts[:1] == ("app",) else Path("tests/unit") / folder


def test_modules_are_small() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in list_modules()}
    large = {str(path): length for path, length in lengths.items() if length > MAX_LINES}
    assert not large


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "common", "misc"}
    assert not drawers & {path.stem for path in list_modules()}
    assert not drawers & {path.parent.name for path in list_modules()}


def test_every_module_has_a_test_file_of_its_name() -> None:
    untested = []
    for module in list_modules():
        name = module.relative_to(SOURCES).as_posix()
        stem = module.parent.name if module.stem == "__init__" else module.stem
        expected = ROOT / folder_of_tests(name) / f"test_{stem}.py"
        if has_code(module) and name not in TESTED_ELSEWHERE and not expected.exists():
            untested.append(f"{name}: {expected.relative_to(ROOT)} is missing")
    assert not untested, "\n".join(untested)


def test_the_reasons_name_modules_that_exist() -> None:
    assert not [name for name in TESTED_ELSEWHERE if not (SOURCES / name).exists()]


def test_all_names_what_can_be_imported() -> None:
    tree = ast.parse((SOURCES / "__init__.py").read_text())
    declared = [
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("zones")
        for alias in node.names
    ]
    assert sorted(declared) == sorted(zones.__all__)
    homes = {name: getattr(zones, name).__module__ for name in zones.__all__}
    assert not {name: home for name, home in homes.items() if not home.startswith("zones.")}


def test_what_is_not_named_cannot_be_imported() -> None:
    assert not hasattr(zones, "read_everything")
