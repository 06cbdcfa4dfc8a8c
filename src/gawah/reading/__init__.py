"""Bytes to documents: one reader per format."""
