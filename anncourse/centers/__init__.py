"""Units that answer near a center, and ways to place the centers."""
