"""What an agency says of itself: name, letterhead, who hands in, usual documents; and all of it as one file."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.flow import Flow
from beian_desktop.gui.inputs.base import Input
from beian_desktop.gui.inputs.choosing import input_for
from beian_desktop.gui.inputs.wrapping import Tick
from beian_desktop.gui.widgets import ScrollPage, button, clear, frame, hint_label, inset, label, row
from beian_desktop.services.agency import AGENT_FIELDS, MOST_AGENTS, MOST_COPIES, Agency
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.form.field import BaseField
    from beian_desktop.services.document_list import ListedDocument
    from beian_desktop.services.settings_file import Brought
    from beian_desktop.services.workspace import Workspace

TITLE = Text("代办机构设置", "The agency's settings")
WHAT = Text(
    "代办公司在这里写一次自己的资料。自己办备案的不用填。",
    "An agency gives its own data here, once. Not needed when you file for yourself.",
)
NAME = Text("机构名称", "Name of the agency")
ADDRESS = Text("地址", "Address")
PHONE = Text("电话", "Telephone")
NAME_HINT = Text("全称，如 上海样例商务服务有限公司", "In full, e.g. 上海样例商务服务有限公司")
ADDRESS_HINT = Text("印在信头上，如 上海市浦东新区样例路1号", "Stands in the letterhead, e.g. 上海市浦东新区样例路1号")
PHONE_HINT = Text("印在信头上，如 021-60000000", "Stands in the letterhead, e.g. 021-60000000")
LETTERHEAD = Text("信头", "Letterhead")
LETTERHEAD_HINT = Text(
    "印在委托处理协议和告知同意书上方，一行一行写；不写就用名称、地址和电话",
    "Above the processing agreement and the consent, line by line; left empty: name, address and telephone",
)
FILLS = Text("新建备案时自动填为委托本机构办理", "New filings are mandated to this agency")
AGENTS = Text("经办人", "Who hands in")
AGENTS_HINT = Text(
    "第一位填入新建的备案；其他人需要时改", "The first is filled into new filings; change it where another goes"
)
ADD_AGENT = Text("再加一位经办人(&A)", "&Another person")
REMOVE_AGENT = Text("移走第 {number} 位", "Take number {number} away")
DOCUMENTS = Text("常用文书和份数", "Usual documents and copies")
DOCUMENTS_HINT = Text(
    "“按模板”照受理机关的模板；0 表示平时不放", "“As in the pack” follows the office's; 0 leaves it out"
)
AS_PACK = Text("按模板", "As in the pack")
SAVE = Text("保存(&S)", "&Save")
CANCEL = Text("取消(&C)", "&Cancel")
SAVED = Text("已保存。", "Saved.")
EXPORT = Text("导出设置…", "Export the settings…")
IMPORT = Text("导入设置…", "Import settings…")
CARRY = Text(
    "机构设置、自己的模板和 Word 表格、服务商记录存成一个文件，拿到别的电脑上用。里面有经办人的证件号码，请妥善保管。",
    "The agency's settings, your own packs and Word forms, and the provider book as one file for another computer. It "
    "holds the numbers of who hands in: keep it safe.",
)
FILE_NAME = Text("备案桌面设置.beian-settings", "settings.beian-settings")
EXPORTED = Text("设置已导出到 {path}。", "The settings are in {path}.")
ASKS_IMPORT = Text("导入“{name}”里的设置？", "Bring in the settings of “{name}”?")
IMPORT_HOW = Text(
    "机构设置会换成文件里的；服务商和模板只增加，同名而不同的模板先移到旁边保存。",
    "The agency's settings become those of the file; providers and packs are added, and a pack here that differs is put "
    "aside first.",
)
IMPORT_YES = Text("导入(&I)", "&Bring in")
IMPORTED = Text("已导入：{files} 个文件，{providers} 个服务商。", "Brought in: {files} files, {providers} providers.")


class AgencyDialog(QDialog):
    """Keeps nothing before it is saved."""

    def __init__(self, parent: QWidget, desk: Desk, kept: Agency, documents: tuple[ListedDocument, ...]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.kept = desk, kept
        self.setWindowTitle(desk.say(TITLE))
        percent = desk.preferences.text_size
        self.resize(min(720 * percent // 100, 960), 640)
        self.name, self.address, self.phone = QLineEdit(kept.name), QLineEdit(kept.address), QLineEdit(kept.phone)
        self.letterhead = QPlainTextEdit("\n".join(kept.letterhead))
        self.letterhead.setFixedHeight(self.letterhead.fontMetrics().lineSpacing() * 5)
        self.letterhead.setTabChangesFocus(True)
        self.fills = Tick(desk.say(FILLS))
        self.fills.setChecked(kept.fills_new)
        self.fills.setAccessibleName(desk.say(FILLS))
        self.agents: list[dict[str, Input]] = []
        self.copies: dict[str, QSpinBox] = {}
        self.save = button(desk.say(SAVE), self._save, "primary")
        self.page = ScrollPage()
        self._people = QVBoxLayout()
        self._lay_out(documents)
        QShortcut("Ctrl+Return", self, self._save)
        self.name.setFocus()

    def _lay_out(self, documents: tuple[ListedDocument, ...]) -> None:
        say, column = self.desk.say, self.page.column
        column.addWidget(label(say(TITLE), "title", wraps=True))
        column.addWidget(label(say(WHAT), "muted", wraps=True))
        own = frame("card", QVBoxLayout, 22, 6)
        for text, hint, part in (
            (NAME, NAME_HINT, self.name),
            (ADDRESS, ADDRESS_HINT, self.address),
            (PHONE, PHONE_HINT, self.phone),
            (LETTERHEAD, LETTERHEAD_HINT, self.letterhead),
        ):
            self._ask(own.layout(), text, hint, part)  # type: ignore[arg-type]  # a box
        own.layout().addWidget(self.fills)  # type: ignore[union-attr]
        column.addWidget(own)
        people = frame("card", QVBoxLayout, 22, 8)
        inside = people.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(label(say(AGENTS), "heading", wraps=True))
        inside.addWidget(hint_label(say(AGENTS_HINT)))
        inside.addLayout(self._people)
        self.add = button(say(ADD_AGENT), self._add)
        inside.addLayout(row(self.add, None))
        column.addWidget(people)
        self._show_people([Answers(_texts(one)) for one in self.kept.agents] or [Answers()])
        column.addWidget(self._documents(documents))
        column.addWidget(self._carrying())
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        outer.addWidget(self.page, 1)
        foot = row(None, button(say(CANCEL), self.reject), self.save)
        foot.setContentsMargins(32, 8, 32, 0)
        outer.addLayout(foot)

    def _ask(self, inside: QVBoxLayout, text: Text, hint: Text, part: QWidget) -> None:
        name = label(self.desk.say(text), "label", wraps=True)
        name.setBuddy(part)
        part.setAccessibleName(self.desk.say(text))
        part.setAccessibleDescription(self.desk.say(hint))
        inside.addWidget(name)
        inside.addWidget(part)
        inside.addWidget(hint_label(self.desk.say(hint)))

    # People

    @property
    def people(self) -> list[Answers]:
        """The people as they stand in the inputs."""
        found = []
        for inputs in self.agents:
            answers = Answers()
            for asking in inputs.values():
                answers = asking.put(answers)
            found.append(answers)
        return found

    def _add(self) -> None:
        self._show_people([*self.people, Answers()])
        self.agents[-1]["name"].parts()[0].setFocus()

    def _remove(self, place: int) -> None:
        self._show_people([one for number, one in enumerate(self.people) if number != place] or [Answers()])
        self.add.setFocus()

    def _show_people(self, people: list[Answers]) -> None:
        clear(self._people)
        self.agents = []
        for place, answers in enumerate(people):
            inputs: dict[str, Input] = {}
            for name, asked in AGENT_FIELDS.items():
                inputs[name] = self._input(asked, answers)
            self.agents.append(inputs)
            if len(people) > 1:
                away = button(self.desk.say(REMOVE_AGENT, number=place + 1), partial(self._remove, place), "link")
                self._people.addLayout(row(None, away))
        self.add.setEnabled(len(people) < MOST_AGENTS)
        self.page.settle()

    def _input(self, asked: BaseField, answers: Answers) -> Input:
        asking, language = input_for(self.desk, asked), self.desk.language
        asking.take(answers)
        asking.name(asked.label.in_(language), asked.hint.in_(language))
        name = label(asked.label.in_(language), "label", wraps=True)
        name.setBuddy(asking.parts()[0])
        self._people.addWidget(name)
        self._people.addWidget(asking)
        return asking

    # Documents, and everything as a file

    def _documents(self, documents: tuple[ListedDocument, ...]) -> QWidget:
        card = frame("card", QVBoxLayout, 22, 8)
        inside, grid = card.layout(), QGridLayout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(label(self.desk.say(DOCUMENTS), "heading", wraps=True))
        inside.addWidget(hint_label(self.desk.say(DOCUMENTS_HINT)))
        grid.setColumnStretch(0, 1)
        for place, document in enumerate(documents):
            count = QSpinBox()
            inset(count)
            count.setRange(-1, MOST_COPIES)
            count.setSpecialValueText(self.desk.say(AS_PACK))
            count.setValue(self.kept.copies.get(document.id, -1))
            title = label(self.desk.say(document.title), wraps=True)
            title.setBuddy(count)
            count.setAccessibleName(self.desk.say(document.title))
            count.setAccessibleDescription(self.desk.say(DOCUMENTS_HINT))
            grid.addWidget(title, place, 0)
            grid.addWidget(count, place, 1)
            self.copies[document.id] = count
        inside.addLayout(grid)
        return card

    def _carrying(self) -> QWidget:
        card = frame("card", QVBoxLayout, 22, 8)
        inside = card.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(hint_label(self.desk.say(CARRY)))
        both = (button(self.desk.say(EXPORT), self.carry_out), button(self.desk.say(IMPORT), self.bring_in))
        inside.addLayout(Flow(*both))
        return card

    @property
    def wanted(self) -> Agency:
        """The settings as they stand in the inputs."""
        from beian_desktop.services.agency import read

        told = {
            "name": self.name.text(),
            "address": self.address.text(),
            "phone": self.phone.text(),
            "letterhead": self.letterhead.toPlainText().splitlines(),
            "agents": [
                {name: one.typed(asked) for name, asked in AGENT_FIELDS.items()}
                for one in self.people
                if any(one.typed(asked) for name, asked in AGENT_FIELDS.items() if name != "id_type")
            ],
            "fills_new": self.fills.isChecked(),
            "copies": {**self.kept.copies, **{name: box.value() for name, box in self.copies.items()}},
        }
        return read(told)

    def _save(self) -> None:
        self.desk.work.do(partial(_kept, wanted=self.wanted), self._have_saved)

    def _have_saved(self, _: None) -> None:
        self.desk.read_agency()
        self.desk.tell(SAVED)
        self.accept()

    def carry_out(self) -> None:
        """Asks where, and writes everything into one file, what stands in the inputs too."""
        out = self.desk.ask.new_file(self.desk.say(EXPORT), self.desk.say(FILE_NAME), "settings")
        if out is not None:
            self.desk.work.do(partial(_kept, wanted=self.wanted))
            saving = partial(_saved, data=self.desk.folder, out=out)
            self.desk.work.do(saving, partial(_tell_saved, self.desk, out))

    def bring_in(self) -> None:
        """Asks for such a file and takes it over."""
        for path in self.desk.ask.files(self.desk.say(IMPORT), ("*.beian-settings",), "settings")[:1]:
            question = self.desk.say(ASKS_IMPORT, name=path.name)
            if self.desk.ask.agrees(question, self.desk.say(IMPORT_HOW), IMPORT_YES):
                bringing = partial(_brought, data=self.desk.folder, path=path, now=self.desk.clock.now())
                self.desk.work.do(bringing, self._have_brought)

    def _have_brought(self, brought: Brought) -> None:
        self.desk.read_agency()
        failures = [self.desk.say(failure) for failure in brought.failures]
        told = self.desk.say(IMPORTED, files=brought.files, providers=brought.providers)
        self.desk.noticed.emit("\n".join([told, *failures]), bool(failures))
        self.accept()


def _texts(one: object) -> dict[BaseField, tuple[str, ...]]:
    assert isinstance(one, dict)
    return {asked: (one.get(name, ""),) for name, asked in AGENT_FIELDS.items()}


def _kept(workspace: Workspace, wanted: Agency) -> None:
    from beian_desktop.services.agency import keep

    keep(workspace, wanted)


def _saved(workspace: Workspace, data: Path, out: Path) -> None:
    from beian_desktop.services.settings_file import save_settings

    save_settings(workspace, data, out)


def _tell_saved(desk: Desk, out: Path, _: None) -> None:
    desk.tell(EXPORTED, path=out)


def _brought(workspace: Workspace, data: Path, path: Path, now: datetime) -> Brought:
    from beian_desktop.services.settings_file import bring_settings

    return bring_settings(workspace, data, path, data / f"replaced-{now:%Y%m%d-%H%M%S}")
