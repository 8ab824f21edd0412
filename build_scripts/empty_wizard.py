"""The least window that the benchmarks compare with: a QWizard with one empty page. ``--memory`` prints its peak."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWizard, QWizardPage


def main() -> int:
    """Shows it; with ``--memory`` only until it was painted."""
    application = QApplication(sys.argv[:1])
    wizard = QWizard()
    wizard.addPage(QWizardPage())
    wizard.show()
    if "--memory" in sys.argv:
        import resource

        QTimer.singleShot(500, application.quit)
        application.exec()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return 0
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
