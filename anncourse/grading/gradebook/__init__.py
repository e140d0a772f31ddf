"""Scores into nbgrader's database, and a person's points back."""
