"""Debian's Chromium, without a network and without a window."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium isn't installed (apt-get install chromium)")

_GATHER = """<!DOCTYPE html><meta charset="utf-8"><body><script>
const pages = %d, texts = [];
let left = pages;
for (let n = 0; n < pages; n++) {
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-same-origin";
  frame.onload = () => {
    texts[n] = frame.contentDocument.body ? frame.contentDocument.body.innerText : "";
    frame.remove();
    if (--left === 0) { document.body.textContent = ""; texts.forEach(t => {
      const p = document.createElement("pre"); p.textContent = t; document.body.append(p); }); }
  };
  frame.src = n + ".html";
  document.body.append(frame);
}
</script>"""


def run(folder: Path, page: str, *arguments: str) -> str:
    """What the browser prints of a page in the folder; it may reach no network."""
    assert CHROMIUM is not None
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'profile'}", "--window-size=900,600",
        *arguments, (folder / page).as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


def shown_texts(folder: Path, pages: Sequence[bytes]) -> list[str]:
    """What each page shows as text, with its scripts switched off."""
    for number, page in enumerate(pages):
        (folder / f"{number}.html").write_bytes(page)
    (folder / "all.html").write_text(_GATHER % len(pages), encoding="utf-8")
    dom = run(folder, "all.html", "--allow-file-access-from-files", "--virtual-time-budget=30000", "--dump-dom")
    return [html.unescape(text) for text in re.findall(r"<pre>(.*?)</pre>", dom, re.DOTALL)]
