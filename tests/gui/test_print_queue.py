"""Printing through a real queue: CUPS with a server of the test's own, which writes what a printer would get to a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from beian_desktop.gui.app import make_application
from beian_desktop.gui.filling import NotInTime, wait_for
from beian_desktop.gui.printing import PrintRun, Wish, printers
from beian_desktop.gui.window import Window
from beian_desktop.services.printing import Offset, ruler_page
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Language
from tests.gui.test_printing import ink, sizes

CUPSD, FILTERS = Path("/usr/sbin/cupsd"), Path("/usr/lib/cups/filter/pdftopdf")
DEBIANS = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")

LINES = 40.0
"""The lines of the ruler page stand below this height, in mm."""

pytestmark = pytest.mark.skipif(
    not (CUPSD.exists() and FILTERS.exists() and shutil.which("lpadmin")),
    reason="CUPS isn't installed (apt-get install cups printer-driver-cups-pdf)",
)

SERVER = """\
LogLevel warn
DirtyCleanInterval 0
Listen {socket}
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """\
ServerRoot {root}/etc
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/state
ErrorLog {root}/error
AccessLog {root}/access
PageLog {root}/page
FileDevice Yes
{user}
"""
TWO_SIDED = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TWOSIDED.PPD"
*Manufacturer: "Test"
*Product: "(Test)"
*ModelName: "Test two-sided"
*ShortNickName: "Test two-sided"
*NickName: "Test two-sided"
*PSVersion: "(3010) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsVersion: 2.4
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: ""
*PageSize Letter/Letter: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*PageRegion Letter/Letter: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "12 12 583 830"
*ImageableArea Letter/Letter: "12 12 600 780"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension Letter/Letter: "612 792"
*OpenUI *Duplex: PickOne
*OrderDependency: 20 AnySetup *Duplex
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long edge: ""
*Duplex DuplexTumble/Short edge: ""
*CloseUI: *Duplex
"""


@dataclass(frozen=True)
class Queues:
    """A running server; each queue writes into the file of its name."""

    root: Path

    def add(self, name: str, ppd: Path) -> Path:
        """A new queue; the file that it prints into."""
        out = self.root / "out" / f"{name}.prn"
        subprocess.run(
            ["lpadmin", "-p", name, "-E", "-v", f"file:{out}", "-P", ppd], check=True, capture_output=True, text=True
        )
        return out

    def finished(self) -> bool:
        """Whether every job is done."""
        return not subprocess.run(["lpstat", "-o"], check=True, capture_output=True, text=True).stdout.strip()

    def asked(self, words: bytes) -> bool:
        """Whether a job asked for something; the server keeps each job's attributes in a file."""
        return any(words in job.read_bytes() for job in self.root.glob("spool/c*"))


@pytest.fixture
def queues(monkeypatch: pytest.MonkeyPatch) -> Iterator[Queues]:
    """A server on a socket of its own, in a folder that its less privileged user reaches; the system's isn't touched."""
    make_application()  # what waits, waits by its clock
    root = Path(tempfile.mkdtemp(prefix="cups-"))
    for folder in ("etc/ppd", "spool/tmp", "cache", "state", "out"):
        (root / folder).mkdir(parents=True)
    socket, as_root = root / "cups.sock", os.geteuid() == 0
    user = "User lp\nGroup lp\nSystemGroup root" if as_root else "SystemGroup users"
    (root / "etc/cupsd.conf").write_text(SERVER.format(socket=socket))
    (root / "etc/cups-files.conf").write_text(FILES.format(root=root, user=user))
    for path in (root, *root.rglob("*")) if as_root else ():
        shutil.chown(path, "lp")
    command = [str(CUPSD), "-f", "-c", f"{root}/etc/cupsd.conf", "-s", f"{root}/etc/cups-files.conf"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    monkeypatch.setenv("CUPS_SERVER", str(socket))
    try:
        if not _answers(socket, server):
            pytest.skip("a CUPS server of one's own can't be started here")
        yield Queues(root)
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(root)


def _answers(socket: Path, server: subprocess.Popen[bytes]) -> bool:
    def up() -> bool:
        return socket.exists() and subprocess.run(["lpstat", "-r"], capture_output=True, check=False).returncode == 0

    wait_for(lambda: server.poll() is not None or up(), "the server")
    return server.poll() is None


def printed(window: Window, wish: Wish) -> object:
    """Prints the ruler page as often as wished, and waits; the failure, if any."""
    run = PrintRun(window.desk.work, "1-交公安.pdf", lambda: ruler_page(Language.ZH), wish, window)
    ended: list[object] = []
    run.ended.connect(ended.append)
    run.start()
    wait_for(lambda: ended, "the printing")
    return ended[0]


def moved(right: float, down: float) -> tuple[float, ...]:
    """Where the lines of the ruler page stand when it is moved by so many mm."""
    box = ink(ruler_page(Language.ZH), below=LINES)
    assert box is not None
    return box[0] + right, box[1] + down, box[2] + right, box[3] + down


def test_pages_size_offset_and_sides_come_out_as_asked(queues: Queues, window: Window) -> None:
    ppd = queues.root / "two-sided.ppd"
    ppd.write_text(TWO_SIDED)
    out = queues.add("Counter", ppd)
    try:
        wait_for(lambda: "Counter" in list(printers()[0]), "the queue to be known")
    except NotInTime:
        pytest.skip("the print library asks the server that an earlier test in this process named")
    assert printed(window, Wish("Counter", (0, None, 0), two_sided=True, offset=Offset(3.0, -2.0))) is None
    wait_for(queues.finished, "the queue")
    assert sizes(out) == [pytest.approx((595.3, 841.9), abs=1)] * 3
    assert ink(out, 2, LINES) == pytest.approx(moved(3.0, -2.0), abs=0.5)
    assert ink(out, 1) is None
    wait_for(lambda: queues.asked(b"two-sided-long-edge"), "a job on both sides")


@pytest.mark.skipif(
    not (DEBIANS.exists() and shutil.which("ps2pdf")), reason="printer-driver-cups-pdf or ghostscript isn't installed"
)
def test_the_driver_that_prints_to_pdf_keeps_the_size(queues: Queues, window: Window, tmp_path: Path) -> None:
    out = queues.add("Pdf", DEBIANS)
    assert printed(window, Wish("Pdf", (0, 0), offset=Offset(1.0, 1.0))) is None
    wait_for(queues.finished, "the queue")
    back = tmp_path / "back.pdf"
    subprocess.run(["ps2pdf", out, back], check=True, capture_output=True)
    assert sizes(back) == [pytest.approx((595.3, 841.9), abs=1.5)] * 2
    assert ink(back, 1, LINES) == pytest.approx(moved(1.0, 1.0), abs=0.5)


def test_a_queue_that_takes_no_jobs_or_is_gone_is_told(queues: Queues, window: Window) -> None:
    ppd = queues.root / "two-sided.ppd"
    ppd.write_text(TWO_SIDED)
    queues.add("Gone", ppd)
    for command in (["cupsreject", "Gone"], ["lpadmin", "-x", "Gone"]):
        subprocess.run(command, check=True, capture_output=True)
        failure = printed(window, Wish("Gone", (0,)))
        assert isinstance(failure, Failure)
        assert "“Gone”没有接受任务" in failure.says.zh
