"""Qt's own words (Next, Cancel, the file dialog) in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from beian_desktop.system.language import Language

_OBJECT_NAME = "qt-texts"


def install_qt_texts(application: QApplication, language: Language) -> None:
    """Makes Qt speak Chinese or, by its own texts, English."""
    for old in application.findChildren(QTranslator, _OBJECT_NAME):
        application.removeTranslator(old)
        old.deleteLater()
    chinese = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    QLocale.setDefault(chinese if language is Language.ZH else QLocale(QLocale.Language.English))
    if language is Language.ZH:
        translator = QTranslator(application)
        translator.setObjectName(_OBJECT_NAME)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load("qtbase_zh_CN", folder):
            application.installTranslator(translator)
