"""``bundle pack|open``: filings with their attachments in one file, to hand over or to move to another computer."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from beian_desktop.cli.arguments import add_general
from beian_desktop.cli.console import DONE, ERRORS_FOUND, Console
from beian_desktop.cli.passphrase import given, with_key
from beian_desktop.cli.store import opened_workspace
from beian_desktop.services.bundles import Merge, Texts, filing_ids_of, merge, pack_to, plan, read_bundle
from beian_desktop.services.workspace import Workspace
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text

PACKED = Text("已打包 {path}", "Packed {path}")
ADDED = Text("已加入 {id} {title}", "Added {id} {title}")
MERGED = Text("已合并 {id} {title}", "Merged {id} {title}")
ASKED = Text(
    "{id} 没有合并，下面几项两边都改过。用 --take mine 保留这里的，--take theirs 用交接包里的：",
    "{id} wasn't merged: both sides changed these answers. Keep those here by --take mine, those of the bundle by "
    "--take theirs:",
)
NOTHING_TO_PACK = Text(
    "没有可打包的备案。请写出备案编号，或用 --client 指定有备案的客户。",
    "There is nothing to pack. Name filings by their ids, or a client that has some by --client.",
)
NO_PASSPHRASE = Text(
    "没有口令。请在终端里运行，或用 BEIAN_PASSPHRASE_FILE 指定写有口令的文件。",
    "There is no passphrase. Call this at a terminal, or name a file that holds it by BEIAN_PASSPHRASE_FILE.",
)


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``bundle``."""
    words = {
        "pack": Text("把备案打成一个文件", "pack filings into one file"),
        "open": Text("打开交接包，逐项合并", "open a bundle and merge it answer by answer"),
        "client": Text("这个客户的全部备案", "all filings of this client"),
        "seal": Text("用口令加密", "seal it by a passphrase"),
        "take": Text("两边都改过的答案取哪一边", "which answer counts where both sides changed it"),
    }
    told = {name: text.in_(language) for name, text in words.items()}
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    pack = actions.add_parser("pack", help=told["pack"], allow_abbrev=False, argument_default=SUPPRESS)
    pack.add_argument("ids", nargs="*", metavar="ID", default=[])
    pack.add_argument("--client", metavar="ID", default=None, help=told["client"])
    pack.add_argument("--out", type=Path, required=True, metavar="FILE")
    pack.add_argument("--seal", action="store_true", default=False, help=told["seal"])
    opened = actions.add_parser("open", help=told["open"], allow_abbrev=False, argument_default=SUPPRESS)
    opened.add_argument("file", type=Path, metavar="FILE")
    opened.add_argument("--take", choices=("mine", "theirs"), default=None, help=told["take"])
    for action in (pack, opened):
        add_general(action, language)


def run(options: Namespace, console: Console) -> int:
    """Packs or opens a bundle; 1 when a filing waits for a decision."""
    with opened_workspace(console) as workspace:
        return (_pack if options.action == "pack" else _open)(workspace, options, console)


def _pack(workspace: Workspace, options: Namespace, console: Console) -> int:
    passphrase = given(console) if options.seal else None
    if options.seal and not passphrase:
        raise Failure(NO_PASSPHRASE)
    ids = [*options.ids, *(filing_ids_of(workspace, options.client) if options.client else ())]
    if not ids:
        raise Failure(NOTHING_TO_PACK)
    ids = list(dict.fromkeys(ids))
    pack_to(workspace, ids, options.out, passphrase)
    if console.json:
        size = options.out.stat().st_size
        told = {"format": "beian-bundle-report", "version": 1, "packed": ids, "file": str(options.out)}
        console.document({**told, "size": size})
    else:
        console.say(PACKED.filled(path=options.out))
    return DONE


def _open(workspace: Workspace, options: Namespace, console: Console) -> int:
    filings = with_key(lambda key: read_bundle(options.file, key), console)
    done: list[Merge] = []
    waiting: list[Merge] = []
    for wanted in (plan(workspace, filing) for filing in filings):
        if wanted.conflicts and options.take is None:
            waiting.append(wanted)
        else:
            merge(workspace, wanted, wanted.conflicts if options.take == "theirs" else ())
            done.append(wanted)
    if console.json:
        console.document(_told(done, waiting))
    else:
        _print(done, waiting, console)
    return ERRORS_FOUND if waiting else DONE


def _told(done: Sequence[Merge], waiting: Sequence[Merge]) -> dict[str, object]:
    return {
        "format": "beian-bundle-report",
        "version": 1,
        "added": [one.theirs.id for one in done if one.is_new],
        "merged": [one.theirs.id for one in done if not one.is_new],
        "conflicts": [
            {
                "id": one.theirs.id,
                "field": conflict.question.id,
                "mine": _texts(conflict.mine),
                "theirs": _texts(conflict.theirs),
            }
            for one in waiting
            for conflict in one.conflicts
        ],
    }


def _texts(answers: Texts) -> dict[str, list[str]]:
    return {field.id: list(texts) for field, texts in answers.items()}


def _shown(answers: Texts) -> str:
    return ", ".join(text for texts in answers.values() for text in texts if text)


def _print(done: Sequence[Merge], waiting: Sequence[Merge], console: Console) -> None:
    for one in done:
        console.say((ADDED if one.is_new else MERGED).filled(id=one.theirs.id, title=one.theirs.title))
    for one in waiting:
        console.say(ASKED.filled(id=one.theirs.id))
        for conflict in one.conflicts:
            label = conflict.question.label.in_(console.language)
            console.say(f"  {label}: {_shown(conflict.mine)} | {_shown(conflict.theirs)}")
