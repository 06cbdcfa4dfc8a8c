"""The formats that claims leave and enter in: claims JSONL, CSV, and the veil over private persons."""
