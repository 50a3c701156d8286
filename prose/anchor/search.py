"""Decides where words that vanished from their place turned up again."""

from rapidfuzz import fuzz

from prose.anchor.make import CONTEXT

FRESH = 0.6
LIKE = 85.0
MIN_FUZZY = 12
MAX_FOUND = 100

Span = tuple[int, int]


def find_moved(quote: str, around: tuple[str, str], new: str, spans: list[Span]) -> Span | None:
    """Where the quote stands in what is fresh in the new text; None if nowhere or undecidable.

    Only fresh text is looked at: the same words that stood elsewhere before are not this passage.
    """
    found = _exact(quote, new, spans)
    if len(found) > MAX_FOUND:
        return None
    if found:
        return _by_context(found, around, new)
    return _fuzzy(quote, new, spans)


def _exact(quote: str, new: str, spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    at = new.find(quote)
    while at >= 0 and len(found) <= MAX_FOUND:
        span = at, at + len(quote)
        overlap = sum(max(0, min(end, span[1]) - max(start, at)) for start, end in spans)
        if overlap >= FRESH * len(quote):
            found.append(span)
        at = new.find(quote, at + 1)
    return found


def _by_context(found: list[Span], around: tuple[str, str], new: str) -> Span | None:
    scores = [_context_score(span, around, new) for span in found]
    best = max(scores)
    return found[scores.index(best)] if scores.count(best) == 1 else None


def _context_score(span: Span, around: tuple[str, str], new: str) -> int:
    before, after = new[max(0, span[0] - CONTEXT) : span[0]], new[span[1] : span[1] + CONTEXT]
    return _shared(before[::-1], around[0][::-1]) + _shared(after, around[1])


def _shared(a: str, b: str) -> int:
    count = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        count += 1
    return count


def _fuzzy(quote: str, new: str, spans: list[Span]) -> Span | None:
    """The likeliest place by rapidfuzz, where the words are many enough to be told apart."""
    best: tuple[float, Span] | None = None
    for start, end in spans:
        if len(quote) < MIN_FUZZY or end - start < MIN_FUZZY:
            continue
        found = fuzz.partial_ratio_alignment(quote, new[start:end], score_cutoff=LIKE)
        if found and min(found.dest_end - found.dest_start, end - start) >= len(quote) // 2:
            span = start + found.dest_start, start + found.dest_end
            if best is None or found.score > best[0]:
                best = found.score, span
    return best[1] if best else None
