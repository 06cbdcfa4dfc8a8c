"""Names to actors, places, times and numbers, each with the reason why."""
