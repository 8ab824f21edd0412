"""The first window is painted before anything heavy is imported."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from beian_desktop.gui.modules_ahead import MODULES

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
light = ("gui", "system", "filing.status", "filing.names")
ours = [name.removeprefix("beian_desktop.") for name in sys.modules if name.startswith("beian_desktop.")]
early = [name for name in heavy if name in sys.modules] + [name for name in ours if "." in name]
print(*[name for name in early if not name.startswith(light)])
"""


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == ""


def test_what_is_imported_afterwards_exists() -> None:
    assert [name for name in MODULES if find_spec(f"beian_desktop.{name}") is None] == []
