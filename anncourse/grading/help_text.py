"""What ``anncourse grade`` says about itself."""

from anncourse.grading.course.course import VARIABLE

ABOUT = f"""\
Hand out exercises, collect what students send, grade it, and give marks back.

Work in your course folder: it holds source/NAME/NAME.ipynb for each assignment NAME.
Elsewhere, name the folder with --course, or once for all in {VARIABLE}.
"""
ORDER = """\
In this order:
  anncourse grade doctor                         is this machine ready?
  anncourse grade release perceptron             make the students' version
  anncourse grade collect Downloads/all.zip perceptron
  anncourse grade run perceptron                 grade all that came
  anncourse grade export perceptron -o scores.csv
  anncourse grade feedback perceptron            a page for each student

Each ends with 0 if all is done, 1 if something failed or needs you, 2 for wrong use.
"""
DOCTOR = """\
Look at this machine: what does it lack for grading, and how do you get it?
"""
RELEASE = """\
Make the students' version of an assignment. Solutions and hidden tests are cut out;
what you wrote in source/ stays as it is, but for a random mark in each hidden test, by
which `leakcheck` knows it.
"""
LEAKCHECK = """\
Search files for hidden tests and solutions. Look at whatever you publish before you do:
the release, the built site, the feedback, the table of scores.

Searched is the text of notebooks, pages, zips and packed files; not pictures, PDF or
what is encrypted.
"""
COLLECT = """\
Take what students sent into submitted/. PATH is a folder, or the zip that Moodle or
Canvas gives you for "download all submissions"; nothing has to be unpacked.

Where one student sent two, the latest counts and the other is kept beside it.
Run it again when more has come: what is there already stays.
"""
RUN = """\
Grade all submissions of an assignment. Students' code runs in a sandbox without your
files and without network; your tests run outside of it.

Stopped halfway? Run it again: what is graded and did not change is kept.
At the end you read how many are graded, and who needs you and why.
"""
FEEDBACK = """\
Write one page for each student to feedback/: points, hints, your comments, their code.
Points and comments that a person gave in formgrader count. A page holds no hidden
test, and nothing in it can run.
"""
EXPORT = """\
Write all scores to a CSV file: student, status, points for each task, total, max.
Points that a person gave in formgrader count.

Status is graded, late, needs a person, crashed, unreadable, not graded or not
submitted; "needs a person, late" is both. A name that a spreadsheet would take for a
formula gets an apostrophe (').
"""
