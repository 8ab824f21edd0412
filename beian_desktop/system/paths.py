"""Where the program's own files lie, and where it keeps a person's data."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

DATA_VARIABLE = "BEIAN_DATA"
PORTABLE_DATA = "data"
WINDOW_SETTINGS = "window.ini"
"""In the data folder: language, look, printers and how far each misplaces its pages."""

MISSING_RESOURCE = Text(
    zh="程序文件 {name} 缺失，安装不完整。请重新安装备案桌面；已填写的资料不受影响。",
    en="The program file {name} is missing, so this installation is not complete. "
    "Please install beian-desktop again; your filings are not touched.",
)


def resource(*parts: str) -> Path:
    """A file or folder of ``resources/``: ``resource("fonts", "NotoSansSC-Regular.ttf")``.

    Raises Failure when the installation lacks it.
    """
    path = resources_dir().joinpath(*parts)
    if not path.exists():
        name = "/".join(parts)
        raise Failure(Text(MISSING_RESOURCE.zh.format(name=name), MISSING_RESOURCE.en.format(name=name)))
    return path


def resources_dir() -> Path:
    """The folder ``resources`` of this built program, installed wheel or source checkout."""
    unpacked = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    return resources_of(Path(__file__).parent.parent, Path(unpacked) if unpacked else None)


def resources_of(package: Path, unpacked: Path | None) -> Path:
    """The resources that belong to the package folder: inside it (wheel), beside it (checkout), or in ``unpacked``."""
    if unpacked is not None:
        return unpacked / "resources"
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def user_data_dir(chosen: Path | None = None) -> Path:
    """The folder that filings are kept in; it need not exist yet.

    In this order: ``chosen`` (``--data``), the variable BEIAN_DATA, a folder ``data`` beside a portable program,
    the platform's place for user data.
    """
    if chosen is not None:
        return chosen.absolute()
    if named := os.environ.get(DATA_VARIABLE):
        return Path(named).absolute()
    return portable_data_dir() or platform_data_dir()


def portable_data_dir() -> Path | None:
    """The folder ``data`` beside a built program, when somebody put one there."""
    beside = folder_of(Path(sys.executable)) / PORTABLE_DATA
    return beside if getattr(sys, "frozen", False) and beside.is_dir() else None


def folder_of(program: Path) -> Path:
    """The folder that a person sees a built program in: on macOS the one that holds the application."""
    inside = [folder for folder in program.parents if folder.suffix == ".app"]
    return inside[-1].parent if inside else program.parent


def platform_data_dir() -> Path:
    """The place for user data that the platform's own rules name."""
    from platformdirs import user_data_path

    return user_data_path("beian-desktop", appauthor=False)
