"""``export FILE… --out DIR``: the package of each filing, in a folder of its own."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path

from beian_desktop.cli.console import DONE, ERRORS_FOUND, UNUSABLE, Console
from beian_desktop.cli.files import read_filings
from beian_desktop.filing.filing import Filing
from beian_desktop.services.bundles import is_bundle
from beian_desktop.services.exchange_files import read_unmeasured
from beian_desktop.services.export_processes import FEWEST, Job, Outcome, cores, exported
from beian_desktop.services.packaging import (
    UPLOAD_PROFILES,
    NotReady,
    Options,
    Package,
    export,
    folder_names,
)
from beian_desktop.services.word_templates import SUFFIX
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text
from beian_desktop.system.paths import user_data_dir

WRITTEN = Text("{source} → {folder}（{count} 个文件）", "{source} → {folder} ({count} files)")
WRITTEN_DRAFT = Text("{source} → {folder}（{count} 个文件，草稿）", "{source} → {folder} ({count} files, draft)")
STEP = Text("{source}：{step}", "{source}: {step}")


def add_arguments(parser: ArgumentParser, language: Language) -> None:
    """The arguments of ``export``."""
    words = {
        "files": Text("备案资料文件（.json）", "exchange files (.json)"),
        "out": Text("输出文件夹，每份备案在其中一个子文件夹", "the folder; each filing gets one of its own in it"),
        "draft": Text("有错误也生成，每页印“草稿”", "make the package in spite of errors, marked as a draft"),
        "documents": Text("只生成这些文书（编号用逗号分开）", "only these documents (ids with commas)"),
        "pack": Text("用哪套文书模板", "the pack of documents to use"),
        "word": Text(
            "只填这些 Word 表（文件名用逗号分开，none 为都不填）；不写则全部都填",
            "only these Word forms (file names with commas, none for no form); all of them by default",
        ),
        "profile": Text("上传图片的大小限制", "the size limit of pictures to upload"),
        "zip": Text("另外打成一个 zip", "write a zip file too"),
        "jobs": Text("同时用几个进程；默认按处理器核数", "how many processes at once; by default one for each core"),
    }
    told = {name: text.in_(language) for name, text in words.items()}
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=told["files"])
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=told["out"])
    parser.add_argument("--draft", action="store_true", help=told["draft"])
    parser.add_argument("--documents", type=_ids, metavar="ID,…", help=told["documents"])
    parser.add_argument("--pack", metavar="ID", help=told["pack"])
    parser.add_argument("--word", type=_word_forms, metavar="NAME,…", help=told["word"])
    parser.add_argument("--upload-profile", choices=UPLOAD_PROFILES, default=UPLOAD_PROFILES[0], help=told["profile"])
    parser.add_argument("--zip", action="store_true", help=told["zip"])
    parser.add_argument("--jobs", type=_positive, metavar="N", help=told["jobs"])


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ArgumentTypeError("less than 1")
    return number


def _ids(text: str) -> tuple[str, ...]:
    ids = tuple(part.strip() for part in text.split(",") if part.strip())
    if not ids:
        raise ArgumentTypeError("no ID")
    return ids


def _word_forms(text: str) -> tuple[str, ...]:
    return () if text == "none" else tuple(f"{name.removesuffix(SUFFIX)}{SUFFIX}" for name in _ids(text))


def run(options: Namespace, console: Console) -> int:
    """Exports the filings; 1 when only some could be, 2 when a file can't be used or a failure left nothing made."""
    asked = Options(
        draft=options.draft,
        documents=options.documents,
        pack=options.pack,
        data=user_data_dir(console.data),
        word=options.word,
        upload_profile=options.upload_profile,
        zip=options.zip,
    )
    jobs = options.jobs or (cores() if len(options.files) >= FEWEST else 1)
    alone = jobs == 1 or any(is_bundle(path) for path in options.files)
    outcomes, all_read = _one_by_one(options, asked, console) if alone else _side_by_side(options, asked, jobs, console)
    for _, outcome in outcomes:
        if outcome.says is not None:
            console.tell(outcome.says)
    made = [(source, outcome.package) for source, outcome in outcomes if outcome.package is not None]
    _tell(made, console)
    failed = any(outcome.package is None and outcome.unready is None for _, outcome in outcomes)
    if not all_read or (failed and not made):
        return UNUSABLE
    return ERRORS_FOUND if len(made) < len(outcomes) else DONE


Outcomes = tuple[list[tuple[str, Outcome]], bool]
"""How each filing that could be read ended, by its source, and whether all files could be read."""


def _one_by_one(options: Namespace, asked: Options, console: Console) -> Outcomes:
    read, all_read = read_filings(options.files, console)
    outcomes = []
    for name, (source, filing) in zip(folder_names([filing for _, filing in read]), read, strict=True):
        try:
            outcome = Outcome(_export(source, filing, name, options.out, asked, console))
        except Failure as failure:
            outcome = Outcome(None, failure.says, failure.faults if isinstance(failure, NotReady) else None)
        outcomes.append((source, outcome))
    return outcomes, all_read


def _side_by_side(options: Namespace, asked: Options, jobs: int, console: Console) -> Outcomes:
    """The files are read here for the names of their folders alone; children read, measure and export them."""
    read: list[tuple[Path, Filing]] = []
    for path in options.files:
        try:
            read.append((path, read_unmeasured(path)))
        except Failure as failure:
            console.tell(failure.says)
    names = folder_names([filing for _, filing in read])
    work = [Job(str(path), name, path.absolute()) for (path, _), name in zip(read, names, strict=True)]

    def told(job: Job, event: Text | Outcome) -> None:
        if isinstance(event, Text):
            console.tell(STEP.filled(source=job.title, step=event))

    ended = exported(work, options.out.absolute(), console.clock.today(), asked, jobs, told)
    for outcome in ended:
        for warning in outcome.package.warnings if outcome.package else ():
            console.tell(warning)
    outcomes = [(job.title, outcome) for job, outcome in zip(work, ended, strict=True)]
    return outcomes, len(read) == len(options.files)


def _export(source: str, filing: Filing, name: str, out: Path, asked: Options, console: Console) -> Package:
    def progress(_: float, step: Text) -> None:
        console.tell(STEP.filled(source=source, step=step))

    package = export(filing, out, today=console.clock.today(), options=asked, name=name, progress=progress)
    for warning in package.warnings:
        console.tell(warning)
    return package


def _tell(made: Sequence[tuple[str, Package]], console: Console) -> None:
    if console.json:
        packages = [
            {
                "source": source,
                "folder": str(package.folder),
                "draft": package.draft,
                "files": [file.path for file in package.files],
                **({"zip": str(package.zip)} if package.zip else {}),
            }
            for source, package in made
        ]
        console.document({"format": "beian-export", "version": 1, "packages": packages})
        return
    for source, package in made:
        words = WRITTEN_DRAFT if package.draft else WRITTEN
        console.say(words.filled(source=source, folder=package.folder, count=len(package.files)))
