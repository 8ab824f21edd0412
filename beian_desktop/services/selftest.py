"""The program tried on itself: the sample through the wizard, saved, reopened, checked, exported and read back.

The window is driven by ``gui``; everything before and after it is here.
"""

from __future__ import annotations

import platform
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from beian_desktop import __version__
from beian_desktop.attachments.content import OnDisk
from beian_desktop.checks.report import says
from beian_desktop.documents.printed import Printed
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.form.declaration import FORM
from beian_desktop.form.field import BaseField, Question, Repeat
from beian_desktop.identifiers.reading import Severity
from beian_desktop.services.badges import Wanted, write_badge
from beian_desktop.services.checking import check
from beian_desktop.services.exchange_files import read_filing_file
from beian_desktop.services.packaging import Package, export
from beian_desktop.services.sample import write_sample
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text

Drive = Callable[[Filing, Path, Clock], str]
"""Opens the window on the data folder, gives it the answers and scans of the filing by its widgets, closes it;
the id of the filing that is kept then."""

SAMPLE_NUMBER = "京公网安备11010802000001号"

LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "reportlab", "pypdf", "Jinja2", "Pillow", "pypdfium2", "lxml")

STEPS = {
    "sample": Text("写出样本", "write the sample"),
    "window": Text("在窗口里逐页填写", "fill it in page by page in the window"),
    "reopen": Text("保存后重新打开，逐项比对", "reopen what was saved and compare every answer"),
    "check": Text("检查", "check"),
    "export": Text("生成材料", "make the package"),
    "read": Text("读回 PDF，逐项查找", "read the PDFs back and find every answer"),
    "badge": Text("生成备案标识", "make the badge"),
}

FILLED = Text("{answers} 项填写，{scans} 份扫描件", "{answers} answers, {scans} scans")
COUNTED = Text("{error} 个错误，{warning} 个警告，{info} 条提醒", "{error} errors, {warning} warnings, {info} notes")
MADE = Text("{count} 个文件", "{count} files")
FOUND = Text("共 {count} 个字符", "{count} characters")


class Disagreement(Exception):
    """A step ran, and its result isn't what it must be; the text says what differs."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one step ended. ``detail`` tells what was done, or what went wrong."""

    step: str
    passed: bool
    detail: str


@dataclass
class Trial:
    """One run of the self-test; its files go into ``out``."""

    out: Path
    clock: Clock
    drive: Drive
    language: Language
    files: list[Path] = field(default_factory=list)

    def run(self) -> Iterator[Outcome]:
        """Each step with its outcome, as they end; the first that fails is the last."""
        for step, does in self._steps():
            try:
                outcome = Outcome(step, True, does())
            except Disagreement as error:
                outcome = Outcome(step, False, str(error))
            except Failure as failure:
                outcome = Outcome(step, False, failure.says.in_(self.language))
            except Exception as error:  # noqa: BLE001 - whatever goes wrong is what the self-test is to tell
                outcome = Outcome(step, False, f"{type(error).__name__}: {error}")
            yield outcome
            if not outcome.passed:
                return

    def _steps(self) -> Iterator[tuple[str, Callable[[], str]]]:
        yield "sample", self._write_sample
        yield "window", self._fill_in
        yield "reopen", self._reopen
        yield "check", self._check
        yield "export", self._export
        yield "read", self._read_back
        yield "badge", self._badge

    def _write_sample(self) -> str:
        self.files += write_sample(self.out / "sample", self.clock.today())
        self._sample = read_filing_file(self.files[0])
        return self._filled(self._sample)

    def _filled(self, filing: Filing) -> str:
        return FILLED.fill(self.language, answers=len(filing.answers), scans=len(filing.attachments))

    def _fill_in(self) -> str:
        self._id = self.drive(self._sample, self.out / "data", self.clock)
        return self._id

    def _reopen(self) -> str:
        with Workspace.open(self.out / "data", self.clock) as workspace:
            kept = workspace.filing(self._id)
        self._kept = kept
        different = [question.id for question in answered(self._sample.answers) if not self._same(question)]
        different += [slot for slot in _slots(self._sample) if slot not in _slots(kept)]
        if different:
            raise Disagreement(", ".join(different))
        return self._filled(kept)

    def _same(self, question: Question) -> bool:
        fields = question.members if isinstance(question, Repeat) else (question,)
        return all(written(field, self._sample.answers) == written(field, self._kept.answers) for field in fields)

    def _check(self) -> str:
        """Checks the filing as it is in the store."""
        report, ready = check(self._kept, today=self.clock.today())
        if ready is None:
            raise Disagreement(
                " ".join(f"{i.rule} {i.place}: {says(i, self.language)}" for i in report.of(Severity.ERROR))
            )
        return COUNTED.fill(self.language, **{severity.value: count for severity, count in report.counts.items()})

    def _export(self) -> str:
        with Workspace.open(self.out / "data", self.clock) as workspace:
            kept = workspace.filing(self._id)
            self._package = export(kept, self.out / "package", today=self.clock.today(), name="sample")
        self.files += self._package.paths
        return MADE.fill(self.language, count=len(self._package.files))

    def _read_back(self) -> str:
        found = text_of(self._package)
        missing = [question.id for question in unfound(self._kept.answers, found)]
        if missing:
            raise Disagreement(", ".join(missing))
        return FOUND.fill(self.language, count=len(found))

    def _badge(self) -> str:
        self.files += write_badge(Wanted(SAMPLE_NUMBER), self.out / "badge")
        if SAMPLE_NUMBER not in self.files[-1].read_text(encoding="utf-8"):
            raise Disagreement(SAMPLE_NUMBER)
        return SAMPLE_NUMBER


def _slots(filing: Filing) -> set[str]:
    return {attachment.slot for attachment in filing.attachments}


def answered(answers: Answers) -> Iterator[Question]:
    """The questions that the form asks and that have an answer."""
    for section in FORM.sections:
        if answers.shown(section):
            yield from (q for q in section.questions if answers.shown(q) and answers.answered(q))


def written(field: BaseField, answers: Answers) -> tuple[str, ...]:
    """The answer as it is exchanged: in normal form, so that two ways of typing the same don't differ."""
    return tuple(answers.face(field, row).written for row in range(max(len(answers.texts(field)), 1)))


def unfound(answers: Answers, text: str) -> Iterator[Question]:
    """The answered questions that are to be printed and whose answer isn't in the text."""
    printed = Printed(answers)
    for question in answered(answers):
        if question.unprinted is None and any(plain(part) not in text for part in printed.texts(question)):
            yield question


def text_of(package: Package) -> str:
    """The text of all PDFs of the package, as :func:`plain` leaves it."""
    from beian_desktop.attachments.pdf_text import text_of_pages

    pdfs = [path for path in package.paths if path.suffix == ".pdf"]
    return plain("".join(page for path in pdfs for page in text_of_pages(OnDisk(path))))


def plain(text: str) -> str:
    """The text without what printing may change: spaces, breaks, invisible joiners."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def versions() -> dict[str, str]:
    """What the program runs on."""
    from importlib.metadata import PackageNotFoundError, version

    found = {"beian-desktop": __version__, "Python": platform.python_version(), "system": sys.platform}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # a built program may lack the library's own data
            found[name] = "?"
    return found
