"""Greedy and beam search as Hugging Face's `generate` does them, written for one sentence.

These rules are the contract: cpp/generation follows them, and the fixtures test it.

Length.   `max_length` counts the start token, so at most `max_length - 1` ids are generated. t below
          is the number of ids generated so far, the one being chosen included, `eos` included.
Scores.   The logits of a step are edited, then log_softmax makes log-probabilities of what is
          left (Hugging Face's `renormalize_logits: true`, as OPUS-MT models have it):
            - the logit of each single-token bad word (`bad_words_ids: [[id], ...]`) becomes -inf;
            - at t = max_length - 1, if there is a `forced_eos_token_id`, every other logit becomes
              -inf, so that it costs nothing.
Greedy.   Takes the id of the highest logit, the lowest id where two are equal, until it was eos or
          t = max_length - 1. Without a forced eos the last id may be any.
Beam.     W = num_beams; a hypothesis is (sum of its log-probabilities, its ids). Start with one
          running hypothesis (0, []), no finished one, t = 1. Then at each t:
          1. Of all continuations of all running hypotheses by one id take the 2 W of the highest
             sums, in falling order; where equal, the earlier hypothesis, then the lower id, first.
             Continuations of sum -inf do not count.
          2. A continuation ends if its last id is eos or t = max_length - 1. One that ends and is
             among the first W of the 2 W becomes finished, with the score sum / t^length_penalty;
             one that ends at a later rank is dropped.
          3. Of the finished ones keep the W of the highest scores, the earlier where equal.
          4. The first W continuations that do not end are the running hypotheses, in that order.
          5. Stop if none runs; or if W are finished and the sum of the first running one divided
             by t^length_penalty is not higher than the lowest score kept (`early_stopping=False`).
          6. t = t + 1.
          The result is the finished hypotheses, highest score first. length_penalty > 0 favours
          long ones since sums are negative, 0 is the sum itself.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import torch
from torch import Tensor

NextLogits = Callable[[list[list[int]]], Tensor]
"""From hypotheses of equal length, without the start token, to the logits (W, V) of their next."""


@dataclass
class Options:
    """What generation_config.json says."""

    eos_token_id: int
    max_length: int
    forced_eos_token_id: int | None = None
    bad_words_ids: list[list[int]] = field(default_factory=list)


@dataclass
class Hypothesis:
    score: float
    ids: list[int]


class Margin:
    """The smallest gap that decided anything: a float32 program must agree if it is large."""

    def __init__(self) -> None:
        self.smallest = math.inf

    def of(self, falling: list[float]) -> None:
        for better, worse in zip(falling, falling[1:]):
            if worse > -math.inf:
                self.smallest = min(self.smallest, better - worse)


def log_probabilities(logits: Tensor, t: int, options: Options) -> Tensor:
    """(W, V) logits of step t -> log-probabilities of what may come."""
    logits = logits.clone()
    for (bad,) in options.bad_words_ids:
        logits[:, bad] = -math.inf
    if options.forced_eos_token_id is not None and t == options.max_length - 1:
        kept = logits[:, options.forced_eos_token_id].clone()
        logits[:] = -math.inf
        logits[:, options.forced_eos_token_id] = kept
    return torch.log_softmax(logits, dim=-1)


def greedy(next_logits: NextLogits, options: Options, margin: Margin) -> list[int]:
    """The ids generated, with the eos if it came."""
    ids: list[int] = []
    for t in range(1, options.max_length):
        choices = log_probabilities(next_logits([ids]), t, options)[0]
        margin.of(choices.topk(2).values.tolist())
        ids.append(int(choices.argmax()))
        if ids[-1] == options.eos_token_id:
            break
    return ids


def continuations(running: list[Hypothesis], steps: Tensor, count: int,
                  margin: Margin) -> list[Hypothesis]:
    """The `count` best ways to go on by one id, best first. steps: log-probabilities (W, V)."""
    sums = torch.tensor([h.score for h in running], dtype=steps.dtype)[:, None] + steps
    vocabulary = steps.shape[1]
    best, at = sums.flatten().sort(descending=True, stable=True)
    margin.of(best[:count + 1].tolist())  # also what was just left out
    return [
        Hypothesis(score, running[index // vocabulary].ids + [index % vocabulary])
        for score, index in zip(best[:count].tolist(), at[:count].tolist())
        if score > -math.inf
    ]


def beam_search(
    next_logits: NextLogits,
    options: Options,
    num_beams: int,
    length_penalty: float,
    margin: Margin,
) -> list[Hypothesis]:
    """The finished hypotheses, best first, with their eos if it came."""
    running = [Hypothesis(0.0, [])]
    finished: list[Hypothesis] = []
    for t in range(1, options.max_length):
        steps = log_probabilities(next_logits([h.ids for h in running]), t, options)
        going_on = []
        for rank, candidate in enumerate(continuations(running, steps, 2 * num_beams, margin)):
            ends = candidate.ids[-1] == options.eos_token_id or t == options.max_length - 1
            if not ends:
                going_on.append(candidate)
            elif rank < num_beams:
                finished.append(Hypothesis(candidate.score / t**length_penalty, candidate.ids))
        finished.sort(key=lambda h: h.score, reverse=True)  # stable: the earlier first
        margin.of([h.score for h in finished])
        finished = finished[:num_beams]
        running = going_on[:num_beams]
        if not running:
            break
        if len(finished) == num_beams:
            best_possible = running[0].score / t**length_penalty
            margin.of(sorted([best_possible, finished[-1].score], reverse=True))
            if best_possible <= finished[-1].score:
                break
    return finished
