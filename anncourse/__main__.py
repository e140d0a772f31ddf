"""``python -m anncourse``: the same as the command ``anncourse``."""

import sys

from anncourse.command import main

if __name__ == "__main__":
    sys.exit(main())
