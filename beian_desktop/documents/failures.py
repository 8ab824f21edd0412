"""Why a package can't be made, told so that a person can act on it."""

from __future__ import annotations

from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text


class MissingGlyph(Failure):
    """A character that no print font has; it is named instead of printed as an empty box."""

    def __init__(self, character: str, text: str) -> None:
        code, around = f"U+{ord(character):04X}", text if len(text) <= 40 else text[:40] + "…"
        self.character = character
        super().__init__(
            Text(
                f"“{around}”里的“{character}”（{code}）打印字库里没有，印不出来。请核对这个字，改用标准写法后再生成。",
                f"No print font has “{character}” ({code}) in “{around}”. "
                "Check the character, write it in its standard form, and try again.",
            )
        )


class BrokenPack(Failure):
    """A pack that can't be used, with the file and the line in it, where one can be named."""

    def __init__(self, path: str, zh: str, en: str, line: int | None = None) -> None:
        at = Text("", "") if line is None else Text(f"，第 {line} 行", f", line {line}")
        super().__init__(
            Text(
                f"文书模板有误：{path}{at.zh}：{zh}。请改正后再试，或移走这套模板改用自带的。",
                f"The pack is broken: {path}{at.en}: {en}. "
                "Mend it and try again, or remove it to use the one that comes with the program.",
            )
        )


class UnknownPack(Failure):
    """A pack that there isn't."""

    def __init__(self, pack_id: str, known: list[str]) -> None:
        super().__init__(
            Text(
                f"没有名为“{pack_id}”的文书模板。可选：{'、'.join(known)}。",
                f"There is no pack “{pack_id}”. Choose among: {', '.join(known)}.",
            )
        )


class UnknownDocument(Failure):
    """A document id that the pack doesn't have."""

    def __init__(self, document_id: str, known: list[str]) -> None:
        super().__init__(
            Text(
                f"没有名为“{document_id}”的文书。可选：{'、'.join(known)}。",
                f"There is no document “{document_id}”. Choose among: {', '.join(known)}.",
            )
        )
