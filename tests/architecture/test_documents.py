import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md")]
)
PLACES = ("src", "tests", "scripts", "docs", "benchmarks", "geodata", ".ci", ".streamlit")
TEXT = {".py", ".md", ".toml", ".yml", ".svg", ".css", ".js", ".j2", ".html", ".lock", ""}


def list_text_files() -> list[Path]:
    files = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".coverage"]
    for place in PLACES:
        files += [path for path in (ROOT / place).rglob("*") if path.is_file()]
    return [path for path in files if path.suffix in TEXT and "__pycache__" not in path.parts]


def list_anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ +(.+)$", document.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_resolve(document: Path) -> None:
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", document.read_text()):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        place, _, anchor = link.partition("#")
        target = (document.parent / place).resolve() if place else document
        if not target.exists() or (anchor and anchor not in list_anchors(target)):
            broken.append(link)
    assert not broken


def test_no_file_depends_on_one_machine() -> None:
    homes = re.compile(r"(?<![\w.~}\])-])/(?:work|root|Users)/\w")
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in list_text_files()
        if (match := homes.search(path.read_text(errors="replace")))
    ]
    assert not found


def test_no_file_names_a_package_registry() -> None:
    # Which mirror serves the packages is each workplace's setting.
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "docker" + ".io")
    found = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in list_text_files()
        for host in hosts
        if host in path.read_text(errors="replace")
    ]
    assert not found


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs/adr").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_glossary_names_what_the_sources_name() -> None:
    sources = "\n".join(
        path.read_text()
        for ending in ("*.py", "*.toml")
        for path in sorted((ROOT / "src").rglob(ending))
    )
    words = set(re.findall(r"\w+", sources))
    rows = [line for line in (ROOT / "docs/glossary.md").read_text().splitlines() if "| `" in line]
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row.rsplit(" | ", 1)[1])}
    assert len(rows) > 40
    assert not named - words
