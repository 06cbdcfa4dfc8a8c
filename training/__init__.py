"""What trains and measures the extractor's model. It is not part of the package that people install."""
