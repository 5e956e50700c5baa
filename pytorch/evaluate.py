#!/usr/bin/env python3
"""Translates test files with a trained model and prints chrF and exact matches.

usage: evaluate.py MODEL_DIR FILE.tsv ... [--beams 1 4] [--limit 500] [--write DIR]
       [--seen TRAIN.tsv]      (with this, sentences that were not trained on are scored apart too)
"""

import argparse
import os
import re
import sys
from dataclasses import dataclass

import torch

import model as modeling
from chrf import corpus_chrf
from data import Triple, rows
from tokenizer import Tokenizer
from translation import translate
from vocabulary import TAGS


@dataclass(frozen=True)
class Direction:
    name: str
    source: int  # column of a triple
    target: int
    tag: str


DIRECTIONS = (
    Direction("en-ko", 0, 1, "ko"),
    Direction("en-polite", 0, 2, "ko-polite"),
    Direction("ko-en", 1, 0, "en"),
    Direction("polite-en", 2, 0, "en"),
)


def normalized(english: str) -> str:
    """What makes two English sentences the same; corpus/split.py has the same rule."""
    return re.sub("[^a-z0-9 ]", "", english.lower()).strip()


class Evaluation:
    """A model's translations of one file."""

    def __init__(self, model: modeling.Transformer, tokenizer: Tokenizer, triples: list[Triple],
                 beams: int) -> None:
        self.triples, self.beams = triples, beams
        self.outputs: dict[str, list[str]] = {}
        for direction in DIRECTIONS:
            tag = TAGS[direction.tag]
            sources = [[tag, *tokenizer.encode(triple[direction.source])] for triple in triples]
            found = translate(model, sources, beams, batch=128)
            self.outputs[direction.name] = [tokenizer.decode(ids) for ids in found]

    def report(self, label: str, indices: list[int]) -> None:
        chrf, exact = [], []
        for direction in DIRECTIONS:
            outputs = [self.outputs[direction.name][i] for i in indices]
            wanted = [self.triples[i][direction.target] for i in indices]
            chrf.append(f"{direction.name} {corpus_chrf(outputs, wanted):.1f}")
            exact.append(str(sum(a == b for a, b in zip(outputs, wanted))))
        scores = f"chrF {' '.join(chrf)} exact {' '.join(exact)}"
        print(f"{label} n={len(indices)} beams={self.beams} {scores}", flush=True)

    def write(self, path: str) -> None:
        with open(path, "w", encoding="utf-8") as file:
            for i, (english, casual, polite) in enumerate(self.triples):
                file.write(f"{english}\n   references: {casual} | {polite}\n")
                for direction in DIRECTIONS:
                    file.write(f"   {direction.name}: {self.outputs[direction.name][i]}\n")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--beams", type=int, nargs="*", default=[1, 4])
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--write", help="directory for the translations")
    parser.add_argument("--seen", help="the file trained on")
    options = parser.parse_args()
    tokenizer = Tokenizer(os.path.join(options.model, "tokenizer.json"))
    model = modeling.load(options.model)
    if torch.cuda.is_available():
        model.cuda().half()
    seen = {normalized(triple[0]) for triple in rows(options.seen)} if options.seen else set()
    for path in options.files:
        triples = list(rows(path))[:options.limit]
        if not triples:
            sys.exit(f"{path}: no triples there")
        name = os.path.basename(path).split(".")[0]
        new = [i for i, triple in enumerate(triples) if normalized(triple[0]) not in seen]
        for beams in options.beams:
            evaluation = Evaluation(model, tokenizer, triples, beams)
            evaluation.report(name, list(range(len(triples))))
            if seen and 0 < len(new) < len(triples):
                evaluation.report(f"{name} (unseen)", new)
            if options.write:
                os.makedirs(options.write, exist_ok=True)
                evaluation.write(os.path.join(options.write, f"{name}-{beams}.txt"))


if __name__ == "__main__":
    main()
