"""The inputs: one for each kind of answer."""
