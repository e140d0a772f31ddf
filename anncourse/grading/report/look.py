"""How a feedback page looks: the book's colors and measures, in light and dark."""

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>Feedback</title>
<style>{css}</style>
</head>
<body>
<main>
<header>
<p class="over">Feedback on</p>
<h1>{assignment}</h1>
<p class="student">{student}</p>
<p class="score"><b>{score}</b> of {most} points</p>
<div class="bar" aria-hidden="true"><div style="width:{share}%"></div></div>
<p>{head}</p>
{notes}
</header>
<h2>Tasks</h2>
<ol>{tasks}</ol>
{work}
</main>
</body>
</html>
"""

CSS = """
:root { color-scheme: light dark; --ground: #fff; --surface: #f5f7f9; --ink: #1f2933;
  --muted: #56616e; --line: #dce1e7; --accent: #0b5c8f; --good: #00704f;
  --bad: #b3410a; --sans: "Source Sans 3", "Segoe UI", system-ui, sans-serif;
  --serif: "Source Serif 4", Charter, Georgia, serif; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #12161b; --surface: #1a2027; --ink: #dde3ea; --muted: #9dabb9;
    --line: #2f3843; --accent: #7cc0ee; --good: #4fd0a5; --bad: #ff9d6b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.62 var(--serif); overflow-wrap: anywhere; }
main { max-width: 42rem; margin: 0 auto; padding: 3.5rem 1.25rem 5rem; }
h1, h2, h3, .over, .student, .score, .points, .word, .from { font-family: var(--sans); }
h1 { font-size: clamp(2rem, 1.4rem + 2.2vw, 2.9rem); line-height: 1.12;
  letter-spacing: -.015em; margin: 0; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 3.2rem 0 1rem; }
h3 { font-size: 1.125rem; line-height: 1.35; margin: 0; }
p { margin: .5rem 0 0; }
.over { color: var(--muted); margin: 0 0 .25rem; }
.student { color: var(--muted); font-size: 1.125rem; }
.score { font-size: 1.25rem; margin-top: 2rem; }
.score b { font-size: 3rem; line-height: 1; color: var(--accent);
  font-variant-numeric: tabular-nums; margin-right: .15em; }
.bar { height: .5rem; border-radius: .25rem; background: var(--line); overflow: hidden;
  margin: .75rem 0 1.25rem; }
.bar div { height: 100%; border-radius: .25rem; background: var(--accent); }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
li { --kind: var(--accent); border: 1px solid var(--line); border-radius: 8px;
  border-left: 4px solid var(--kind); background: var(--surface);
  padding: 1rem 1.25rem 1.1rem; }
.good { --kind: var(--good); }
.bad { --kind: var(--bad); }
.row { display: flex; gap: 1rem; justify-content: space-between;
  align-items: baseline; }
.row h3 { flex: 1 1 0; min-width: 0; }
.points { margin: 0; white-space: nowrap; color: var(--muted);
  font-variant-numeric: tabular-nums; }
.points b { color: var(--ink); font-size: 1.25rem; }
.word { margin: .15rem 0 0; color: var(--kind); font-weight: 600; }
.good .word::before { content: "\\2713\\00a0" / ""; }
.hint { margin-top: .6rem; }
blockquote { margin: .9rem 0 0; padding: .1rem 0 .1rem 1rem;
  border-left: 2px solid var(--line); }
.from { color: var(--muted); font-size: .9375rem; margin: 0; }
pre { margin: .75rem 0 0; padding: .9rem 1.1rem; overflow-x: auto;
  background: var(--surface); border: 1px solid var(--line); border-radius: 8px;
  font: .8125rem/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  overflow-wrap: normal; }
.prose { white-space: pre-wrap; overflow-wrap: anywhere; font: 1rem/1.6 var(--serif); }
.prose code { font: inherit; }
pre:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
img { display: block; max-width: 100%; height: auto; margin: .75rem 0 0;
  background: #fff; border: 1px solid var(--line); border-radius: 8px; }
.error { margin: .35rem 0 1.25rem; color: var(--bad);
  font: .875rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
@media (max-width: 30rem) { main { padding-top: 2rem; }
  li { padding: .9rem 1rem 1rem; } }
@media print { main { padding: 0; } pre { white-space: pre-wrap; } }
"""
