"""Exercises released, collected and graded: ``anncourse grade``.

A student's cells run in a sandbox without network, files or time to waste. The test
cells run outside of it, in a process that never executes a line of a student's code:
they call the student's functions over a pipe, and only data comes back.

================  ====================================================================
assignment        what a teacher wrote: cells by role
release           the student's version: solutions and hidden tests cut out
regions           the parts of a cell that are cut out, and canaries
marks             nbgrader's metadata, as it writes them for students
notebook_file     a teacher's notebook as a file
reading           what a student handed in, or why it cannot be read
matching          which submitted cell answers which cell of the assignment
limits, usage     how much of everything a submission may use, and does
cores             one core for each sandbox
sandbox           bubblewrap: a process that sees nothing and reaches nobody
layout, seccomp   what it sees of this machine; which system calls it has not
protocol, wire    questions and answers over a pipe: JSON and numbers, never pickle;
                  `wire_numpy` for arrays
inside            the program in the sandbox: runs cells, answers requests
jupyter           a cell's text as Python, and run as Jupyter would run it
remote            a test's questions to the sandbox
stand_ins         what test cells hold in place of the student's functions and objects
remote_errors     the errors of the student's code, raised where the test runs
trust             which names a test may believe, and which the student decides
starting          the student's cells run; one that ends the sandbox is left out
pictures          what they draw, for a person
judging, guard    cells inside, tests outside, within their time and memory
explaining        one sentence for the student that gives nothing away
executor          one submission graded: `grade`
results           what comes out: `Result` and `TaskScore`
course            the folder a teacher works in
naming            students' names as names of folders
incoming, owners  what lies in a folder or zip, and whose it is
collecting        submissions brought into the course folder
versions          the latest of a student's notebooks, and those before it
handed_in         when one came, and what collecting noted
jobs, pool        one submission as a piece of work; some processes that do it
cluster, workers  the same on a Dask cluster, whose workers are asked first
running, keeping  all submissions graded; what is graded already is kept
feedback, look    a page for each student
exporting         all scores in a table
leakcheck         whether a secret got out; `unpacking` opens what it is packed in
gradebook         scores into nbgrader's `database`, a person's points back
formgrader        the notebook that a person judges; `outputs` stands below code
doctor            what this machine lacks for grading
commands, doing   ``anncourse grade``, and what each step of it does; `help_text`
================  ====================================================================
"""
