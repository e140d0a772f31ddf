"""Looking inside: every number of a pass, and gradients checked by wiggling."""
