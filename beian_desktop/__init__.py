"""备案桌面: prepares, checks and prints the police filing of a website, offline."""

__version__ = "0.1.0"
