"""Teaches names: corpus lines with other names put in, and short patterns (lexicon/name_patterns.tsv).

`python3 names.py --count 40000 --seed 1 CORPUS.tsv > out.tsv` writes English, casual and polite lines, deterministic for a seed.
A line whose name cannot be replaced safely is left out; see `swap`.
"""

import argparse
import random
import sys

from name_kinds import Decks
from name_patterns import PATTERNS, deal_slots, fill
from name_swaps import slots_of, swap


# ---- the stream ------------------------------------------------------------
def read_triples(path):
    with open(path, encoding="utf8") as f:
        for line in f:
            cols = line.rstrip("\n").split("\t")
            if len(cols) == 3:
                yield tuple(cols)


def stream(corpus, count, seed, exclude=(), share=.5):
    """`count` triples, `share` of them corpus lines with other names; no English twice, none from the corpus or `exclude`."""
    rng = random.Random(seed)
    decks = Decks(rng)
    seen = {t[0].lower() for t in corpus} | {e.lower() for e in exclude}
    lines = [t for t in corpus if slots_of(*t)]
    makers = [(lambda t=t: swap(t, decks)) for t in lines]
    fills = [(lambda p=p: fill(p, deal_slots(p[0] + p[1], decks))) for p in PATTERNS]
    out = rounds(makers, int(count * share), rng, seen)
    out += rounds(fills, count - len(out), rng, seen)
    rng.shuffle(out)
    return out


def rounds(makers, count, rng, seen):
    """One triple from every maker a round; a maker that brings nothing new three times running is dropped."""
    out, idle = [], dict.fromkeys(range(len(makers)), 0)
    while idle and len(out) < count:
        order = list(idle)
        rng.shuffle(order)
        for i in order:
            t = makers[i]()
            if t is None or t[0].lower() in seen:
                idle[i] += 1
                if idle[i] == 3:
                    del idle[i]
                continue
            idle[i] = 0
            seen.add(t[0].lower())
            out.append(t)
            if len(out) == count:
                break
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("corpus")
    ap.add_argument("--count", type=int, default=40000)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--exclude",
                    action="append",
                    default=[],
                    help="a file of triples whose English must not come out (valid.tsv)")
    a = ap.parse_args()
    exclude = [t[0] for path in a.exclude for t in read_triples(path)]
    for t in stream(list(read_triples(a.corpus)), a.count, a.seed, exclude):
        sys.stdout.write("\t".join(t) + "\n")


if __name__ == "__main__":
    main()
