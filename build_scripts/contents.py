"""What goes into a built program, and what of its libraries is left out; read by ``beian_desktop.spec``."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

QT_MODULES = frozenset({"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport"})
"""The modules of PySide6 that the application imports."""

QT_LIBRARIES = QT_MODULES | {"QtDBus", "QtXcbQpa", "QtWaylandClient"}
"""Their shared libraries, with those that the plugins below need."""

QT_PLUGINS: dict[str, frozenset[str]] = {
    "platforms": frozenset({"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"}),
    "platforminputcontexts": frozenset(
        {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin", "fcitx5platforminputcontextplugin"}
    ),
    "platformthemes": frozenset({"qxdgdesktopportal"}),
    "imageformats": frozenset({"qsvg", "qjpeg", "qico"}),
    "iconengines": frozenset({"qsvgicon"}),
    "printsupport": frozenset({"cupsprintersupport"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
    "wayland-decoration-client": frozenset({"bradient"}),
}
"""Qt's plugins by folder: windows, typing, pictures, printing. What isn't named here is left out."""

QT_TRANSLATIONS = frozenset({"qtbase_zh_CN.qm"})
"""Qt's own words; English needs no file."""

EXCLUDED_MODULES = (
    "ssl", "_ssl", "tkinter", "unittest", "doctest", "pydoc", "test", "pip", "setuptools", "wheel", "numpy", "IPython", "_pytest",
    "fontTools", "multiprocessing",
    "dns",  # email_validator asks no server
    "PIL._avif", "PIL._imagingtk", "PIL.ImageTk", "PIL.ImageQt",
    "lxml.isoschematron", "lxml.objectify",
    "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.mssql", "sqlalchemy.testing",
)  # fmt: skip
"""Modules that libraries would bring and that nothing of ours reaches."""

UNUSED_HOOKS = ("pyi_rth_inspect", "pyi_rth_pkgutil")
"""What PyInstaller would run at each start for programs that read their own sources or list their packages."""

HIDDEN_PACKAGES = ("beian_desktop", "reportlab.pdfbase", "reportlab.graphics.barcode")
"""Packages whose modules are imported by a name that is made while running."""

DATA_PACKAGES = ("publicsuffixlist", "docx")
"""Packages that read files of their own."""

UNREAD = re.compile(r"(docx/templates/default-docx-template|reportlab/fonts|lxml/html/_difflib)")
"""Files of packages that nothing of ours reads: a template in pieces, fonts that the documents don't use."""

METADATA = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "reportlab",
    "pypdf",
    "Jinja2",
    "Pillow",
    "pypdfium2",
    "lxml",
    "keyring",
)
"""Libraries whose version is told, or whose plugins are found, by their metadata."""

LINUX_BUNDLED = re.compile(
    r"lib(python3|crypto|ffi|bz2|lzma|sqlite3|uuid|xcb-(cursor|icccm|image|keysyms|render-util|shape|util))\b.*\.so"
)
"""Libraries of the building Linux that go along: Python's, and those of a window that many desktops lack."""

LINUX_SYSTEM = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Libraries that come from the system, and the Debian packages that hold them; a test compares a built folder."""

LINUX_OPTIONAL = {"libcups.so.2": "libcups2t64 | libcups2"}
"""What is used where it is: printers."""


def is_wanted(target: str, *, link: bool = False) -> bool:
    """Whether a file at this place of the built program, as PyInstaller would put it, is used.

    ``link`` tells that it only leads to a library of a package of Python.
    """
    path = PurePosixPath(target.replace("\\", "/"))
    if UNREAD.match(path.as_posix()):
        return False
    if "PySide6" in path.parts or path.name.startswith("libQt6"):
        return _is_wanted_qt(path)
    from_system = sys.platform == "linux" and len(path.parts) == 1 and path.name.startswith("lib") and not link
    return not from_system or ".so" not in path.name or bool(LINUX_BUNDLED.match(path.name))


def _is_wanted_qt(path: PurePosixPath) -> bool:
    """Of PySide6: its own files, the modules, libraries, plugins and translations that are named above."""
    stem = re.sub(r"^lib", "", path.name.split(".")[0])
    if "plugins" in path.parts:
        folder = path.parts[path.parts.index("plugins") + 1]
        return stem in QT_PLUGINS.get(folder, ())
    if "translations" in path.parts:
        return path.name in QT_TRANSLATIONS
    if "qml" in path.parts or path.suffix == ".pyi":
        return False
    if module := re.match(r"Qt6?([A-Z]\w*)$", stem):
        return f"Qt{module[1]}" in QT_LIBRARIES
    return stem != "pyside6qml" and not stem.startswith("opengl32sw")


def files_of(folder: Path, root: Path) -> Sequence[tuple[str, str]]:
    """The files of a folder as pairs of file and place below ``root``, without what only developers read."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(str(path), path.parent.relative_to(root).as_posix()) for path in files if "sources" not in path.parts]
