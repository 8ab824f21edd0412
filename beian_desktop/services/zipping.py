"""A folder as one zip file beside it; the same folder on the same day gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

from beian_desktop.services.writing import told, write_file


def write_zip(folder: Path, today: date) -> Path:
    """Writes ``〈folder〉.zip`` with the folder's files below the folder's name. Raises Failure."""
    target = folder.with_name(f"{folder.name}.zip")
    packed = io.BytesIO()
    with told(target), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder.parent).as_posix()
            entry = zipfile.ZipInfo(name, (today.year, today.month, today.day, 12, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, path.read_bytes())
    write_file(target, packed.getvalue())
    return target
