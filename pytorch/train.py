#!/usr/bin/env python3
"""Trains the everyday English-Korean model and writes a Hugging Face style directory.

usage: train.py --corpus 'corpus/train.tsv' --vocabulary DIR --out DIR (--seconds 300 | --steps N)
       torchrun --nproc-per-node N train.py ...the same...

On one CPU, one GPU, or under torchrun on several of either. The weights kept are an exponential
moving average of those trained, in half precision. `OUT/checkpoint.pt` is written every
`--checkpoint-every` steps; the same command with `--resume` goes on from there.
"""

import argparse
import copy
import json
import math
import os
import shutil
import sys
import time
from typing import TextIO

import torch
import torch.nn.functional as F
from torch import Tensor, nn

import checkpoint
import data
import model as modeling
from checkpoint import Progress
from distributed import Group
from tokenizer import Tokenizer
from vocabulary import PAD

# The lecture's sentences count nine times.
LECTURE = (
    "how about coffee",
    "dog bites man",
    "man bites dog",
    "tangerines and apples",
    "an apology for yesterday",
)
LECTURE_MORE = 8
PRINT_EVERY = 20  # lines of the log


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    add = parser.add_argument
    add("--corpus", required=True, help="hand-written triples: a file or a pattern")
    add("--generated", help="generated triples likewise")
    add("--vocabulary", required=True, help="directory of tokenizer.json")
    add("--out", required=True)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--seconds", type=float, default=300.0)
    length.add_argument("--steps", type=int, help="stop after so many steps instead")
    add("--layers", default="3,2", help="encoder,decoder")
    add("--d-model", type=int, default=512)
    add("--heads", type=int, default=8)
    add("--ffn", type=int, default=1024)
    add("--dropout", type=float, default=0.25)
    add("--bpe-dropout", type=float, default=0.1)
    add("--lr", type=float, default=8e-4)
    add("--warmup", type=int, default=1000)
    add("--tokens", type=int, default=20000, help="places of a batch, for each process")
    add("--smooth", type=float, default=0.1)
    add("--share", type=float, default=1.0, help="generated pairs per hand-written one")
    add("--tail", type=float, default=0.15, help="last part, with a tenth of that share")
    add("--decay", type=float, default=0.9995, help="of the moving average")
    add("--workers", type=int, default=os.cpu_count(), help="processes that spell the corpus")
    add("--seed", type=int, default=1)
    add("--init", help="model.safetensors to start from")
    add("--log-every", type=int, default=50)
    add("--checkpoint-every", type=int, default=500, help="0: never")
    add("--resume", action="store_true", help="go on from OUT/checkpoint.pt if it is there")
    return parser.parse_args(argv)


class Trainer:
    """One run: model, data and progress."""

    def __init__(self, options: argparse.Namespace, group: Group) -> None:
        self.options, self.group = options, group
        torch.manual_seed(options.seed + group.rank)  # each process its own dropout
        self.pairs = self._load_pairs()
        self.model = self._make_model()
        self.mean = copy.deepcopy(self.model).eval()
        self.wrapped = group.wrap(self.model)
        self.optimizer = torch.optim.AdamW(
            self.model.parameters(),
            lr=options.lr,
            betas=(0.9, 0.98),
            eps=1e-9,
            weight_decay=0.01,
            fused=group.device != "cpu",
        )
        self.progress = Progress(share=self._share(0.0))
        self.checkpoint = os.path.join(options.out, "checkpoint.pt")
        resuming = options.resume and os.path.exists(self.checkpoint)
        if resuming:
            self.progress = checkpoint.load(self.checkpoint, self.model, self.mean, self.optimizer,
                                            group)
        self.log = self._open_log() if group.is_first else None
        # Summed since the last line of the log.
        self.loss = torch.tensor(self.progress.loss, device=group.device)
        self.started = time.monotonic() - self.progress.seconds

    def _load_pairs(self) -> data.Pairs:
        o = self.options
        hand = list(dict.fromkeys(data.rows(o.corpus)))
        if not hand:
            sys.exit(f"--corpus {o.corpus}: no triples there")
        lecture = [triple for triple in hand if triple[0].rstrip(".?").lower() in LECTURE]
        generated = list(dict.fromkeys(data.rows(o.generated))) if o.generated else []
        self._say(f"{len(hand)} hand-written, {len(generated)} generated triples")
        return data.Pairs(
            hand + lecture * LECTURE_MORE,
            generated,
            o.vocabulary,
            o.bpe_dropout,
            self.group.device,
            o.workers,
            o.seed,
        )

    def _make_model(self) -> modeling.Transformer:
        o = self.options
        encoder_layers, decoder_layers = map(int, o.layers.split(","))
        pieces = Tokenizer(os.path.join(o.vocabulary, "tokenizer.json")).pieces
        config = modeling.config(
            d_model=o.d_model,
            encoder_layers=encoder_layers,
            decoder_layers=decoder_layers,
            encoder_attention_heads=o.heads,
            decoder_attention_heads=o.heads,
            encoder_ffn_dim=o.ffn,
            decoder_ffn_dim=o.ffn,
            vocab_size=len(pieces),
        )
        model = modeling.Transformer(config, o.dropout).to(self.group.device)
        if o.init:
            modeling.load_weights(model, o.init)
        count = sum(p.numel() for p in model.parameters())
        self._say(f"{count / 1e6:.2f} M parameters on {self.group.size} x {self.group.device}")
        return model

    def _say(self, text: str) -> None:
        if self.group.is_first:
            print(text, flush=True)

    def _open_log(self) -> TextIO:
        """training.jsonl, without the lines that a resumed run will write again."""
        path = os.path.join(self.options.out, "training.jsonl")
        kept = []
        if self.progress.step and os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                kept = [x for x in file if json.loads(x)["step"] <= self.progress.step]
        log = open(path, "w", encoding="utf-8")
        log.writelines(kept)
        return log

    def _part(self) -> float:
        """How much of the run is over, 0 to 1; the same in all processes."""
        if self.options.steps is not None:
            return self.progress.step / self.options.steps
        elapsed = time.monotonic() - self.started
        return self.group.agree(elapsed / self.options.seconds)

    def _share(self, part: float) -> float:
        o = self.options
        return o.share if part < 1 - o.tail else 0.1 * o.share

    def _learning_rate(self, part: float) -> float:
        """Linear warm-up, then half a cosine down to a fiftieth."""
        o = self.options
        warm = min(1.0, (self.progress.step + 1) / o.warmup)
        return o.lr * warm * max(0.02, 0.5 * (1 + math.cos(math.pi * part)))

    def step(self, source: Tensor, target: Tensor, learning_rate: float) -> Tensor:
        """Learns from this process's batch; returns the loss per place over all processes."""
        for parameters in self.optimizer.param_groups:
            parameters["lr"] = learning_rate
        wanted = target[:, 1:]
        cuda = self.group.device != "cpu"
        with torch.autocast(self.group.device.split(":")[0], torch.bfloat16, enabled=cuda):
            logits = self.wrapped(source, target[:, :-1])
        total = F.cross_entropy(
            logits.float().flatten(0, 1),
            wanted.flatten(),
            ignore_index=PAD,
            label_smoothing=self.options.smooth,
            reduction="sum",
        )
        # Gradients are averaged over processes, whose batches have different numbers of words:
        # divide by the average number, and the average is the mean over all words.
        words = self.group.sum((wanted != PAD).sum()) / self.group.size
        self.optimizer.zero_grad(set_to_none=True)
        (total / words).backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self._average()
        return self.group.sum(total.detach().clone()) / (words * self.group.size)

    @torch.no_grad()
    def _average(self) -> None:
        step = self.progress.step
        weight = 1 - min(self.options.decay, (step + 1) / (step + 10))
        torch._foreach_lerp_(list(self.mean.parameters()), list(self.model.parameters()), weight)

    def _record(self, learning_rate: float) -> None:
        p = self.progress
        every = self.options.log_every
        if p.step % every or self.log is None:
            return
        record = {
            "step": p.step,
            "epoch": p.epoch,
            "seconds": round(p.seconds, 1),
            "loss": round(self.loss.item() / every, 4),
            "places": p.places,
            "lr": round(learning_rate, 6),
        }
        self.log.write(json.dumps(record) + "\n")
        self.log.flush()
        if p.step % (PRINT_EVERY * every) == 0 or p.step == every:
            print(record, flush=True)

    def _save_checkpoint(self) -> None:
        self.progress.loss = self.loss.item()
        checkpoint.save(self.checkpoint, self.progress, self.model, self.mean, self.optimizer,
                        self.group)

    def _run_epoch(self) -> bool:
        """Trains until the epoch is over (false) or the run is (true)."""
        o, p, size = self.options, self.progress, self.group.size
        if p.batches:
            checkpoint.rewind(self.pairs, p)
        else:
            p.share = self._share(self._part())
            p.rng = self.pairs.rng.bit_generator.state
        batches = self.pairs.epoch(p.share, o.tokens)
        if len(batches) < size:
            sys.exit(f"{len(batches)} batches for {size} processes: fewer --tokens")
        while p.batches + size <= len(batches):  # what is left over waits for another epoch
            part = self._part()
            if part >= 1:
                return True
            learning_rate = self._learning_rate(part)
            source, target = batches[p.batches + self.group.rank]
            self.loss += self.step(source, target, learning_rate)
            p.step += 1
            p.batches += size
            p.places += target[:, 1:].numel() * size
            p.seconds = time.monotonic() - self.started
            self._record(learning_rate)
            if p.step % o.log_every == 0:
                self.loss.zero_()
            if o.checkpoint_every and p.step % o.checkpoint_every == 0:
                self._save_checkpoint()
        p.epoch += 1
        p.batches = 0
        return False

    def close(self) -> None:
        if self.log is not None:
            self.log.close()

    def run(self) -> None:
        self.model.train()
        while not self._run_epoch():
            pass
        if self.options.checkpoint_every:
            self._save_checkpoint()
        self.close()
        if not self.group.is_first:
            return
        modeling.save(self.mean, self.options.out)
        tokenizer = os.path.join(self.options.vocabulary, "tokenizer.json")
        out = os.path.join(self.options.out, "tokenizer.json")
        if os.path.abspath(tokenizer) != os.path.abspath(out):
            shutil.copyfile(tokenizer, out)
        p = self.progress
        print(f"{p.step} steps, {p.epoch} epochs, {p.places / 1e6:.1f} M places, {p.seconds:.0f} s")


def main() -> None:
    options = arguments()
    os.makedirs(options.out, exist_ok=True)
    group = Group()
    try:
        Trainer(options, group).run()
    finally:
        group.leave()


if __name__ == "__main__":
    main()
