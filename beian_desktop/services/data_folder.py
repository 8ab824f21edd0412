"""A data folder opened and closed, backed up, encrypted and locked: what every use of the filings in it stands on."""

from __future__ import annotations

import getpass
import platform
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from beian_desktop.storage.failures import StoreReadOnly, StoreShut
from beian_desktop.system.clock import Clock
from beian_desktop.system.failure import Failure
from beian_desktop.system.language import Text

if TYPE_CHECKING:
    from beian_desktop.storage.backups import Backup
    from beian_desktop.storage.holding import Hold
    from beian_desktop.storage.store import Store

STORE_NAME = "beian.sqlite3"

_BACKUP_FOLDER = "backup_folder"
_SERIES = "backup_series"


@dataclass(frozen=True, slots=True)
class Backed:
    """A backup that was made. ``copy`` is the one in the folder of the user's choice, or ``failure`` says why not;
    ``unread`` are own files (packs, Word forms) that couldn't be read now.
    """

    backup: Backup
    copy: Backup | None = None
    failure: Failure | None = None
    unread: tuple[str, ...] = ()


class DataFolder:
    """One data folder. Every method may raise a Failure; nothing is half done then, and the folder stays open."""

    def __init__(self, store: Store, folder: Path, clock: Clock, hold: Hold | None = None) -> None:
        self._opened: Store | None = store
        self._folder = folder
        self._clock = clock
        self._hold = hold
        self._copying = Lock()
        """Held while a backup is made, and while the file is closed or exchanged."""

    @classmethod
    def open(cls, folder: Path, clock: Clock, key: str | None = None, *, alone: bool = False) -> Self:
        """The workspace in ``folder``, made (not encrypted) when it isn't there yet, for its owner's eyes only.

        ``key`` is the passphrase or the recovery code of an encrypted one. A window opens it ``alone``: raises
        StoreHeld then when another window has it, and always when another computer has. Raises KeyNeeded when there
        is no key and this computer's key store doesn't hold it, WrongKey, StoreDamaged with the newest good backup,
        StoreReadOnly (see :meth:`open_for_reading`).
        """
        from beian_desktop.storage.holding import hold, refuse_elsewhere

        path = folder / STORE_NAME
        if not alone:
            refuse_elsewhere(path)
            return cls(cls._store_in(folder, clock, key), folder, clock)
        try:
            held = hold(path, _user())
        except OSError as error:
            raise StoreReadOnly(path) from error
        try:
            return cls(cls._store_in(folder, clock, key), folder, clock, held)
        except BaseException:
            held.release()
            raise

    @classmethod
    def open_for_reading(cls, folder: Path, clock: Clock, key: str | None = None) -> Self:
        """The workspace of a read-only disk, or one that another window holds: every change raises StoreReadOnly."""
        from beian_desktop.storage.keys import access_to
        from beian_desktop.storage.store import Store

        path = folder / STORE_NAME
        if not path.is_file():
            raise StoreReadOnly(path)
        return cls(Store.open(path, clock, access=access_to(path, key).looking), folder, clock)

    @property
    def for_reading(self) -> bool:
        """Whether nothing can be changed."""
        return self._store.access.read_only

    @property
    def _store(self) -> Store:
        if self._opened is None:
            raise StoreShut
        return self._opened

    @classmethod
    def _store_in(cls, folder: Path, clock: Clock, key: str | None) -> Store:
        from beian_desktop.storage.converting import finish_sealing
        from beian_desktop.storage.keys import access_to
        from beian_desktop.storage.restoring import resume
        from beian_desktop.storage.store import Store

        path = folder / STORE_NAME
        resume(path)
        finish_sealing(path)
        return Store.open(path, clock, access=access_to(path, key), who=_user())

    def close(self) -> None:
        """Closes the folder's file; others may hold it then."""
        with self._copying:
            if self._opened is not None:
                self._opened.close()
            self._opened = None
        if self._hold is not None:
            self._hold.release()

    @property
    def can_be_locked(self) -> bool:
        """Whether a passphrase opens the data again; a key that only this computer keeps would hide nothing."""
        from beian_desktop.storage.backups import keys_of
        from beian_desktop.storage.keys import By, read_keys

        return self._store.encrypted and read_keys(keys_of(self._folder / STORE_NAME)).has(By.PASSPHRASE)

    @property
    def locked(self) -> bool:
        """Whether the data were locked and wait for the passphrase."""
        return self._opened is None

    def lock(self) -> None:
        """Closes the data and forgets their key; whatever is asked of the workspace raises StoreShut until unlocked.

        Does nothing where no passphrase would open them again.
        """
        with self._copying:
            if self._opened is not None and self.can_be_locked:
                self._opened.close()
                self._opened = None

    def unlock(self, key: str) -> None:
        """Opens the data again by the passphrase or the recovery code. Raises WrongKey."""
        if self._opened is None:
            self._opened = self._store_in(self._folder, self._clock, key)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Settings

    def setting(self, name: str) -> Any:
        """A setting, as JSON values; None when it was never set."""
        return self._store.kept("setting", name)

    def set_setting(self, name: str, value: Any) -> None:
        """Keeps a setting made of JSON values."""
        self._store.keep("setting", name, value)

    # Safety

    def backup(self) -> Backed:
        """Makes a backup, verifies it, and copies it into the folder of the user's choice too."""
        backed = self.prepared_backup()()
        assert backed is not None  # nobody else changes the folder meanwhile
        return backed

    def prepared_backup(self) -> Callable[[], Backed | None]:
        """What makes a backup, in whatever thread: it reads the file by itself, so that answers are kept meanwhile.

        It makes none, and gives None, when the data were closed, locked or encrypted before it began; what would do
        so while it works waits for it.
        """
        unread, store, extra = tuple(self._keep_own_files()), self._store, self.backup_folder
        series = self._series() if extra is not None else ""
        ids = self._ids() if extra is not None and self.encrypted else None

        def make() -> Backed | None:
            with self._copying:
                return self._make_backup(store, extra, series, ids, unread) if self._opened is store else None

        return make

    def _make_backup(
        self, store: Store, extra: Path | None, series: str, ids: set[str] | None, unread: tuple[str, ...]
    ) -> Backed:
        from beian_desktop.storage.backups import copy_backup
        from beian_desktop.storage.plain_left import plain_backups, wipe

        made = store.backup()
        if extra is None:
            return Backed(made, unread=unread)
        try:
            copy = copy_backup(made, extra, self._clock.now(), series)
            if (
                ids is not None
            ):  # of an encrypted store no plain copy stays on a drive that was away when it was encrypted
                wipe(plain_backups(store.backup_folder, extra, ids))
            return Backed(made, copy, unread=unread)
        except Failure as failure:
            return Backed(made, failure=failure, unread=unread)

    def _series(self) -> str:
        """What tells this store's copies from those of others in a shared folder.

        A data folder that was copied to another place or computer goes on under a mark of its own, so that neither
        thins the copies of the other.
        """
        place = f"{platform.node()} {self._folder.resolve()}"
        kept = self.setting(_SERIES)
        if kept is not None and kept["place"] == place:
            return str(kept["series"])
        series = secrets.token_hex(4)
        if not self.for_reading:
            self.set_setting(_SERIES, {"series": series, "place": place})
        return series

    def thins(self, backup: Backup) -> bool:
        """Whether the backup goes by itself as it grows old; of those in a shared folder only this store's own do."""
        return backup.path.parent == self.own_backup_folder or backup.series == self._series()

    def _keep_own_files(self) -> list[str]:
        """Copies packs, Word forms and the window's settings into the store; gives what couldn't be read."""
        from beian_desktop.services.own_files import own_files

        return [] if self.for_reading else self._store.keep_beside(own_files(self._folder))

    def _has_own_files(self) -> bool:
        """Whether the user laid packs or Word forms into the data folder."""
        from beian_desktop.services.own_files import own_files
        from beian_desktop.system.paths import WINDOW_SETTINGS

        return bool(own_files(self._folder).keys() - {WINDOW_SETTINGS})

    def put_own_files_back(self) -> list[Text]:
        """Writes packs, Word forms and the window's settings that came with a backup into the data folder.

        What differs there is set aside. Gives a sentence for each that couldn't be written.
        """
        from beian_desktop.services.own_files import put_back

        aside = self._folder / f"own-files-set-aside-{self._clock.now():%Y%m%d-%H%M%S}"
        return put_back(self._folder, ((path, kept.open()) for path, kept in self._store.beside().items()), aside)

    def due_backup(self) -> Callable[[], Backed | None] | None:
        """:meth:`prepared_backup` when the last one is a day old and there is something to keep; else None."""
        from beian_desktop.storage.backups import backups_in, is_due

        if not is_due(backups_in(self._store.backup_folder), self._clock.now()):
            return None
        return self.prepared_backup() if self._store.summaries() or self._has_own_files() else None

    def backup_if_changed(self) -> Backed | None:
        """Makes a backup before something is done that can't be undone, unless one holds everything already."""
        self._keep_own_files()
        return self.backup() if self._store.changed_since_backup() else None

    @property
    def backup_folder(self) -> Path | None:
        """The folder of the user's choice for backups, beside the one in the data folder."""
        folder = self.setting(_BACKUP_FOLDER)
        return Path(folder) if folder else None

    def set_backup_folder(self, folder: Path | None) -> None:
        """Chooses the folder (another disk, a drive) that backups are copied to, made where it can be; None for none."""
        if folder is not None:
            with suppress(OSError):  # the next backup tells
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.set_setting(_BACKUP_FOLDER, None if folder is None else str(folder.absolute()))

    def verify(self) -> list[Text]:
        """Reads the whole store and tells everything that is wrong with it; nothing when it is whole."""
        return self._store.examine()

    # Destroying

    @property
    def user(self) -> str:
        """The name of the system's user, as it stands in the history."""
        return _user()

    @property
    def own_backup_folder(self) -> Path:
        """Where the data folder's own backups lie."""
        return self._folder / "backups"

    def destroy(self, filing_ids: Sequence[str]) -> datetime:
        """Removes filings for good, without a backup, and notes beside the backups that they aren't to come back.

        Gives the moment. See :mod:`beian_desktop.services.destroying`.
        """
        from beian_desktop.storage.destroyed import note_destroyed

        with self._copying:
            moment = self._store.destroy(filing_ids)
            for folder in (self.own_backup_folder, self.backup_folder):
                if folder is not None and folder.is_dir():
                    note_destroyed(folder, filing_ids, moment)
        return moment

    def backups_with(self, filing_ids: Sequence[str]) -> list[Backup]:
        """The backups, in both folders, that hold any of the filings; those that can't be opened count as such."""
        from beian_desktop.storage.access import PLAIN
        from beian_desktop.storage.backups import backups_in, preview

        found = []
        for backup in [
            one for folder in (self.own_backup_folder, self.backup_folder) if folder for one in backups_in(folder)
        ]:
            try:
                held = {one.id for one in preview(backup.path, self._store.access if backup.sealed else PLAIN).filings}
            except Failure:
                held = set(filing_ids) if backup.path.parent == self.own_backup_folder else set()
            if held & set(filing_ids):
                found.append(backup)
        return found

    def remove_backups(self, backups: Sequence[Backup]) -> None:
        """Overwrites and removes backups. Raises StoreUnwritable."""
        from beian_desktop.storage.plain_left import wipe

        with self._copying:
            wipe(path for backup in backups for path in (backup.path, backup.keys))

    # Encryption

    @property
    def encrypted(self) -> bool:
        """Whether the folder's data are encrypted."""
        return self._store.encrypted

    def encrypt(self, code: str, typed_back: str, *, passphrase: str | None = None, remember: bool = False) -> None:
        """Encrypts everything. Plain backups are overwritten once an encrypted one is there; see also plain_left.

        ``code`` is a new recovery code (see :mod:`beian_desktop.services.encryption`), ``typed_back`` what the
        person typed from their copy of it. The store opens by the passphrase, or by this computer's key store when it
        is to ``remember``, or both. Raises CodeMistyped, PassphraseShort, KeyStoreAbsent: nothing has changed then.
        """
        from beian_desktop.services import encryption
        from beian_desktop.storage.converting import seal
        from beian_desktop.storage.plain_left import plain_backups, wipe

        keys, key = encryption.new_keys(code, typed_back, passphrase, remember=remember)
        self._reopened(lambda path: seal(path, keys, key), key)
        self.backup()
        wipe(plain_backups(self._store.backup_folder, self.backup_folder, self._ids()))

    def plain_left(self) -> list[Path]:
        """What still lies about unencrypted beside an encrypted store: damaged or replaced files that were set aside,
        backups, and the chosen folder of backups when it can't be reached. Packages and bundles aren't looked for.
        """
        from beian_desktop.storage.plain_left import plain_backups, set_asides

        if not self.encrypted:
            return []
        chosen = self.backup_folder
        away = [chosen] if chosen is not None and not chosen.is_dir() else []
        return [
            *set_asides(self._folder / STORE_NAME),
            *plain_backups(self._store.backup_folder, chosen, self._ids()),
            *away,
        ]

    def remove_plain_left(self) -> list[Path]:
        """Overwrites and removes what :meth:`plain_left` found; gives what remains all the same."""
        from beian_desktop.storage.plain_left import wipe

        wipe(path for path in self.plain_left() if path.is_file())
        return self.plain_left()

    def _ids(self) -> set[str]:
        return {summary.id for summary in self._store.summaries()}

    def decrypt(self, key: str) -> None:
        """Turns the data back into plain ones. ``key`` is the passphrase or the recovery code. Raises WrongKey."""
        from beian_desktop.services import encryption
        from beian_desktop.storage.converting import unseal

        path = self._folder / STORE_NAME
        opened = encryption.key_of(path, key)
        self._reopened(lambda path: unseal(path, opened), None)

    def change_passphrase(self, key: str, new: str) -> None:
        """Opens by another passphrase from now on, the backups too. Raises WrongKey, PassphraseShort."""
        from beian_desktop.services import encryption

        folders = (self._store.backup_folder, self.backup_folder)
        with self._copying:
            encryption.change_passphrase(self._folder / STORE_NAME, key, new, folders)

    def remember_here(self, key: str, *, remember: bool = True) -> None:
        """Lets this computer's key store open the data, or not any more. Raises WrongKey, KeyStoreAbsent."""
        from beian_desktop.services import encryption

        with self._copying:
            encryption.remember_here(self._folder / STORE_NAME, key, remember=remember)

    def _reopened(self, change: Callable[[Path], None], key: bytes | None) -> None:
        """Changes the closed file and opens it again, as it was when the change failed."""
        from beian_desktop.storage.access import Access
        from beian_desktop.storage.store import Store

        path, access = self._folder / STORE_NAME, self._store.access
        with self._copying:
            self._store.close()
            try:
                change(path)
                access = Access(key)
            finally:
                self._opened = Store.open(path, self._clock, access=access, who=_user())


def _user() -> str:
    """The name of the system's user, for the history; nothing where the system tells none."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
