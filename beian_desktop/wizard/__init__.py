"""The way through the form, without Qt: pages, their states, check-answers, where an issue leads."""
