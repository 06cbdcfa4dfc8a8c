"""Claims by a language model behind an OpenAI-compatible server: what it answers is checked word for word.

Windows of a document go out as data; what comes back is decoded, grounded in the text, and dropped where it is not.
"""
