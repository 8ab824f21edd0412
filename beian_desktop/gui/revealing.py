"""A file shown in the system's own window of folders, chosen where the system can."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def reveal(path: Path) -> None:
    """Opens the folder of a file; on Windows and macOS with the file chosen."""
    native = QDir.toNativeSeparators(str(path))
    started = False
    if sys.platform == "win32":
        started = bool(QProcess.startDetached("explorer.exe", ["/select,", native])[0])
    elif sys.platform == "darwin":
        started = bool(QProcess.startDetached("/usr/bin/open", ["-R", native])[0])
    if not started:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
