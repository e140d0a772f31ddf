"""The suggestions' own numbers; what holds for all is in test_all_figures."""

import numpy as np
import pytest

from anncourse import datasets, plots
from anncourse.widgets import FriendSuggester
from anncourse.widgets.figures.friend_suggester.novel import spoken
from tests.widgets.page import ask

VIEW = "views/FriendSuggester"
ALL = {"person": "everyone", "hidden": 25}


def test_the_page_has_the_novel_s_people_and_links():
    graph = datasets.les_miserables()
    [(names, links, places)] = ask(
        {"Novel": f"{VIEW}/novel.js"},
        """(text) => {
          const novel = new Novel(text), { A } = novel.known(
            { changed: [], hidden: 0, split: 0 });
          return [novel.names, A.map((row) => [...row]), novel.places];
        }""",
        [FriendSuggester().novel],
    )
    assert names == list(graph.names)
    assert links == graph.adjacency.tolist()
    where = plots.layout(graph.adjacency)
    share = (where - where.min(0)) / np.ptp(where, axis=0)
    assert np.array(places) / 1000 == pytest.approx(share, abs=0.0006)


def test_a_name_is_said_as_it_is_spoken():
    names = ["MlleGillenormand", "BaronessT", "CountessDeLo", "Woman1"]
    said = ask({"spoken": f"{VIEW}/novel.js"}, "(n) => spoken(n)", names)
    assert said == [spoken(name) for name in names]
    assert said[:3] == ["Mlle Gillenormand", "Baroness T", "Countess De Lo"]


def test_a_rare_friend_counts_more():
    by_count = FriendSuggester(person="MlleGillenormand")
    assert by_count.suggested[0] == ("Thenardier", 3)
    by_rarity = FriendSuggester(
        person="MlleGillenormand", rule="Adamic-Adar", other="Pontmercy"
    )
    # Marius has 19 friends, Mme Pontmercy 2.
    assert by_rarity.suggested[0] == (
        "Pontmercy",
        pytest.approx(1 / np.log(19) + 1 / np.log(2)),
    )
    assert by_rarity.describe().endswith("share Marius, Mme Pontmercy.")


def test_a_friendship_is_made_and_ended():
    i, j = (
        FriendSuggester.person.options.index(name) - 1
        for name in ("Gribier", "Fauchelevent")
    )
    alone = FriendSuggester(person="Gribier", changed=[[i, j]])
    assert alone.suggested == []
    assert alone.describe().startswith("Gribier has 0 friends.")
    assert FriendSuggester(person="Gribier", changed=[[j, i]] * 2).suggested


@pytest.mark.parametrize("rule", FriendSuggester.rule.options)
def test_it_scores_as_the_package_does(rule):
    figure = FriendSuggester(**ALL, rule=rule, split=3, rounds=2)
    links = datasets.hide_links(
        datasets.les_miserables().adjacency, share=0.1, rng=3
    )
    assert figure.known.A.tolist() == links.today.tolist()
    assert figure.known.y.tolist() == links.y_test.tolist()
    assert figure.area == datasets.auc(figure.scores, links.y_test)
    best = np.argsort(-figure.scores, kind="stable")[:25]
    assert figure.hits == links.y_test[best].sum()


def test_what_questions_may_ask_about():
    figures = [
        FriendSuggester(**ALL, rule=rule, rounds=rounds)
        for rule in ("Jaccard", "averaging")
        for rounds in (0, 4, 30)
    ]
    found = ask(
        {"quantities": f"{VIEW}/task.js"},
        "(s) => [quantities.area(s), quantities.hits(s),"
        ' quantities["area curve"](s)(s.rounds)]',
        [figure.page_state() for figure in figures],
    )
    for figure, (area, hits, curve) in zip(figures, found, strict=True):
        assert (area, hits) == (pytest.approx(figure.area), figure.hits)
        if figure.rule == "averaging":
            assert curve == area


def test_what_questions_may_ask_about_one_person():
    figure = FriendSuggester(other="Pontmercy", changed=[[51, 66]])
    [found] = ask(
        {"quantities": f"{VIEW}/task.js"},
        "(s) => ['first', 'score', 'friends', 'linked', 'changes']"
        ".map((name) => quantities[name](s))",
        [figure.page_state()],
    )
    assert found == ["Thenardier", 4, 8, 1, 1]
