"""Set-up, start and test of a checkout with nothing but Python: ``dev.py run``, ``test``, ``build``, ``setup``, ``lock``."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Hands the command line to :mod:`build_scripts.commands`; an older Python stops here with a sentence."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python reads first
        found = ".".join(str(part) for part in sys.version_info[:3])
        print(f"beian-desktop needs Python 3.11 or newer; this is {found}. Call this script with a newer python3.")
        return 2
    sys.path.insert(0, str(ROOT))
    from build_scripts import commands

    return commands.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
