"""The window, the one place with Qt.

PySide6 reads the source text of every module that is imported after it, to see whether it may use PySide's optional
features, and keeps the text: a fifth of the time that imports take, and some 10 MB. Nothing here uses them, so
no module is asked.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - what is mended is there once it was imported

_feature = sys.modules.get("shibokensupport.feature")
if hasattr(_feature, "_mod_uses_pyside"):
    vars(_feature)["_mod_uses_pyside"] = lambda _module: True
