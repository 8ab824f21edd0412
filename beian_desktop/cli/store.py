"""``store list|show|add|remove|search|status|note|begin|…``: the filings kept in the data folder.

Backups are in :mod:`beian_desktop.cli.backups`, encryption, rescue and history in :mod:`beian_desktop.cli.securing`.
"""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from beian_desktop.cli import backups, life, securing
from beian_desktop.cli.arguments import add_general
from beian_desktop.cli.console import DONE, ERRORS_FOUND, UNUSABLE, Console
from beian_desktop.cli.files import read_filings
from beian_desktop.cli.passphrase import with_key
from beian_desktop.filing.filing import Filing
from beian_desktop.filing.status import STATE_LABELS, State, Status
from beian_desktop.services.exchange_files import as_text
from beian_desktop.services.workspace import Summary, Workspace
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text
from beian_desktop.system.paths import user_data_dir

NONE_FOUND = Text("没有备案。", "No filings.")
ADDED = Text("已加入 {id} {title}", "Added {id} {title}")
REMOVED = Text("已删除 {id}", "Removed {id}")
MISSING = Text("缺 {count} 项", "{count} missing")
ERRORS = Text("{count} 个错误", "{count} errors")
DUE = Text("{day} 到期", "due {day}")


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``store``."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    closed = {name: words for name, (words, _) in CLOSED_ACTIONS.items()}
    for name, words in {**{name: words for name, (words, _) in ACTIONS.items()}, **closed}.items():
        # the general options may follow the action too; where they don't, those before it stand
        action = actions.add_parser(name, help=words.in_(language), allow_abbrev=False, argument_default=SUPPRESS)
        add_general(action, language)
        if name in ARGUMENTS:
            ARGUMENTS[name](action)
        elif name in SAFETY_ARGUMENTS:
            SAFETY_ARGUMENTS[name](action, language)


def run(options: Namespace, console: Console) -> int:
    """Does one action on the store."""
    if options.action in CLOSED_ACTIONS:
        return CLOSED_ACTIONS[options.action][1](options, console)
    _, action = ACTIONS[options.action]
    with opened_workspace(console) as workspace:
        if options.action in CHANGING:
            backups.back_up_when_due(workspace, console)
        return action(workspace, options, console)


def opened_workspace(console: Console) -> Workspace:
    """The workspace of the call's data folder. Raises Failure when it can't be opened."""
    return with_key(lambda key: Workspace.open(user_data_dir(console.data), console.clock, key), console)


def _list(workspace: Workspace, _: Namespace, console: Console) -> int:
    return _print_summaries(workspace.summaries(), console)


def _search(workspace: Workspace, options: Namespace, console: Console) -> int:
    return _print_summaries(workspace.summaries(options.text), console)


def _show(workspace: Workspace, options: Namespace, console: Console) -> int:
    console.say(as_text(workspace.filing(options.id)).rstrip("\n"))
    return DONE


def _add(workspace: Workspace, options: Namespace, console: Console) -> int:
    read, all_read = read_filings(options.files, console)
    kept = list(_kept(workspace, [filing for _, filing in read], console))
    if console.json:
        console.document({"format": "beian-store", "version": 1, "added": [filing.id for filing in kept]})
    else:
        for filing in kept:
            console.say(ADDED.filled(id=filing.id, title=filing.title))
    if not all_read or not kept:
        return UNUSABLE
    return DONE if len(kept) == len(read) else ERRORS_FOUND


def _kept(workspace: Workspace, filings: Iterable[Filing], console: Console) -> Iterator[Filing]:
    """The filings as they are kept; one that can't be is told and doesn't stop the others."""
    from beian_desktop.services.noting import check_kept

    for filing in filings:
        try:
            kept = workspace.add(filing)
            check_kept(workspace, kept, console.clock.today())
            yield kept
        except Failure as failure:
            console.tell(failure.says)


def _remove(workspace: Workspace, options: Namespace, console: Console) -> int:
    for filing_id in options.ids:
        workspace.filing(filing_id)  # all of them are there before the first goes
    for filing_id in options.ids:
        workspace.remove(filing_id)
    if console.json:
        console.document({"format": "beian-store", "version": 1, "removed": options.ids})
    else:
        for filing_id in options.ids:
            console.say(REMOVED.filled(id=filing_id))
    return DONE


def _status(workspace: Workspace, options: Namespace, console: Console) -> int:
    if options.state:
        present, state = workspace.filing(options.id).status, State(options.state)
        subject = present.subject if options.part == "site" else state
        site = present.site if options.part == "subject" else state
        workspace.set_status(options.id, Status(subject, site))
    summary = next(summary for summary in workspace.summaries() if summary.id == workspace.filing(options.id).id)
    return _print_summaries([summary], console)


def _print_summaries(summaries: Iterable[Summary], console: Console) -> int:
    found = list(summaries)
    if console.json:
        console.document({"format": "beian-store", "version": 1, "filings": [_told(summary) for summary in found]})
    elif not found:
        console.tell(NONE_FOUND)
    else:
        for summary in found:
            console.say(_line(summary, console.language))
    return DONE


def _told(summary: Summary) -> dict[str, object]:
    return {
        "id": summary.id,
        "title": summary.title,
        "client": summary.client_name,
        "domain": summary.domain,
        "status": {"subject": summary.status.subject.value, "site": summary.status.site.value},
        "answered": summary.answered,
        "missing": summary.missing,
        "errors": summary.errors,
        "due": summary.due.isoformat() if summary.due else None,
        "changed_at": summary.changed_at.isoformat(),
    }


def _line(summary: Summary, language: Language) -> str:
    state = STATE_LABELS[summary.status.site].in_(language)
    parts = [summary.id, summary.title, summary.domain, summary.client_name or "", state]
    if summary.missing:
        parts.append(MISSING.fill(language, count=summary.missing))
    if summary.errors:
        parts.append(ERRORS.fill(language, count=summary.errors))
    if summary.due:
        parts.append(DUE.fill(language, day=summary.due.isoformat()))
    return "  ".join(part for part in parts if part)


def _one_id(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")


def _some_ids(parser: ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID")


def _some_files(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")


def _one_text(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT")


def _id_and_state(parser: ArgumentParser) -> None:
    _one_id(parser)
    parser.add_argument("state", nargs="?", default=None, choices=[state.value for state in State], metavar="STATE")
    parser.add_argument("--part", choices=("subject", "site"), default=None)


Action = Callable[[Workspace, Namespace, Console], int]

ACTIONS: dict[str, tuple[Text, Action]] = {
    "list": (Text("列出全部备案", "list the filings"), _list),
    "show": (Text("输出一份备案", "print a filing as an exchange file"), _show),
    "add": (Text("加入备案资料文件", "keep the filings of exchange files"), _add),
    "remove": (Text("删除备案及其附件", "remove filings with their attachments"), _remove),
    "search": (Text("按任何文字查找", "find filings by any part of their texts"), _search),
    "status": (Text("查看或更改办理状态", "show or change where a filing stands"), _status),
    "note": (
        Text("记下办理经过（提交、退回、备案…）", "note what happened: submitted, returned, approved…"),
        life.note,
    ),
    "begin": (Text("从一份备案接着办（变更、注销…）", "begin what goes on from a filing: change, cancel…"), life.begin),
    "backup": (Text("立即备份并核对", "make a backup and verify it"), backups.backup),
    "verify": (Text("通读数据，检查是否完好", "read everything and tell what isn't whole"), backups.verify),
    "encrypt": (Text("加密数据和备份", "encrypt the data and the backups"), securing.encrypt),
    "decrypt": (Text("取消加密", "turn the data into plain ones"), securing.decrypt),
    "passphrase": (Text("更换口令", "change the passphrase"), securing.passphrase),
    "destroy": (Text("彻底删除客户或备案，出具回执", "destroy filings or a client, with a receipt"), securing.destroy),
    "history": (Text("查看修改记录，撤销修改", "who changed what when, and undo"), securing.show_history),
}
CLOSED_ACTIONS: dict[str, tuple[Text, Callable[[Namespace, Console], int]]] = {
    "restore": (Text("从备份恢复", "put a backup in the store's place"), backups.restore),
    "rescue": (Text("从损坏的数据里救回内容", "make a new store of what a damaged one still holds"), securing.rescue),
}
"""What is done while the store is closed."""
CHANGING = ("add", "remove", "status", "note", "begin", "encrypt", "decrypt")
"""Before these the daily backup is made when it is due."""
SAFETY_ARGUMENTS: dict[str, Callable[[ArgumentParser, Language], None]] = {
    "backup": backups.add_backup,
    "restore": backups.add_restore,
    "verify": backups.add_verify,
    "encrypt": securing.add_encrypt,
    "destroy": securing.add_destroy,
    "rescue": securing.add_rescue,
    "history": securing.add_history,
}
ARGUMENTS: dict[str, Callable[[ArgumentParser], None]] = {
    "show": _one_id,
    "add": _some_files,
    "remove": _some_ids,
    "search": _one_text,
    "status": _id_and_state,
    "note": life.add_note,
    "begin": life.add_begin,
}
