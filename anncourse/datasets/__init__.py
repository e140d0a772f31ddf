"""Small data sets: drawn on the spot, bundled, or found inside other libraries.

Classes in the plane      xor, circles, moons, spirals, blobs
One number from others    line, wave, pieces, surface
Held-out data             split, hold_out
Real handwriting          digits, shifted_digits, digits_in_order
Photographs               photograph, sliding_windows, cat_crops, textures, painting
Speech                    formants, vowels, speak, spectrogram, glides, steady_vowels
Two inputs                digit_pairs, seen_and_heard
Series                    co2, sunspots, windows
Sequences                 parity, echo, adding
Text                      tales, python_help, Alphabet
Who knows whom            les_miserables, karate_club, campus, communities, hide_links
Friends in common         common_neighbors, jaccard, adamic_adar
Who has many              preferential_attachment
Where people stand        neighbor_means, likeness
Who chose what            davis_women, shoppers, choose, movielens
What to offer next        popularity, item_neighbors, factors
Medicine                  tumors, tissue, faces
Scores of rankings        ranks, hit_rate, sampled_hit_rate, ndcg, auc, precision_at

Nothing here is downloaded, but for `movielens`, and that only where it is told to. One
seed gives one data set, on every machine; points in the plane are the same in the page.
Most sets bring a split of their own and unpack as ``X_train, y_train, X_test, y_test``
(`HeldOut`); what they know beyond that has names (`Crops`, `DigitPairs`, `HiddenLinks`,
`Painting`, `Tumors`, `Voices`). Pictures and
What people ask for       utterances, tagged, words, word_families, hold_out_groups
Scores of rankings        ranks, hit_rate, ndcg, auc, precision_at

Nothing here is downloaded. One seed gives one data set, on every machine; points in
the plane are the same in the page. Most sets bring a split of their own and unpack as
``X_train, y_train, X_test, y_test`` (`HeldOut`); what they know beyond that has names
(`Crops`, `DigitPairs`, `HiddenLinks`, `Painting`, `Tumors`, `Utterances`,
`Voices`). Pictures and
spectrograms are (n, H, W, C) in float32; `digits`, points, tables and series are in
float64. What lives inside scikit-learn, scikit-image or networkx needs ``pip install
"anncourse[data]"``.
"""

from anncourse.datasets.crops import Crops, cat_crops, textures
from anncourse.datasets.friends import (
    HiddenLinks,
    adamic_adar,
    common_neighbors,
    hide_links,
    jaccard,
    likeness,
    neighbor_means,
    preferential_attachment,
)
from anncourse.datasets.graphs import (
    Graph,
    campus,
    communities,
    karate_club,
    les_miserables,
)
from anncourse.datasets.handwriting import (
    digits,
    digits_in_order,
    shifted_digits,
)
from anncourse.datasets.held_out import HeldOut, split
from anncourse.datasets.medicine import Tumors, faces, tissue, tumors
from anncourse.datasets.photographs import (
    Painting,
    painting,
    photograph,
    sliding_windows,
)
from anncourse.datasets.points import (
    blobs,
    circles,
    line,
    moons,
    pieces,
    spirals,
    surface,
    wave,
    xor,
)
from anncourse.datasets.ranking import (
    auc,
    hit_rate,
    ndcg,
    precision_at,
    ranks,
)
from anncourse.datasets.recommending import (
    Ratings,
    factors,
    item_neighbors,
    movielens,
    popularity,
    sampled_hit_rate,
)
from anncourse.datasets.sentences import (
    Utterances,
    hold_out_groups,
    tagged,
    utterances,
    word_families,
    words,
)
from anncourse.datasets.sequences import (
    adding,
    co2,
    echo,
    hold_out,
    parity,
    sunspots,
    windows,
)
from anncourse.datasets.shops import (
    Attendance,
    Shoppers,
    choose,
    davis_women,
    shoppers,
)
from anncourse.datasets.speech import (
    glides,
    speak,
    spectrogram,
    steady_vowels,
)
from anncourse.datasets.text import Alphabet, python_help, tales
from anncourse.datasets.two_inputs import (
    DigitPairs,
    digit_pairs,
    seen_and_heard,
)
from anncourse.datasets.voices import Voices, formants, vowels

__all__ = [
    "Alphabet",
    "Attendance",
    "Crops",
    "DigitPairs",
    "Graph",
    "HeldOut",
    "HiddenLinks",
    "Painting",
    "Ratings",
    "Shoppers",
    "Tumors",
    "Utterances",
    "Voices",
    "adamic_adar",
    "adding",
    "auc",
    "blobs",
    "campus",
    "cat_crops",
    "choose",
    "circles",
    "co2",
    "common_neighbors",
    "communities",
    "davis_women",
    "digit_pairs",
    "digits",
    "digits_in_order",
    "echo",
    "faces",
    "factors",
    "formants",
    "glides",
    "hide_links",
    "hit_rate",
    "hold_out",
    "hold_out_groups",
    "item_neighbors",
    "jaccard",
    "karate_club",
    "les_miserables",
    "likeness",
    "line",
    "moons",
    "movielens",
    "ndcg",
    "neighbor_means",
    "painting",
    "parity",
    "photograph",
    "pieces",
    "popularity",
    "precision_at",
    "preferential_attachment",
    "python_help",
    "ranks",
    "sampled_hit_rate",
    "seen_and_heard",
    "shifted_digits",
    "shoppers",
    "sliding_windows",
    "speak",
    "spectrogram",
    "spirals",
    "split",
    "steady_vowels",
    "sunspots",
    "surface",
    "tagged",
    "tales",
    "textures",
    "tissue",
    "tumors",
    "utterances",
    "vowels",
    "wave",
    "windows",
    "word_families",
    "words",
    "xor",
]
