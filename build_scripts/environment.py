"""The virtual environment ``.venv``, made from the lock file with the standard library and pip alone."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "lock.stamp"
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"
PYTHON_NAME = "python.exe" if sys.platform == "win32" else "python"
VENV_PYTHON = VENV / SCRIPTS / PYTHON_NAME

INSTALL = (
    "install",
    "--quiet",
    "--no-input",
    "--disable-pip-version-check",
    "--no-compile",
    "--no-warn-script-location",
)
LOCKED = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(LOCK))
NO_VENV = "This Python can't make a virtual environment (on Debian: apt-get install python3-venv). It says"
NO_PIP = "This Python has neither pip 22.3 or newer nor ensurepip (on Debian: apt-get install python3-venv). It says"
NOT_INSTALLED = (
    "The packages could not be installed. Check the network connection, the package index that pip is set to and that "
    "README.md names this system, then call this again. pip says"
)
OWN_PYTHON = (
    ".venv has to be made anew, but it is its own Python that would do it. Call this again by the system's: "
    "python3 build_scripts/dev.py"
)
PIP_WITH_PYTHON_OPTION = (22, 3)  # the first pip that installs into another environment


class SetupError(Exception):
    """The set-up can't go on; the message says why and what to do."""


def say(line: str) -> None:
    """One line about what happens, shown at once, also when the output goes to a file."""
    print(line, flush=True)


def ensure() -> None:
    """Leaves an environment that matches the lock file; takes no time when it is there already."""
    if not is_ready():
        make()


def is_ready() -> bool:
    """Whether ``.venv`` was made to its end, for this place, this Python and the present lock file."""
    try:
        return STAMP.read_text(encoding="utf-8") == stamp() and VENV_PYTHON.exists()
    except OSError:
        return False


def stamp() -> str:
    """What the environment depends on: the lock file's content, the Python version and the checkout's place."""
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n{sys.version}\n{ROOT}\n"


def make() -> None:
    """Makes ``.venv`` from nothing; the stamp comes last, so a half-made one is made again next time."""
    if Path(sys.prefix) == VENV:
        raise SetupError(OWN_PYTHON)
    say(f"Making the environment {VENV} with Python {sys.version.split()[0]}.")
    remove(VENV)
    call([sys.executable, "-m", "venv", "--without-pip", str(VENV)], NO_VENV)
    pip = pip_command()
    count = len(re.findall(r"^[a-z0-9].*==", LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    say(f"Installing the packages of {LOCK.name} (up to {count}, about 150 MB the first time).")
    call([*pip, *INSTALL, *LOCKED], NOT_INSTALLED)
    libraries = site_packages()
    (libraries / "beian_desktop_checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    say("Compiling them once, so that the first start is quick.")
    compiling = [str(VENV_PYTHON), "-m", "compileall", "-qq", "-j", "0", str(libraries)]
    subprocess.run(compiling, stdout=subprocess.DEVNULL, check=False)  # templates among them may not compile
    STAMP.write_text(stamp(), encoding="utf-8")


def remove(folder: Path) -> None:
    """Deletes a folder or a file of that name. Raises SetupError when the system refuses."""
    try:
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder)
        else:
            folder.unlink(missing_ok=True)
    except OSError as error:
        raise SetupError(
            f"{folder} can't be deleted ({error.strerror}). Close programs that use it, then try again."
        ) from error


def pip_command() -> list[str]:
    """A pip that installs into ``.venv``: the caller's own (fast), else one unpacked inside it by ensurepip."""
    if own_pip_version() >= PIP_WITH_PYTHON_OPTION:
        return [sys.executable, "-m", "pip", "--python", str(VENV_PYTHON)]
    call([str(VENV_PYTHON), "-m", "ensurepip", "--default-pip"], NO_PIP)
    return [str(VENV_PYTHON), "-m", "pip"]


def own_pip_version() -> tuple[int, int]:
    """Version of the pip beside the running Python; (0, 0) when there is none."""
    asked = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"pip (\d+)\.(\d+)", asked.stdout)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def site_packages() -> Path:
    """The folder that packages are installed into."""
    asked = [str(VENV_PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    return Path(call(asked, "The new environment doesn't start").strip())


def call(command: Sequence[str], failing: str) -> str:
    """What the command prints. Raises SetupError with ``failing`` and the command's own reason."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode != 0:
        raise SetupError(f"{failing}: {reason(done.stderr or done.stdout)}")
    return done.stdout


def reason(output: str) -> str:
    """The line of a failed command's output that says most: pip's first ERROR, else the last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return errors[0] if errors else lines[-1] if lines else "no reason was given."
