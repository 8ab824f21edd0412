"""The first window is painted before anything heavy is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from pathlib import Path
from beian_desktop.gui.app import make_application
from beian_desktop.gui.window import Window
from beian_desktop.system.clock import Clock

application = make_application()
window = Window(Path(sys.argv[1]), Clock())
window.desk.work.start = lambda: None
window.show()
window.grab()
heavy = ("sqlalchemy", "reportlab", "jinja2", "PIL", "pypdf", "lxml", "docx", "openpyxl", "phonenumbers",
         "http.client", "urllib.request", "ssl", "PySide6.QtNetwork")
print(*[name for name in heavy if name in sys.modules])
"""


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == ""
