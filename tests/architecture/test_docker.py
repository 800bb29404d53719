"""No Docker engine is needed: the Dockerfile's own steps run in a clean environment."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def read_steps() -> list[tuple[str, str]]:
    """Return the Dockerfile's instructions with continued lines joined."""
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines()]
    pairs = [line.partition(" ") for line in lines if line and not line.startswith("#")]
    return [(word, " ".join(rest.split())) for word, _, rest in pairs]


def list_rests(word: str) -> list[str]:
    return [rest for step, rest in read_steps() if step == word]


def list_copies() -> list[tuple[list[str], str]]:
    copies = [rest.split() for rest in list_rests("COPY")]
    return [(words[:-1], words[-1]) for words in copies]


def pip_step(position: int) -> str:
    return [rest for rest in list_rests("RUN") if "pip install" in rest][position]


def test_what_it_copies_exists_and_is_let_through() -> None:
    allowed = (ROOT / ".dockerignore").read_text().splitlines()
    assert allowed[1] == "*"
    sources = {source for group, _ in list_copies() for source in group}
    assert not [source for source in sources if not (ROOT / source).exists()]
    assert sources == {line[1:] for line in allowed if line.startswith("!")}


def test_it_fetches_nothing_but_packages() -> None:
    assert not list_rests("ADD")
    assert not re.search(
        r"https?://(?!127)|curl|wget|--index-url", (ROOT / "Dockerfile").read_text()
    )


def test_it_runs_as_nobody_special() -> None:
    users = list_rests("USER")
    assert users
    assert users[-1] not in {"root", "0"}
    words = [word for word, _ in read_steps()]
    assert words.index("USER") < words.index("CMD")
    assert "RUN" not in words[words.index("USER") :]


def test_it_installs_the_libraries_as_the_set_up_script_does() -> None:
    script = (ROOT / "scripts/setup").read_text()
    assert (
        pip_step(0)
        == "python -m pip install --no-input --require-hashes --no-deps -r requirements.lock"
    )
    assert '--require-hashes --no-deps -r "$1"' in script
    assert pip_step(1) == "python -m pip install --no-input --no-deps --no-build-isolation ."
    assert '--no-deps --no-build-isolation -e "$root"' in script


def test_the_port_is_published_to_this_machine_alone() -> None:
    ports = re.findall(
        r'^\s+- "([\d.:]+)"$', (ROOT / "docker-compose.yml").read_text(), re.MULTILINE
    )
    assert ports == ["127.0.0.1:8501:8501"]
    assert list_rests("EXPOSE") == ["8501"]


@pytest.fixture
def image(tmp_path: Path) -> tuple[Path, Path]:
    """What the build leaves: the working folder, and an environment with the project installed.

    The libraries come from the environment of the tests, which the same lock file made.
    """
    folder, environment = tmp_path / "folder", tmp_path / "environment"
    folder.mkdir()
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    python = environment / "bin/python"
    packages = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    (Path(packages) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    for word, rest in read_steps():
        if word == "COPY":
            *sources, target = rest.split()
            for source in sources:
                copy(ROOT / source, folder / target)
        elif word == "RUN" and rest == pip_step(1):
            subprocess.run([python, *rest.split()[1:]], cwd=folder, check=True, capture_output=True)
    shutil.rmtree(folder / "src")
    shutil.rmtree(folder / "geodata")
    return folder, python


def copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@pytest.fixture
def dashboard(image: tuple[Path, Path], port: int, tmp_path: Path) -> Iterator[int]:
    folder, python = image
    command = json.loads(list_rests("CMD")[-1])
    assert command[0] == "python"
    environment = {**os.environ, "HOME": os.fspath(tmp_path), "STREAMLIT_SERVER_PORT": str(port)}
    for setting in list_rests("ENV"):
        environment |= dict(pair.split("=", 1) for pair in setting.split())
    environment["STREAMLIT_SERVER_ADDRESS"] = "127.0.0.1"
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [python, *command[1:]], cwd=folder, env=environment, stdout=log, stderr=log
        )
        try:
            yield port
        finally:
            process.terminate()
            process.wait(timeout=20)


def test_its_steps_give_a_healthy_dashboard(dashboard: int) -> None:
    check = next(rest for rest in list_rests("HEALTHCHECK"))
    command = json.loads(check[check.index("CMD ") + 4 :])
    assert "/_stcore/health" in command[-1]
    wait_for(dashboard)
    program = command[-1].replace("8501", str(dashboard))
    subprocess.run([sys.executable, "-c", program], check=True)
    silent = command[-1].replace("8501", "1")
    assert subprocess.run(
        [sys.executable, "-c", silent], check=False, capture_output=True
    ).returncode


def wait_for(port: int, *, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except ConnectionError:
            assert time.monotonic() < end, "the dashboard did not start"
            time.sleep(0.1)
        else:
            return
