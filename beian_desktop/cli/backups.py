"""``store backup|restore|verify``: copies of the data folder made, put back, and read through."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from beian_desktop.cli.console import DONE, ERRORS_FOUND, Console
from beian_desktop.cli.passphrase import with_key
from beian_desktop.services import backups
from beian_desktop.services.own_files import UNREAD
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text
from beian_desktop.system.paths import user_data_dir

if TYPE_CHECKING:
    from beian_desktop.services.backups import Inside, Restored
    from beian_desktop.services.workspace import Workspace

MADE = Text("已备份并核对：{path}", "Backed up and verified: {path}")
NO_BACKUPS = Text("没有备份。", "No backups.")
HOLDS = Text("{count} 份备案，{files} 个附件", "{count} filings, {files} attachments")
ENCRYPTED = Text("已加密", "encrypted")
OWN_FILE = Text("自己的文件：{path}", "own file: {path}")
RESTORED = Text("已恢复 {path}", "Restored {path}")
ASIDE = Text("原来的数据另存为 {path}", "The data that stood there were set aside as {path}")
WHOLE = Text("完好。", "All is whole.")


def add_backup(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``store backup``."""
    words = {
        "folder": Text("以后的备份也存到这个文件夹", "copy this and all later backups into this folder too"),
        "list": Text("只列出已有的备份", "only list the backups there are"),
    }
    parser.add_argument("--folder", type=Path, metavar="DIR", default=None, help=words["folder"].in_(language))
    parser.add_argument("--list", action="store_true", default=False, help=words["list"].in_(language))


def backup(workspace: Workspace, options: Namespace, console: Console) -> int:
    """Makes a backup, or lists those there are."""
    if options.list:
        return _list(console)
    if options.folder is not None:
        workspace.set_backup_folder(options.folder)
    backed = workspace.backup()
    made = [one for one in (backed.backup, backed.copy) if one is not None]
    if console.json:
        console.document({"format": "beian-store", "version": 1, "backups": [_told(one.path) for one in made]})
    else:
        for one in made:
            console.say(MADE.filled(path=one.path))
    if backed.failure is not None:
        console.tell(backed.failure.says)
    for path in backed.unread:
        console.tell(UNREAD.filled(path=path))
    return DONE if backed.failure is None and not backed.unread else ERRORS_FOUND


def _list(console: Console) -> int:
    found = backups.backups(user_data_dir(console.data))
    if console.json:
        console.document({"format": "beian-store", "version": 1, "backups": [_told(one.path) for one in found]})
    elif not found:
        console.tell(NO_BACKUPS)
    else:
        for one in found:
            sealed = [ENCRYPTED.in_(console.language)] if one.sealed else []
            console.say("  ".join([f"{one.made:%Y-%m-%d %H:%M:%S}", str(one.path), str(one.size), *sealed]))
    return DONE


def _told(path: Path) -> dict[str, object]:
    return {"path": str(path), "size": path.stat().st_size}


def add_restore(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``store restore``."""
    words = Text("只看备份里有什么，不恢复", "only show what the backup holds")
    parser.add_argument("backup", type=Path, metavar="BACKUP")
    parser.add_argument("--preview", action="store_true", default=False, help=words.in_(language))


def restore(options: Namespace, console: Console) -> int:
    """Puts a backup in the store's place, or shows what it holds; 1 when a file of the user's own didn't come back."""
    held, key = with_key(lambda key: (backups.preview(options.backup, key), key), console)
    restored = None
    if not options.preview:
        restored = backups.restore(user_data_dir(console.data), options.backup, console.clock, key)
        for text in restored.not_back:
            console.tell(text)
    if console.json:
        console.document({"format": "beian-store", "version": 1, **_inside(held), **_outcome(options.backup, restored)})
    else:
        console.say(HOLDS.filled(count=len(held.filings), files=held.attachments))
        for line in _preview(held) if restored is None else _restored(options.backup, restored):
            console.say(line)
    return ERRORS_FOUND if restored is not None and restored.not_back else DONE


def _inside(held: Inside) -> dict[str, object]:
    filings = [
        {"id": one.id, "title": one.title, "domain": one.domain, "client": one.client_name, "changed_at": one.changed}
        for one in held.filings
    ]
    return {"filings": filings, "attachments": held.attachments, "size": held.size, "own_files": list(held.beside)}


def _outcome(backup: Path, restored: Restored | None) -> dict[str, object]:
    if restored is None:
        return {}
    return {"restored": str(backup), "set_aside": str(restored.aside) if restored.aside else None}


def _preview(held: Inside) -> list[Text | str]:
    filings = [(one.id, one.title, one.domain, one.client_name) for one in held.filings]
    own = [OWN_FILE.filled(path=path) for path in held.beside]
    return [*("  ".join(part for part in parts if part) for parts in filings), *own]


def _restored(backup: Path, restored: Restored) -> list[Text | str]:
    aside = [ASIDE.filled(path=restored.aside)] if restored.aside is not None else []
    return [RESTORED.filled(path=backup), *aside]


def add_verify(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``store verify``."""
    words = Text("要检查的备份；不写则检查数据文件夹", "a backup to verify; without one the data folder's store")
    parser.add_argument("backup", type=Path, nargs="?", metavar="BACKUP", default=None, help=words.in_(language))


def verify(workspace: Workspace, options: Namespace, console: Console) -> int:
    """Reads everything and tells what isn't whole; 1 when something isn't."""
    backup = options.backup
    findings = with_key(lambda key: backups.verify(backup, key), console) if backup else workspace.verify()
    if console.json:
        told = [finding.in_(console.language) for finding in findings]
        console.document({"format": "beian-store", "version": 1, "whole": not findings, "findings": told})
    else:
        for finding in findings or [WHOLE]:
            console.say(finding)
    return ERRORS_FOUND if findings else DONE


def back_up_when_due(workspace: Workspace, console: Console) -> None:
    """The daily backup; that it couldn't be made is told and stops nothing."""
    try:
        make = workspace.due_backup()
        backed = make() if make is not None else None
    except Failure as failure:
        console.tell(failure.says)
        return
    if backed is not None and backed.failure is not None:
        console.tell(backed.failure.says)
    for path in backed.unread if backed is not None else ():
        console.tell(UNREAD.filled(path=path))
