"""本次只需重改 n 项: what came back, each point a link to its place, ticked off as it changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from beian_desktop.filing.answers import Answers
from beian_desktop.filing.filing import Filing
from beian_desktop.gui.desk import Desk
from beian_desktop.gui.draft import Draft
from beian_desktop.gui.inputs.choices import SearchCombo
from beian_desktop.gui.inputs.wrapping import Tick
from beian_desktop.gui.widgets import LinkButton, button, clear, hint_label, label, link_button, row, show_when
from beian_desktop.system.language import Text
from beian_desktop.wizard.mending import Kept, Point, more_points, part_at, points, with_point, without_point
from beian_desktop.wizard.return_reader import Spoken, read_return
from beian_desktop.wizard.targets import Target, target

COUNTS = Text("本次只需重改 {answers} 项，重传 {scans} 项", "This time only: answers to mend {answers}, scans {scans}")
DONE = Text("已改 {done} / {all}", "{done} of {all} done")
ALL_DONE = Text(
    "列出的都改过了。再核对一遍，就可以重新提交。",
    "Everything on the list was changed. Check once more, then submit again.",
)
NOTHING = Text(
    "没从退回意见里认出具体的项，请照着意见自己改；看不懂的，打电话问受理的网安。",
    "No field was recognised in the remark: mend what it says, and ring the office if it isn't clear.",
)
NOT_THIS = Text("不用改", "Not this")
NOT_THIS_NAMED = Text("“{label}”不用改", "“{label}” needs no mending")
MENDED = Text("已改", "done")
TO_MEND = Text("待改", "to do")
SCAN = Text("重传：{label}", "Upload again: {label}")
POINT = Text("{sign} {label}（{state}）", "{sign} {label} ({state})")
MORE = Text("意见里说到、上面没有的，在这里加上：", "What the remark speaks of and isn't listed, add here:")
MORE_NAME = Text("再加一项", "Add a point")
CHOOSE = Text("按名称找，如“域名”", "Search by name, such as “domain”")
REASON = Text("退回意见：{reason}", "The remark: {reason}")
RECOGNISED = Text("从这段话里认出 {count} 项，不对的去掉勾：", "Recognised in it: {count}. Untick what doesn't belong:")


class MendCard(QFrame):
    """The list of the open filing, while it is returned."""

    def __init__(self, draft: Draft, go_to: Callable[[Target], None]) -> None:
        super().__init__()
        self.setProperty("role", "warnings")
        self.draft, self.desk, self._go_to = draft, draft.desk, go_to
        self.heading = label("", "heading", wraps=True)
        self.links: list[LinkButton] = []
        self._shown: tuple[tuple[Point, ...], bool] | None = None
        self._points = QVBoxLayout()
        self._points.setSpacing(2)
        self.more = SearchCombo(self.desk.say(CHOOSE))
        self.more.setEnabled(not draft.fixed)
        self.more.setAccessibleName(self.desk.say(MORE_NAME))
        self.more.setAccessibleDescription(self.desk.say(MORE))
        self.more.setMaximumWidth(round(460 * self.desk.preferences.text_size / 100))
        self.more.activated.connect(lambda _index: self._add(self.more.currentData()))
        self.state = label("", wraps=True)
        self.reason = hint_label("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.reason)
        layout.addLayout(self._points)
        layout.addWidget(self.state)
        layout.addWidget(hint_label(self.desk.say(MORE)))
        layout.addWidget(self.more)

    def refresh(self, reason: str) -> None:
        """Shows the list as it stands now."""
        kept = self.draft.mend
        if kept is None:
            self.draft.read_mend()
            return
        found = points(kept, self.draft.filing)
        self.reason.setText(self._veiled(self.desk.say(REASON, reason=reason)))
        present = found, self.desk.masking.hides
        if present == self._shown:
            return
        self._shown = present
        scans = sum(point.scan for point in found)
        self.heading.setText(self.desk.say(COUNTS, answers=len(found) - scans, scans=scans))
        focus = next((index for index, link in enumerate(self.links) if link.hasFocus()), None)
        clear(self._points)
        self.links = []
        for point in found:
            self._points.addWidget(self._point(point))
        if focus is not None and focus < len(self.links):
            self.links[focus].setFocus()
        self._offer_more(kept)
        done = sum(point.done for point in found)
        words = NOTHING if not found else ALL_DONE if done == len(found) else DONE
        self.state.setText(self.desk.say(words.filled(done=done, all=len(found))))

    def _offer_more(self, kept: Kept) -> None:
        """What may be added by hand: the remark may say it in words that aren't known."""
        self.more.clear_entries()
        for point in more_points(kept, self.draft.filing):
            self.more.add(self._name(point), point.place)
        self.more.setCurrentIndex(-1)

    def _add(self, place: str | None) -> None:
        if self.draft.mend is not None and place is not None:
            self.draft.keep_mend(with_point(self.draft.mend, Spoken(place, ""), self.draft.filing))

    def _name(self, point: Point) -> str:
        return self.desk.say(SCAN, label=self.desk.say(point.label)) if point.scan else self.desk.say(point.label)

    def _point(self, point: Point) -> QWidget:
        name = self._name(point)
        sign, state = ("☑", MENDED) if point.done else ("☐", TO_MEND)
        words = self.desk.say(POINT, sign=sign, label=name, state=self.desk.say(state))
        link = link_button(words, lambda: self._go_to(target(point.place)))
        words = self._veiled(point.clause)
        link.setAccessibleDescription(words)
        self.links.append(link)
        drop = button(self.desk.say(NOT_THIS), lambda: self._drop(point.place), "link")
        drop.setEnabled(not self.draft.fixed)
        drop.setAccessibleName(self.desk.say(NOT_THIS_NAMED, label=name))
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        layout.addWidget(link)
        clause = hint_label(f"“{words}”" if words else "")
        clause.setIndent(28)
        below = row(clause, drop)
        below.setStretch(0, 1)
        layout.addLayout(below)
        return made

    def _veiled(self, text: str) -> str:
        return self.desk.masking.within(text, self.draft.answers)

    def _drop(self, place: str) -> None:
        if self.draft.mend is not None:
            self.draft.keep_mend(without_point(self.draft.mend, place))


class Recognised(QWidget):
    """What was recognised in a pasted text, to be looked over before it becomes the list."""

    def __init__(self, desk: Desk, filing: Filing) -> None:
        super().__init__()
        self.desk, self.filing = desk, filing
        self.boxes: dict[Spoken, Tick] = {}
        self._read: tuple[Spoken, ...] = ()
        self.heading = label("", "label", wraps=True)
        self._boxes = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.addWidget(self.heading)
        layout.addLayout(self._boxes)
        self.hide()

    def read(self, text: str, answers: Answers) -> None:
        """Shows what the text speaks of."""
        found = read_return(text, answers)
        if found == self._read:
            return
        self._read = found
        clear(self._boxes)
        self.boxes = {spoken: self._box(spoken) for spoken in found}
        for box in self.boxes.values():
            self._boxes.addWidget(box)
        self.heading.setText(self.desk.say(RECOGNISED, count=len(found)))
        show_when(self, bool(found))

    def _box(self, spoken: Spoken) -> Tick:
        (point,) = points({"points": [{"place": spoken.place, "clause": spoken.clause}]}, self.filing)
        label_text = self.desk.say(point.label)
        box = Tick(self.desk.say(SCAN, label=label_text) if point.scan else label_text)
        box.setToolTip(self.desk.masking.within(spoken.clause, self.filing.answers))
        box.setChecked(True)
        return box

    @property
    def chosen(self) -> list[Spoken]:
        """What stays ticked."""
        return [spoken for spoken, box in self.boxes.items() if box.isChecked() and part_at(spoken.place)]
