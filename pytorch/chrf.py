"""chrF (Popović 2015) as sacrebleu defines it: nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no.

White space is taken out, n-grams of 1 to 6 characters are counted over the whole corpus, precision
and recall are averaged over those lengths that both sides have, and recall weighs twice (β = 2).
"""

from collections import Counter

ORDER = 6
BETA = 2


def ngrams(text: str, n: int) -> Counter[str]:
    return Counter(text[i:i + n] for i in range(len(text) - n + 1))


def corpus_chrf(hypotheses: list[str],
                references: list[str],
                order: int = ORDER,
                beta: int = BETA) -> float:
    """0 to 100, of the i-th hypothesis against the i-th reference."""
    if len(hypotheses) != len(references):
        raise ValueError(f"{len(hypotheses)} hypotheses for {len(references)} references")
    guessed, wanted, matched = [0] * order, [0] * order, [0] * order
    for hypothesis, reference in zip(hypotheses, references):
        squeezed = "".join(hypothesis.split()), "".join(reference.split())
        for i in range(order):
            ours, theirs = (ngrams(text, i + 1) for text in squeezed)
            if theirs:  # as sacrebleu: a reference too short for this length does not count
                guessed[i] += ours.total()
                wanted[i] += theirs.total()
                matched[i] += (ours & theirs).total()
    lengths = [i for i in range(order) if guessed[i] and wanted[i]]
    if not lengths or not any(matched):
        return 0.0
    precision = sum(matched[i] / guessed[i] for i in lengths) / len(lengths)
    recall = sum(matched[i] / wanted[i] for i in lengths) / len(lengths)
    return 100 * (1 + beta**2) * precision * recall / (beta**2 * precision + recall)
