"""Training pairs, kept on the device as one flat array of ids with ten spellings a sentence.

Every epoch draws anew which spelling stands for a sentence, as source and as target, and cuts the
pairs into batches of similar length.
"""

import glob
import gzip
import os
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

import registers
from spelling import PLAIN, SAMPLED, SPELLINGS, spell
from vocabulary import PAD, SOS, TAGS

Triple = tuple[str, str, str]  # English, casual Korean, polite Korean
HAND_WRITTEN, GENERATED, OTHER_REGISTER = range(3)
NEVER_LONGER = 128  # ids past the end of the flat array that a batch's last row may look at


def rows(pattern: str) -> Iterator[Triple]:
    """The triples of the files that match, in their order; .tsv or .tsv.gz."""
    for path in sorted(glob.glob(pattern)):
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as file:
            for line in file:
                columns = line.rstrip("\n").split("\t")[:3]
                if len(columns) == 3 and all(columns):
                    yield columns[0], columns[1], columns[2]


def pairs_of(hand: list[Triple],
             generated: list[Triple]) -> tuple[list[str], list[tuple[int, int, int, int]]]:
    """The distinct texts, and (source text, target text, tag, kind) for each pair to learn.

    A triple makes four pairs, to both levels and back from both, and up to two more into English,
    from the formal and the plain written register.
    """
    index: dict[str, int] = {}

    def at(text: str) -> int:
        return index.setdefault(text, len(index))

    pairs = []
    for kind, triples in ((HAND_WRITTEN, hand), (GENERATED, generated)):
        for english, casual, polite in triples:
            e, c, p = at(english), at(casual), at(polite)
            pairs.append((e, c, TAGS["ko"], kind))
            pairs.append((e, p, TAGS["ko-polite"], kind))
            pairs.append((c, e, TAGS["en"], kind))
            pairs.append((p, e, TAGS["en"], kind))
            for text in (registers.formal(polite), registers.plain(casual)):
                if text:
                    pairs.append((at(text), e, TAGS["en"], kind or OTHER_REGISTER))
    return list(index), pairs


def cut(widths: np.ndarray, tokens: int) -> list[int]:
    """Where to cut rows of rising width so that a batch has at most `tokens` places.

    Returns the borders: batch b is rows [cuts[b], cuts[b + 1]). A row wider than that is alone.
    """
    cuts, i = [0], 0
    while i < len(widths):
        j = min(len(widths), i + max(1, tokens // widths[i]))
        while j > i + 1 and widths[j - 1] * (j - i) > tokens:
            j = i + max(1, tokens // widths[j - 1])
        cuts.append(int(j))
        i = j
    return cuts


class Epoch:
    """One pass over the pairs as a sequence of batches: (source (B, S), target (B, T)) ids."""

    def __init__(self, pairs: "Pairs", chosen: np.ndarray, tokens: int) -> None:
        rng, count = pairs.rng, len(chosen)
        source, target, tag, _ = pairs.pairs[chosen].T
        draw = rng.random(count)
        sampled = rng.integers(PLAIN, PLAIN + SAMPLED, count)
        typed = rng.integers(PLAIN + SAMPLED, SPELLINGS, count)
        source_kind = np.where(draw < 0.4, 0, np.where(draw < 0.7, sampled, typed))
        plainly = rng.random(count) < 0.75
        target_kind = np.where(plainly, 0, rng.integers(PLAIN, PLAIN + SAMPLED, count))
        s, t = source * SPELLINGS + source_kind, target * SPELLINGS + target_kind
        source_length, target_length = pairs.length[s], pairs.length[t]
        width = np.maximum(source_length, target_length)
        order = np.argsort(width + source_length * 0.02 + rng.random(count) * 0.9, kind="stable")
        self.cuts = cut(width[order] + 1, tokens)
        self.sequence = rng.permutation(len(self.cuts) - 1)
        self.source_length, self.target_length = source_length[order], target_length[order]

        def put(values: np.ndarray) -> Tensor:
            sorted_values = np.ascontiguousarray(values[order]).astype(np.int64)
            return torch.from_numpy(sorted_values).to(pairs.device)

        self.flat, self.device = pairs.flat, pairs.device
        self.source = put(pairs.start[s]), put(source_length), put(tag)
        self.target = put(pairs.start[t]), put(target_length)

    def __len__(self) -> int:
        return len(self.sequence)

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        b = self.sequence[index]
        part = slice(self.cuts[b], self.cuts[b + 1])
        start, length, tag = (values[part] for values in self.source)
        source = self._gather(start, length, int(self.source_length[part].max()), tag)
        start, length = (values[part] for values in self.target)
        first = torch.full_like(start, SOS)
        target = self._gather(start, length, int(self.target_length[part].max()), first)
        return source, target

    def _gather(self, start: Tensor, length: Tensor, longest: int, first: Tensor) -> Tensor:
        """(B, 1 + longest): `first`, then each row's ids from the flat array, then padding."""
        at = torch.arange(longest, device=self.device)
        ids = self.flat[start[:, None] + at].long()
        ids = ids.masked_fill_(at >= length[:, None], PAD)
        return torch.cat([first[:, None], ids], 1)


class Pairs:
    """Everything there is to train on. `rng` decides all that an epoch draws."""

    def __init__(
        self,
        hand: list[Triple],
        generated: list[Triple],
        vocabulary: str,
        dropout: float,
        device: str,
        workers: int,
        seed: int = 1,
    ) -> None:
        texts, pairs = pairs_of(hand, generated)
        self.pairs = np.array(pairs, np.int64)
        self.hand, self.generated, self.other = (np.flatnonzero(self.pairs[:, 3] == kind)
                                                 for kind in (HAND_WRITTEN, GENERATED,
                                                              OTHER_REGISTER))
        path = os.path.join(vocabulary, "tokenizer.json")
        flat, self.length = spell(texts, path, dropout, seed, workers)
        self.start = np.concatenate([[0], np.cumsum(self.length)[:-1]])
        beyond = np.zeros(NEVER_LONGER, np.int16)
        self.flat = torch.from_numpy(np.concatenate([flat, beyond])).to(device)
        self.device = device
        self.rng = np.random.default_rng(seed)

    def epoch(self, share: float, tokens: int) -> Epoch:
        """All hand-written pairs, half of those from other registers, and `share` generated pairs
        for each hand-written one, in batches of at most `tokens` places a side.
        """
        half = self.rng.choice(self.other, len(self.other) // 2, replace=False)
        chosen = np.concatenate([self.hand, half])
        count = int(share * len(self.hand))
        if count and len(self.generated):
            chosen = np.concatenate([chosen, self.rng.choice(self.generated, count)])
        return Epoch(self, chosen, tokens)
