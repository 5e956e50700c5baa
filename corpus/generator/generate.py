#!/usr/bin/env python3
"""Generate English - casual Korean - polite Korean triples: generate.py --count N --seed S > out.tsv"""
import argparse
import bisect
import sys

import english as E
import patterns  # noqa: F401  (registers the families)
from chance import R
from families import families


def finish(x):
    en = E.settle(E.cap(x[0]) if x[0][-1] in ".?!" else x[0])
    if "  " in en:
        en = " ".join(en.split())
    return en, x[1], x[2]


def make(r, f):
    """One triple of family function f, or None."""
    x = f(r)
    if x is None:
        return None
    return finish(x)


def stream(count, seed, only=None, tag=False):
    r = R(seed)
    fams = [f for f in families() if not only or f[0] in only]
    cum, tot = [], 0
    for name, w, f in fams:
        tot += w
        cum.append(tot)
    seen = set()
    done = misses = 0
    while done < count and misses < 200000:
        name, _, f = fams[bisect.bisect(cum, r.random() * tot)]
        x = make(r, f)
        if x is None or x[0].lower() in seen:
            misses += 1
            continue
        misses = 0
        seen.add(x[0].lower())
        done += 1
        yield (name,) + x if tag else x


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--count", type=int, default=1000)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--family", action="append", help="only this family (repeatable)")
    ap.add_argument("--tag", action="store_true", help="put the family name in front")
    ap.add_argument("--list", action="store_true", help="list families and weights")
    a = ap.parse_args()
    if a.list:
        t = sum(w for _, w, _ in families())
        for n, w, _ in families():
            print(f"{n}\t{w}\t{100 * w / t:.1f}%")
        return
    out = sys.stdout
    for x in stream(a.count, a.seed, set(a.family or ()), a.tag):
        out.write("\t".join(x) + "\n")


if __name__ == "__main__":
    main()
