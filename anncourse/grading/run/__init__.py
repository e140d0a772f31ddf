"""All submissions graded, by some processes or on a cluster."""
