"""Gets the bundled fonts again, unmodified, with npm and apt-get: ``python3 build_scripts/fetch_fonts.py``.

Each file's content is fixed by its SHA-256, so a newer package with other glyphs stops with a sentence.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"


@dataclass(frozen=True, slots=True)
class Source:
    """Where one file of ``resources/fonts`` comes from."""

    package: str
    """npm package with its version; empty for Debian's fonts-hanazono."""
    member: str
    """Path inside the package."""
    sha256: str


SERIF = "@expo-google-fonts/noto-serif-sc@0.4.3"
SANS = "@expo-google-fonts/noto-sans-sc@0.4.3"

SOURCES = {
    "NotoSerifSC-Regular.ttf": Source(
        SERIF,
        "400Regular/NotoSerifSC_400Regular.ttf",
        "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
    ),
    "NotoSerifSC-SemiBold.ttf": Source(
        SERIF,
        "600SemiBold/NotoSerifSC_600SemiBold.ttf",
        "5d19e0f438d4a30371f584d34a87c9232dba0a85237db63fe5337fe743487def",
    ),
    "NotoSansSC-Regular.ttf": Source(
        SANS,
        "400Regular/NotoSansSC_400Regular.ttf",
        "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
    ),
    "NotoSansSC-Bold.ttf": Source(
        SANS,
        "700Bold/NotoSansSC_700Bold.ttf",
        "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
    ),
    "HanaMinB.ttf": Source(
        "",
        "usr/share/fonts/truetype/hanazono/HanaMinB.ttf",
        "829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c",
    ),
}


def main() -> int:
    """Fetches every font; 1 when one is not the file that is expected."""
    with tempfile.TemporaryDirectory() as folder:
        unpacked = {package: unpack(package, Path(folder)) for package in {s.package for s in SOURCES.values()}}
        for name, source in SOURCES.items():
            content = (unpacked[source.package] / source.member).read_bytes()
            if hashlib.sha256(content).hexdigest() != source.sha256:
                print(f"{name}: the package holds another version of this font; nothing was replaced by it.")
                return 1
            (FONTS / name).write_bytes(content)
            print(f"{name}: {len(content):,} bytes")
    return 0


def unpack(package: str, folder: Path) -> Path:
    """Downloads one package and unpacks it; the folder that :attr:`Source.member` counts from."""
    if not package:
        subprocess.run(["apt-get", "-q", "download", "fonts-hanazono"], cwd=folder, check=True)
        archive = next(folder.glob("fonts-hanazono*.deb"))
        subprocess.run(["dpkg-deb", "-x", archive, folder / "hanazono"], check=True)
        return folder / "hanazono"
    packed = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.PIPE)
    name = packed.stdout.decode().split()[-1]
    with tarfile.open(folder / name) as archive_file:
        archive_file.extractall(folder / f"{name}.d", filter="data")
    return folder / f"{name}.d" / "package"


if __name__ == "__main__":
    sys.exit(main())
