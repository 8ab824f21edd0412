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


class StoreDamaged(Failure):
    """The file isn't a store, or is one that can't be read any more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            Text(
                f"数据文件 {path} 已损坏，或不是备案桌面的数据文件。请换回备份的文件，或用 --data 指定另一个文件夹；原文件没有改动。",
                f"The data file {path} is damaged or doesn't belong to this program. Put a backup in its place, or name "
                f"another folder with --data; the file was left as it is.",
            )
        )


class StoreUnwritable(Failure):
    """The store's folder or file can't be made, read or written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            Text(
                f"无法读写数据文件 {path}（{why}）。请检查文件夹的权限、磁盘是否只读，或换一个文件夹；已保存的内容不受影响。",
                f"The data file {path} can't be read or written ({why}). Check the folder's permissions and whether the "
                f"disk is read-only, or choose another folder; what was saved before is safe.",
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
