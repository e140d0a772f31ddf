"""What node's own test runner says about the page's code."""

from pathlib import Path

from tests.parity.node import counts, run


def test_the_tests_written_in_javascript() -> None:
    """All pass; on a failure the report is printed."""
    files = sorted(Path(__file__).parent.glob("*.test.mjs"))
    report = run(files)
    assert report.returncode == 0, report.stdout + report.stderr
    found = counts(report.stdout)
    assert found["fail"] == 0
    assert found["pass"] == found["tests"] > 50
