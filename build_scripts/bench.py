"""Measures what the program promises: ``python build_scripts/bench.py [NAME …]``.

Each figure stands beside its limit; the exit code is 1 when one is beyond. Made-up filings only. Linux.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partialmethod
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from beian_desktop.filing.filing import Filing  # noqa: E402 - the checkout, wherever this is called from
from build_scripts import bench_batch, bench_start  # noqa: E402

TODAY = date(2026, 11, 23)
TWELVE_PAGES = (
    "material-list", "registration", "undertaking", "authorisation", "security-organisation", "answers",
)  # fmt: skip
"""Documents without scans that make twelve pages of the sample."""

SLOWER_AT_MOST = 1.5
"""A package against the same text drawn straight on a canvas."""

GROWS_BY_AT_MOST = 20
"""Megabytes between the hundredth and the last export."""

CHECK_AT_MOST = 10
"""Milliseconds for all checks of a filing whose answers were never read before."""

NUMBER_AT_MOST = 50
"""Microseconds for an identity number of ``inspect``, start of the program and JSON included: 20,000 a second."""

PAGE_AT_MOST, PAUSE_AT_MOST, KEY_AT_MOST = 50, 100, 30
"""Milliseconds: to show a page, that the window doesn't answer, and to show what a key of a search finds."""

IDLE_AT_MOST = 0.5
"""Cores that have nothing to do while the window makes many packages."""

PEAK_AT_MOST = 600
"""Megabytes while scans are printed and fitted."""


Figures = Iterator[tuple[str, float, float]]
"""What was measured, the figure, and its limit."""


def main() -> int:
    """Runs the parts that are named, else all, each as a process of its own; prints one table.

    1 when a figure is beyond its limit, 2 when a part couldn't run.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(PARTS)}; none means all")
    parser.add_argument("--count", type=int, default=1000, help="how many exports and packages; 1000 by default")
    parser.add_argument("--peak-of", choices=SCANS, help=argparse.SUPPRESS)
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak_of:
        print(peak_of(options.peak_of))
        return 0
    if options.part:
        return part(options)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # what was begun ends too
    ends = [ran(name, options.count) for name in options.names or PARTS]
    return max(ends)


def part(options: argparse.Namespace) -> int:
    """Measures one part in this process: a line of JSON for each figure, and the peak of what it took to measure."""
    for what, figure, limit in PARTS[options.part](options):
        print(json.dumps([what, figure, limit]), flush=True)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"         peak of the largest process {peak / 1024:.0f} MB")
    return 0


def ran(name: str, count: int) -> int:
    """The rows of one part; 0, 1 or 2 as :func:`main`."""
    command = [sys.executable, __file__, "--part", name, "--count", str(count)]
    end, begun = 0, time.perf_counter()
    with (
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        ) as process,
        _ending(process),
    ):
        assert process.stdout is not None
        assert process.stderr is not None
        for line in process.stdout:
            if not line.startswith("["):
                print(line, end="", flush=True)
                continue
            what, figure, limit = json.loads(line)
            end = max(end, int(figure > limit))
            print(
                f"{name:8} {what:58} {figure:9.2f}  limit {limit:7.2f}  {'BEYOND' if figure > limit else 'ok'}",
                flush=True,
            )
        why = process.stderr.read().strip().splitlines()
        process.wait()
    print(f"         measured in {time.perf_counter() - begun:.0f} s")
    if process.returncode != 0:
        print(f"{name:8} not measured: {why[-1] if why else process.returncode}", flush=True)
        return 2
    return end


@contextmanager
def _ending(process: subprocess.Popen[str]) -> Iterator[None]:
    """A part and all that it began end with the block, however that ends."""
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def sample() -> Filing:
    """The made-up filing, complete, with an agent, and without scans."""
    from beian_desktop.form.sections import agent
    from beian_desktop.services.sample import sample_filing

    filing = sample_filing(TODAY)
    answers = filing.answers.with_text(agent.USED, "true").with_text(agent.NAME, "李示例")
    return replace(filing, answers=answers, attachments=())


def composed(filing: Filing, documents: tuple[str, ...] | None = TWELVE_PAGES) -> Any:
    """The package of a filing in memory."""
    from beian_desktop.attachments.picture import pictures
    from beian_desktop.documents.compose import compose
    from beian_desktop.exchange.filing_json import write_filing

    return compose(
        filing,
        today=TODAY,
        draft=False,
        pictures=pictures,
        document_ids=documents,
        pack_id="national",
        exchange_json=write_filing(filing),
    )


def check(_: argparse.Namespace) -> Figures:
    """All checks of the sample with forty more domains, its answers read anew each time."""
    from beian_desktop.filing.answers import Answers, forget_readings
    from beian_desktop.form.sections import site
    from beian_desktop.services.checking import check as examined

    domains = tuple(f"shop{number}.example.com" for number in range(40))
    answers = sample().answers
    texts = {field: answers.texts(field) for field in answers} | {site.OTHER_DOMAINS: domains}

    def once() -> None:
        forget_readings()
        examined(Filing("bench", Answers(texts)), today=TODAY)

    once()  # the tables of areas and suffixes are read once in a process
    yield "milliseconds, the median of 50", 1000 * median(seconds(once) for _ in range(50)), CHECK_AT_MOST


def inspect(_: argparse.Namespace) -> Figures:
    """40,000 identity numbers through the command, each twentieth with a wrong check character."""
    bodies = (f"{11010519400101 + 10000 * (number % 60)}{number % 1000:03}" for number in range(40_000))
    numbers = "\n".join(body + "0123456789X"[_check_place(body, number)] for number, body in enumerate(bodies))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "beian_desktop", "inspect", "id-number", "--json"]
    subprocess.run(command, input=numbers, text=True, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    yield "microseconds a number", spent / 40_000 * 1e6, NUMBER_AT_MOST


def _check_place(body: str, number: int) -> int:
    """The value of the check character (GB 11643), one more in each twentieth number."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(body))
    return ((12 - total) % 11 + (number % 20 == 0)) % 11


def package(_: argparse.Namespace) -> Figures:
    """A twelve-page package against its own words drawn straight on canvases, in turns."""
    from beian_desktop.documents import text

    filing = sample()
    files = recorded(filing)
    ours, straight = [], []
    for _turn in range(15):
        text.lines_of.cache_clear()  # as in a fresh filing: nothing of it was broken into lines before
        ours.append(seconds(lambda: composed(filing)))
        straight.append(seconds(lambda: draw_straight(files)))
    pages = " + ".join(str(len(pages)) for pages in files)
    print(f"         files of {pages} pages: package {min(ours):.3f} s, straight {min(straight):.3f} s")
    yield "times the straight canvas", min(ours) / min(straight), SLOWER_AT_MOST


Drawn = list[tuple[str, str, float, tuple[Any, ...], dict[str, Any]]]


def recorded(filing: Filing) -> list[list[Drawn]]:
    """What the package's files draw: for each file and page the method, font, size and arguments of each text."""
    from reportlab.pdfgen.canvas import Canvas

    from beian_desktop.documents import archival

    files: list[list[Drawn]] = []

    class Recorder(Canvas):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self.page: Drawn = []
            self.forms: dict[str, Drawn] = {}
            files.append([])

        def note(self, method: str, *arguments: Any, **options: Any) -> None:
            state = vars(self)  # the types lack these two
            self.page.append((method, state["_fontname"], state["_fontsize"], arguments, options))
            getattr(super(), method)(*arguments, **options)

        drawString = partialmethod(note, "drawString")  # noqa: N815
        drawCentredString = partialmethod(note, "drawCentredString")  # noqa: N815

        def beginForm(self, name: str, *arguments: Any, **options: Any) -> None:  # noqa: N802 - ReportLab's name
            super().beginForm(name, *arguments, **options)
            self.page, self.forms[name] = [], self.page  # what stands on the page before

        def endForm(self, **options: Any) -> None:  # noqa: N802 - ReportLab's name
            name = list(self.forms)[-1]
            self.page, self.forms[name] = self.forms[name], self.page
            super().endForm(**options)

        def doForm(self, name: str) -> None:  # noqa: N802 - ReportLab's name
            self.page += self.forms[name]  # a straight canvas knows no copies
            super().doForm(name)

        def showPage(self) -> None:  # noqa: N802 - ReportLab's name
            files[-1].append(self.page)
            self.page = []
            super().showPage()

    vars(archival)["Canvas"] = Recorder
    try:
        composed(filing)
    finally:
        vars(archival)["Canvas"] = Canvas
    return files


def draw_straight(files: list[list[Drawn]]) -> None:
    """The same words at the same places, with no layout and no lines."""
    from reportlab.pdfgen.canvas import Canvas

    for pages in files:
        canvas = Canvas(io.BytesIO(), invariant=1, pageCompression=1)
        for page in pages:
            for method, font, size, arguments, options in page:
                canvas.setFont(font, size)
                getattr(canvas, method)(*arguments, **options)
            canvas.showPage()
        canvas.save()


def peers(_: argparse.Namespace) -> Figures:
    """The words of a twelve-page package through WeasyPrint and Typst."""
    from beian_desktop.documents import text

    filing = sample()
    words = [[str(each[3][-1]) for each in page] for pages in recorded(filing) for page in pages]
    ours = []
    for _turn in range(9):
        text.lines_of.cache_clear()
        ours.append(seconds(lambda: composed(filing)))
    yield from bench_batch.peers(words, min(ours))


def exports(options: argparse.Namespace) -> Figures:
    """Different filings composed one after another in one process."""
    from beian_desktop.form.sections import site

    filing, early = sample(), 0.0
    for number in range(options.count):
        named = filing.with_answers(filing.answers.with_text(site.NAME, f"示例网站第{number}号"))
        composed(named, documents=None)
        if number == min(100, options.count // 2):
            early = megabytes_now()
    yield f"MB more after {options.count} exports (early {early:.0f} MB)", megabytes_now() - early, GROWS_BY_AT_MOST


def store(_: argparse.Namespace) -> Figures:
    """10,000 filings, encrypted and plain."""
    from build_scripts import bench_store

    return bench_store.store(sample())


def imports(_: argparse.Namespace) -> Figures:
    """5,000 clients out of a workbook."""
    from build_scripts import bench_import

    return bench_import.imports(sample())


SCANS = ("50-page PDF", "100-megapixel JPEG")


def scans(_: argparse.Namespace) -> Figures:
    """The peak of a process that prints and fits one large scan."""
    for name in SCANS:
        done = subprocess.run([sys.executable, __file__, "--peak-of", name], capture_output=True, text=True, check=True)
        yield f"MB peak with a {name}", float(done.stdout), PEAK_AT_MOST


def pages(_: argparse.Namespace) -> Figures:
    """The window: the slowest first and later showing of a page, and the longest pauses."""
    yield from _in_window("pages", {"first": PAGE_AT_MOST, "again": PAGE_AT_MOST, "pause": PAUSE_AT_MOST})


def journeys(_: argparse.Namespace) -> Figures:
    """The journeys of tests/journeys on a screen of their own: keys and clicks of each, and its longest pause.

    A pause is the processor's time of the window's own thread, what answers the reader of the screen included.
    """
    with TemporaryDirectory() as folder:
        report = Path(folder) / "journeys"
        command = [sys.executable, "-m", "pytest", "-q", *(f"tests/journeys/{name}.py" for name in JOURNEYS)]
        environment = {**os.environ, "BEIAN_JOURNEYS": str(report)}
        subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
        for told in map(json.loads, report.read_text(encoding="utf-8").splitlines() if report.exists() else ()):
            what = f"ms pause, {told['keys']} keys, {told['clicks']} clicks: {told['journey'].removeprefix('test_')}"
            yield what[:58], told["pause"], PAUSE_AT_MOST


JOURNEYS = ("test_owner", "test_clerk", "test_after_submission", "test_print_only")


def filings(_: argparse.Namespace) -> Figures:
    """The window's list of 10,000 filings: the slowest key of a search, and scrolling."""
    yield from _in_window("list", {"key": KEY_AT_MOST, "scrolling": KEY_AT_MOST})


def many(_: argparse.Namespace) -> Figures:
    """The window makes a hundred packages: its longest pause, and how many cores have nothing to do."""
    command = [sys.executable, str(ROOT / "build_scripts" / "bench_window.py"), "batch"]
    figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(f"         {figures['seconds']:.0f} s, in which the window and its processes had {figures['used']:.2f} cores")
    yield "ms, longest pause of the window meanwhile", figures["pause"], PAUSE_AT_MOST
    yield "cores idle meanwhile", figures["idle"], IDLE_AT_MOST
    yield "packages missing", figures["missing"], 0


def _in_window(name: str, limits: dict[str, float]) -> Figures:
    """The slowest of each kind of figure, each the quickest of three processes: others share the machine."""
    command = [sys.executable, str(ROOT / "build_scripts" / "bench_window.py"), name]
    runs = [json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(3)]
    best = {figure: min(run[figure] for run in runs) for figure in runs[0]}
    for kind, limit in limits.items():
        worst = max((figure for figure in best if figure.startswith(kind)), key=lambda figure: best[figure])
        yield f"ms, slowest {worst}", best[worst], limit


def peak_of(name: str) -> float:
    """Prints and fits a scan of that kind; the peak of this process in megabytes, without making the scan."""
    from beian_desktop.attachments.content import InMemory
    from beian_desktop.attachments.fit import fitted
    from beian_desktop.attachments.measure import measure
    from beian_desktop.attachments.picture import pictures
    from beian_desktop.documents.upload import upload_files
    from beian_desktop.filing.files import Attachment

    made = subprocess.run([sys.executable, "-c", _MAKE[name]], capture_output=True, check=True).stdout
    content = InMemory(made)
    suffix = "pdf" if name == SCANS[0] else "jpg"
    attachment = Attachment(
        "scan", "operator.certificate", f"scan.{suffix}", measure(content, f"scan.{suffix}"), content
    )
    filing = replace(sample(), attachments=(attachment,))
    composed(filing, ("attachments",))
    for _file in upload_files(filing, "5mb", pictures=pictures, fitted=fitted):
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


_MAKE = {
    "50-page PDF": """
import io, sys
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from reportlab.lib.utils import ImageReader
out = io.BytesIO(); canvas = Canvas(out)
for page in range(50):
    jpeg = io.BytesIO()
    Image.effect_noise((1240, 1754), 40 + page).convert("RGB").save(jpeg, "JPEG", quality=80)
    canvas.drawImage(ImageReader(io.BytesIO(jpeg.getvalue())), 0, 0, 595, 842); canvas.showPage()
canvas.save(); sys.stdout.buffer.write(out.getvalue())
""",
    "100-megapixel JPEG": """
import io, sys
from PIL import Image
out = io.BytesIO()
Image.effect_noise((10000, 10000), 30).convert("RGB").save(out, "JPEG", quality=70)
sys.stdout.buffer.write(out.getvalue())
""",
}


def seconds(work: Callable[[], object]) -> float:
    """How much of the processor's time it takes; other programs on the machine then count for little."""
    start = time.process_time()
    work()
    return time.process_time() - start


def megabytes_now() -> float:
    """What this process holds at present (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


PARTS: dict[str, Callable[[argparse.Namespace], Figures]] = {
    "start": lambda _: bench_start.start(),
    "built": lambda _: bench_start.built(),
    "version": lambda _: bench_start.version(),
    "memory": lambda _: bench_start.memory(),
    "check": check,
    "inspect": inspect,
    "pages": pages,
    "list": filings,
    "journeys": journeys,
    "store": store,
    "import": imports,
    "package": package,
    "peers": peers,
    "scans": scans,
    "exports": exports,
    "many": many,
    "batch": lambda options: bench_batch.batch(options.count),
}
"""``list``: 10,000 filings in the window; ``store``: the same on disk, search and commit; ``many``: packages made by the
window; ``batch``: two cores against one."""


if __name__ == "__main__":
    sys.exit(main())
