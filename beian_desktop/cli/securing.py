"""``store encrypt|decrypt|passphrase|destroy|rescue|history``: the data protected, mended, removed for good, looked back at."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from beian_desktop.cli.console import DONE, ERRORS_FOUND, Console
from beian_desktop.cli.passphrase import NEW_VARIABLE, VARIABLE, given, new_passphrase, with_key
from beian_desktop.services import destroying
from beian_desktop.services.history import Entry, history, undo
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text
from beian_desktop.system.paths import user_data_dir

if TYPE_CHECKING:
    from beian_desktop.services.workspace import Workspace

ENCRYPTED = Text("已加密。恢复码：{code}", "Encrypted. Recovery code: {code}")
ALREADY = Text("数据已经是加密的。", "The data are encrypted already.")
NOT_ENCRYPTED = Text("数据没有加密。", "The data aren't encrypted.")
DECRYPTED = Text(
    "已改为不加密。以前的加密备份仍用原来的口令打开。", "The data are plain now. Earlier backups open as before."
)
CHANGED = Text("口令已更换，备份也用新口令打开。", "The passphrase was changed, for the backups too.")
LEFT = Text(
    "未加密的旧文件还在：{path}（用 store encrypt --remove-plain 覆盖并删除）",
    "Still there unencrypted: {path} (overwrite and remove it by store encrypt --remove-plain)",
)
NOTE_DOWN = Text(
    "恢复码如下。请抄写或打印，锁好，不要和电脑放在一起：\n\n{code}\n",
    "This is the recovery code. Copy or print it and lock it away, apart from the computer:\n\n{code}\n",
)
TYPE_BACK = Text("请照抄件输入一遍恢复码：", "Type the recovery code from your copy: ")
NO_CODE_FILE = Text(
    "不在终端里运行时，请用 --recovery-file 指定保存恢复码的文件。",
    "Without a terminal, name a file for the recovery code by --recovery-file.",
)
NO_PASSPHRASE = Text(
    "没有口令。请在终端里运行，或用 {variable} 指定写有口令的文件。",
    "There is no passphrase. Call this at a terminal, or name a file that holds it by {variable}.",
)
SURE = Text(
    "将彻底删除 {count} 份备案及其附件和修改记录，不留备份，无法恢复。确认请加 --yes：",
    "{count} filings with their attachments and history would be destroyed, without a backup and for good. Add --yes "
    "to do it:",
)
NAME_SOMETHING = Text("请写出备案编号，或用 --client 指定客户。", "Name filings by their ids, or a client by --client.")
NOTHING_OF = Text("没有编号为 {client} 的客户，或它没有备案。", "There is no client {client}, or it has no filings.")
RESCUED = Text(
    "已救回 {filings} 份备案、{answers} 项答案、{files} 个附件；损坏的文件另存为 {aside}",
    "Rescued {filings} filings, {answers} answers, {files} attachments; the damaged file was set aside as {aside}",
)
UNDONE = Text("已撤销：{label}", "Undone: {label}")
NO_SUCH_CHANGE = Text("没有第 {number} 条修改。", "There is no change number {number}.")


def add_encrypt(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``store encrypt``."""
    words = {
        "remember": Text("让本机的系统密钥库记住密钥", "let this computer's key store open the data"),
        "file": Text("把恢复码写入这个文件", "write the recovery code into this file"),
        "plain": Text("覆盖并删除遗留的未加密文件", "overwrite and remove what was left unencrypted"),
    }
    told = {name: text.in_(language) for name, text in words.items()}
    parser.add_argument("--remember", action="store_true", default=False, help=told["remember"])
    parser.add_argument("--recovery-file", type=Path, metavar="FILE", default=None, help=told["file"])
    parser.add_argument("--remove-plain", action="store_true", default=False, help=told["plain"])


def encrypt(workspace: Workspace, options: Namespace, console: Console) -> int:
    """Encrypts the data, then tells what still lies about unencrypted."""
    from beian_desktop.services.encryption import new_code

    code = None
    if not workspace.encrypted:
        passphrase = new_passphrase(console)
        if passphrase is None and not options.remember:
            raise Failure(NO_PASSPHRASE.filled(variable=NEW_VARIABLE))
        code = new_code()
        typed = _typed_back(code, options.recovery_file, console)
        workspace.encrypt(code, typed, passphrase=passphrase, remember=options.remember)
    left = workspace.remove_plain_left() if options.remove_plain else workspace.plain_left()
    if console.json:
        told = {"format": "beian-store", "version": 1, "encrypted": True, "plain_left": [str(path) for path in left]}
        console.document(told)
    else:
        console.say(ALREADY if code is None else ENCRYPTED.filled(code=code))
    for path in left:
        console.tell(LEFT.filled(path=path))
    return DONE


def _typed_back(code: str, file: Path | None, console: Console) -> str:
    """The code as the person's copy has it: typed at the terminal, or read back from the file that was written."""
    if file is not None:
        from beian_desktop.services.encryption import printable
        from beian_desktop.services.writing import write_file

        text = printable(code, user_data_dir(console.data), console.clock.today())
        write_file(file, text.in_(console.language).encode())
        return next((line for line in file.read_text(encoding="utf-8").splitlines() if line == code), "")
    if not sys.stdin.isatty():
        raise Failure(NO_CODE_FILE)
    console.tell(NOTE_DOWN.filled(code=code))
    return input(TYPE_BACK.in_(console.language))


def decrypt(workspace: Workspace, _: Namespace, console: Console) -> int:
    """Turns the data into plain ones."""
    if not workspace.encrypted:
        raise Failure(NOT_ENCRYPTED)
    workspace.decrypt(_key(console))
    return _told(DECRYPTED, {"encrypted": False}, console)


def passphrase(workspace: Workspace, _: Namespace, console: Console) -> int:
    """Changes the passphrase."""
    if not workspace.encrypted:
        raise Failure(NOT_ENCRYPTED)
    key = _key(console)
    new = new_passphrase(console)
    if new is None:
        raise Failure(NO_PASSPHRASE.filled(variable=NEW_VARIABLE))
    workspace.change_passphrase(key, new)
    return _told(CHANGED, {"encrypted": True}, console)


def _key(console: Console) -> str:
    key = given(console)
    if key is None:
        raise Failure(NO_PASSPHRASE.filled(variable=VARIABLE))
    return key


def add_destroy(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``store destroy``."""
    words = {
        "client": Text("这个客户的全部备案", "all filings of this client"),
        "backups": Text(
            "含有它们的备份也删除（先另做一份新备份）", "remove the backups that hold them too, after a new one"
        ),
        "receipt": Text("写出回执（.pdf 或 .txt）", "write a receipt (.pdf or .txt)"),
        "yes": Text("确认彻底删除", "yes, destroy them for good"),
    }
    told = {name: text.in_(language) for name, text in words.items()}
    parser.add_argument("ids", nargs="*", metavar="ID", default=[])
    parser.add_argument("--client", metavar="ID", default=None, help=told["client"])
    parser.add_argument("--backups-too", action="store_true", default=False, help=told["backups"])
    parser.add_argument("--receipt", type=Path, metavar="FILE", default=None, help=told["receipt"])
    parser.add_argument("--yes", action="store_true", default=False, help=told["yes"])


def destroy(workspace: Workspace, options: Namespace, console: Console) -> int:
    """Destroys filings, or all of a client; without ``--yes`` only tells which."""
    ids = list(options.ids)
    if options.client:
        ids += [one.id for one in workspace.summaries() if one.client_id == options.client and one.id not in ids]
    if not ids and options.client:
        raise Failure(NOTHING_OF.filled(client=options.client))
    if not ids:
        raise Failure(NAME_SOMETHING)
    if not options.yes:
        console.tell(SURE.filled(count=len(ids)))
        for filing_id in ids:
            console.tell(f"{filing_id}  {workspace.filing(filing_id).title}")
        return ERRORS_FOUND
    receipt = destroying.destroy(workspace, ids, backups_too=options.backups_too)
    words = destroying.as_text(receipt)
    if options.receipt is not None:
        destroying.write_receipt(receipt, options.receipt, words.in_(console.language))
    backups = [{"path": path, "until": day.isoformat() if day else None} for path, day in receipt.backups]
    return _told(words, {"destroyed": ids, "backups": backups}, console)


def add_rescue(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``store rescue``."""
    words = Text("读不出来的内容不从备份补", "don't fill up from the newest backup").in_(language)
    parser.add_argument("--without-backup", action="store_true", default=False, help=words)


def rescue(options: Namespace, console: Console) -> int:
    """Makes a new store of what can be read of a damaged one; 1 when something is lost."""
    from beian_desktop.services.rescuing import rescue as rescued_from

    folder = user_data_dir(console.data)
    found = with_key(
        lambda key: rescued_from(folder, console.clock, key, by_backup=not options.without_backup), console
    )
    for text in (*found.from_backup, *found.lost):
        console.tell(text)
    counts = {"filings": found.filings, "answers": found.answers, "attachments": found.attachments}
    lost = [text.in_(console.language) for text in found.lost]
    more = {"from_backup": [text.in_(console.language) for text in found.from_backup], "lost": lost}
    words = RESCUED.filled(filings=found.filings, answers=found.answers, files=found.attachments, aside=found.aside)
    _told(words, {**counts, **more, "set_aside": str(found.aside) if found.aside else None}, console)
    return ERRORS_FOUND if found.lost else DONE


def add_history(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``store history``."""
    words = Text("撤销第几条（1 是最近的）", "undo the change of this number (1 is the latest)").in_(language)
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--undo", type=int, metavar="N", default=None, help=words)


def show_history(workspace: Workspace, options: Namespace, console: Console) -> int:
    """Who changed what when, or one of the changes taken back."""
    entries = history(workspace, options.id)
    if options.undo is not None:
        if not 1 <= options.undo <= len(entries):
            raise Failure(NO_SUCH_CHANGE.filled(number=options.undo))
        entry = entries[options.undo - 1]
        undo(workspace, options.id, entry)
        label = entry.question.label
        return _told(
            Text(UNDONE.zh.format(label=label.zh), UNDONE.en.format(label=label.en)),
            {"undone": entry.question.id},
            console,
        )
    if console.json:
        console.document({"format": "beian-store", "version": 1, "history": [_as_json(entry) for entry in entries]})
    else:
        for number, entry in enumerate(entries, start=1):
            console.say(_line(number, entry, console.language))
    return DONE


def _as_json(entry: Entry) -> dict[str, object]:
    before = {field.id: list(texts) for field, texts in entry.before.items()}
    after = {field.id: list(texts) for field, texts in entry.after.items()}
    return {"field": entry.question.id, "before": before, "after": after, "at": entry.at.isoformat(), "who": entry.who}


def _line(number: int, entry: Entry, language: Language) -> str:
    before, after = (
        ", ".join(text for texts in side.values() for text in texts if text) for side in (entry.before, entry.after)
    )
    at = entry.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return f"{number:>4}  {at}  {entry.who}  {entry.question.label.in_(language)}: {before} → {after}"


def _told(words: Text, document: dict[str, object], console: Console) -> int:
    if console.json:
        console.document({"format": "beian-store", "version": 1, **document})
    else:
        console.say(words)
    return DONE
