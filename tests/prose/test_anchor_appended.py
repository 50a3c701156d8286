"""A word changed and more written after it, in one revision: the remark stays with its sentence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from prose.anchor import Place, follow, make_anchor

OFTEN = ["the", "a", "of", "and", "in"]
OURS = [*OFTEN, *["map", "tree", "street", "council", "water", "heat", "counted"]]
NEW = ["asked", "drew", "kept", "open", "late", "bench", "market", "river"]
# Enough of them that one changed word leaves the same sentence.
marks = st.lists(st.sampled_from(OURS), min_size=9, unique=True)
sentence = st.builds(
    lambda some, last: f"{' '.join([*some, last]).capitalize()}.",
    st.lists(st.sampled_from([*OFTEN, *NEW]), min_size=3, max_size=9),
    st.sampled_from(NEW),
)
paragraph = st.lists(sentence, min_size=1, max_size=3).map(" ".join)
passage = st.one_of(
    paragraph, paragraph.map(lambda text: f"### {text}"), paragraph.map(lambda text: f"- {text}")
)
ENDS = st.sampled_from(["\n\n", " "])


@settings(max_examples=1000, derandomize=True)
@given(
    before=st.lists(sentence, max_size=2),
    marked=marks,
    changed=st.integers(min_value=0, max_value=2),
    gap=ENDS,
    after=st.lists(passage, min_size=1, max_size=4).map("\n\n".join),
)
def test_what_is_written_after_it_does_not_draw_a_remark_along(before, marked, changed, gap, after):
    was = " ".join(marked).capitalize() + "."
    content = [place for place, each in enumerate(marked[:-1]) if each not in OFTEN]
    marked[content[changed]] = "quietly"
    now = " ".join(marked).capitalize() + "."
    lead = " ".join([*before, ""]) if before else ""
    old, new = f"{lead}{was}\n", f"{lead}{now}{gap}{after}\n"
    anchor = make_anchor(old, len(lead), len(lead) + len(was))

    assert follow(anchor, [old, new]) == Place("edited", len(lead), len(lead) + len(now))
