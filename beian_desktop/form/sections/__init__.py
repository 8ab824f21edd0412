"""The sections of the form, one module each; the people on the site share one."""
