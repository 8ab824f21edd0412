"""Word forms of a local office: added once, checked against the form, filled beside every package."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from beian_desktop.exchange.word_templates import BrokenTemplate, fill, read_template, template_text
from beian_desktop.filing.filing import Filing
from beian_desktop.services.own_files import WORD_TEMPLATES
from beian_desktop.services.writing import told, write_file
from beian_desktop.system.language import Text

SUFFIX = ".docx"


NO_SUCH_FORM = Text(
    "没有名为“{name}”的 Word 表格，没有填。请先在窗口“材料包”一页添加它。",
    "There is no Word form called “{name}”, so it wasn't filled. Add it in the window first, on the page of the package.",
)


def word_templates_folder(data: Path) -> Path:
    """The folder of Word templates in the data folder; it need not exist."""
    return data / WORD_TEMPLATES


def word_templates(folder: Path) -> list[Path]:
    """The templates that were added, in the order of their names; not Word's own lock files."""
    found = sorted(folder.glob(f"*{SUFFIX}"))
    return [path for path in found if not path.name.startswith(("~$", "."))]


def wrong_marks(path: Path) -> list[Text]:
    """A sentence for each mark that the form doesn't have, with what it may have meant, and for what isn't allowed.

    None when the file can be used. Raises BrokenTemplate for what is no Word file.
    """
    from beian_desktop.documents.sandbox import faults

    return list(dict.fromkeys(fault.says for fault in faults(template_text(read_template(path), name=path.name))))


@dataclass(frozen=True, slots=True)
class WordForm:
    """A Word form: the labels of the answers that it prints, and a sentence for each thing wrong with it."""

    name: str
    prints: tuple[Text, ...]
    wrong: tuple[Text, ...]


def examined(path: Path) -> WordForm:
    """What a Word file asks for, and what is wrong with it: as a whole, or each mark."""
    from beian_desktop.documents.sandbox import questions_in

    try:
        found = questions_in(template_text(read_template(path), name=path.name))
        return WordForm(path.name, tuple(question.label for question in found), tuple(wrong_marks(path)))
    except BrokenTemplate as failure:
        return WordForm(path.name, (), (failure.says,))


def word_forms(folder: Path) -> list[WordForm]:
    """The forms that were added, each examined."""
    return [examined(path) for path in word_templates(folder)]


def remove_word_template(folder: Path, name: str) -> None:
    """Removes a form that was added; one that is gone already is fine. Raises Failure."""
    path = folder / name
    with told(path):
        path.unlink(missing_ok=True)


def add_word_template(folder: Path, path: Path) -> Path:
    """Copies a template into the folder, in place of one of the same name. Raises BrokenTemplate, which tells wrong marks."""
    wrong = wrong_marks(path)
    if wrong:
        raise BrokenTemplate(path.name, Text("；".join(t.zh for t in wrong), "; ".join(t.en for t in wrong)))
    target = folder / path.name
    write_file(target, read_template(path))
    return target


def filled(filing: Filing, path: Path, today: date) -> bytes:
    """The Word file with the filing's answers. Raises BrokenTemplate."""
    from beian_desktop.documents.marks import marks
    from beian_desktop.documents.printed import Printed
    from beian_desktop.documents.sandbox import faults, sandbox

    data = read_template(path)
    for fault in faults(template_text(data, name=path.name)):
        raise BrokenTemplate(path.name, fault.says)
    return fill(data, marks(Printed(filing.answers), today), sandbox(autoescape=True), name=path.name)


def filled_all(
    filing: Filing, folder: Path, today: date, warnings: list[Text], chosen: Collection[str] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each template filled, or of those ``chosen``; why one can't be is added to ``warnings``."""
    found = word_templates(folder)
    absent = sorted(set(chosen or ()) - {path.name for path in found})
    warnings += [NO_SUCH_FORM.filled(name=name) for name in absent]
    for path in found:
        if chosen is not None and path.name not in chosen:
            continue
        try:
            yield path.name, filled(filing, path, today)
        except BrokenTemplate as failure:
            warnings.append(failure.says)
