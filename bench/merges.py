"""How long hostile texts of 200 kB take to merge, in CPU seconds: python -m bench.merges."""

import random
import sys
import time
from collections.abc import Callable, Iterator

from prose.merge import merge
from prose.source import MAX_BYTES

WORDS = [
    "water",
    "street",
    "heat",
    "plan",
    "city",
    "council",
    "tree",
    "roof",
    "shade",
    "data",
    "model",
    "budget",
]
Texts = tuple[str, str, str]


def cut(text: str) -> str:
    return text.encode()[: MAX_BYTES - 1_000].decode(errors="ignore")


def three(make: Callable[[], str]) -> Texts:
    return cut(make()), cut(make()), cut(make())


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=8)).capitalize() + "."


def shuffled(chance: random.Random, row: list[str], join: str) -> Texts:
    return three(lambda: join.join(chance.sample(row, len(row))))


def hostile(chance: random.Random) -> Iterator[tuple[str, Texts]]:
    """Texts that each were the worst for one part of the merge."""
    paragraph = lambda: " ".join(sentence(chance) for _ in range(8))  # noqa: E731
    yield "every paragraph another", three(lambda: "\n\n".join(paragraph() for _ in range(400)))
    yield "every sentence another", three(lambda: " ".join(sentence(chance) for _ in range(3_600)))
    yield "90,000 passages of a letter", three(lambda: "\n\n".join(chance.choices("abcdefgh", k=66_000)))
    yield "passages shuffled", shuffled(chance, [f"w{n}" for n in range(26_000)], "\n\n")
    yield "items shuffled", shuffled(chance, [f"- w{n} x" for n in range(20_000)], "\n")
    yield "sentences shuffled", shuffled(chance, [f"W{n}." for n in range(26_000)], " ")
    words = [f"k{n}" for n in range(15_000)]
    parts = [
        "\n\n".join(" ".join(words[at : at + size]) for at in range(0, 15_000, size)) for size in (10, 7)
    ]
    yield "one paragraph split in 1,500", (" ".join(words), parts[0], parts[1])
    yield (
        "100 paragraphs against 100",
        three(lambda: "\n\n".join(" ".join(chance.choices(words, k=200)) for _ in range(100))),
    )
    yield "full stops", (cut(". " * 90_000), cut("Z" + ". " * 90_000), cut(". " * 90_000 + "A"))
    yield "noise", three(lambda: "".join(chance.choices("aб. \n\t-#>|*[]^:1`~", k=150_000)))


def main() -> None:
    for name, texts in hostile(random.Random(1)):  # noqa: S311 - the same each time
        began = time.process_time()
        answer = merge(*texts)
        spent = time.process_time() - began
        outcome = f"{len(answer.conflicts)} conflicts" if answer.text is None else "merged"
        sys.stdout.write(f"{name:32}{spent:6.2f} s  {outcome}\n")


if __name__ == "__main__":
    main()
