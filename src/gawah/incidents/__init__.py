"""Claims that speak of one thing are brought together: events into incidents, relations into ties.

Bringing together is not deciding who is right: every group can be taken apart again, and says why it was made.
"""
