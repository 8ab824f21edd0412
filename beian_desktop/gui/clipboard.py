"""What we put on the clipboard, and taking away again what is still ours."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

KEPT_OUT = {
    "ExcludeClipboardContentFromMonitorProcessing": b"1",  # Windows: its clipboard history and cloud
    "application/x-nspasteboard-concealed-type": b"1",  # macOS: clipboard programs
    "x-kde-passwordManagerHint": b"secret",  # Linux: Klipper and those like it
}
"""What tells clipboard histories not to keep a text: it is personal."""


class OurClipboard:
    """Puts texts on the clipboard and takes away what it put there last."""

    def __init__(self) -> None:
        self._ours = ""

    def put(self, text: str) -> None:
        """Puts a text there in the place of whatever it held."""
        content = QMimeData()
        content.setText(text)
        for name, value in KEPT_OUT.items():
            content.setData(name, value)
        QGuiApplication.clipboard().setMimeData(content)
        self._ours = text

    def clear(self) -> None:
        """Empties the clipboard if our text is still on it; what others put there stays."""
        if self._ours and QGuiApplication.clipboard().text() == self._ours:
            QGuiApplication.clipboard().clear()
        self._ours = ""
