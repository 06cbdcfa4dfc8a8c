"""What is known from a case: computed from all claims and decisions, kept in the case file, and asked for here."""
