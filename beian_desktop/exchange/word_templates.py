"""Word forms (.docx) of an office as templates: their marks, and the form with its marks filled."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2 import Environment

LARGEST, LARGEST_UNPACKED = 20_000_000, 100_000_000
"""Bytes of the file, and of what it unpacks to."""

_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same answers give the same bytes."""


class BrokenTemplate(Failure):
    """A Word file that can't be used as a template; ``why`` ends the sentence."""

    def __init__(self, name: str, why: Text) -> None:
        super().__init__(
            Text(f"Word 模板“{name}”不能用：{why.zh}。", f"The Word template “{name}” can't be used: {why.en}.")
        )


NO_WORD_FILE = Text(
    "它不是 .docx 文件，或已损坏；旧的 .doc 请先在 Word 里另存为 .docx",
    "it is no .docx file, or a damaged one; save an old .doc as .docx in Word first",
)
UNREADABLE = Text("文件不存在，或没有读取权限", "there is no such file, or it may not be read")
TOO_LARGE = Text("它太大", "it is too large")


def read_template(path: Path) -> bytes:
    """The file's bytes, looked at so far that it is a Word file of bearable size. Raises BrokenTemplate."""
    try:
        if path.stat().st_size > LARGEST:
            raise BrokenTemplate(path.name, TOO_LARGE)
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        raise BrokenTemplate(path.name, NO_WORD_FILE) from error
    except OSError as error:
        raise BrokenTemplate(path.name, UNREADABLE) from error
    if unpacked > LARGEST_UNPACKED:
        raise BrokenTemplate(path.name, TOO_LARGE)
    return data


def template_text(data: bytes, *, name: str) -> str:
    """The marks among the text of body, headers and footers, for Jinja2 to parse. Raises BrokenTemplate."""
    template = _opened(data, name)
    with _refused(name):
        texts = [template.get_xml()]
        for uri in (template.HEADER_URI, template.FOOTER_URI):
            texts += [template.get_part_xml(part) for _, part in template.get_headers_footers(uri)]
        return "\n".join(template.patch_xml(text) for text in texts)


def fill(data: bytes, marks: Mapping[str, object], environment: Environment, *, name: str) -> bytes:
    """The Word file with every mark filled; equal answers give equal bytes.

    ``environment`` must escape what it fills in. Raises BrokenTemplate.
    """
    from jinja2 import TemplateError

    template, out = _opened(data, name), io.BytesIO()
    try:
        template.render(dict(marks), environment, autoescape=True)
        template.save(out)
    except (TemplateError, SyntaxError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise BrokenTemplate(name, Text(f"填写时出错（{error}）", f"it fails when filled ({error})")) from error
    except Exception as error:  # its parts are read only now, and those of a damaged file raise anything
        raise BrokenTemplate(name, NO_WORD_FILE) from error
    return _undated(out.getvalue())


def _opened(data: bytes, name: str) -> DocxTemplate:
    from docxtpl import DocxTemplate

    with _refused(name):
        template = DocxTemplate(io.BytesIO(data))
        template.init_docx()
    return template


@contextmanager
def _refused(name: str) -> Iterator[None]:
    """Turns whatever the libraries raise on a damaged file into BrokenTemplate."""
    try:
        yield
    except Exception as error:
        raise BrokenTemplate(name, NO_WORD_FILE) from error


def _undated(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in parts.infolist():
            copy.writestr(zipfile.ZipInfo(part.filename, _DAY), parts.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
