"""Data that can't be read any more, and backups put in their place: what is offered, done and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from beian_desktop.gui.safety.gate import SECRET, Action
from beian_desktop.gui.work import still_waits
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.gui.desk import Desk
    from beian_desktop.gui.safety.safety import Safety
    from beian_desktop.services.backups import Restored
    from beian_desktop.services.rescuing import Rescued
    from beian_desktop.services.workspace import StoreDamaged

T = TypeVar("T")

DAMAGED = Text("数据文件损坏了", "The data file is damaged")
CALM = Text(
    "先别慌：损坏的文件会原样另存，不会删除。", "Nothing is thrown away: the damaged file is set aside unchanged."
)
SAYS = Text("{path} 读不了了，或不是备案桌面的数据文件。", "{path} can't be read or doesn't belong to this program.")
WITH_BACKUP = Text(
    "可以救回还能读的内容，缺的从 {at} 的备份补上；也可以整个恢复那份备份。",
    "What can be read is rescued, the gaps filled from the backup of {at}; or that backup is restored as a whole.",
)
NO_BACKUP = Text(
    "没有找到完好的备份：可以救回还能读的内容，或从别处找一份备份。",
    "No good backup was found: rescue what can be read, or bring a backup from elsewhere.",
)
RESCUE = Text("救回内容(&S)", "&Rescue")
RESTORE_NEWEST = Text("恢复 {at} 的备份(&B)", "Restore the &backup of {at}")
RESTORE_OTHER = Text("选择别的备份文件…(&O)", "Choose an&other backup…")
RETRY = Text("再试一次(&T)", "&Try again")
WORKING = Text("正在处理，请稍候…", "Working…")
WORKING_SAYS = Text("请不要关闭程序或拔出磁盘。", "Please don't close the program or pull out the drive.")
CHOOSE = Text("选择备份文件", "Choose a backup")
SEALED = Text("备份已加密，请输入它的口令或恢复码。", "The backup is encrypted: give its passphrase or recovery code.")
RESCUED = Text("救回的内容", "What was rescued")
COUNTS = Text(
    "{filings} 份备案、{answers} 项答案、{files} 个附件。损坏的文件另存为 {aside}。",
    "Filings: {filings}, answers: {answers}, attachments: {files}. The damaged file was set aside as {aside}.",
)
NOTHING_LOST = Text("没有发现缺失。", "Nothing is known to be missing.")
FROM_BACKUP = Text(
    "从备份补上的，可能不是最新，请核对：", "Filled in from the backup, perhaps not the latest; please check:"
)
LOST = Text("没能救回的，需要重新填写或添加：", "Lost, to be answered or added again:")
GO_ON = Text("继续(&C)", "&Go on")
SAVE = Text("保存这份报告…(&V)", "Sa&ve this report…")
REPORT_NAME = Text("救回报告.txt", "rescue-report.txt")
RESTORED = Text(
    "已恢复 {name}。原来的数据另存为 {aside}。",
    "{name} was restored. The data that stood there were set aside as {aside}.",
)
RESTORED_NEW = Text("已恢复 {name}。", "{name} was restored.")
_MOST = 30  # lines of the report on the page; the saved one has all


def damaged(safety: Safety, failure: StoreDamaged) -> None:
    """Offers what can be done about a damaged file."""
    from beian_desktop.services.backups import backup_in

    backup = failure.backup
    actions: list[Action] = [(RESCUE, partial(rescue, safety))]
    ways = NO_BACKUP
    if backup is not None:
        at = f"{backup_in(backup).made:%Y-%m-%d %H:%M}"
        ways = WITH_BACKUP.filled(at=at)
        actions.append((RESTORE_NEWEST.filled(at=at), partial(restore, safety, backup, None)))
    actions += [(RESTORE_OTHER, partial(_choose, safety)), (RETRY, safety.start)]
    safety.show_gate(DAMAGED, [SAYS.filled(path=failure.path), CALM, ways], actions=actions)


def _choose(safety: Safety) -> None:
    chosen = safety.desk.ask.files(safety.desk.say(CHOOSE), ("*.sqlite3",), "backup")
    if chosen:
        restore(safety, chosen[0], None)


def with_key(
    desk: Desk,
    call: Callable[[str | None], T],
    done: Callable[[T], None],
    failed: Callable[[Failure], object],
    key: str | None = None,
) -> None:
    """Does a thing in a thread of its own; asks for the key where one is needed and none, or a wrong one, was given.

    Nobody is asked or told any more once the widget whose method ``failed`` is has gone.
    """
    from beian_desktop.services.workspace import KeyNeeded, WrongKey

    def answered(failure: Failure) -> None:
        if not still_waits(failed):
            return
        if not isinstance(failure, KeyNeeded | WrongKey):
            failed(failure)
            return
        question = SEALED if isinstance(failure, KeyNeeded) else failure.says
        typed = desk.ask.secret(desk.say(SECRET), desk.say(question))
        if typed:
            with_key(desk, call, done, failed, typed)
        else:
            failed(failure)

    desk.work.beside(lambda: call(key), done, answered)


def rescue(safety: Safety) -> None:
    """Makes new data of what can be read, and tells what came of it."""
    desk, before = safety.desk, safety.gate_maker
    folder, clock = desk.folder, desk.clock
    safety.show_gate(WORKING, [WORKING_SAYS])

    def call(key: str | None) -> tuple[Rescued, str | None]:
        from beian_desktop.services.rescuing import rescue as rescued_from

        return rescued_from(folder, clock, key), key

    with_key(desk, call, lambda found: _rescued(safety, *found), lambda failure: safety.back_to(before, failure))


def _rescued(safety: Safety, found: Rescued, key: str | None) -> None:
    counts = COUNTS.filled(
        filings=found.filings, answers=found.answers, files=found.attachments, aside=found.aside or "—"
    )
    report = [counts]
    if found.from_backup:
        report += [FROM_BACKUP, *found.from_backup]
    report += [LOST, *found.lost] if found.lost else [NOTHING_LOST]

    def go_on() -> None:
        safety.desk.key = key
        safety.start()

    actions: list[Action] = [(GO_ON, go_on), (SAVE, lambda: _save(safety.desk, report))]
    safety.show_gate(RESCUED, report[:_MOST], actions=actions)


def _save(desk: Desk, report: list[Text]) -> None:
    from beian_desktop.services.writing import write_file

    out = desk.ask.new_file(desk.say(SAVE).partition("…")[0], desk.say(REPORT_NAME), "report")
    if out is not None:
        words = "\n".join(desk.say(text) for text in report)
        desk.work.beside(lambda: write_file(out, words.encode()), failed=desk.tell_failure)


def restore(safety: Safety, backup: Path, key: str | None) -> None:
    """Puts a backup in the place of the data; those that are whole are backed up first, and set aside in any case."""
    desk, before, was_open = safety.desk, safety.gate_maker, safety.window.ready
    folder, clock = desk.folder, desk.clock
    safety.close_data()
    safety.show_gate(WORKING, [WORKING_SAYS])

    def call(key: str | None) -> tuple[Restored, str | None]:
        from beian_desktop.services.backups import restore as put_back

        return put_back(folder, backup, clock, key), key

    def done(found: tuple[Restored, str | None]) -> None:
        restored, desk.key = found
        desk.preferences.read_again()
        text = (RESTORED if restored.aside else RESTORED_NEW).filled(name=backup.name, aside=restored.aside)
        if restored.not_back:
            safety.tells_failure = Failure(_joined([text, *restored.not_back]))
        else:
            safety.tells = text
        safety.start()

    def failed(failure: Failure) -> None:
        if was_open:
            safety.tells_failure = failure
            safety.start()
        else:
            safety.back_to(before, failure)

    with_key(desk, call, done, failed, key)


def _joined(texts: Sequence[Text]) -> Text:
    return Text(" ".join(text.zh for text in texts), " ".join(text.en for text in texts))
