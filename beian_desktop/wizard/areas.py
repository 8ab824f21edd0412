"""Choosing an area: by a search, or level by level."""

from __future__ import annotations

from beian_desktop.identifiers.area import Area, area, children, provinces, read_area, search_areas

__all__ = ["Area", "area", "area_of", "children", "full_name", "path_to", "provinces", "search_areas"]


def area_of(text: str) -> Area | None:
    """The area that a typed name, path or code means; None when it means none, or several."""
    return read_area(text).parts if text.strip() else None


def full_name(found: Area) -> str:
    """An area with its code, as lists show it."""
    return f"{found.full_name}（{found.code}）"


def path_to(code: str) -> list[str]:
    """The codes of the levels that lead to an area, as the lists offer them."""
    steps = [code[:2] + "0000"]
    for step in (code[:4] + "00", code):
        if step not in steps and any(child.code == step for child in children(steps[-1])):
            steps.append(step)
    return steps
