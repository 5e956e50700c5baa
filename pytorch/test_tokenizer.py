"""The tokenizer: encoding, decoding, sampling, bytes and special tokens."""

import json
import os
import random
import tempfile
import unittest
from collections import Counter

from tokenizer import Tokenizer
from vocabulary import SPECIAL, learn, tokenizer_json, words

TEXTS = ["How about coffee?", "커피 한잔 어때?", "Dog bites man.", "개가 사람을 물다."]


class TokenizerTest(unittest.TestCase):
    tokenizer: Tokenizer

    @classmethod
    def setUpClass(cls) -> None:
        counts: Counter[str] = Counter()
        for text in TEXTS:
            for word in words(text):
                counts[word] += 5
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "tokenizer.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(tokenizer_json(*learn(counts, 400)), file)
            cls.tokenizer = Tokenizer(path)

    def pieces(self, ids: list[int]) -> list[str]:
        return [self.tokenizer.pieces[i] for i in ids]

    def test_frequent_words_are_one_piece(self) -> None:
        ids = self.tokenizer.encode("How about coffee?")
        self.assertEqual(self.pieces(ids), ["▁How", "▁about", "▁coffee", "?"])

    def test_decoding_gives_the_text_back(self) -> None:
        for text in [*TEXTS, "Zebra 뷁 😀 é", "", "1,000 coffees"]:
            self.assertEqual(self.tokenizer.decode(self.tokenizer.encode(text)), text)

    def test_unknown_characters_are_spelled_in_utf8(self) -> None:
        pieces = self.pieces(self.tokenizer.encode("뷁"))
        self.assertEqual(pieces, ["▁", "<0xEB>", "<0xB7>", "<0x81>"])

    def test_broken_utf8_decodes_to_a_replacement(self) -> None:
        lone = self.tokenizer.vocab["<0xEB>"]
        self.assertEqual(self.tokenizer.decode([lone]), "\ufffd")

    def test_typed_special_tokens_stay_text(self) -> None:
        for text in SPECIAL:
            ids = self.tokenizer.encode(text)
            self.assertTrue(all(i >= len(SPECIAL) for i in ids))
            self.assertEqual(self.tokenizer.decode(ids), text)

    def test_special_tokens_are_not_decoded(self) -> None:
        ids = [5, *self.tokenizer.encode("Dog"), 3, 0, 0]
        self.assertEqual(self.tokenizer.decode(ids), "Dog")

    def test_samples_are_other_spellings_of_the_same_text(self) -> None:
        rng = random.Random(1)
        samples = {tuple(self.tokenizer.sample(TEXTS[0], rng, 0.5)) for _ in range(30)}
        self.assertGreater(len(samples), 1)
        for ids in samples:
            self.assertEqual(self.tokenizer.decode(list(ids)), TEXTS[0])

    def test_sampling_without_dropout_is_encoding(self) -> None:
        fresh = random.Random(1)
        for text in ["Dogs", "coffeehouse"]:
            self.assertEqual(self.tokenizer.sample(text, fresh, 0.0), self.tokenizer.encode(text))


if __name__ == "__main__":
    unittest.main()
