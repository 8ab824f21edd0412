"""A client destroyed: everything that is kept of them, with a receipt for them (PIPL art. 21, 47)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from beian_desktop.filing.filing import Filing
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.language import Text

LONGEST_KEPT = timedelta(366)
"""After so long a backup is thinned out, but for the newest (see storage.backups)."""


@dataclass(frozen=True, slots=True)
class Destroyed:
    """One filing that is gone: what it was called, and how much was kept of it."""

    id: str
    title: str
    domain: str
    answers: int
    attachments: int
    changes: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was destroyed, when and by whom; ``backups`` are copies that still hold it, each with its last day, or none
    where it doesn't go by itself.
    """

    client: str
    filings: tuple[Destroyed, ...]
    at: datetime
    who: str
    encrypted: bool
    backups: tuple[tuple[str, date | None], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be destroyed: the client's name, the filings, and how many backups hold any of them."""

    client: str
    filings: tuple[Destroyed, ...]
    backups: int


def planned(workspace: Workspace, filing_ids: Sequence[str]) -> Plan:
    """What :func:`destroy` would remove. Raises FilingUnknown."""
    filings = [workspace.filing(filing_id) for filing_id in filing_ids]
    gone = tuple(_told(workspace, filing) for filing in filings)
    return Plan(_client(filings), gone, len(workspace.backups_with(filing_ids)))


def destroy(workspace: Workspace, filing_ids: Sequence[str], *, backups_too: bool = False) -> Receipt:
    """Removes filings with answers, files and history, overwrites their place in the file, and forgets their clients.

    No backup is made. Those there are hold the filings still: they are removed too on wish, after a new one was made;
    else they are marked, so that restoring one leaves the filings out, and go with age. Raises Failure.
    """
    filings = [workspace.filing(filing_id) for filing_id in filing_ids]
    gone = tuple(_told(workspace, filing) for filing in filings)
    holding = workspace.backups_with(filing_ids)
    encrypted = workspace.encrypted
    moment = workspace.destroy(filing_ids)
    for filing in filings:
        workspace.give_back(filing)
    if backups_too:
        workspace.backup()
        workspace.remove_backups(holding)
    left = tuple(
        (str(one.path), one.made.date() + LONGEST_KEPT if workspace.thins(one) else None)
        for one in holding
        if one.path.exists()
    )
    return Receipt(_client(filings), gone, moment, workspace.user, encrypted, left)


def _told(workspace: Workspace, filing: Filing) -> Destroyed:
    summary = next(one for one in workspace.summaries() if one.id == filing.id)
    changes = len(workspace.history(filing.id))
    return Destroyed(filing.id, summary.title, summary.domain, summary.answered, len(filing.attachments), changes)


def _client(filings: Sequence[Filing]) -> str:
    return "、".join(dict.fromkeys(filing.client.name for filing in filings if filing.client))


def forget_destroyed(workspace: Workspace, backup: Path, made: datetime) -> list[str]:
    """After a backup was restored: removes what had been destroyed since it was made; gives the ids."""
    from beian_desktop.storage.destroyed import destroyed_after

    gone = destroyed_after([workspace.own_backup_folder, backup.parent], made)
    here = [summary.id for summary in workspace.summaries() if summary.id in gone]
    if here:
        workspace.destroy(here)
    return here


# The receipt


def lines(receipt: Receipt) -> list[Text]:
    """The receipt in sentences."""
    told = [_HEAD.filled(client=receipt.client or "—", at=f"{receipt.at:%Y-%m-%d %H:%M:%S}", who=receipt.who or "—")]
    told += [
        _FILING.filled(
            id=one.id,
            title=one.title,
            domain=one.domain,
            answers=one.answers,
            files=one.attachments,
            changes=one.changes,
        )
        for one in receipt.filings
    ]
    told.append(_HOW)
    if receipt.backups:
        told.append(_BACKUPS.filled(count=len(receipt.backups)))
        told += [
            _BACKUP.filled(path=path, day=day.isoformat()) if day else _STAYS.filled(path=path)
            for path, day in receipt.backups
        ]
        told.append(_SEALED if receipt.encrypted else _PLAIN)
    else:
        told.append(_NO_BACKUPS)
    return [*told, _ELSEWHERE, _LAW]


def as_text(receipt: Receipt) -> Text:
    """The receipt to print or to send."""
    told = lines(receipt)
    return Text("\n\n".join([TITLE.zh, *(text.zh for text in told)]), "\n\n".join([TITLE.en, *(t.en for t in told)]))


def as_pdf(receipt: Receipt) -> bytes:
    """The receipt as a document to print, seal and sign. Raises Failure."""
    from beian_desktop.documents.receipt import receipt_pdf

    return receipt_pdf(TITLE, lines(receipt), receipt.filings[0].id if receipt.filings else "")


def write_receipt(receipt: Receipt, out: Path, language_text: str) -> Path:
    """Writes the receipt: a PDF when the name ends so, else text. Raises Failure."""
    from beian_desktop.services.writing import write_file

    write_file(out, as_pdf(receipt) if out.suffix.casefold() == ".pdf" else language_text.encode())
    with suppress(OSError):
        return out.resolve()
    return out


TITLE = Text("个人信息删除回执", "Receipt of destroyed personal data")
_HEAD = Text(
    "客户：{client}。以下资料已于 {at} 由 {who} 从备案桌面的数据中删除：",
    "Client: {client}. These data were destroyed in beian-desktop on {at} by {who}:",
)
_FILING = Text(
    "备案 {id} {title} {domain}：{answers} 项答案、{files} 个附件、{changes} 条修改记录。",
    "Filing {id} {title} {domain}: {answers} answers, {files} attachments, {changes} entries of its history.",
)
_HOW = Text(
    "删除后数据文件已整理，原来的位置已覆盖。固态硬盘、U盘和同步文件夹可能在内部保留旧数据，程序无法控制。",
    "The file was then rewritten and the old places overwritten. Solid-state drives, USB sticks and synchronised folders "
    "may keep older bytes inside, which no program can reach.",
)
_BACKUPS = Text(
    "下列 {count} 份备份在删除之前制作，仍含有这些资料；它们已作标记，恢复时不会再带回，除安全保存外不作任何使用，最迟于所列日期清除：",
    "These {count} backups were made before and still hold the data; they are marked so that restoring them doesn't bring "
    "the data back, they are used for nothing else, and go at the latest on the day given:",
)
_BACKUP = Text("{path}，最迟 {day}", "{path}, at the latest {day}")
_STAYS = Text(
    "{path}，由别处的数据留下，不会自动清除，请自行删除",
    "{path}, left by data elsewhere: it doesn't go by itself, remove it yourself",
)
_SEALED = Text("这些备份是加密的。", "These backups are encrypted.")
_PLAIN = Text("这些备份没有加密。", "These backups aren't encrypted.")
_NO_BACKUPS = Text("没有备份含有这些资料。", "No backup holds these data.")
_ELSEWHERE = Text(
    "已导出的成套材料、交接包和打印的纸质材料不在数据文件中，请另行删除、退还或销毁。",
    "Packages that were exported, bundles and printed papers aren't in the file: delete, return or shred them yourself.",
)
_LAW = Text(
    "依据《中华人民共和国个人信息保护法》第二十一条（受托处理结束后返还或者删除）、第四十七条（处理目的已实现等情形下删除）。",
    "Under the Personal Information Protection Law of the PRC, articles 21 (return or deletion at the end of entrusted "
    "processing) and 47 (deletion once the purpose is achieved).",
)
