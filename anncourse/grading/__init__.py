"""Exercises released, collected and graded: ``anncourse grade``.

A student's cells run in a sandbox without network, files or time to waste. The test
cells run outside of it, in a process that never executes a line of a student's code:
they call the student's functions over a pipe, and only data comes back.

=====================  ===============================================================
commands, steps        ``anncourse grade``, and what each step of it does; `help_text`
terminal               what a step says
doctor                 what this machine lacks for grading

release/               what a teacher wrote, and what students get of it
  assignment           cells by role
  student_version      solutions and hidden tests cut out
  nbgrader_format      nbgrader's metadata, as it writes them for students
  regions              the parts of a cell that are cut out, and canaries
  notebook_file        a teacher's notebook as a file
  leakcheck            whether a secret got out; `unpacking` opens what it is packed in
course/                the folder that a teacher works in
  course, naming       its places; students' names as names of folders
  results              what comes out: `Result` and `TaskScore`
  handed_in            when a submission came, and what collecting noted
collect/               submissions brought in
  collecting           into the course folder
  incoming, owners     what lies in a folder or zip, and whose it is
  versions             the latest of a student's notebooks, and those before it
  student_file         what is in a file, within limits
  reading              what a student handed in, or why it cannot be read
  matching             which submitted cell answers which cell of the assignment
sandbox/               a process that sees nothing and reaches nobody
  process              bubblewrap, started and closed
  view, seccomp        what it sees of this machine; which system calls it has not
  limits, usage        how much of everything a submission may use, and does
  cores                one core for each sandbox
  clock, waiting       seconds that count; waits that end
  channel, wire        questions and answers over a pipe: JSON and numbers, never
                       pickle; `wire_numpy` for arrays
  inside               the program in the sandbox: runs cells, answers requests
  jupyter              a cell's text as Python, and run as Jupyter would run it
  pictures             what cells draw, for a person
judge/                 one submission judged
  one_submission       read, matched, judged: `grade`
  starting             the student's cells run; one that ends the sandbox is left out
  judging, guard       cells inside, tests outside, within their time and memory
  trust                which names a test may believe, and which the student decides
  remote               a test's questions to the sandbox
  stand_ins            what test cells hold in place of the student's objects
  remote_errors        the errors of the student's code, raised where the test runs
  explaining           one sentence for the student that gives nothing away
run/                   all submissions graded
  running, keeping     one after the other; what is graded already is kept
  jobs, pool           one submission as a piece of work; some processes that do it
  cluster              the same on a Dask cluster, whose workers are asked first
report/                what students and teachers get
  feedback             a page for each student
  scores               all scores in a table, in the order of a class's list
gradebook/             nbgrader's
  gradebook            scores in, a person's points back
  structure            its database, and the cells it knows
  formgrader           the notebook that a person judges; `outputs` stands below code
=====================  ===============================================================
"""
