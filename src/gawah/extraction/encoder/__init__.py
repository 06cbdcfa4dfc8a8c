"""The model: one encoder that reads a text once, and what is read off it."""
