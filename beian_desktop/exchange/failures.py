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


class NotABundle(Failure):
    """The file isn't a whole bundle; nothing of it is used."""

    def __init__(self, source: str, why: Text) -> None:
        super().__init__(
            Text(f"“{source}”不能作为交接包打开：{why.zh}", f"“{source}” can't be opened as a bundle: {why.en}")
        )


class BundleSealed(Failure):
    """The bundle opens by a passphrase only."""

    def __init__(self, source: str) -> None:
        super().__init__(
            Text(
                f"交接包“{source}”有口令。请输入对方告诉您的口令。",
                f"The bundle “{source}” is sealed. Give its passphrase.",
            )
        )


class WrongPassphrase(Failure):
    """The passphrase doesn't open the bundle, or the bundle was altered: the two can't be told apart."""

    def __init__(self, source: str) -> None:
        super().__init__(
            Text(
                f"打不开交接包“{source}”：口令不对，或文件被改动过。请核对口令；仍打不开就请对方重新打包。什么都没有导入。",
                f"The bundle “{source}” doesn't open: the passphrase is wrong, or the file was altered. Check the "
                f"passphrase, else ask for a new bundle. Nothing was taken over.",
            )
        )
