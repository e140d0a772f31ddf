"""An assistant, by hand: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

BAG = """
def bag(text, known):
    spelled = re.findall("[a-z]+", text.lower())
    return np.array([spelled.count(word) for word in known])
"""
ANSWER = """
def answer(scores, names, sure):
    raised = np.exp(scores - np.max(scores))
    p = raised / raised.sum()
    return names[p.argmax()] if p.max() >= sure else "none"
"""
SLOTS = """
def slots(words, tags):
    found, before = [], ""
    for word, tag in zip(words, tags):
        if tag and tag == before:
            found[-1] = (tag, found[-1][1] + " " + word)
        elif tag:
            found.append((tag, word))
        before = tag
    return found
"""
SLIPS = """
def slips(a, b):
    if not a or not b:
        return len(a) + len(b)
    best = min(slips(a[:-1], b), slips(a, b[:-1])) + 1
    return min(best, slips(a[:-1], b[:-1]) + (a[-1] != b[-1]))
"""
HELD_OUT = """
def held_out(groups, share, seed):
    names = np.unique(groups)
    order = np.random.default_rng(seed).permutation(names)
    return np.isin(groups, order[: round(share * len(names))])
"""

WRONG = (
    Wrong(
        "bag",
        "whether a word was said",
        BAG.replace("spelled.count(word)", "int(word in spelled)"),
        "not only whether",
    ),
    Wrong(
        "bag",
        "letters of other words",
        BAG.replace("spelled.count(word)", "text.lower().count(word)"),
        "Compare whole words",
    ),
    Wrong(
        "bag",
        "the list of the example",
        BAG.replace("in known", "in vocabulary"),
        "the list that is handed in",
    ),
    Wrong(
        "answer",
        "the score asked, not the probability",
        ANSWER.replace("p.max() >= sure", "np.max(scores) >= sure"),
        "divide by the sum",
    ),
    Wrong(
        "answer",
        "sure of what leads by far",
        ANSWER.replace("p.max() >= sure", "np.max(scores) >= 4 * sure"),
        "divide by the sum",
    ),
    Wrong(
        "answer",
        "no trust in scores below zero",
        ANSWER.replace(
            "if p.max() >= sure",
            "if p.max() >= sure and np.max(scores) >= 0",
        ),
        "Only the differences of scores count",
    ),
    Wrong(
        "answer",
        "surer than asked",
        ANSWER.replace(">= sure", "> sure"),
        "not what reaches it",
    ),
    Wrong(
        "slots",
        "one slot for each tag",
        """
def slots(words, tags):
    found = {}
    for word, tag in zip(words, tags):
        if tag:
            found[tag] = found[tag] + " " + word if tag in found else word
    return list(found.items())
""",
        "keeps them apart",
    ),
    Wrong(
        "slots",
        "a slot goes on after a gap",
        SLOTS.replace("before = tag", "before = tag or before"),
        "keeps them apart",
    ),
    Wrong(
        "slots",
        "two words at most",
        SLOTS.replace(
            'found[-1][1] + " " + word',
            'found[-1][1].split()[0] + " " + word',
        ),
        "as long as the tag stays",
    ),
    Wrong(
        "slips",
        "place by place",
        """
def slips(a, b):
    return sum(x != y for x, y in zip(a, b)) + abs(len(a) - len(b))
""",
        "moved by one place",
    ),
    Wrong(
        "slips",
        "letters without their order",
        """
def slips(a, b):
    left = list(b)
    for letter in a:
        if letter in left:
            left.remove(letter)
    return max(len(a), len(b)) - (len(b) - len(left))
""",
        "The order counts",
    ),
    Wrong(
        "slips",
        "an exchange between words as long, else only letters in and out",
        """
def slips(a, b):
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b))
    d = np.add.outer(np.arange(len(a) + 1), np.arange(len(b) + 1))
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            d[i, j] = d[i - 1, j - 1] if x == y else d[i, j]
            d[i, j] = min(d[i, j], d[i - 1, j] + 1, d[i, j - 1] + 1)
    return int(d[-1, -1])
""",
        "also where a letter is added",
    ),
    Wrong(
        "split",
        "the first groups, whatever the seed",
        HELD_OUT.replace(
            "np.random.default_rng(seed).permutation(names)", "names"
        ),
        "each seed holds out others",
    ),
    Wrong(
        "split",
        "the share of the sentences",
        """
def held_out(groups, share, seed):
    names = np.random.default_rng(seed).permutation(np.unique(groups))
    held = np.zeros(len(groups), bool)
    for name in names:
        if held.sum() < share * len(groups):
            held |= groups == name
    return held
""",
        "however many sentences each has",
    ),
    Wrong(
        "split",
        "two neighbors are one group",
        """
def held_out(groups, share, seed):
    count = len(groups) // 2
    chosen = np.random.default_rng(seed).permutation(count)
    held = np.isin(np.arange(count), chosen[: round(share * count)])
    return np.append(np.repeat(held, 2), [False] * (len(groups) % 2))
""",
        "however many sentences each has",
    ),
    Wrong(
        "split",
        "groups cut out of the row as if they stood together",
        """
def held_out(groups, share, seed):
    names, first, size = np.unique(
        groups, return_index=True, return_counts=True
    )
    rng = np.random.default_rng(seed)
    held = np.zeros(len(groups), bool)
    for i in rng.permutation(len(names))[: round(share * len(names))]:
        held[first[i] : first[i] + size[i]] = True
    return held
""",
        "need not be neighbors",
    ),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "bag": """
from collections import Counter


def bag(text, known):
    said = Counter(re.findall("[a-z]+", text.lower()))
    return [said[word] for word in known]
""",
    "answer": """
def answer(scores, names, sure):
    raised = [float(np.exp(z - max(scores))) for z in scores]
    best = raised.index(max(raised))
    return "none" if raised[best] < sure * sum(raised) else names[best]
""",
    "slots": """
from itertools import groupby


def slots(words, tags):
    pairs = zip(words, tags)
    runs = [(t, list(run)) for t, run in groupby(pairs, lambda pair: pair[1])]
    return [(t, " ".join(word for word, _ in run)) for t, run in runs if t]
""",
    "slips": SLIPS,
    "split": """
def held_out(groups, share, seed):
    names = sorted(set(groups.tolist()))
    count = round(share * len(names))
    chosen = np.random.default_rng(seed).choice(names, count, replace=False)
    return [name in set(chosen.tolist()) for name in groups.tolist()]
""",
}
