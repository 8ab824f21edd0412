"""A filing: answers to the form, the files that belong to it, and where it stands."""
