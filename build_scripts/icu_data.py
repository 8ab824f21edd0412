"""ICU's data in a Linux build with the languages of the window alone: 5 MB instead of 32.

Qt links the library ``libicudata``, which is nothing but one table of files (ICU's User Guide, "ICU Data", common
format). A smaller table is assembled into a library of the same name; ICU's licence allows it, the notices say it.
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

LANGUAGES = re.compile(r"(?:[a-z]+/)?(root|zh|zh_.*|en|en_US.*|pool|res_index|supplementalData)\.res$")
NOT_LANGUAGES = re.compile(
    r"[\w-]+\.(icu|nrm|cfu|spp)$|(currencyNumericCodes|dayPeriods|genderList|grammaticalFeatures|icustd|icuver|keyTypeData"
    r"|likelySubtags|metaZones|metadata|numberingSystems|plurals|pluralRanges|timezoneTypes|tzdbNames|units"
    r"|windowsZones|zoneinfo64)\.res$|(gb18030|ibm-1386_P100-2001|windows-936-2000)\.cnv$|coll/ucadata|brkitr/(char|word|line|sent)\.brk$"
)
"""What every language stands on, and the converters of Chinese files."""

ALIGNED = 16


def reduce(library: Path) -> None:
    """Replaces ``libicudata.so.N`` by one with what the window can speak. Needs ``as`` and ``ld`` (binutils)."""
    header, files = table_of(library.read_bytes())
    kept = {name: data for name, data in files.items() if is_kept(name)}
    assemble(table(header, kept), library, symbol=f"icudt{library.name.rsplit('.', 1)[1]}_dat")


def is_kept(name: str) -> bool:
    """Whether a file of the table, such as ``icudt73l/coll/zh.res``, is used."""
    path = name.split("/", 1)[1]
    return bool(LANGUAGES.match(path) or NOT_LANGUAGES.match(path))


def table_of(image: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The header and the files of the table within a library; raises ValueError when there is none."""
    start = image.index(b"CmnD") - 12  # size, magic number, ICU's UDataInfo up to the format's name
    size = struct.unpack_from("<H", image, start)[0]
    base = start + size
    count = struct.unpack_from("<I", image, base)[0]
    pairs = [struct.unpack_from("<II", image, base + 4 + 8 * number) for number in range(count)]
    ends = [offset for _, offset in pairs[1:]]
    files = {}
    for (name, offset), end in zip(pairs, [*ends, None], strict=True):
        text = image[base + name : image.index(b"\0", base + name)].decode()
        files[text] = image[base + offset : base + end] if end else _last(image, base + offset)
    return image[start:base], files


def _last(image: bytes, start: int) -> bytes:
    """The last file of a table, whose end nothing tells: up to the zeros before the next section, or all that follows."""
    end = image.find(bytes(256), start)
    return image[start : end if end > start else None]


def table(header: bytes, files: Mapping[str, bytes]) -> bytes:
    """A table with these files, in the order of their names as ICU searches it."""
    names = sorted(files)
    text, places = b"", []
    offset = 4 + 8 * len(names)
    for name in names:
        places.append(offset + len(text))
        text += name.encode() + b"\0"
    body, pairs = bytearray(), b""
    start = -(-(offset + len(text)) // ALIGNED) * ALIGNED
    for name, place in zip(names, places, strict=True):
        pairs += struct.pack("<II", place, start + len(body))
        body += files[name]
        body += bytes(-len(body) % ALIGNED)
    head = struct.pack("<I", len(names)) + pairs + text
    return header + head + bytes(start - len(head)) + bytes(body)


def assemble(content: bytes, library: Path, symbol: str) -> None:
    """Writes a shared library that holds the content under that symbol."""
    with tempfile.TemporaryDirectory() as folder:
        data, source, object_file = (Path(folder) / name for name in ("data", "data.s", "data.o"))
        data.write_bytes(content)
        source.write_text(
            f'.section .rodata\n.balign {ALIGNED}\n.globl {symbol}\n.type {symbol}, @object\n{symbol}:\n.incbin "data"\n'
            f'.size {symbol}, .-{symbol}\n.section .note.GNU-stack,"",@progbits\n',
            encoding="utf-8",
        )
        subprocess.run(["as", "-o", str(object_file), source.name], cwd=folder, check=True)
        command = ["ld", "-shared", "-z", "noexecstack", "--build-id=none", "-soname", library.name]
        subprocess.run([*command, "-o", str(library), str(object_file)], check=True)
