"""Why a file from elsewhere can't be used at all."""

from __future__ import annotations

from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text


class NotAFiling(Failure):
    """The file isn't an exchange file that this version reads; ``why`` ends the sentence and says the way out."""

    def __init__(self, source: str, why: Text) -> None:
        super().__init__(
            Text(f"“{source}”不能作为备案文件读取：{why.zh}", f"“{source}” can't be read as a filing: {why.en}")
        )
        self.why = why
