"""The rules of the attachments: usable, readable, complete. They see facts about a file, never the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

from beian_desktop.checks.case import Case, Profile, Rule
from beian_desktop.checks.issue import Issue, issue
from beian_desktop.checks.messages import message
from beian_desktop.checks.reasons import reason
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment, FileFacts, FileType, Problem
from beian_desktop.form.declaration import FORM, UnknownField
from beian_desktop.form.field import Field, Section, Slot
from beian_desktop.form.sections import start
from beian_desktop.identifiers.reading import Severity
from beian_desktop.system.language import Text

PLATFORM_BYTES = {Profile.PRESENT: 5 * 1024 * 1024, Profile.OLD: 512 * 1024, Profile.COUNTER: 5 * 1024 * 1024}
"""What the platforms take of one picture (process.md: present 5 MB, old 512 KB)."""

READABLE_SIDE = 600
"""Pixels of the shorter side that a scan needs at least."""

BLURRED = 12.0
"""Variance of the Laplacian under which even large print melts (measured on cards blurred step by step)."""

TOO_BRIGHT = 252.0
TOO_DARK = 30.0

_UNUSABLE = {
    Problem.EMPTY: "scan.empty",
    Problem.NOT_A_SCAN: "scan.not-a-scan",
    Problem.DAMAGED: "scan.damaged",
    Problem.CRASHES: "scan.crashes",
    Problem.UNREADABLE: "scan.unreadable",
}

TYPE_NAMES = {
    FileType.PNG: "PNG",
    FileType.JPEG: "JPG",
    FileType.PDF: "PDF",
    FileType.HEIC: "HEIC",
    FileType.WEBP: "WebP",
    FileType.BMP: "BMP",
    FileType.TIFF: "TIFF",
}


def slot_of(attachment: Attachment) -> Slot | None:
    """The form's slot that the file stands in; None when the form has none of that name."""
    try:
        return FORM.slot(attachment.slot)
    except UnknownField:
        return None


def section_of(slot: Slot) -> Section:
    """The section whose conditions hold for the slot too."""
    return FORM.section(slot.section_id)


def shown(slot: Slot, answers: Answers) -> bool:
    """Whether the present answers ask for the slot."""
    return answers.shown(section_of(slot)) and answers.shown(slot)


def _scans(case: Case) -> Iterator[tuple[Slot, Attachment]]:
    """The files in slots that are shown, in the form's order of their slots."""
    found = ((slot_of(attachment), attachment) for attachment in case.filing.attachments)
    held = [(slot, attachment) for slot, attachment in found if slot is not None and shown(slot, case.own)]
    return iter(sorted(held, key=lambda pair: FORM.position(pair[0])))


def _at(slot: Slot, attachment: Attachment, rule: str, code: str, severity: Severity, **params: Any) -> Issue:
    name = attachment.name
    return issue(rule, code, slot, severity, value=name, label=slot.label, file=name, **params)


def unusable(case: Case) -> Iterator[Issue]:
    """ATT-01: the file isn't a scan by its content, or can't be opened."""
    for slot, attachment in _scans(case):
        code = _UNUSABLE.get(attachment.facts.problem) if attachment.facts.problem else None
        if code:
            named = TYPE_NAMES.get(attachment.facts.type, "")
            yield _at(slot, attachment, "ATT-01", code, Severity.ERROR, type=named)


def oversized(case: Case) -> Iterator[Issue]:
    """ATT-02: larger than the platform takes; fitted on export unless it can't even be held."""
    limit = PLATFORM_BYTES[case.profile]
    for slot, attachment in _scans(case):
        if attachment.facts.problem is Problem.TOO_LARGE:
            yield _at(slot, attachment, "ATT-02", "scan.too-large", Severity.ERROR)
        elif attachment.facts.size > limit:
            sizes = {"size": readable_size(attachment.facts.size), "limit": readable_size(limit)}
            yield _at(slot, attachment, "ATT-02", "scan.to-be-fitted", Severity.INFO, **sizes)


def readable_size(size: int) -> str:
    """A size in bytes as people write it."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f}".removesuffix(".0") + " MB"


def hard_to_read(case: Case) -> Iterator[Issue]:
    """ATT-03: too few pixels, blurred, over-exposed, or shrunk by a chat program."""
    for slot, attachment in _scans(case):
        if attachment.facts.problem is None and attachment.facts.type is not FileType.PDF:
            for code, params in _faults(attachment.facts):
                yield _at(slot, attachment, "ATT-03", code, Severity.WARNING, **params)


def _faults(facts: FileFacts) -> Iterator[tuple[str, dict[str, object]]]:
    if 0 < min(facts.width, facts.height) < READABLE_SIDE:
        yield "scan.few-pixels", {"width": facts.width, "height": facts.height, "side": READABLE_SIDE}
    if facts.sharpness is not None and facts.sharpness < BLURRED:
        yield "scan.blurred", {}
    if facts.brightness is not None and facts.brightness > TOO_BRIGHT:
        yield "scan.too-bright", {}
    if facts.brightness is not None and facts.brightness < TOO_DARK:
        yield "scan.too-dark", {}
    if facts.shrunk:
        yield "scan.shrunk", {}


def same_file_twice(case: Case) -> Iterator[Issue]:
    """ATT-04: one file in two slots that must differ, both sides of a card or two persons.

    Both sides may be on one picture: then each slot keeps its own part of it.
    """
    scans = [(slot, a) for slot, a in _scans(case) if a.facts.sha256 and a.facts.problem is None]
    for (slot, first), (other, second) in combinations(scans, 2):
        if first.facts.sha256 == second.facts.sha256 and first.crop == second.crop and _must_differ(slot, other, case):
            yield _at(other, second, "ATT-04", "scan.same-file", Severity.WARNING, other=slot.label)


def _must_differ(slot: Slot, other: Slot, case: Case) -> bool:
    if slot.sides == other.id:
        return True
    persons = (_person(slot, case.answers), _person(other, case.answers))
    return None not in persons and persons[0] != persons[1]


def _person(slot: Slot, answers: Answers) -> str | None:
    """Whose identity the slot shows: the number where it is known, else the section."""
    section = section_of(slot)
    if not slot.id.rpartition(".")[2].startswith("id_"):
        return None
    number = next((q for q in section.questions if isinstance(q, Field) and q.name == "id_number"), None)
    known = answers.value(number).written if number else ""
    return known or section.id


def empty_slots(case: Case) -> Iterator[Issue]:
    """ATT-05: a required slot is empty, or the file of a slot is gone."""
    filled = {attachment.slot for attachment in case.filing.attachments}
    for slot in FORM.slots:
        if slot.id not in filled and shown(slot, case.own):
            yield from _empty(slot, case)
    for slot, attachment in _scans(case):
        if attachment.facts.problem is Problem.MISSING:
            yield _at(slot, attachment, "ATT-05", "scan.missing-file", Severity.ERROR)


def _empty(slot: Slot, case: Case) -> Iterator[Issue]:
    required = slot.required.evaluate(case.own)
    if required is True:
        why = reason(slot.required, case.own)
        if why is None:
            yield issue("ATT-05", "scan.required", slot, label=slot.label)
        else:
            yield issue("ATT-05", "scan.required-because", slot, label=slot.label, why=why)
    elif required is None:
        route = _route_that_requires(slot, case.own)
        if route is not None:
            yield issue("ATT-05", "scan.perhaps-required", slot, Severity.WARNING, label=slot.label, route=route)


def _route_that_requires(slot: Slot, answers: Answers) -> Text | None:
    """The way of filing that would require the slot, while the user says that the way isn't clear yet."""
    if answers[start.ROUTE] != start.ROUTE_UNKNOWN:
        return None
    for route in (start.ONLINE, start.COUNTER):
        if slot.required.evaluate(answers.with_text(start.ROUTE, route.code)) is True:
            return route.label
    return None


def reminder(case: Case) -> Iterator[Issue]:
    """ATT-06: what only a person can see, asked once, at the first scan of a certificate."""
    for slot, attachment in _scans(case):
        if attachment.facts.problem is None:
            yield replace(_at(slot, attachment, "ATT-06", "scan.look-again", Severity.INFO), value="")
            return


def troubled_pdf(case: Case) -> Iterator[Issue]:
    """ATT-07: a PDF that asks for a password, or is damaged."""
    codes = {Problem.ENCRYPTED: "scan.encrypted", Problem.DAMAGED: "scan.damaged-pdf"}
    for slot, attachment in _scans(case):
        code = codes.get(attachment.facts.problem) if attachment.facts.problem else None
        if code and attachment.facts.type is FileType.PDF:
            yield _at(slot, attachment, "ATT-07", code, Severity.WARNING)


def outside(case: Case) -> Iterator[Issue]:
    """ATT-08: a path that leaves the folder of the exchange file; the file was not read."""
    for attachment in case.filing.attachments:
        if attachment.facts.problem is Problem.OUTSIDE:
            yield issue("ATT-08", "scan.outside", attachment.slot, value=attachment.name, file=attachment.name)


RULES = (
    Rule("ATT-01", unusable),
    Rule("ATT-02", oversized),
    Rule("ATT-03", hard_to_read),
    Rule("ATT-04", same_file_twice),
    Rule("ATT-05", empty_slots),
    Rule("ATT-06", reminder),
    Rule("ATT-07", troubled_pdf),
    Rule("ATT-08", outside),
)

MESSAGES = {
    "scan.empty": message(
        "“{label}”的文件“{file}”是空的（0 字节）。",
        "The file “{file}” for “{label}” is empty (0 bytes).",
        fix_zh="请重新拍照或扫描，再选一次文件。",
        fix_en="Photograph or scan the paper again and choose the new file.",
    ),
    "scan.not-a-scan": message(
        "“{label}”的文件“{file}”不是图片也不是 PDF：后缀名不算，看的是内容。",
        "The file “{file}” for “{label}” is neither a picture nor a PDF: its content counts, not its name.",
        fix_zh="请换成 JPG、PNG 或 PDF 扫描件；改后缀名没有用。",
        fix_en="Choose a JPG, PNG or PDF scan; renaming the file doesn't help.",
    ),
    "scan.damaged": message(
        "“{label}”的文件“{file}”打不开：{type} 文件已损坏或没有传完整。",
        "The file “{file}” for “{label}” can't be opened: the {type} file is damaged or incomplete.",
        fix_zh="请重新扫描，或让对方以“原文件”方式再发一次。",
        fix_en="Scan the paper again, or have the file sent once more as a file.",
    ),
    "scan.crashes": message(
        "“{label}”的文件“{file}”读到一半，读取它的程序就崩溃了：{type} 文件很可能已损坏。备案资料没有受影响。",
        "The program that read the file “{file}” for “{label}” broke down over it: the {type} file is most likely "
        "damaged. The filing is as it was.",
        fix_zh="请重新扫描；或用看图、看 PDF 的软件打开它，另存一份再选。",
        fix_en="Scan the paper again, or open the file in a viewer, save it as a new one and choose that.",
    ),
    "scan.unreadable": message(
        "“{label}”的文件“{file}”读不出来：没有权限，或磁盘、U 盘有问题。",
        "The file “{file}” for “{label}” can't be read: no permission, or trouble with the disk or USB drive.",
        fix_zh="请把文件复制到本机再选一次。",
        fix_en="Copy the file to this computer and choose it again.",
    ),
    "scan.too-large": message(
        "“{label}”的文件“{file}”太大，电脑放不下：像素、页数或体积超出了一份扫描件的合理范围。",
        "The file “{file}” for “{label}” is too large to be held: more pixels, pages or bytes than any scan has.",
        fix_zh="请用 300 dpi 重新扫描成一份普通的 JPG 或 PDF。",
        fix_en="Scan the paper again at 300 dpi as an ordinary JPG or PDF.",
    ),
    "scan.to-be-fitted": message(
        "“{label}”的文件“{file}”有 {size}，平台最多收 {limit}。",
        "The file “{file}” for “{label}” has {size}; the platform takes {limit}.",
        fix_zh="不用处理：导出上传文件夹时会自动压到限制以内。",
        fix_en="Nothing need be done: the copy in the upload folder is fitted under the limit.",
    ),
    "scan.few-pixels": message(
        "“{label}”的图片“{file}”只有 {width}×{height} 像素，短边不到 {side}，文字可能看不清。",
        "The picture “{file}” for “{label}” has only {width}×{height} pixels; a shorter side under {side} is hard to read.",
        fix_zh="请重新拍照或以 300 dpi 扫描。",
        fix_en="Photograph it again, or scan it at 300 dpi.",
    ),
    "scan.blurred": message(
        "“{label}”的图片“{file}”很模糊。",
        "The picture “{file}” for “{label}” is very blurred.",
        fix_zh="请放平证件、对好焦重新拍，能看清最小的字为准。",
        fix_en="Lay the paper flat, focus and photograph it again until the smallest print is clear.",
    ),
    "scan.too-bright": message(
        "“{label}”的图片“{file}”过曝，几乎全白。",
        "The picture “{file}” for “{label}” is over-exposed, almost white all over.",
        fix_zh="请避开灯光和闪光灯重新拍。",
        fix_en="Photograph it again away from lamps and without flash.",
    ),
    "scan.too-dark": message(
        "“{label}”的图片“{file}”太暗，几乎全黑。",
        "The picture “{file}” for “{label}” is too dark, almost black all over.",
        fix_zh="请在光线充足的地方重新拍。",
        fix_en="Photograph it again in good light.",
    ),
    "scan.shrunk": message(
        "“{label}”的图片“{file}”像是被微信、QQ 压缩过的。",
        "The picture “{file}” for “{label}” looks as if a chat program had shrunk it.",
        fix_zh="请发原图：发送时勾选“原图”，或以文件方式发送。",
        fix_en="Have the original sent: tick “full image”, or send it as a file.",
    ),
    "scan.same-file": message(
        "“{label}”与“{other}”是同一个文件“{file}”。",
        "“{label}” and “{other}” hold the same file “{file}”.",
        fix_zh="请换成各自的扫描件；如果两面拍在一张图上，请给两处各裁出一面。",
        fix_en="Give each its own scan; when one picture shows both sides, crop each slot to its side.",
    ),
    "scan.required": message(
        "还没有“{label}”的扫描件。",
        "There is no scan yet for “{label}”.",
        fix_zh="请添加“{label}”的照片或扫描件。",
        fix_en="Add a photograph or scan for “{label}”.",
    ),
    "scan.required-because": message(
        "还没有“{label}”的扫描件：因为{why}，所以要提供。",
        "There is no scan yet for “{label}”; it is required because {why}.",
        fix_zh="请添加“{label}”的照片或扫描件；如果前面选错了，请改前面的选择。",
        fix_en="Add a photograph or scan for “{label}”, or change the earlier choice if that was wrong.",
    ),
    "scan.perhaps-required": message(
        "还没有“{label}”的扫描件：办理方式还不清楚，如果是“{route}”就要提供。",
        "There is no scan yet for “{label}”: the way of filing isn't clear, and “{route}” asks for it.",
        fix_zh="请先准备着，或问清办理方式后再定。",
        fix_en="Prepare it, or ask which way of filing it will be.",
    ),
    "scan.missing-file": message(
        "“{label}”的文件“{file}”不在了：被移走、改名或删除。",
        "The file “{file}” for “{label}” is gone: moved, renamed or deleted.",
        fix_zh="请把文件放回原处，或重新选择扫描件。",
        fix_en="Put the file back, or choose the scan again.",
    ),
    "scan.look-again": message(
        "请再看一眼每份扫描件：四角完整、是现行有效的版本、没有手指或反光遮挡。",
        "Look at every scan once more: four corners, the current version, nothing covered by a finger or a glare.",
        fix_zh="有一样不符合就重新拍。",
        fix_en="Take it again when one of these fails.",
    ),
    "scan.encrypted": message(
        "“{label}”的 PDF“{file}”设了密码，打不开，印不进材料里。",
        "The PDF “{file}” for “{label}” has a password: it can't be opened or printed with the package.",
        fix_zh="请去掉密码另存一份，或打印后扫描。",
        fix_en="Save a copy without the password, or print and scan it.",
    ),
    "scan.damaged-pdf": message(
        "“{label}”的 PDF“{file}”已损坏，可能印不进材料里。",
        "The PDF “{file}” for “{label}” is damaged and may be missing from the printed package.",
        fix_zh="请重新生成或扫描一份。",
        fix_en="Make or scan it again.",
    ),
    "scan.outside": message(
        "附件“{file}”的路径指到了资料文件夹之外，没有读取。",
        "The path of the attachment “{file}” leaves the folder of the filing; the file wasn't read.",
        fix_zh="请把附件放在资料文件旁边，路径写成相对路径。",
        fix_en="Put the file beside the exchange file and write a relative path.",
    ),
}
