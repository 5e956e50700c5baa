"""Encodes text with a tokenizer.json that vocabulary.py wrote, and samples other spellings."""

import json
import random
import re

from vocabulary import BYTES, SPECIAL, words


class Tokenizer:
    """Encodes as @huggingface/tokenizers does with the same file, but never to a special token."""

    def __init__(self, path: str) -> None:
        with open(path, encoding="utf-8") as file:
            model = json.load(file)["model"]
        self.vocab: dict[str, int] = model["vocab"]
        self.pieces = sorted(self.vocab, key=lambda piece: self.vocab[piece])
        self.rank = {tuple(pair): rank for rank, pair in enumerate(model["merges"])}
        self._known: dict[str, list[int]] = {}
        self._sampled: dict[str, list[list[int]]] = {}

    def _merge(self,
               word: str,
               rng: random.Random | None = None,
               dropout: float = 0.0) -> list[int]:
        """The ids of a word: merges in the order they were learned, each left out by chance."""
        symbols = list(word)
        while len(symbols) > 1:
            best: int | None = None
            at = -1
            for i in range(len(symbols) - 1):
                rank = self.rank.get((symbols[i], symbols[i + 1]))
                if rank is None or (best is not None and rank >= best):
                    continue
                if rng and rng.random() < dropout:
                    continue
                best, at = rank, i
            if best is None:
                break
            symbols[at:at + 2] = [symbols[at] + symbols[at + 1]]
        ids = []
        for piece in symbols:
            if piece in self.vocab:
                ids.append(self.vocab[piece])
            else:
                ids += [self.vocab[BYTES[byte]] for byte in piece.encode()]
        return ids

    def encode(self, text: str) -> list[int]:
        ids = []
        for word in words(text):
            known = self._known.get(word)
            if known is None:
                known = self._known[word] = self._merge(word)
            ids += known
        return ids

    def sample(self,
               text: str,
               rng: random.Random,
               dropout: float = 0.1,
               variants: int = 12) -> list[int]:
        """Another way to spell it: BPE-dropout (Provilkov et al. 2020), from a few per word."""
        ids = []
        for word in words(text):
            spellings = self._sampled.get(word)
            if spellings is None:
                spellings = [self._merge(word, rng, dropout) for _ in range(variants)]
                self._sampled[word] = spellings
            ids += spellings[int(rng.random() * variants)]
        return ids

    def decode(self, ids: list[int]) -> str:
        """The text without special tokens; bytes that are no UTF-8 become U+FFFD."""
        raw = bytearray()
        for i in ids:
            piece = self.pieces[i]
            if piece in SPECIAL:
                continue
            if re.fullmatch(r"<0x[0-9A-F]{2}>", piece):
                raw.append(int(piece[3:5], 16))
            else:
                raw += piece.replace("▁", " ").encode()
        return raw.decode("utf-8", "replace").strip()
