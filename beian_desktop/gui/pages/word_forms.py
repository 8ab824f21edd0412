"""The Word forms of a local office: added once, ticked for this package, removed again; what is wrong in one is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout

from beian_desktop.gui.desk import Desk
from beian_desktop.gui.pages.document_choice import Caption
from beian_desktop.gui.widgets import button, clear, hint_label, label, row
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.services.word_templates import WordForm

HEADING = Text("本地的 Word 表", "Word forms of your office")
HOW = Text(
    "派出所或网安给了 .docx 表的，把要填的地方写成 {{ site.name }} 这样，添加到这里；以后每份材料都会填好一份，放在 word 文件夹。",
    "When the office gave you a .docx form, write {{ site.name }} and the like where answers belong and add it here; "
    "from then on it is filled beside every package, in the folder word.",
)
ADD = Text("添加 Word 表(&W)…", "Add a &Word form…")
TITLE = Text("选择 .docx 表", "Choose .docx forms")
PRINTS = Text("会填 {count} 项：{names}", "Fills {count}: {names}")
PRINTS_NONE = Text("里面没有要填的标记，会原样放进去", "It has no marks to fill; it is put in as it is")
SEPARATOR = Text("、", ", ")
REMOVE = Text("移除", "Remove")
REMOVING = Text("移除“{name}”？", "Remove “{name}”?")
STAYS = Text("只删除本程序里的这一份，您原来的文件不动。", "Only the program's copy goes; your own file stays.")
REMOVES = Text("移除(&R)", "&Remove")
REFUSED = Text("“{name}”没有添加，里面有 {count} 处要改：", "“{name}” wasn't added; it has {count} to mend:")
REPLACING = Text("已有“{name}”，用新的替换？", "There is a “{name}” already. Replace it?")
OLD_GOES = Text("旧的一份会被替换。", "The old copy is replaced.")
REPLACES = Text("替换(&R)", "&Replace")
_NAMED = 6


class WordForms(QFrame):
    """A tick for each Word form of the data folder. ``shown``: the forms are listed."""

    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("role", "card")
        self.boxes: dict[str, QCheckBox] = {}
        self.forms: list[WordForm] | None = None
        self._unticked: set[str] = set()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(6)
        layout.addWidget(label(desk.say(HEADING), "heading", wraps=True))
        layout.addWidget(hint_label(desk.say(HOW)))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        layout.addLayout(self._rows)
        self.refused = label("", "error", wraps=True)
        self.refused.hide()
        layout.addWidget(self.refused)
        self.add = button(desk.say(ADD), self._choose)
        self.add.setEnabled(not desk.reading)
        layout.addLayout(row(self.add, None))

    @property
    def folder(self) -> Path:
        """Where the forms are kept."""
        from beian_desktop.services.word_templates import word_templates_folder

        return word_templates_folder(self.desk.folder)

    @property
    def chosen(self) -> tuple[str, ...] | None:
        """The forms that are to be filled; None, which is all, until they were looked at."""
        return None if self.forms is None else tuple(name for name, box in self.boxes.items() if box.isChecked())

    # Showing

    def list_forms(self) -> None:
        """Looks at the forms anew, in a thread of its own."""
        self.desk.work.beside(lambda: _listed(self.desk.folder), self._show)

    def _show(self, forms: list[WordForm]) -> None:
        self._unticked |= {name for name, box in self.boxes.items() if not box.isChecked()}
        self.forms, self.boxes = forms, {}
        clear(self._rows)
        for form in forms:
            self._add_row(form)
        self.shown.emit()

    def _add_row(self, form: WordForm) -> None:
        box = QCheckBox()
        box.setAccessibleName(form.name)
        usable = not form.wrong
        box.setEnabled(usable)
        box.setChecked(usable and form.name not in self._unticked)
        self.boxes[form.name] = box
        remove = button(self.desk.say(REMOVE), lambda: self._remove(form.name), "link")
        remove.setEnabled(not self.desk.reading)
        remove.setAccessibleName(f"{remove.text()} {form.name}")
        line = row(box, Caption(form.name, box), remove, spacing=4)
        line.setStretch(1, 1)
        self._rows.addLayout(line)
        words = [hint_label(self._prints(form))] if usable else [self._fault(text) for text in form.wrong]
        for word in words:
            word.setContentsMargins(47, 0, 0, 4)
            self._rows.addWidget(word)
        box.setAccessibleDescription(" ".join(word.text() for word in words))

    def _fault(self, text: Text) -> QLabel:
        return label("✕ " + self.desk.say(text), "error", wraps=True)

    def _prints(self, form: WordForm) -> str:
        if not form.prints:
            return self.desk.say(PRINTS_NONE)
        names = [self.desk.say(name) for name in form.prints]
        shown = self.desk.say(SEPARATOR).join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
        return self.desk.say(PRINTS, count=len(names), names=shown)

    # Adding and removing

    def _choose(self) -> None:
        for path in self.desk.ask.files(self.desk.say(TITLE), ("*.docx",), "word"):
            if path.name in self.boxes and not self.desk.ask.agrees(
                self.desk.say(REPLACING, name=path.name), self.desk.say(OLD_GOES), REPLACES
            ):
                continue
            self.add_form(path)

    def add_form(self, path: Path) -> None:
        """Examines a form and takes it in, or tells every mark to mend."""
        folder = self.folder
        self.refused.hide()
        self.desk.work.beside(lambda: _added(folder, path), self._added)

    def _added(self, form: WordForm) -> None:
        if form.wrong:
            told = self.desk.say(REFUSED, name=form.name, count=len(form.wrong))
            marks = "\n".join(f"· {self.desk.say(text)}" for text in form.wrong)
            self.refused.setText(f"✕ {told}\n{marks}")
            self.refused.show()
        self.list_forms()

    def _remove(self, name: str) -> None:
        if self.desk.ask.agrees(self.desk.say(REMOVING, name=name), self.desk.say(STAYS), REMOVES):
            folder = self.folder
            self.desk.work.beside(lambda: _removed(folder, name), lambda _: self.list_forms())


def _listed(data: Path) -> list[WordForm]:
    from beian_desktop.services.word_templates import word_forms, word_templates_folder

    return word_forms(word_templates_folder(data))


def _added(folder: Path, path: Path) -> WordForm:
    """The form, kept in the folder when nothing is wrong with it."""
    from beian_desktop.services.word_templates import add_word_template, examined

    form = examined(path)
    if not form.wrong:
        add_word_template(folder, path)
    return form


def _removed(folder: Path, name: str) -> None:
    from beian_desktop.services.word_templates import remove_word_template

    remove_word_template(folder, name)
