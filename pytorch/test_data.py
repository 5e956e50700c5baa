"""Training pairs: spellings, batches, epochs."""

import os
import random
import tempfile
import unittest

try:
    import numpy as np
    import torch
except ImportError as error:
    raise unittest.SkipTest(f"PyTorch is not installed: {error}") from error

import json

import data
from spelling import SPELLINGS, as_typed
from tokenizer import Tokenizer
from vocabulary import EOS, PAD, SOS, TAGS, learn, tokenizer_json, word_counts

TRIPLES = [
    ("Hello.", "안녕.", "안녕하세요."),
    ("I went to school.", "나는 학교에 갔어.", "저는 학교에 갔어요."),
    ("How about coffee?", "커피 한잔 어때?", "커피 한잔 어때요?"),
]
GENERATED = [("The dog runs.", "개가 달려.", "개가 달려요."), ("Cats sleep.", "고양이는 자.", "고양이는 자요.")]


def write_vocabulary(folder: str, triples: list[data.Triple]) -> None:
    """A tokenizer.json learnt from the triples."""
    corpus = os.path.join(folder, "corpus.tsv")
    with open(corpus, "w", encoding="utf-8") as file:
        file.writelines("\t".join(triple) + "\n" for triple in triples)
    with open(os.path.join(folder, "tokenizer.json"), "w", encoding="utf-8") as file:
        json.dump(tokenizer_json(*learn(word_counts([corpus]), 200)), file)


class AsTyped(unittest.TestCase):

    def test_korean_keeps_its_question_mark(self) -> None:
        for seed in range(200):
            typed = as_typed("커피 마셔?", random.Random(seed))
            self.assertEqual(typed[-1], "?", typed)

    def test_every_habit_occurs(self) -> None:
        typed = {as_typed("I went to school.", random.Random(seed)) for seed in range(200)}
        self.assertIn("i went to school", typed)
        self.assertIn("I went to school", typed)
        self.assertIn("i went to school.", typed)
        self.assertTrue(any(len(text) == len("I went to school.") - 1 for text in typed))


class Cut(unittest.TestCase):

    def test_batches_are_whole_and_within_the_limit(self) -> None:
        rng = np.random.default_rng(1)
        for tokens in (7, 30, 100):
            widths = np.sort(rng.integers(2, 40, 50))
            cuts = data.cut(widths, tokens)
            self.assertEqual((cuts[0], cuts[-1]), (0, 50))
            for first, last in zip(cuts, cuts[1:]):
                places = widths[first:last].max() * (last - first)
                self.assertTrue(last - first == 1 or 0 < places <= tokens)


class PairsTest(unittest.TestCase):
    folder: tempfile.TemporaryDirectory[str]
    tokenizer: Tokenizer

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.TemporaryDirectory()
        write_vocabulary(cls.folder.name, TRIPLES + GENERATED)
        cls.tokenizer = Tokenizer(os.path.join(cls.folder.name, "tokenizer.json"))

    @classmethod
    def tearDownClass(cls) -> None:
        cls.folder.cleanup()

    def make(self, dropout: float = 0.0) -> data.Pairs:
        return data.Pairs(TRIPLES, GENERATED, self.folder.name, dropout, "cpu", 1, 3)

    def test_a_triple_makes_pairs_to_and_from_both_levels_and_from_other_registers(self) -> None:
        texts, pairs = data.pairs_of(TRIPLES[1:2], [])
        found = {(texts[source], texts[target], tag) for source, target, tag, _ in pairs}
        english, casual, polite = TRIPLES[1]
        expected = {
            (english, casual, TAGS["ko"]),
            (english, polite, TAGS["ko-polite"]),
            (casual, english, TAGS["en"]),
            (polite, english, TAGS["en"]),
            ("저는 학교에 갔습니다.", english, TAGS["en"]),
            ("나는 학교에 갔다.", english, TAGS["en"]),
        }
        self.assertEqual(found, expected)

    def test_batches_are_sentences_of_the_corpus_in_their_frame(self) -> None:
        pairs = self.make()
        texts, index = data.pairs_of(TRIPLES, GENERATED)
        wanted = {(tag, texts[target]) for _, target, tag, _ in index}
        epoch = pairs.epoch(1.0, 60)
        count = 0
        for source, target in (epoch[i] for i in range(len(epoch))):
            self.assertEqual(len(source), len(target))
            for s, t in zip(source.tolist(), target.tolist()):
                count += 1
                self.assertIn(s[0], TAGS.values())
                self.assertEqual(t[0], SOS)
                for ids in (s, t):
                    end = ids.index(EOS)
                    self.assertTrue(all(i == PAD for i in ids[end + 1:]))
                    self.assertNotIn(PAD, ids[:end])
                self.assertIn((s[0], self.tokenizer.decode(t[1:])), wanted)
        hand, other = len(pairs.hand), len(pairs.other)
        self.assertEqual(count, hand + other // 2 + hand)

    def test_epochs_differ_and_the_generator_state_decides_them(self) -> None:
        pairs = self.make(0.3)
        state = pairs.rng.bit_generator.state
        first, second = pairs.epoch(1.0, 60), pairs.epoch(1.0, 60)
        pairs.rng.bit_generator.state = state
        again = pairs.epoch(1.0, 60)
        self.assertEqual(len(first), len(again))
        for i in range(len(first)):
            self.assertTrue(all(torch.equal(a, b) for a, b in zip(first[i], again[i])))
        same = len(first) == len(second) and all(
            torch.equal(first[i][0], second[i][0]) for i in range(len(first)))
        self.assertFalse(same)

    def test_each_text_has_all_its_spellings(self) -> None:
        pairs = self.make(0.3)
        texts, _ = data.pairs_of(TRIPLES, GENERATED)
        self.assertEqual(len(pairs.length), len(texts) * SPELLINGS)
        for i, text in enumerate(texts):
            at = pairs.start[i * SPELLINGS]
            plain = pairs.flat[at:at + pairs.length[i * SPELLINGS]].tolist()
            self.assertEqual(plain, [*self.tokenizer.encode(text), EOS])


if __name__ == "__main__":
    unittest.main()
