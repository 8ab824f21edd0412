"""Pages of a site checked for the badge, one by one or whole folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from beian_desktop.checks.badge_page import IconKind, LinkKind, PageIssue, PageSeen, page_issues
from beian_desktop.checks.catalogue import MESSAGES
from beian_desktop.identifiers.filing_number import read_filing_number
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text

ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
LARGEST = 200 << 20
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAVED_PARTS = ("_files", ".files", "_file")
"""How browsers end the name of the folder that they put beside a saved page."""

UNREADABLE = Text("读不出网页 {path}：{why}。", "The page {path} can't be read: {why}.")
NO_PAGES = Text(
    "文件夹 {path} 里没有网页（.html、.htm）。请选择保存了首页的文件夹。",
    "The folder {path} has no pages (.html, .htm). Choose the one with the saved home page.",
)
NOT_A_PAGE = Text("它不是网页。请选择保存下来的首页（.html）", "it is no page; choose the saved home page (.html)")
TOO_LARGE = Text("它超过 {megabytes} MB", "it is larger than {megabytes} MB")
NO_NUMBER = Text(
    "“{typed}”不是公安备案号。应为“京公网安备”加14位数字再加“号”。",
    "“{typed}” isn't the number of a police filing, such as 京公网安备11010802000001号.",
)


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """A page, what was seen on it, and what is wrong with it."""

    source: str
    seen: PageSeen
    issues: tuple[PageIssue, ...]

    @property
    def good(self) -> bool:
        """Whether no issue is an error."""
        return not any(issue.found.severity is Severity.ERROR for issue in self.issues)

    @property
    def shows_badge(self) -> bool:
        """Whether 公网安备 and a number show."""
        badge = self.seen.deciding
        return badge is not None and badge.unseen is None


def digits_of(number: str) -> str:
    """The digits of a filing number as a person types it, empty for an empty one. Raises Failure."""
    if not number.strip():
        return ""
    parts = read_filing_number(number).parts
    if parts is None:
        raise Failure(NO_NUMBER.filled(typed=number))
    return parts.digits


def pages_in(path: Path) -> list[Path]:
    """The page itself, or every page in a folder by name, without the parts of saved pages. Raises Failure."""
    if not path.is_dir():
        return [path]
    try:
        found = sorted(each for each in path.rglob("*") if each.suffix.lower() in ENDINGS and each.is_file())
    except OSError as error:
        raise _unreadable(path, error) from error
    pages = [each for each in found if not _is_part(each, path)]
    if not pages:
        raise Failure(NO_PAGES.filled(path=path))
    return pages


def _is_part(page: Path, folder: Path) -> bool:
    """Whether a page lies among the pictures and frames that a browser saved with another one."""
    inside = page.relative_to(folder).parts[:-1]
    return any(part.endswith(_SAVED_PARTS) for part in inside)


def read_bytes(path: Path) -> bytes:
    """The bytes of a page. Raises Failure when they can't be read or aren't a page's."""
    try:
        if path.stat().st_size > LARGEST:
            raise Failure(UNREADABLE.filled(path=path, why=TOO_LARGE.filled(megabytes=LARGEST >> 20)))
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    if data.startswith(_BINARY) or (b"\0" in data[:1024] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        raise Failure(UNREADABLE.filled(path=path, why=NOT_A_PAGE))
    return data


def _unreadable(path: Path, error: OSError) -> Failure:
    why = error.strerror or type(error).__name__
    return Failure(UNREADABLE.filled(path=path, why=Text(why, why)))


def check_page(path: Path, expected: str = "") -> CheckedPage:
    """One page; ``expected`` are the digits that it should show. Raises Failure."""
    return checked(str(path), read_bytes(path), expected)


def checked(source: str, data: bytes, expected: str = "") -> CheckedPage:
    """A page's bytes checked."""
    from beian_desktop.badge.page import read_page

    seen = read_page(data)
    return CheckedPage(source, seen, tuple(page_issues(seen, expected)))


def says(issue: PageIssue, language: Language) -> str:
    """What is wrong, in one sentence."""
    return MESSAGES[issue.found.code].says.fill(language, **dict(issue.found.params))


def mends(issue: PageIssue, language: Language) -> str:
    """How to mend it, in one sentence."""
    return MESSAGES[issue.found.code].fix.fill(language, **dict(issue.found.params))


def as_json(pages: Iterable[CheckedPage], language: Language) -> dict[str, object]:
    """The document of ``badge-check --json``."""
    return {"format": "beian-badge-check", "version": 1, "pages": [_entry(page, language) for page in pages]}


def _entry(page: CheckedPage, language: Language) -> dict[str, object]:
    badge = page.seen.deciding
    return {
        "source": page.source,
        "has_badge": page.shows_badge,
        "number": badge.digits if badge else None,
        "province": badge.sign if badge else None,
        "link": (badge.link.kind if badge else LinkKind.NONE).value,
        "link_ok": badge is not None and badge.link_fits,
        "icon": badge is not None and badge.icon in (IconKind.FINE, IconKind.ELSEWHERE),
        "encoding": page.seen.encoding,
        "issues": list(_issues(page, language)),
    }


def _issues(page: CheckedPage, language: Language) -> Iterator[dict[str, object]]:
    for issue in page.issues:
        yield {
            "severity": issue.found.severity.value,
            "rule": issue.found.rule,
            "message": says(issue, language),
            "fix": mends(issue, language),
            "line": issue.line,
        }
