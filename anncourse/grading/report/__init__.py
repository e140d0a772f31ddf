"""What comes out: a page for each student, and a table of scores."""
