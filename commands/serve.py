"""Serve the built book on this machine and print its address."""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGES = Path(__file__).parents[1] / "_build" / "html"


def server(pages: Path = PAGES, port: int = 0) -> ThreadingHTTPServer:
    """Return a server of a folder on this machine; port 0 takes a free one."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(pages))
    return ThreadingHTTPServer(("127.0.0.1", port), handler)


def main() -> int:
    """Serve until the reader presses Ctrl+C."""
    with server() as serving:
        port = serving.server_address[1]
        print(f"The book is at http://127.0.0.1:{port}/ (Ctrl+C stops)")
        sys.stdout.flush()
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
