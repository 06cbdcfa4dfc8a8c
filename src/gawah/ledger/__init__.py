"""The case file: append-only claims and decisions, originals by SHA-256, an audit chain."""
