"""Reads the window over AT-SPI as a screen reader does. Run by the system's Python, which has the bindings.

Each line on standard input is a JSON request ``{"program": pid}``; the answer is one JSON line with everything that shows:
a list of objects with role, name, description, text, states and the place on the screen.
"""

import json
import sys
from typing import Any

import gi  # type: ignore[import-not-found]  # the system's, not in .venv

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found]  # noqa: E402 - after its version is chosen

SAID = ("label", "text", "radio button", "check box", "combo box", "push button", "list item", "menu item")
"""Roles that hold nothing but themselves."""
STATES = ("focused", "checked", "enabled", "editable", "selected", "expanded")


def seen(node: Any) -> dict[str, Any] | None:
    """What a screen reader can say of one object; None while it doesn't show."""
    states = node.get_state_set()
    if not states.contains(Atspi.StateType.SHOWING):
        return None
    role = node.get_role_name()
    place = node.get_component_iface() and node.get_extents(Atspi.CoordType.SCREEN)
    text = Atspi.Text.get_text(node, 0, -1) if role == "text" and node.get_text_iface() else None
    return {
        "role": role,
        "name": node.get_name(),
        "description": node.get_description() if role in SAID and role != "label" else "",
        "text": text,
        "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name.upper()))],
        "place": [place.x, place.y, place.width, place.height] if place else None,
    }


def walk(node: Any, found: list[dict[str, Any]]) -> None:
    """Adds everything that shows below a node, in reading order."""
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and (one := seen(child)) is not None:
            found.append(one)
            if one["role"] not in SAID or one["role"] == "combo box":
                walk(child, found)


def program(pid: int) -> Any:
    """The accessible application of a process; None until it is there."""
    desktop = Atspi.get_desktop(0)
    applications = [desktop.get_child_at_index(index) for index in range(desktop.get_child_count())]
    return next((one for one in applications if one is not None and one.get_process_id() == pid), None)


def answer(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything that shows of the program; nothing while the window changes under the reader."""
    found: list[dict[str, Any]] = []
    try:
        if (root := program(request["program"])) is not None:
            root.clear_cache()
            walk(root, found)
    except gi.repository.GLib.Error:
        return []
    return found


if __name__ == "__main__":
    Atspi.init()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()
