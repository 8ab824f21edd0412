"""The folders that Qt's own file dialogs remember for all programs: put back as they were."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSettings

REMEMBERED = ("FileDialog/history", "FileDialog/lastVisited")
"""Where QFileDialog keeps them, as its source says; a dialog of the system keeps its own, out of our reach."""


@contextmanager
def nothing_remembered() -> Iterator[None]:
    """A dialog that is shown in the block leaves no folder of a client behind."""
    before = {name: _settings().value(name) for name in REMEMBERED}
    try:
        yield
    finally:
        settings = _settings()
        for name, value in before.items():
            if value is not None:
                settings.setValue(name, value)
            else:
                settings.remove(name)
        settings.sync()


def _settings() -> QSettings:
    """The file that all programs with Qt share."""
    return QSettings(QSettings.Scope.UserScope, "QtProject")
