"""A slip of the program itself: one sentence for the person, and a diagnostics file that tells no answers."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path

from beian_desktop import __version__
from beian_desktop.system.language import Text

CRASHED = Text(
    "程序出了内部错误（{kind}），这一步没有做完；已保存的资料不受影响。诊断信息在 {path}，里面没有您填写的内容，请发给开发者。",
    "The program made a mistake ({kind}) and this step wasn't finished; what was saved is safe. "
    "Diagnostics are in {path}; they hold nothing that you filled in. Please send them to the developers.",
)
CRASHED_UNWRITTEN = Text(
    "程序出了内部错误（{kind}，{place}），这一步没有做完；已保存的资料不受影响。请把这句话告诉开发者。",
    "The program made a mistake ({kind} at {place}) and this step wasn't finished; what was saved is safe. "
    "Please tell the developers this sentence.",
)


def keep_no_core() -> None:
    """Lets no crash of this process leave its memory on the disk, where the system asks the process about that."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def crashed(error: BaseException) -> Text:
    """The sentence about an unexpected exception, after its diagnostics were written."""
    kind = type(error).__name__
    try:
        return CRASHED.filled(kind=kind, path=_written(diagnostics(error)))
    except OSError:
        return CRASHED_UNWRITTEN.filled(kind=kind, place=(_places(error) or ["?"])[-1])


def diagnostics(error: BaseException) -> str:
    """Where the exception came from, and what the program runs on. Neither its message nor any value stands in it:
    both may hold what a person typed."""
    import platform

    lines = [
        f"beian-desktop {__version__}, Python {platform.python_version()}, {sys.platform} {platform.machine()}",
        *(f"{type(link).__name__}:\n" + "\n".join(f"  {place}" for place in _places(link)) for link in _chain(error)),
    ]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> list[BaseException]:
    """The exception and what led to it."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    return chain


def _places(error: BaseException) -> list[str]:
    """Module, line and function of each step; paths are cut to the file, for they may name the user."""
    steps = traceback.extract_tb(error.__traceback__)
    return [f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in steps]


def _written(text: str) -> Path:
    """A new file among the temporary ones that only the user can read. Raises OSError."""
    handle, path = tempfile.mkstemp(prefix="beian-desktop-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(path)
