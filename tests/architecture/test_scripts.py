import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = [*sorted((ROOT / "scripts").iterdir()), ROOT / ".ci/run"]

# A stand-in that makes an environment without libraries, and notes what pip is asked for.
FAKE_PYTHON = """#!/usr/bin/env bash
if [ "$1" = -m ] && [ "$2" = venv ]; then
  mkdir -p "$3/bin"
  cp "$0" "$3/bin/python"
  echo "venv" >>"$JOURNAL"
elif [ "$1" = -m ] && [ "$2" = pip ]; then
  shift 2
  echo "pip $*" >>"$JOURNAL"
  exit "${PIP_STATUS:-0}"
else
  exec "$REAL_PYTHON" "$@"
fi
"""


class Checkout:
    """A checkout with scripts and lock files in a folder with spaces, and a stand-in Python."""

    def __init__(self, place: Path) -> None:
        self.root = place / "a folder with spaces"
        self.journal = place / "journal"
        (self.root / "scripts").mkdir(parents=True)
        shutil.copy(ROOT / "scripts/setup", self.root / "scripts/setup")
        for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
            (self.root / name).write_text(name)
        self.tools = place / "tools"
        self.tools.mkdir()
        self.add_tool("python3", FAKE_PYTHON)
        for tool in ("bash", "cat", "cp", "dirname", "env", "mkdir", "rm"):
            (self.tools / tool).symlink_to(str(shutil.which(tool)))

    def add_tool(self, name: str, text: str) -> None:
        tool = self.tools / name
        tool.write_text(text)
        tool.chmod(tool.stat().st_mode | stat.S_IXUSR)

    def set_up(self, kind: str, **more: str) -> tuple[int, str, list[str]]:
        """Run scripts/setup; return its status, what it said, and the steps it took."""
        self.journal.write_text("")
        done = subprocess.run(
            ["bash", os.fspath(self.root / "scripts/setup"), kind],
            cwd="/",
            env={
                "PATH": os.fspath(self.tools),
                "JOURNAL": os.fspath(self.journal),
                "REAL_PYTHON": sys.executable,
                **more,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stderr, self.journal.read_text().splitlines()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_can_be_started_and_stop_at_the_first_error(script: Path) -> None:
    assert os.access(script, os.X_OK)
    text = script.read_text()
    assert text.startswith("#!/usr/bin/env bash\n# ")
    assert "\nset -euo pipefail\n" in text
    subprocess.run(["bash", "-n", os.fspath(script)], check=True)


def test_ci_ends_with_the_tests() -> None:
    assert re.search(r"^scripts/test ", (ROOT / ".ci/run").read_text(), re.MULTILINE)


def test_the_first_run_installs_by_hash_and_the_second_does_nothing(checkout: Checkout) -> None:
    status, said, steps = checkout.set_up("run")
    assert status == 0
    assert "環境を準備しています" in said
    assert steps[0] == "venv"
    assert "--require-hashes --no-deps" in steps[1]
    assert steps[1].endswith(f"-r {checkout.root}/requirements.lock")
    assert steps[2].endswith(f"--no-deps --no-build-isolation -e {checkout.root}")
    assert checkout.set_up("run") == (0, "", [])


def test_the_tests_tools_are_added_to_what_is_there(checkout: Checkout) -> None:
    checkout.set_up("run")
    _, _, steps = checkout.set_up("dev")
    assert "venv" not in steps
    assert steps[0].endswith("requirements-dev.lock")
    assert checkout.set_up("dev") == (0, "", [])
    assert checkout.set_up("run") == (0, "", [])


def test_a_new_lock_file_makes_the_environment_anew(checkout: Checkout) -> None:
    checkout.set_up("run")
    (checkout.root / "requirements.lock").write_text("other")
    _, _, steps = checkout.set_up("run")
    assert steps[0] == "venv"


def test_a_changed_project_file_reinstalls_the_project_alone(checkout: Checkout) -> None:
    checkout.set_up("run")
    (checkout.root / "pyproject.toml").write_text("other")
    _, _, steps = checkout.set_up("run")
    assert len(steps) == 1
    assert f"-e {checkout.root}" in steps[0]


def test_an_interrupted_set_up_is_mended_by_the_next(checkout: Checkout) -> None:
    status, said, _ = checkout.set_up("run", PIP_STATUS="1")
    assert status == 1
    assert "The libraries could not be installed" in said
    left_over = checkout.root / ".venv/half"
    left_over.write_text("")
    status, _, steps = checkout.set_up("run")
    assert (status, steps[0]) == (0, "venv")
    assert not left_over.exists()


def test_a_moved_checkout_is_set_up_again(checkout: Checkout) -> None:
    checkout.set_up("run")
    checkout.root = checkout.root.rename(checkout.root.with_name("moved"))
    _, _, steps = checkout.set_up("run")
    assert steps[0] == "venv"


def test_without_python_it_says_what_to_install(checkout: Checkout) -> None:
    checkout.add_tool("python3", "#!/usr/bin/env bash\nexit 1\n")
    status, said, steps = checkout.set_up("run")
    assert (status, steps) == (2, [])
    assert "Python 3.11 以上が見つかりません" in said
    assert "There is no Python 3.11 or newer" in said


def test_without_venv_it_says_what_to_install(checkout: Checkout) -> None:
    checkout.add_tool("python3", '#!/usr/bin/env bash\ncase "$2" in *venv*) exit 1 ;; esac\n')
    status, said, _ = checkout.set_up("run")
    assert status == 2
    assert said.count("apt-get install python3-venv") == 2
