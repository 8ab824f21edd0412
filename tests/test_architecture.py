"""The arrows between the packages, the homes of the libraries, and the size of modules and functions."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APPLICATION = ROOT / "beian_desktop"
TOP_LEVEL = {
    ".ci", ".gitattributes", ".github", ".gitignore", "LICENSE", "README.md", "beian_desktop", "build_scripts",
    "pyproject.toml", "requirements.lock", "resources", "tests",
}  # fmt: skip

READERS = {"attachments", "documents", "badge", "storage", "exchange"}
MODEL = {"identifiers", "form", "filing", "checks"}

# package -> the packages it may import; every one may import itself and system
MAY_IMPORT: dict[str, set[str]] = {
    "system": set(),
    "identifiers": set(),
    "form": {"identifiers"},
    "filing": {"identifiers", "form"},
    "checks": {"identifiers", "form", "filing"},
    "wizard": MODEL,
    **dict.fromkeys(READERS, MODEL),
    "services": MODEL | READERS | {"wizard"},
    "gui": {"services", "form", "filing", "checks", "wizard"},
    "cli": {"services", "form", "filing", "checks", "wizard"},
    "__main__": {"cli", "gui", "attachments", "services"},  # the last two are child processes: a PDF tried out, exports
    "": set(),  # beian_desktop/__init__.py
}

# what a value tells, never the readers themselves; what the two entries hand to each other
NAMES_TYPES_OF = {"gui": "identifiers", "cli": "identifiers", "__main__": "filing"}

# library, as it is imported -> the packages that may import it
HOMES: dict[str, set[str]] = {
    "PySide6": {"gui"},
    "shiboken6": {"gui"},
    "sqlalchemy": {"storage"},
    "sqlcipher3": {"storage"},
    "sqlite3": {"storage"},
    "keyring": {"storage"},
    "reportlab": {"documents"},
    "pypdf": {"documents"},
    "segno": {"documents", "badge"},
    "jinja2": {"documents", "badge", "exchange"},
    "PIL": {"attachments", "documents"},
    "pi_heif": {"attachments"},
    "pypdfium2": {"attachments", "documents"},
    "docx": {"exchange"},
    "docxtpl": {"exchange"},
    "python_calamine": {"exchange"},
    "xlsxwriter": {"exchange"},
    "cryptography": {"storage", "exchange"},
    "phonenumbers": {"identifiers"},
    "publicsuffixlist": {"identifiers"},
    "idna": {"identifiers"},
    "email_validator": {"identifiers"},
    "chinese_calendar": {"filing"},
    "platformdirs": {"system"},
}

NEVER = ("socket", "ssl", "urllib.request", "http", "ftplib", "smtplib", "asyncio")  # the program is offline
LATE = ("sqlalchemy", "reportlab", "jinja2", "PIL", "pypdf", "pypdfium2", "docx", "docxtpl", "xlsxwriter", "lxml")
EMPTY_NAMES = re.compile(r"(manager|helper|util|utils|common|misc)s?$", re.IGNORECASE)
LONGEST_FUNCTION = 60
LONGEST_MODULE = 500

MODULES = sorted(APPLICATION.rglob("*.py"))
SCRIPTS = sorted((ROOT / "build_scripts").rglob("*.py"))


def name_of(module: Path) -> str:
    """The module's place below the application: ``form.field``; a package's own file has the package's name."""
    parts = module.relative_to(APPLICATION).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports_of(module: Path) -> Iterator[str]:
    """Every module that a file imports, wherever the import stands in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports hide the arrows"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def package_of(name: str) -> str:
    """The package, first below the application, that a module belongs to."""
    return name.split(".", maxsplit=1)[0]


def is_allowed(importer: str, imported: str) -> bool:
    """Whether a module of package ``importer`` may import ``imported``, named from below the application."""
    if package_of(imported) in (importer, "system", "") or imported == "__version__":
        return True
    if package_of(imported) == NAMES_TYPES_OF.get(importer):
        return imported.rsplit(".", maxsplit=1)[-1][0].isupper()
    return package_of(imported) in MAY_IMPORT[importer]


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_packages_import_only_what_the_architecture_allows(module: Path) -> None:
    importer = package_of(name_of(module))
    assert importer in MAY_IMPORT, f"{importer} is no package of the architecture"
    ours = [name.removeprefix("beian_desktop.") for name in imports_of(module) if name.startswith("beian_desktop.")]
    assert [name for name in ours if not is_allowed(importer, name)] == []


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_libraries_stay_at_home(module: Path) -> None:
    importer = package_of(name_of(module))
    for name in imports_of(module):
        library = name.split(".")[0]
        if library in HOMES:
            assert importer in HOMES[library], f"{library} is for {sorted(HOMES[library])}"
        elif library != "beian_desktop":
            assert library in sys.stdlib_module_names, f"{library} has no home in HOMES"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_module_uses_the_network(module: Path) -> None:
    used = [name for name in imports_of(module) if any(f"{name}.".startswith(f"{never}.") for never in NEVER)]
    assert used == []


@pytest.mark.parametrize("module", MODULES + SCRIPTS, ids=lambda module: str(module.relative_to(ROOT)))
def test_modules_and_functions_stay_short_and_say_what_they_are(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert source.count("\n") <= LONGEST_MODULE
    assert not EMPTY_NAMES.search(module.stem)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name
        elif isinstance(node, ast.ClassDef):
            assert not EMPTY_NAMES.search(node.name), node.name


def test_nothing_else_lies_at_the_top() -> None:
    generated = {line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines()} | {".git"}
    assert {path.name for path in ROOT.iterdir()} - generated <= TOP_LEVEL


@pytest.mark.parametrize("package", ["cli", "services", "wizard"])
def test_packages_without_a_window_load_neither_qt_nor_heavy_libraries(package: str) -> None:
    names = [f"beian_desktop.{name_of(module)}" for module in MODULES if package_of(name_of(module)) == package]
    assert names
    assert loaded_by(names, ("PySide6", *LATE, *NEVER)) == []


def test_the_first_window_is_painted_before_anything_heavy_is_loaded() -> None:
    assert loaded_by(["beian_desktop.gui.app"], (*LATE, *NEVER)) == []


def loaded_by(modules: list[str], libraries: tuple[str, ...]) -> list[str]:
    """Those libraries that a fresh Python has loaded after importing the modules."""
    script = f"import sys, importlib\nfor name in {modules}: importlib.import_module(name)\n"
    script += f"print(*[name for name in {libraries} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()
