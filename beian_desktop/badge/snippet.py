"""The badge: number and icon for the foot of the home page, as code and as a page to look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from beian_desktop.badge.icon import ICON_NAME
from beian_desktop.identifiers.filing_number import SIGNS, read_filing_number
from beian_desktop.identifiers.icp_number import read_icp_number
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text
from beian_desktop.system.paths import resource

if TYPE_CHECKING:
    from jinja2 import Environment

QUERY_URL = "https://beian.mps.gov.cn/#/query/webSearch?code="
"""The platform's query page; the number's digits follow."""

ICP_URL = "https://beian.miit.gov.cn/"


class Variant(StrEnum):
    """How the badge looks: within a line, centred, or in a dark footer."""

    INLINE = "inline"
    BLOCK = "block"
    DARK = "dark"


class Format(StrEnum):
    """What the code is written in."""

    HTML = "html"
    VUE = "vue"
    REACT = "react"
    MARKDOWN = "markdown"


class BadNumber(Failure):
    """The text is no number of a police filing."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            Text(
                f"“{typed}”不是公安备案号。应为“京公网安备”加14位数字再加“号”，如 京公网安备11010802000001号。",
                f"“{typed}” isn't the number of a police filing, such as 京公网安备11010802000001号.",
            )
        )


@dataclass(frozen=True, slots=True)
class Badge:
    """What the badge says and links to."""

    text: str
    link: str
    icp: str
    icp_link: str = ICP_URL
    icon: str = ICON_NAME
    has_icon: bool = False


def badge_of(number: str, *, icp: str = "", icon: str | None = None) -> Badge:
    """The badge of a number; ``icon`` is the path of the icon as the page names it.

    Raises BadNumber. A number without a province sign gets that of its area; an ICP
    number that can't be read stands as typed.
    """
    parts = read_filing_number(number).parts
    if parts is None:
        raise BadNumber(number)
    sign = parts.province or SIGNS.get(parts.digits[:2], "")[:1]
    shown = read_icp_number(icp).normal or icp.strip()
    return Badge(
        f"{sign}公网安备{parts.digits}号", QUERY_URL + parts.digits, shown, ICP_URL, icon or ICON_NAME, icon is not None
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(resource("templates", "badge"))
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment


def snippet(
    number: str,
    *,
    icp: str = "",
    variant: Variant | str = Variant.INLINE,
    format: Format | str = Format.HTML,  # noqa: A002 - the command line's own word
    icon: str | None = None,
) -> str:
    """The code to paste into the page; everything that a person typed is escaped. Raises BadNumber.

    Without an ``icon`` it names a local file and says in a comment what to put there.
    """
    badge = badge_of(number, icp=icp, icon=icon)
    template = _environment().get_template(f"{Format(format)}.jinja")
    code = template.render(badge=badge, variant=Variant(variant).value)
    return code if Format(format) is not Format.MARKDOWN else code.strip() + "\n"


def preview_page(
    number: str, *, icp: str = "", variant: Variant | str = Variant.INLINE, icon: str | None = None
) -> str:
    """A whole HTML page that shows the badge where it will stand; it loads nothing but the local icon. Raises BadNumber."""
    badge = badge_of(number, icp=icp, icon=icon)
    return _environment().get_template("preview.jinja").render(badge=badge, variant=Variant(variant).value)
