"""The ways in which a sentence is spelled for training: plainly, with merges left out, as typed."""

import multiprocessing
import random
import re

import numpy as np

from tokenizer import Tokenizer
from vocabulary import EOS

PLAIN, SAMPLED, TYPED = 1, 5, 4  # how many spellings of each kind, in this order
SPELLINGS = PLAIN + SAMPLED + TYPED
LONGEST = 62  # pieces of a sentence; with its tag and <eos> it fills 64 places

Job = tuple[str, float, int, list[str]]  # path of tokenizer.json, dropout, seed, texts


def as_typed(text: str, rng: random.Random) -> str:
    """As a hurried visitor types: lower case, no final mark, lost spaces, or a slipped finger.

    Korean keeps its question mark: nothing else tells a question there.
    """
    r = rng.random()
    korean = re.search("[가-힣]", text)
    if r < 0.45:
        text = text.rstrip(".!" if korean else ".?!") or text
    if r < 0.20 or 0.45 <= r < 0.65:
        text = text.lower()
    if 0.65 <= r < 0.80 and korean:
        text = "".join(c for c in text if c != " " or rng.random() < 0.5)
    elif r >= 0.65 and len(text) > 8:
        i = rng.randrange(1, len(text) - 2)
        swapped = text[i + 1] + text[i] + text[i + 2:]
        text = text[:i] + (text[i + 1:] if rng.random() < 0.5 else swapped)
    return text


def _spelling(kind: int, text: str, tokenizer: Tokenizer, rng: random.Random,
              p: float) -> list[int]:
    """Spelling number `kind`: 0 plain, then sampled, then typed (every other one sampled too)."""
    if kind == 0:
        return tokenizer.encode(text)
    if kind < PLAIN + SAMPLED:
        return tokenizer.sample(text, rng, p) if p else tokenizer.encode(text)
    typed = as_typed(text, rng)
    return tokenizer.encode(typed) if kind % 2 or not p else tokenizer.sample(typed, rng, p)


def _spell(job: Job) -> tuple[np.ndarray, np.ndarray]:
    path, dropout, seed, texts = job
    tokenizer, rng = Tokenizer(path), random.Random(seed)
    flat: list[int] = []
    lengths = []
    for text in texts:
        for kind in range(SPELLINGS):
            ids = _spelling(kind, text, tokenizer, rng, dropout)[:LONGEST]
            flat += [*ids, EOS]
            lengths.append(len(ids) + 1)
    return np.array(flat, np.int16), np.array(lengths, np.int32)


def spell(texts: list[str], tokenizer_path: str, dropout: float, seed: int,
          workers: int) -> tuple[np.ndarray, np.ndarray]:
    """All SPELLINGS of each text, one after the other: (ids with <eos>, length of each spelling).

    What comes out depends on `workers`, since each works on its own texts with its own seed.
    """
    size = max(1, len(texts) // (workers * 4))
    jobs = [(tokenizer_path, dropout, seed + first, texts[first:first + size])
            for first in range(0, len(texts), size)]
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        parts = pool.map(_spell, jobs, chunksize=1)
    return np.concatenate([ids for ids, _ in parts]), np.concatenate([n for _, n in parts])
