"""The system's own key store: Windows Credential Manager, macOS Keychain, Secret Service. Many a Linux has none."""

from __future__ import annotations

from beian_desktop.storage.failures import KeyStoreAbsent

SERVICE = "beian-desktop"


def keep(name: str, secret: bytes) -> None:
    """Keeps a secret. Raises KeyStoreAbsent when the system keeps none."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, name, secret.hex())
    except (KeyringError, RuntimeError, OSError) as error:
        raise KeyStoreAbsent from error
    if fetch(name) != secret:
        raise KeyStoreAbsent


def fetch(name: str) -> bytes | None:
    """The secret; None when there is none, or no key store."""
    import keyring
    from keyring.errors import KeyringError

    try:
        found = keyring.get_password(SERVICE, name)
        return None if found is None else bytes.fromhex(found)
    except (KeyringError, RuntimeError, OSError, ValueError):
        return None


def forget(name: str) -> None:
    """Removes the secret, if it is there."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SERVICE, name)
    except (KeyringError, RuntimeError, OSError):
        return
