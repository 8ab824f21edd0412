"""What keeps the data safe, in the window: opening, locking, encryption, backups, history, destroying."""
