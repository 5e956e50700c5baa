"""The corpus: three columns a line, no English twice, and the split that the hash decides."""

import os
import re
import unicodedata
import unittest

from split import ALWAYS_TRAINED, held_out, normalized, read, remainder

HERE = os.path.dirname(os.path.abspath(__file__))


class Corpus(unittest.TestCase):
    train: list[list[str]]
    valid: list[list[str]]

    @classmethod
    def setUpClass(cls) -> None:
        cls.train = read(os.path.join(HERE, "train.tsv"))
        cls.valid = read(os.path.join(HERE, "valid.tsv"))

    def test_every_line_has_three_columns_of_trimmed_text(self) -> None:
        for row in self.train + self.valid:
            self.assertEqual(len(row), 3, row)
            for text in row:
                self.assertTrue(text and text == " ".join(text.split()), row)

    def test_text_is_composed(self) -> None:
        for row in self.train + self.valid:
            for text in row:
                self.assertTrue(unicodedata.is_normalized("NFC", text), row)

    def test_english_is_english_and_korean_has_hangul(self) -> None:
        for english, casual, polite in self.train + self.valid:
            self.assertNotRegex(english, "[가-힣]")
            for korean in (casual, polite):
                self.assertTrue(re.search("[가-힣0-9]", korean), korean)

    def test_no_english_occurs_twice(self) -> None:
        rows = self.train + self.valid
        self.assertEqual(len({row[0] for row in rows}), len(rows))

    def test_training_and_validation_share_no_sentence(self) -> None:
        train, valid = ({normalized(row[0]) for row in rows} for rows in (self.train, self.valid))
        self.assertEqual(train & valid, set())

    def test_the_hash_decides_the_side(self) -> None:
        self.assertEqual([row for row in self.train if held_out(row[0])], [])
        self.assertEqual([row for row in self.valid if not held_out(row[0])], [])

    def test_the_exceptions_are_needed(self) -> None:
        train = {normalized(row[0]) for row in self.train}
        for english in ALWAYS_TRAINED:
            self.assertEqual(remainder(english), 1, english)
            self.assertIn(english, train)

    def test_the_sentences_of_the_lecture_are_there(self) -> None:
        expected = {
            "How about coffee?": "커피 한잔 어때?",
            "Dog bites man.": "개가 사람을 물다.",
            "Man bites dog.": "사람이 개를 물다.",
        }
        casual = {row[0]: row[1] for row in self.train}
        self.assertEqual({english: casual[english] for english in expected}, expected)


class Split(unittest.TestCase):

    def test_capitals_and_marks_do_not_matter(self) -> None:
        self.assertEqual(normalized("  Don't GO, please! "), "dont go please")
        self.assertEqual(remainder("Don't go!"), remainder("don't go"))

    def test_the_hash_is_sha1(self) -> None:
        # SHA-1 of "abc" as FIPS 180 gives it: a9993e36 4706816a ba3e2571 7850c26c 9cd0d89d
        number = 0xA9993E364706816ABA3E25717850C26C9CD0D89D
        self.assertEqual(remainder("ABC."), number % 40)


if __name__ == "__main__":
    unittest.main()
