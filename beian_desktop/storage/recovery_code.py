"""The recovery code: a second key of every encrypted store, on paper."""

from __future__ import annotations

import secrets
from pathlib import Path

from beian_desktop.system.language import Text

CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: what looks alike is one character."""

LENGTH = 32
"""Characters of five bits each: 160 bits of chance."""

_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def new_code() -> str:
    """A new code, as it is shown and printed: eight groups of four."""
    plain = "".join(secrets.choice(CHARACTERS) for _ in range(LENGTH))
    return "-".join(plain[at : at + 4] for at in range(0, LENGTH, 4))


def read_code(typed: str) -> str | None:
    """The code that was typed, without groups; None when it can't be one."""
    plain = "".join(character for character in typed.upper() if character.isascii() and character.isalnum())
    plain = plain.translate(_ALIKE)
    return plain if len(plain) == LENGTH and set(plain) <= set(CHARACTERS) else None


def sheet(code: str, store: Path, made: str) -> Text:
    """What is printed and put into a safe; ``made`` is the day."""
    return Text(
        f"备案桌面 恢复码\n\n{code}\n\n数据文件：{store}\n生成日期：{made}\n\n"
        "忘记口令或更换电脑时，凭此恢复码可以打开数据和全部备份。任何拿到它和数据文件的人都能看到全部资料："
        "请打印后锁好，不要和电脑放在一起，不要拍照或用聊天软件发送。没有口令也没有恢复码，谁都无法打开数据。\n",
        f"beian-desktop recovery code\n\n{code}\n\nData file: {store}\nMade on: {made}\n\n"
        "With this code the data and all backups open when the passphrase is forgotten or the computer is another. "
        "Whoever has it and the data file sees everything: print it and lock it away, apart from the computer; take no "
        "photograph of it and send it by no chat. Without passphrase and code nobody can open the data.\n",
    )
