"""The words of the ledger as readable data."""
