"""Who stands behind what: origins, attribution, what is contested. Nothing is averaged and nothing is chosen."""
