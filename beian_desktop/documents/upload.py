"""The upload folder: one picture for each slot, named in Chinese in the order of the platform's steps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from beian_desktop.documents.pictures import Fitted, Pictures
from beian_desktop.filing.files import Attachment
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.uploads import Upload, uploads
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

LIMITS = {"5mb": 5_000_000, "512kb": 512_000, "400kb": 400_000}
"""What each profile takes, in bytes; decimal, so that it fits whichever way a platform counts."""

GUIDE_NAME = "00-说明.txt"
LARGEST_SIDE = 4000

_ELSEWHERE = "平台不一定要，网安要求时再传"
_UNSAFE = re.compile(r'[\\/:*?"<>|\s\x00-\x1f\x7f]+')


class DoesNotFit(Failure):
    """A picture can't be made small enough and stay readable (ATT-02)."""

    def __init__(self, attachment: Attachment, limit: int) -> None:
        super().__init__(
            Text(
                f"附件“{attachment.name}”压缩到 {limit // 1000} KB 以内就看不清了。请裁掉空白边后重新拍照或扫描。",
                f"The attachment “{attachment.name}” can't stay readable within {limit // 1000} KB. Scan it again without blank edges.",
            )
        )


def upload_files(filing: Filing, profile: str, *, pictures: Pictures, fitted: Fitted) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of the upload folder, and last the guide that says which goes where.

    ``pictures`` gives an attachment's upright pages, ``fitted`` a JPEG under a limit. Raises
    DoesNotFit, and Failure for a scan that can't be used.
    """
    limit = LIMITS[profile]
    told = []
    wanted = list(uploads(filing))
    left = Counter(_picture(upload.attachment) for upload in wanted)
    kept: dict[tuple[object, ...], list[bytes]] = {}
    for upload in wanted:
        key = _picture(upload.attachment)
        left[key] -= 1
        jpegs: Iterable[bytes] = kept.pop(key, []) or _jpegs(upload.attachment, limit, pictures, fitted)
        if left[key]:
            jpegs = kept[key] = list(jpegs)  # the same picture stands in several slots
        for name, data in _named(upload, jpegs):
            told.append((upload, name))
            yield name, data
    if told:
        yield GUIDE_NAME, _guide(told, profile)


def pages(upload: Upload, limit: int, *, pictures: Pictures, fitted: Fitted) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each page of one scan, within ``limit`` bytes. Raises DoesNotFit, and Failure as above."""
    return _named(upload, _jpegs(upload.attachment, limit, pictures, fitted))


def _picture(attachment: Attachment) -> tuple[object, ...]:
    """What makes two attachments the same picture."""
    return attachment.facts.sha256 or attachment.id, attachment.turn, attachment.crop


def _jpegs(attachment: Attachment, limit: int, pictures: Pictures, fitted: Fitted) -> Iterator[bytes]:
    for image in pictures(attachment, LARGEST_SIDE):
        data = fitted(image, limit)
        if data is None:
            raise DoesNotFit(attachment, limit)
        yield data


def _named(upload: Upload, jpegs: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    label = _UNSAFE.sub("-", upload.slot.label.zh)[:60]
    many = upload.attachment.facts.pages > 1
    for page, data in enumerate(jpegs, 1):
        yield f"{upload.number:02d}-{label}{f'-第{page}页' if many else ''}.jpg", data


def _guide(told: list[tuple[Upload, str]], profile: str) -> bytes:
    """The guide as UTF-8 with a mark and Windows line ends, so that every editor shows it right."""
    lines = [f"上传文件夹：每张图片不超过 {LIMITS[profile] // 1000} KB，已转正，不带拍摄地点。", ""]
    step = ""
    for upload, name in told:
        named = upload.step.name.zh if upload.step else _ELSEWHERE
        if named != step:
            step = named
            lines += ["", f"【{step}】"]
        lines.append(f"{name}　→　{upload.slot.label.zh}" + ("（同主体负责人）" if upload.borrowed else ""))
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")
