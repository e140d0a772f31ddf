"""Healthcare: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

RATES = """def rates(scores, ill, threshold):
    alarm = scores >= threshold
"""
ALARMS = """def alarms(people, prevalence, sensitivity, specificity):
    ill = people * prevalence
"""
CHOOSE = """def choose(scores, ill, specificity):
    for threshold in {}:
        if np.mean(scores[ill == 0] < threshold) {} specificity:
            return threshold
    return {}
"""

WRONG = (
    Wrong(
        "rates",
        "alarms of the well",
        RATES
        + "    return np.mean(alarm[ill == 1]), 1 - np.mean(~alarm[ill == 0])",
        "who give no alarm",
    ),
    Wrong(
        "rates",
        "shares of all",
        RATES + "    n = len(ill) / 2\n"
        "    found = np.sum(alarm & (ill == 1)) / n\n"
        "    return found, np.sum(~alarm & (ill == 0)) / n",
        "not by all people",
    ),
    Wrong(
        "rates",
        "above and not at",
        "def rates(scores, ill, threshold):\n    alarm = scores > threshold\n"
        "    return np.mean(alarm[ill == 1]), np.mean(~alarm[ill == 0])",
        "meets the threshold is an alarm",
    ),
    Wrong(
        "alarms",
        "the right ones alone",
        ALARMS + "    return ill * sensitivity, ill * sensitivity",
        "right and the wrong ones together",
    ),
    Wrong(
        "alarms",
        "everybody may be alarmed in vain",
        ALARMS + "    right = ill * sensitivity\n"
        "    return right + people * (1 - specificity), right",
        "without the ill",
    ),
    Wrong(
        "choose",
        "in their order",
        CHOOSE.format("scores", ">=", "np.inf"),
        "not the first that will do",
    ),
    Wrong(
        "choose",
        "more than the share",
        CHOOSE.format("np.sort(scores)", ">", "np.inf"),
        "exactly this share",
    ),
    Wrong(
        "choose",
        "the highest where none will do",
        CHOOSE.format("np.sort(scores)", ">=", "np.max(scores)"),
        "no score spares them all",
    ),
    Wrong(
        "split",
        "counted by pictures",
        "def fair_split(people, share, rng):\n"
        "    names = rng.permutation(np.unique(people))\n"
        "    return np.isin(people, names[: int(share * len(people))])",
        "not of pictures",
    ),
    Wrong(
        "split",
        "the first people",
        "def fair_split(people, share, rng):\n"
        "    names = np.unique(people)\n"
        "    return np.isin(people, names[: int(share * len(names))])",
        "draw other people",
    ),
)

RIGHT = {
    "rates": RATES + "    well = ill == 0\n"
    "    found = (alarm & ~well).sum() / (~well).sum()\n"
    "    return [found, (well & ~alarm).sum() / well.sum()]",
    "alarms": "def alarms(people, prevalence, sensitivity, specificity):\n"
    "    right = people * prevalence * sensitivity\n"
    "    return right + people * (1 - prevalence) * (1 - specificity), right",
    "choose": "def choose(scores, ill, specificity):\n"
    "    good = [\n"
    "        s for s in scores if np.mean(scores[ill == 0] < s) >= specificity\n"
    "    ]\n"
    "    return min(good, default=np.inf)",
    "split": "def fair_split(people, share, rng):\n"
    "    names = list(dict.fromkeys(people.tolist()))\n"
    "    rng.shuffle(names)\n"
    "    drawn = names[: int(share * len(names))]\n"
    "    return np.array([person in drawn for person in people])",
}
