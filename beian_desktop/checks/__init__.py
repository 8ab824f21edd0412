"""The checks: rules over a filing that give a report of issues."""
