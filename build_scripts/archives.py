"""The portable archives: one folder, unpacked where the program is to run; the same input gives the same bytes."""

from __future__ import annotations

import io
import lzma
import platform
import tarfile
import zipfile
from datetime import datetime
from pathlib import Path

PORTABLE = "portable.txt"
TOLD = """\
备案桌面 便携版 / beian-desktop, portable
========================================

运行 beian-desktop（Windows：beian-window.exe）。
在本文件夹里新建名为 data 的文件夹，程序就把所有资料保存在那里；没有 data 文件夹则保存在系统的用户资料文件夹。
更新：解压新版，把旧版的 data 文件夹移过去。

Run beian-desktop (Windows: beian-window.exe).
Make a folder named data in this folder, and the program keeps everything there; without it, in the system's folder of
the user. To update: unpack the new version and move the old one's folder data into it.
"""


def name(version: str) -> str:
    """The archive's name without suffix: program, version, system and processor."""
    system = {"Linux": "linux", "Windows": "windows", "Darwin": "macos"}[platform.system()]
    return f"beian-desktop-{version}-{system}-{platform.machine().lower().replace('amd64', 'x86_64')}"


def tarred(folder: Path, out: Path, version: str, moment: datetime) -> Path:
    """A .tar.xz with the folder and the note about ``data``, owned by root, all files of the same time."""
    out.mkdir(exist_ok=True)
    target = out / f"{name(version)}.tar.xz"

    def even(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = int(moment.timestamp())
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    with (
        lzma.open(target, "wb", preset=6) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        note = even(tarfile.TarInfo(f"{folder.name}/{PORTABLE}"))
        note.size = len(TOLD.encode())
        tar.addfile(note, io.BytesIO(TOLD.encode()))
        for path in sorted(folder.rglob("*")):
            tar.add(path, f"{folder.name}/{path.relative_to(folder).as_posix()}", recursive=False, filter=even)
    return target


def zipped(folder: Path, out: Path, version: str, moment: datetime) -> Path:
    """A .zip with the same; names in UTF-8."""
    out.mkdir(exist_ok=True)
    target = out / f"{name(version)}.zip"
    stamp = moment.timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr(_entry(f"{folder.name}/{PORTABLE}", stamp), ("\ufeff" + TOLD).encode())
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = _entry(f"{folder.name}/{path.relative_to(folder).as_posix()}", stamp)
            packed.writestr(entry, path.read_bytes())
    return target


def _entry(path: str, stamp: tuple[int, ...]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, stamp[:6])  # type: ignore[arg-type]  # six numbers
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def size(folder: Path) -> int:
    """Bytes of a folder's files as they lie on the disk, links not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_symlink() or path.is_file())
