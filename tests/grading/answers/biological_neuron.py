"""The biological neuron: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

RATES = """
def rates(currents):
    goal = -70 + 10 * np.asarray(currents, dtype=float)
    with np.errstate(all="ignore"):
        found = 1000 / (2 + 8 * np.log((goal + 65) / (goal + 50)))
    return {answer}
"""
LISTENING = """
def spike_times(times, jumps, tau=8.0):
    v, last, fired = -70.0, 0.0, []
    for time, jump in zip(times, jumps):
        v = -70 + (v + 70) * np.exp(-(time - last) / tau) + jump
        v, last = {after}, time
        if v {reaches} -50:
            fired.append(time)
            v = {reset}
    return fired
"""

WRONG = (
    Wrong(
        "rate",
        "per millisecond",
        "rate = 1 / (3 + 12 * np.log(35 / 20))",
        "1000 ms",
    ),
    Wrong(
        "rate",
        "no refractory time",
        "rate = 1000 / (12 * np.log(35 / 20))",
        "3 ms of rest",
    ),
    Wrong(
        "rate",
        "from rest",
        "rate = 1000 / (3 + 12 * np.log(40 / 20))",
        "reset to",
    ),
    Wrong(
        "curve",
        "no number below the rheobase",
        RATES.format(answer="found"),
        "never fires",
    ),
    Wrong(
        "curve",
        "rounded",
        RATES.format(answer="np.where(goal > -50, found.round(2), 0)"),
        "do not round",
    ),
    Wrong(
        "curve",
        "one row",
        RATES.format(answer="np.where(goal > -50, found, 0).ravel()"),
        "in its shape",
    ),
    Wrong(
        "detector",
        "a window of 8 ms",
        "detector_w, detector_tau = 12.0, 20.0",
        "too wide",
    ),
    Wrong(
        "detector",
        "one is enough",
        "detector_w, detector_tau = 20.0, 0.1",
        "w below 20",
    ),
    Wrong(
        "listen",
        "set back to rest",
        LISTENING.format(after="v", reaches=">=", reset="-70.0"),
        "not at -70",
    ),
    Wrong(
        "listen",
        "above the threshold only",
        LISTENING.format(after="v", reaches=">", reset="-65.0"),
        "use >=",
    ),
    Wrong(
        "listen",
        "never below rest",
        LISTENING.format(after="max(v, -70)", reaches=">=", reset="-65.0"),
        "leaks back",
    ),
)
RIGHT = {
    "rate": """
rate = round(1000 / (3 + 12 * float(np.log(7 / 4))), 2)
""",
    "curve": """
def rates(currents):
    return ann.LIF(tau=8, rest=-70).rate(currents).tolist()
""",
    "detector": """
detector_w = 12
detector_tau = 12
""",
    "listen": """
def spike_times(times, jumps, tau=8.0):
    above, last, found = 0.0, 0.0, np.array([])
    for i in range(len(times)):
        above *= np.exp((last - times[i]) / tau)
        above, last = above + jumps[i], times[i]
        if above >= 20:
            above, found = 5.0, np.append(found, last)
    return found
""",
}
