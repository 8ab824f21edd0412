"""Bundles (.beian): filings with their attachments in one file, sealed by a passphrase on wish.

A bundle is a zip file with ``bundle.json``, which names every other member with
its size and SHA-256, and for each filing a folder with its exchange file and its
attachments. A sealed one is that zip behind a header, encrypted by AES-256-GCM
with a key that scrypt derives from the passphrase; the header is authenticated
too. Reading stays in memory and writes nothing; a bundle of which anything is
wrong is refused whole.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import secrets
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, BinaryIO

from beian_desktop.exchange.beside import Beside
from beian_desktop.exchange.failures import BundleSealed, NotABundle, NotAFiling, WrongPassphrase
from beian_desktop.exchange.filing_json import file_names, read_filing, write_filing
from beian_desktop.filing.answers import Answers
from beian_desktop.filing.files import Attachment, FileFacts, Problem
from beian_desktop.filing.filing import Filing
from beian_desktop.system.language import Text

FORMAT, VERSION = "beian-bundle", 1
LIST = "bundle.json"

LARGEST = 512 * 1024 * 1024
"""Bytes, packed or unpacked; both stand in memory."""

MOST_MEMBERS = 5000

STRENGTH = 17
"""scrypt's cost as a power of two: 128 MB and about half a second with blocks of 8."""

_WEAKEST, _STRONGEST = 14, 20
SEALED = b"BEIAN-SEALED-1\0\0"
_HEADER = struct.Struct("!16sB16s12s")  # mark, cost, salt, nonce
_ABSENT = (Problem.MISSING, Problem.OUTSIDE, Problem.UNREADABLE)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_ENTRY = b"PK\x01\x02"  # what each member has in a zip file's list
_SAME_MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Packed:
    """The bytes of an attachment out of a bundle."""

    data: bytes = field(repr=False)

    def open(self) -> BinaryIO:
        """The bytes, from the start."""
        return io.BytesIO(self.data)


@dataclass(frozen=True, slots=True)
class Sent(Filing):
    """A filing out of a bundle. ``ancestors`` are the digests of the states of its answers that it grew from and that
    another computer may know, the latest first.
    """

    ancestors: tuple[str, ...] = ()


def sent(filing: Filing, ancestors: tuple[str, ...]) -> Sent:
    """The filing as it goes into a bundle or came out of one."""
    return Sent(**{part.name: getattr(filing, part.name) for part in fields(Filing)}, ancestors=ancestors)


def digest(answers: Answers) -> str:
    """What tells one state of the answers from another."""
    told = {field.id: list(answers.texts(field)) for field in answers}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def pack(filings: Sequence[Filing], passphrase: str | None = None) -> bytes:
    """The bundle of some filings, with their ancestors where they have some. The bytes of a plain one are the same for
    the same filings.

    Raises OSError when an attachment can't be read, NotABundle when it would be too large to open again.
    """
    members: dict[str, bytes] = {}
    for number, filing in enumerate(filings, start=1):
        paths = {name: f"files/{path}" for name, path in file_names(_loose(filing)).items()}
        members[f"{number}/filing.json"] = write_filing(filing, paths).encode()
        for attachment in filing.attachments:
            if attachment.facts.problem not in _ABSENT:
                with attachment.content.open() as source:
                    members[f"{number}/{paths[attachment.id]}"] = source.read()
    if sum(map(len, members.values())) > LARGEST or len(members) > MOST_MEMBERS:
        raise NotABundle("bundle", _TOO_LARGE)
    ancestors = [filing.ancestors if isinstance(filing, Sent) else () for filing in filings]
    plain = zipped({LIST: _listed(members, len(filings), ancestors), **members})
    return plain if passphrase is None else _sealed(plain, passphrase)


def _loose(filing: Filing) -> Filing:
    """The filing with its files named by their own names, not by where they came from."""
    return replace(filing, attachments=tuple(replace(one, content=Packed(b"")) for one in filing.attachments))


def _listed(members: dict[str, bytes], filings: int, ancestors: Sequence[Sequence[str]] = ()) -> bytes:
    told = [
        {"path": path, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for path, data in members.items()
    ]
    document = {"format": FORMAT, "version": VERSION, "filings": filings, "files": told}
    if any(ancestors):
        document["ancestors"] = [list(states) for states in ancestors]
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip file of these members; the same bytes for the same members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in members.items():
            entry = zipfile.ZipInfo(path, _SAME_MOMENT)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, data)
    return packed.getvalue()


# Opening


def unpack(data: bytes, passphrase: str | None = None, *, source: str) -> list[Filing]:
    """The filings of a bundle with their attachments, which aren't measured yet. ``source`` names it in sentences.

    Raises NotABundle for anything that isn't exactly as :func:`pack` makes it, BundleSealed when a passphrase is
    needed, WrongPassphrase.
    """
    if len(data) > LARGEST:
        raise NotABundle(source, _TOO_LARGE)
    if data.startswith(SEALED):
        if passphrase is None:
            raise BundleSealed(source)
        data = _unsealed(data, passphrase, source)
    try:
        members = members_of(data)
        ancestors = _checked(members)
        return [_filing(number, states, members) for number, states in enumerate(ancestors, start=1)]
    except NotAFiling as error:
        raise NotABundle(source, error.why) from error
    except BROKEN as error:
        raise NotABundle(source, _NOT_WHOLE) from error


BROKEN = (
    zipfile.BadZipFile, zlib.error, ValueError, LookupError, TypeError, EOFError, OSError, NotImplementedError,
    RuntimeError, struct.error, AttributeError,
)  # fmt: skip
"""Everything that a damaged or hostile zip file or list makes the readers raise."""


def members_of(data: bytes) -> dict[str, bytes]:
    """Every member, each unpacked to no more than its size says. Raises one of BROKEN."""
    if data.count(_ENTRY) > 4 * MOST_MEMBERS:
        raise ValueError("too many members to list them")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if len(names) != len(entries) or len(entries) > MOST_MEMBERS + 1:
            raise ValueError("members named twice, or too many")
        if sum(entry.file_size for entry in entries) > LARGEST:
            raise ValueError("too large when unpacked")
        return {entry.filename: _unpacked(archive, entry) for entry in entries}


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or entry.flag_bits & 1:
        raise ValueError("packed in a way that we don't use")
    with archive.open(entry) as member:
        data = member.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise ValueError("another size than it says")
    return data


def _checked(members: dict[str, bytes]) -> list[tuple[str, ...]]:
    """The ancestors of each filing, once every member is what the list says. Raises one of BROKEN."""
    document: Any = json.loads(members.pop(LIST))
    count = document["filings"]
    if (document["format"], document["version"]) != (FORMAT, VERSION) or type(count) is not int:
        raise ValueError("no bundle of this version")
    listed = {told["path"]: (told["size"], told["sha256"]) for told in document["files"]}
    found = {path: (len(data), hashlib.sha256(data).hexdigest()) for path, data in members.items()}
    folders = {path.partition("/")[0] for path in members}
    if listed != found or not all(map(_is_safe, members)) or folders != {str(n + 1) for n in range(count)}:
        raise ValueError("the list names other members")
    ancestors = document.get("ancestors", [[]] * count)
    if len(ancestors) != count or not all(map(_are_digests, ancestors)):
        raise ValueError("ancestors of other filings, or none at all")
    return [tuple(states) for states in ancestors]


def _are_digests(states: object) -> bool:
    return isinstance(states, list) and all(isinstance(state, str) and _DIGEST.fullmatch(state) for state in states)


def _is_safe(path: str) -> bool:
    """Whether a path stays below its filing's folder on every system."""
    number, _, rest = path.partition("/")
    parts = rest.split("/")
    plain = all(part not in ("", ".", "..") and not set(part) & set("\\:\0") for part in parts)
    return number.isascii() and number.isdecimal() and plain and (rest == "filing.json" or parts[0] == "files")


def _filing(number: int, ancestors: tuple[str, ...], members: dict[str, bytes]) -> Filing:
    filing = read_filing(members[f"{number}/filing.json"].decode(), source=f"{number}/filing.json")
    if not filing.id:
        raise ValueError("a filing without an id")
    attachments = tuple(_attachment(attachment, number, members) for attachment in filing.attachments)
    return sent(replace(filing, attachments=attachments), ancestors)


def _attachment(attachment: Attachment, number: int, members: dict[str, bytes]) -> Attachment:
    """The attachment with its bytes; one that wasn't there when the bundle was made stays missing."""
    assert isinstance(attachment.content, Beside)
    data = members.get(f"{number}/{attachment.content.relative}")
    if data is None:
        return replace(attachment, content=Packed(b""), facts=FileFacts(problem=Problem.MISSING))
    return replace(attachment, content=Packed(data), facts=FileFacts())


# Sealing


def _sealed(plain: bytes, passphrase: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    header = _HEADER.pack(SEALED, STRENGTH, salt, nonce)
    return header + AESGCM(_derived(passphrase, salt, STRENGTH)).encrypt(nonce, plain, header)


def _unsealed(data: bytes, passphrase: str, source: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    header = data[: _HEADER.size]
    if len(data) < _HEADER.size + 16:
        raise NotABundle(source, _NOT_WHOLE)
    _, cost, salt, nonce = _HEADER.unpack(header)
    if not _WEAKEST <= cost <= _STRONGEST:
        raise NotABundle(source, _NOT_WHOLE)
    try:
        return AESGCM(_derived(passphrase, salt, cost)).decrypt(nonce, data[_HEADER.size :], header)
    except InvalidTag as error:
        raise WrongPassphrase(source) from error


def _derived(passphrase: str, salt: bytes, cost: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    spelled = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=32, n=2**cost, r=8, p=1).derive(spelled)


_NOT_WHOLE = Text(
    "它不完整、被改动过，或不是备案桌面的交接包。请让对方重新打包发送；什么都没有导入。",
    "it isn't whole, was altered, or is no bundle of this program. Ask for it to be packed and sent anew; nothing was "
    "taken over.",
)
_TOO_LARGE = Text(
    "它太大了。请分成几个交接包，每个不超过 512 MB。", "it is too large. Make several bundles of at most 512 MB each."
)
