"""What can be wrong with the place where filings are kept, each with its sentence."""

from __future__ import annotations

from pathlib import Path

from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text


class StoreLocked(Failure):
    """Another program is writing to the store and didn't finish in time."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                f"数据文件 {path} 正被另一个程序占用。请关闭另一个备案桌面或正在同步、备份它的程序，再试一次；刚才的内容没有保存。",
                f"The data file {path} is in use by another program. Close the other window, or whatever is syncing or "
                f"backing it up, and try again; the last change wasn't saved.",
            )
        )


class StoreHeld(Failure):
    """Another program has the store open for changes. ``left`` is the file whose name a crash may have left behind."""

    def __init__(self, path: Path, user: str, computer: str, left: Path | None = None) -> None:
        self.user, self.computer = user, computer
        stale = Text(
            f"如果那边已经关闭（例如死机过），请删除 {left} 再试。",
            f" If it isn't open there any more (after a crash), delete {left} and try again.",
        )
        more = Text("", "") if left is None else stale
        super().__init__(
            Text(
                f"数据 {path} 正由 {user} 在电脑 {computer} 上打开。请先在那边关闭备案桌面；在此之前可以只读打开查看。{more.zh}",
                f"The data {path} are open on the computer {computer} by {user}. Close the program there first; until then "
                f"they can be opened for reading.{more.en}",
            )
        )


class StoreShut(Failure):
    """The data were locked by their user and wait for the passphrase."""

    def __init__(self) -> None:
        super().__init__(
            Text("数据已锁定。请输入口令后继续。", "The data are locked. Give the passphrase to go on."),
        )


class StoreNewer(Failure):
    """The store was written by a newer version of the program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            Text(
                f"数据文件 {path} 由更新版本的备案桌面保存（格式 {found}，本程序只认到 {known}）。请安装新版本后再打开；文件没有改动。",
                f"The data file {path} was saved by a newer version of this program (format {found}; this one knows up "
                f"to {known}). Install the newer version to open it; the file wasn't changed.",
            )
        )


class StoreOlder(Failure):
    """The store is of an earlier version, and can't be brought up where nothing may be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                f"数据文件 {path} 由旧版本保存，要先升级才能读，但这里只能读不能写。请把整个文件夹复制到能写的磁盘上再打开。",
                f"The data file {path} was saved by an earlier version and has to be brought up to date, which can't be "
                f"done where nothing may be written. Copy the whole folder to another disk and open it there.",
            )
        )


class StoreDamaged(Failure):
    """The file isn't a store, or is one that can't be read any more.

    ``backup`` is the newest backup that was found whole, None where there is none: opening a store looks for it.
    Whatever is put in its place, the damaged file is set aside and kept.
    """

    def __init__(self, path: Path, backup: Path | None = None) -> None:
        self.path = path
        self.backup = backup
        offer = Text(
            f"最近一份完好的备份是 {backup}，可以恢复它（store restore）；原文件没有改动，恢复时会另存。",
            f"The newest good backup is {backup}: restore it (store restore); the file was left as it is and will be "
            f"set aside.",
        )
        super().__init__(
            Text(
                f"数据文件 {path} 已损坏，或不是备案桌面的数据文件。{(offer if backup else _NO_BACKUP).zh}",
                f"The data file {path} is damaged or doesn't belong to this program. {(offer if backup else _NO_BACKUP).en}",
            )
        )


_NO_BACKUP = Text(
    "没有找到完好的备份。请从别处找回备份的文件，或用 --data 指定另一个文件夹；原文件没有改动。",
    "No good backup was found. Bring one from elsewhere, or name another folder with --data; the file was left as "
    "it is.",
)


class BackupUnusable(Failure):
    """A file that was to be restored, or a copy just made, isn't a whole backup."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                f"备份 {path} 不完整、已损坏，或不是备案桌面的备份。请换一份备份；现有的数据没有改动。",
                f"The backup {path} isn't whole or doesn't belong to this program. Choose another; the present data "
                f"weren't changed.",
            )
        )


class StoreUnwritable(Failure):
    """The store's folder or file can't be made, read or written."""

    def __init__(self, path: Path, why: str | Text) -> None:
        reason = Text(why, why) if isinstance(why, str) else why
        super().__init__(
            Text(
                f"无法读写数据文件 {path}（{reason.zh}）。请检查文件夹的权限、磁盘是否只读，或换一个文件夹；已保存的内容不受影响。",
                f"The data file {path} can't be read or written ({reason.en}). Check the folder's permissions and whether the "
                f"disk is read-only, or choose another folder; what was saved before is safe.",
            )
        )


class StoreReadOnly(StoreUnwritable):
    """The store's file or its disk takes no changes."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, Text("文件或磁盘是只读的", "the file or its disk is read-only"))


class BackupFolderGone(Failure):
    """The folder of the user's choice for backups isn't there: a drive that was pulled out."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            Text(
                f"备份文件夹 {folder} 不在：U盘或移动硬盘可能没有插上。本机的备份已做好；请插上后再备份一次，或另选文件夹。",
                f"The folder for backups {folder} isn't there: its drive may not be plugged in. The backup on this "
                f"computer was made; plug the drive in and back up again, or choose another folder.",
            )
        )


class NothingRescued(Failure):
    """Nothing of a damaged store could be read, and no backup is there either."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                f"从 {path} 里没有读出任何内容，也没有可用的备份。原文件没有改动；请找回别处的备份后恢复。",
                f"Nothing of {path} could be read, and there is no backup. The file was left as it is; bring a backup "
                f"from elsewhere and restore it.",
            )
        )


class StoreFull(Failure):
    """The disk has no room for the change."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                f"磁盘已满，无法写入 {path}。请清理磁盘后再试；刚才的内容没有保存，之前的都在。",
                f"The disk is full and {path} can't be written. Free some space and try again; the last change wasn't "
                f"saved, everything before it is safe.",
            )
        )


class StoreVanished(Failure):
    """The file that was opened isn't there any more (a drive was pulled out, a folder was moved)."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                f"数据文件 {path} 不见了：U盘可能已拔出，或文件夹被移走。请放回原处后重新打开程序；刚才的内容没有保存。",
                f"The data file {path} is gone: a drive may have been pulled out or the folder moved. Put it back and "
                f"start the program again; the last change wasn't saved.",
            )
        )


class FilingUnknown(Failure):
    """No filing, or no file of it, is kept under this id."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            Text(
                f"这里没有编号为 {wanted} 的备案或附件，它可能已被删除。请刷新列表后再选。",
                f"Nothing is kept here under {wanted}; it may have been removed. Refresh the list and choose again.",
            )
        )


class ClientUnknown(Failure):
    """No client is kept under this id."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            Text(
                f"这里没有编号为 {wanted} 的客户，它可能已被删除或合并。请刷新列表后再选。",
                f"There is no client {wanted} here; it may have been removed or merged. Refresh the list and choose again.",
            )
        )


class ClientInUse(Failure):
    """The client has filings and can't be removed."""

    def __init__(self, _client: str) -> None:
        super().__init__(
            Text(
                "这个客户名下还有备案，不能删除。请先删除那些备案，或用“数据”菜单的“彻底删除”。",
                "This client has filings and can't be removed. Delete those first, or use “Destroy” in the menu Data.",
            )
        )


class FilingTaken(Failure):
    """A filing of this id is kept already."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            Text(
                f"这里已有编号为 {wanted} 的备案。要换成新的，请先删除原有的，或去掉文件里的 id 再导入。",
                f"A filing with the id {wanted} is kept here already. Remove it first, or take the id out of the file "
                f"to add it as a new one.",
            )
        )


class KeyNeeded(Failure):
    """The store is encrypted and its passphrase (or recovery code) must be given."""

    def __init__(self, path: Path, *, by_passphrase: bool) -> None:
        self.path = path
        self.by_passphrase = by_passphrase
        asked = Text("口令或恢复码", "passphrase or recovery code") if by_passphrase else _CODE
        super().__init__(
            Text(
                f"数据文件 {path} 已加密。请输入{asked.zh}。",
                f"The data file {path} is encrypted. Give its {asked.en}.",
            )
        )


_CODE = Text(
    "恢复码（这台电脑的密钥库里没有它的密钥）", "recovery code (this computer's key store doesn't hold its key)"
)


class WrongKey(Failure):
    """What was given is neither the passphrase nor the recovery code of the store."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                f"口令或恢复码不对，打不开 {path}。请检查大小写和输入法后再试；忘记口令可以用恢复码。",
                f"This passphrase or recovery code doesn't open {path}. Check capitals and the input method and try "
                f"again; the recovery code opens it when the passphrase is forgotten.",
            )
        )


class KeysUnreadable(Failure):
    """The file that holds a store's wrapped key is damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                f"密钥文件 {path} 已损坏或读不了。请用备份文件夹中同名的 .keys 文件替换它（备份与数据用同一把密钥），或恢复备份。",
                f"The key file {path} is damaged or can't be read. Put the .keys file of a backup in its place (backups "
                f"have the same key), or restore a backup.",
            )
        )


class PassphraseShort(Failure):
    """The passphrase is too short to protect anything."""

    def __init__(self, shortest: int) -> None:
        super().__init__(
            Text(
                f"口令太短。请至少用 {shortest} 个字，几个不相干的词连起来最好。",
                f"The passphrase is too short. Take at least {shortest} characters; some unrelated words in a row are best.",
            )
        )


class KeyStoreAbsent(Failure):
    """The system has no key store, or it refused."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "这台电脑没有可用的系统密钥库，不能替您记住密钥。请改用口令。",
                "This computer has no key store that can be used, so it can't keep the key for you. Use a passphrase.",
            )
        )


class CodeMistyped(Failure):
    """The recovery code that was typed back isn't the one that was shown."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "输入的恢复码与显示的不一致，数据还没有加密。请对照抄写或打印的恢复码再输入一次。",
                "What was typed isn't the recovery code that was shown; nothing was encrypted. Type it again from your "
                "copy.",
            )
        )
