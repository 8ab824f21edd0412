"""How a filing is called where it has no name yet; apart, so that the list needs nothing else of a filing to stand."""

from __future__ import annotations

from beian_desktop.system.language import Text

UNNAMED = Text("未命名的备案", "Unnamed filing")
