"""What stands on the screen at once, while the modules of the window that only prints are read from the disk."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QLabel

from beian_desktop.system.language import Text

OPENS = Text("备案桌面 正在打开…", "Beian Desktop is opening…")
WIDTH, HEIGHT = 420, 120


class Opening(QLabel):
    """A small frame in the middle of the screen, in both languages: the user's isn't read yet."""

    def __init__(self) -> None:
        super().__init__(f"{OPENS.zh}\n{OPENS.en}")
        self.setWindowFlag(Qt.WindowType.SplashScreen)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(WIDTH, HEIGHT)
        self.setAccessibleName(self.text())

    def stand(self) -> None:
        """Shows it and has it painted; input waits."""
        middle = QApplication.primaryScreen().availableGeometry().center()
        self.move(middle - self.rect().center())
        self.show()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
