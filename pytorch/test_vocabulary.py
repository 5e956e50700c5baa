"""The byte-pair vocabulary: what becomes a word, a merge, a piece."""

import unittest
from collections import Counter

import vocabulary
from vocabulary import BYTES, SPECIAL, learn, normalize, tokenizer_json, words


class Normalization(unittest.TestCase):

    def test_composes_hangul_and_letters(self) -> None:
        self.assertEqual(normalize("\u1100\u1161"), "가")
        self.assertEqual(normalize("e\u0301"), "é")

    def test_straightens_quotes_dots_and_spaces(self) -> None:
        self.assertEqual(normalize("\u201cDon\u2019t\u201d\u2026 \t go "), "\"Don't\"... go")


class Words(unittest.TestCase):

    def test_contractions_stay_whole_and_marks_stand_alone(self) -> None:
        self.assertEqual(words("I don't know!"), ["▁I", "▁don't", "▁know", "!"])

    def test_digits_are_apart(self) -> None:
        self.assertEqual(words("in 1,024"), ["▁in", "▁", "1", ",", "0", "2", "4"])

    def test_nothing_is_lost(self) -> None:
        text = "커피 한잔, 어때? 3 < 4"
        self.assertEqual("".join(words(text)).replace("▁", " ").strip(), text)

    def test_no_text_has_no_letters(self) -> None:
        self.assertEqual("".join(words("  ")).strip("▁"), "")


class Learning(unittest.TestCase):
    COUNTS = Counter({"low": 5, "lower": 2, "newest": 6, "widest": 3})

    def test_merges_of_the_paper(self) -> None:
        """Sennrich et al. 2016, figure 1, without their end-of-word mark: e s, es t, l o."""
        alphabet, merges = learn(self.COUNTS, len(learn(self.COUNTS, 0)[0]) + 3)
        self.assertEqual(merges, [("e", "s"), ("es", "t"), ("l", "o")])
        self.assertTrue(set("lowernstid") <= set(alphabet))

    def test_stops_at_the_size_asked_for(self) -> None:
        alphabet, _ = learn(self.COUNTS, 0)
        for extra in range(5):
            _, merges = learn(self.COUNTS, len(alphabet) + extra)
            self.assertEqual(len(merges), extra)

    def test_rare_characters_are_not_pieces(self) -> None:
        alphabet, _ = learn(Counter({"뷁": 2, "가": 3}), 1000)
        self.assertIn("가", alphabet)
        self.assertNotIn("뷁", alphabet)

    def test_no_pair_that_occurs_once_is_merged(self) -> None:
        _, merges = learn(Counter({"가나": 1}), 1000, min_char=1)
        self.assertEqual(merges, [])


class File(unittest.TestCase):

    def test_special_tokens_come_first_then_bytes(self) -> None:
        pieces = tokenizer_json(["a", "b"], [("a", "b")])["model"]["vocab"]  # type: ignore[index]
        self.assertEqual(list(pieces), [*SPECIAL, *BYTES, "a", "b", "ab"])
        self.assertEqual(list(pieces.values()), list(range(len(pieces))))
        self.assertEqual([pieces[f">>{tag}<<"] for tag in vocabulary.TAGS], [4, 5, 6])


if __name__ == "__main__":
    unittest.main()
