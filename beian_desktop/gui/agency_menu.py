"""The agency's own settings in the menu; the dialog is imported when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.gui.window import Window
    from beian_desktop.services.agency import Agency
    from beian_desktop.services.document_list import ListedDocument
    from beian_desktop.services.workspace import Workspace

AGENCY = Text("代办机构设置…", "The agency's settings…")


def show_agency(window: Window) -> None:
    """Opens what an agency says of itself."""
    folder = window.desk.folder

    def read(workspace: Workspace) -> tuple[Agency, tuple[ListedDocument, ...]]:
        from beian_desktop.filing.filing import Filing
        from beian_desktop.services.agency import agency
        from beian_desktop.services.document_list import document_list, own_packs

        return agency(workspace), document_list(Filing(""), own_packs(folder)).documents

    def shown(found: tuple[Agency, tuple[ListedDocument, ...]]) -> None:
        from beian_desktop.gui.agency_dialog import AgencyDialog

        AgencyDialog(window, window.desk, *found).open()

    window.desk.work.do(read, shown)
