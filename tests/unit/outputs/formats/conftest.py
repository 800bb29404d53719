"""Readers and checkers that share no code with the writers."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from zones.outputs.formats.about import About, about
from zones.outputs.layers import Layer, make_layers
from zones.planning import Plan

Ask = Callable[..., str]


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Return a function that runs a program of the system or of this environment."""

    def run(program: str, *arguments: str | Path) -> str:
        own = Path(sys.executable).parent / program
        command = [str(own) if own.exists() else program, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "ERROR" not in done.stderr, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def said(plan: Plan) -> About:
    return about(plan)


@pytest.fixture(scope="session")
def layers(plan: Plan) -> tuple[Layer, ...]:
    return make_layers(plan)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Mapping[str, bytes]], Path]:
    """Return a function that puts files into an empty folder."""

    def write(files: Mapping[str, bytes]) -> Path:
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        return tmp_path

    return write
