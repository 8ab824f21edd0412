"""The command line: finds the command, runs it, and ends with 0 (done), 1 (errors found) or 2 (unusable)."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from beian_desktop import __version__
from beian_desktop.cli.arguments import add_general, new_parser, split_at_command, wanted_language
from beian_desktop.cli.console import UNUSABLE, Console, Window, put_line
from beian_desktop.system.clock import day, system_clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language, Text

PROGRAM = "beian-desktop"

COMMANDS: dict[str, tuple[str, Text]] = {
    "check": ("checking", Text("检查备案资料", "run all checks on filings")),
    "export": ("packaging", Text("生成成套材料", "make the package of documents")),
    "badge": ("badge", Text("生成备案标识代码", "make the badge of a number")),
    "badge-check": ("badge_check", Text("检查网页上的备案标识", "check the badge on pages")),
    "badge-insert": ("badge_insert", Text("把备案标识放入网页副本", "put the badge into a copy of a page")),
    "inspect": ("inspecting", Text("读一个或许多号码", "read one value or many")),
    "form": ("form", Text("列出整张表", "print the form itself")),
    "store": ("store", Text("管理保存在本机的备案", "the filings kept here")),
    "template": ("template", Text("写出可以发给客户的问卷", "the questionnaire to send to a client")),
    "import": ("importing", Text("读入填好的问卷或表格", "take a filled questionnaire or a table in")),
    "bundle": ("bundles", Text("打包交接、打开交接包", "pack filings into one file, and open such a file")),
    "due": ("due", Text("列出所有要留意的日期", "all dates to watch")),
    "reopen": ("reopening", Text("从存档 PDF 取回备案资料", "the filing embedded in a package's archive")),
    "sample": ("sample", Text("写出一份虚构的样本备案", "write a made-up sample filing")),
    "selftest": ("selftest", Text("自检：从填写到导出走一遍", "take the sample all the way and look at the result")),
}
"""Each command with the module of ``cli`` that holds it; the module is imported when it is called."""

DESCRIPTION = Text(
    "备案桌面：离线准备公安联网备案。不写命令则打开窗口；只写材料包、存档或交接包的路径则只打印它。",
    "beian-desktop prepares the police filing of a website, offline. Without a command the window opens; the path of "
    "a package, archive or bundle alone opens it to be printed.",
)
COMMANDS_ARE = Text("命令（COMMAND --help 看各自用法）：", "commands (COMMAND --help tells more):")
NO_COMMAND = Text("没有“{name}”这个命令。可用：{known}。", "There is no command “{name}”. Known are: {known}.")
INTERRUPTED = 130


def run(arguments: Sequence[str], window: Window) -> int:
    """Does what the arguments ask; returns the exit code and never raises."""
    _use_utf8()
    language = wanted_language(arguments)
    try:
        return _flushed(_dispatch(arguments, language, window))
    except Failure as failure:
        _complain(failure.says.in_(language), window)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # who read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNUSABLE
    except SystemExit as wish:  # argparse after --help
        return wish.code if isinstance(wish.code, int) else 0
    except Exception as error:  # noqa: BLE001 - a slip of ours is told in a sentence too
        from beian_desktop.system.crash import crashed

        _complain(crashed(error).in_(language), window)
        return UNUSABLE


def _use_utf8() -> None:
    """Chinese must come out whole on consoles and in pipes of every code page."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(
                encoding="utf-8", errors="surrogateescape" if stream is sys.stdin else "backslashreplace"
            )


def _flushed(code: int) -> int:
    """The code, once everything that was printed has arrived. Raises BrokenPipeError when it can't."""
    stream: TextIO | None = sys.stdout
    if stream is not None:
        stream.flush()
    return code


def _complain(says: str, window: Window) -> None:
    """Says what couldn't be done; where the program has no console, in a box."""
    stream: TextIO | None = sys.stderr
    if stream is not None:
        put_line(says, stream)
    else:
        window.tell(says)


def _dispatch(arguments: Sequence[str], language: Language, window: Window) -> int:
    before, command, after = split_at_command(arguments)
    if command is None:
        return _open_window(before, language, window)
    if command not in COMMANDS and Path(command).exists():
        return _open_window([*before, *after], language, window, command)
    if command not in COMMANDS:
        raise Failure(NO_COMMAND.filled(name=command, known=", ".join(COMMANDS)))
    module_name, words = COMMANDS[command]
    module = import_module(f"beian_desktop.cli.{module_name}")
    parser = new_parser(f"{PROGRAM} {command}", words.in_(language))
    add_general(parser, language)
    module.add_arguments(parser, language)
    options = parser.parse_args([*before, *after])
    clock = system_clock(day(options.today) if options.today else None)
    _stop_as_by_hand()
    return int(module.run(options, Console(language, clock, window, options.json, options.data)))


def _stop_as_by_hand() -> None:
    """Lets a request to end stop the command as Ctrl-C does, so that nothing half-written stays behind."""
    with suppress(ValueError):  # only the main thread may say so
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _open_window(arguments: Sequence[str], language: Language, window: Window, file: str | None = None) -> int:
    """The window, with a file that it opens with, unless the options ask for help or the version."""
    listed = "\n".join(f"  {name:10} {words.in_(language)}" for name, (_, words) in COMMANDS.items())
    parser = new_parser(PROGRAM, DESCRIPTION.in_(language), f"{COMMANDS_ARE.in_(language)}\n{listed}")
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    add_general(parser, language)
    parser.parse_args(arguments)
    return window.open([*arguments, *((file,) if file is not None else ())])
