"""Gawah keeps a ledger of who says what about armed conflict."""

__version__ = "0.1.0"
