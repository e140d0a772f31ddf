"""One submission judged: its cells inside, the tests outside."""
