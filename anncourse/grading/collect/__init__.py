"""Submissions brought in, read with distrust, and matched to the assignment."""
