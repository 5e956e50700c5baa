"""chrF against the scores that sacrebleu's own tests expect, and what follows from the formula."""

import unittest

from chrf import corpus_chrf

SENTENCES = [
    (
        "Co nás nejvíc trápí, protože lékaři si vybírají, kdo bude žít a kdo zemře.",
        "Nejvíce smutní jsme z toho, že musíme rozhodovat o tom, kdo bude žít a kdo zemře.",
        39.14078509,
    ),
    (
        "Nebo prostě nemají vybavení, které by jim pomohlo, uvedli lékaři.",
        "A někdy nemáme ani potřebný materiál, abychom jim pomohli, popsali lékaři.",
        31.22557079,
    ),
    (
        "Lapali po dechu, jejich životy skončily dřív, než skutečně začaly.",
        "Lapali po dechu a pak jejich život skončil - dřív, než skutečně mohl začít, připomněli.",
        57.15704367,
    ),
]
CORPORA_BETA_3 = [
    (["a"], ["a"], 100.0),
    ([""], ["reference"], 0.0),
    (["a b c"], ["abc"], 100.0),
    (["a", "b"], ["a", "c"], 50.0),
    (["aa"], ["ab"], 25.0),
    (["abcdefg"], ["hijklmnop"], 0.0),
    (
        [" Die    Beziehung zwischen  Obama und Netanjahu ist nicht gerade  freundlich. "],
        ["Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich."],
        64.1302698,
    ),
]


class Chrf(unittest.TestCase):

    def test_sentences_as_sacrebleu_scores_them(self) -> None:
        for hypothesis, reference, score in SENTENCES:
            # Its test has these with smoothing, which averages F instead of precision and recall.
            self.assertAlmostEqual(corpus_chrf([hypothesis], [reference]), score, delta=1e-3)

    def test_corpora_as_sacrebleu_scores_them(self) -> None:
        for hypotheses, references, score in CORPORA_BETA_3:
            self.assertAlmostEqual(corpus_chrf(hypotheses, references, beta=3), score, places=4)

    def test_counts_are_summed_before_they_are_divided(self) -> None:
        """Unigrams alone: 3 of 4 matched of 6 wanted, not the mean of 1 of 1 and 2 of 3."""
        score = corpus_chrf(["a", "bcx"], ["a", "bcdef"], order=1)
        precision, recall = 3 / 4, 3 / 6
        self.assertAlmostEqual(score, 100 * 5 * precision * recall / (4 * precision + recall))

    def test_lengths_that_differ_are_an_error(self) -> None:
        with self.assertRaises(ValueError):
            corpus_chrf(["a"], [])


if __name__ == "__main__":
    unittest.main()
