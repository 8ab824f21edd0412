"""The form, declared once: sections, fields, options, conditions, change policies and attachment slots."""
