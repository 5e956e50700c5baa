#!/usr/bin/env python3
"""Writes cpp/tests/fixtures: small models, their inputs and every value PyTorch computes from them.

usage: fixtures.py [--out ../cpp/tests/fixtures]

The same bytes come out every time: everything is seeded and computed on one thread in float64,
then rounded to float32. Before anything is written the reference is checked against
nn.MultiheadAttention, nn.TransformerEncoderLayer and nn.TransformerDecoderLayer.
"""

import argparse
import json
import os
import re
from typing import Any

import torch
from torch import Tensor

from oracle import crosscheck, models, operations
from oracle.generation import Margin, Options, beam_search, greedy
from oracle.reference import Record, Transformer
from safetensors_io import save_file

BEAMS = ((2, 1.0), (4, 1.0), (4, 0.0), (3, 2.0))  # num_beams, length_penalty
MARGIN = 2e-4  # what every decision of a search must differ by, in log-probability

HERE = os.path.dirname(os.path.abspath(__file__))


def padded(sequences: list[list[int]], pad: int) -> Tensor:
    """(B, L): the sequences, filled up on the right."""
    rows = [torch.tensor(ids) for ids in sequences]
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=pad)


def search(network: Transformer, source: list[int], options: Options) -> dict[str, Any]:
    """Greedy and beam results of one sentence, by itself and without a cache."""
    memory = network.encode(torch.tensor([source]), Record())
    start = network.config["decoder_start_token_id"]
    margin = Margin()

    def next_logits(hypotheses: list[list[int]]) -> Tensor:
        target = torch.tensor([[start, *ids] for ids in hypotheses])
        rows = len(hypotheses)
        sources = torch.tensor([source]).expand(rows, -1)
        logits = network.decode(target, sources, memory.expand(rows, -1, -1), Record())
        return logits[:, -1]

    found: dict[str, Any] = {"greedy": greedy(next_logits, options, margin)}
    found["beams"] = [
        beam_search(next_logits, options, num_beams, length_penalty, margin)
        for num_beams, length_penalty in BEAMS
    ]
    found["margin"] = margin.smallest
    return found


def run_case(network: Transformer, case: models.Case,
             generation: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Tensor]]:
    """The case's entry in cases.json and its tensors by the names of their record."""
    config = network.config
    pad, eos = config["pad_token_id"], config["eos_token_id"]
    record = Record()
    network(padded(case.source, pad), padded(case.target, pad), record)
    options = Options(
        eos,
        generation["max_length"],
        generation.get("forced_eos_token_id"),
        generation["bad_words_ids"],
    )
    found = [search(network, source, options) for source in case.source]
    margin = min(f["margin"] for f in found)
    if margin < MARGIN:
        raise ValueError(f"{case.name}: a search hangs on {margin:.1e}: choose another seed")
    entry = {
        "name": case.name,
        "source": case.source,
        "target": case.target,
        "generation": generation,
        "greedy": [f["greedy"] for f in found],
        "beams": [{
            "num_beams": num_beams,
            "length_penalty": length_penalty,
            "sequences": [[h.ids for h in f["beams"][i]] for f in found],
            "scores": [[h.score for h in f["beams"][i]] for f in found],
        } for i, (num_beams, length_penalty) in enumerate(BEAMS)],
    }
    return entry, record.values


def write_json(path: str, value: object) -> None:
    """Indented, but a list of numbers stays on one line."""
    text = json.dumps(value, indent=1)
    text = re.sub(r"\[([-\d.e,\s]+)\]", lambda m: f"[{' '.join(m[1].split())}]", text)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text + "\n")


def write_model(model: models.Model, out: str) -> None:
    folder = os.path.join(out, model.name)
    os.makedirs(folder, exist_ok=True)
    network = models.build(model)
    config = model.config
    entries, tensors = [], {}
    for case in models.cases(model):
        entry, values = run_case(network, case, model.generation)
        crosscheck.check(network, values, case.name)
        entries.append(entry)
        tensors.update({f"{case.name}/{name}": value.float() for name, value in values.items()})
    save_file(network.tensors(), os.path.join(folder, "model.safetensors"), {"format": "pt"})
    save_file(tensors, os.path.join(folder, "cases.safetensors"))
    write_json(os.path.join(folder, "config.json"), config)
    special = {
        key: config[key]
        for key in ("bos_token_id", "decoder_start_token_id", "eos_token_id", "pad_token_id")
    }
    generation_config = {**special, "num_beams": 1, "length_penalty": 1.0, **model.generation}
    write_json(os.path.join(folder, "generation_config.json"), generation_config)
    write_json(os.path.join(folder, "cases.json"), entries)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--out", default=os.path.join(HERE, "..", "cpp", "tests", "fixtures"))
    out = parser.parse_args().out
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    with torch.no_grad():
        for model in models.MODELS:
            write_model(model, out)
        operations.write(os.path.join(out, "operations"))


if __name__ == "__main__":
    main()
