"""The exchange file that an archive carries, read back."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO

from beian_desktop.documents.seal import EMBEDDED_NAME, Condition, condition_of
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text


class NotAnArchive(Failure):
    """The file holds no filing that can be read back; ``why`` says the reason and the way out."""

    def __init__(self, source: str, why: Text) -> None:
        super().__init__(Text(f"不能从“{source}”取回备案：{why.zh}", f"“{source}” gives no filing: {why.en}"))


NO_PDF = Text(
    "它不是 PDF，或已损坏。请选择“3-存档.pdf”。", "it is no PDF, or a damaged one. Choose “3-存档.pdf” of a package."
)
NOTHING_INSIDE = Text(
    "里面没有备案数据。只有“3-存档.pdf”带数据；经打印、转换或扫描的文件不带。",
    "no data is embedded. Only “3-存档.pdf” carries it, and not once printed, converted or scanned.",
)
NEWER = Text(
    "它由更新版本的备案桌面生成。请升级后再打开。", "a newer version of this program made it. Update, then open it."
)
ENCRYPTED = Text(
    "它加了密码。请先用原来的软件去掉密码再打开。", "it is encrypted. Remove the password first, then open it."
)


@dataclass(frozen=True, slots=True)
class Embedded:
    """The exchange file's text; ``altered`` tells that the PDF isn't as it was made."""

    text: str
    altered: bool


def read_embedded(data: bytes, *, source: str) -> Embedded:
    """The exchange file in an archive; ``source`` names it in sentences. Raises NotAnArchive."""
    condition = condition_of(data)
    if condition is Condition.NEWER:
        raise NotAnArchive(source, NEWER)
    content = _content(data, source)
    try:
        return Embedded(content.decode("utf-8"), condition is not Condition.WHOLE)
    except UnicodeDecodeError as error:
        raise NotAnArchive(source, NO_PDF) from error


def _content(data: bytes, source: str) -> bytes:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote the file, which holds personal data
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted
        files = () if locked else reader.attachment_list
        found = [file.content for file in files if file.name == EMBEDDED_NAME]
    except Exception as error:  # pypdf raises anything over damaged files
        raise NotAnArchive(source, NO_PDF) from error
    if locked:
        raise NotAnArchive(source, ENCRYPTED)
    if not found:
        raise NotAnArchive(source, NOTHING_INSIDE)
    return found[0]
