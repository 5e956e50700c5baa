#!/usr/bin/env python3
"""Which lines of the corpus are held out for validation: decided by a hash of the English.

usage: split.py NEW.tsv ...     adds each new triple to train.tsv or valid.tsv, in their order

The hash is of the normalised English, so that the same sentence written with other capitals or
marks falls on the same side, and so that a line stays where it is whatever else is added.
"""

import hashlib
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ONE_IN = 40
HELD_OUT = 1  # the remainder that is held out

# The first sentences of a course: the hash holds them out, but a model must have seen them.
ALWAYS_TRAINED = {
    "a dog bites a man",
    "april",
    "did they come",
    "does she know you",
    "good afternoon",
    "good to see you",
    "gray",
    "hello nice to meet you",
    "hi how are you",
    "how do you say hello in korean",
    "i am studying artificial intelligence",
    "i bought a book yesterday it is interesting",
    "i went to the market i bought some apples",
    "im fine thank you",
    "maybe",
    "the computer is fast",
    "the weather is nice today lets go to the park",
    "they didnt study yesterday",
    "they were very tired",
    "this is a book",
    "time flies like an arrow",
    "we like our school",
    "what do you want to eat",
    "who is he do you know him",
    "why are you sad",
    "will you marry me",
}


def normalized(english: str) -> str:
    """Lower case, and letters, digits and spaces alone."""
    return re.sub("[^a-z0-9 ]", "", english.lower()).strip()


def remainder(english: str) -> int:
    """SHA-1 of the normalised English as one big-endian number, modulo 40."""
    digest = hashlib.sha1(normalized(english).encode()).digest()
    return int.from_bytes(digest, "big") % ONE_IN


def held_out(english: str) -> bool:
    """Whether the sentence belongs into valid.tsv and must never be trained on."""
    return remainder(english) == HELD_OUT and normalized(english) not in ALWAYS_TRAINED


def read(path: str) -> list[list[str]]:
    """The columns of each line."""
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    paths = {True: os.path.join(HERE, "valid.tsv"), False: os.path.join(HERE, "train.tsv")}
    known = {row[0] for path in paths.values() for row in read(path)}
    for new in sys.argv[1:]:
        for number, row in enumerate(read(new), start=1):
            if len(row) != 3 or not all(row):
                sys.exit(f"{new}:{number}: expected three columns, got {len(row)}")
            if row[0] in known:
                print(f"{new}:{number}: already there: {row[0]}")
                continue
            known.add(row[0])
            with open(paths[held_out(row[0])], "a", encoding="utf-8") as file:
                file.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
