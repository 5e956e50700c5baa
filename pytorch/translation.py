"""Greedy and beam search over batches of sentences, by the rules of oracle/generation.py.

Every step runs the decoder over all that there is so far: simple, and fast enough to evaluate.
"""

from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor

from model import Transformer
from vocabulary import EOS, PAD, SOS

IMPOSSIBLE = -1e9  # the sum of a hypothesis that is there only to fill a row


@dataclass
class Search:
    """One sentence's hypotheses."""

    finished: list[tuple[float, list[int]]] = field(default_factory=list)
    done: bool = False

    def finish(self, score: float, ids: list[int], beams: int) -> None:
        self.finished.append((score, ids))
        self.finished.sort(key=lambda hypothesis: hypothesis[0], reverse=True)
        del self.finished[beams:]

    def stop_if_hopeless(self, best_sum: float, divisor: float, beams: int) -> None:
        if len(self.finished) == beams and best_sum / divisor <= self.finished[-1][0]:
            self.done = True


def _next_log_probabilities(model: Transformer, target: Tensor, memory: Tensor, mask: Tensor,
                            last: bool) -> Tensor:
    """(B·W, V); at the last step only <eos> may come, at no cost."""
    logits = model.logits(model.decode(target, memory, mask)[:, -1]).float()
    logits[:, PAD] = -torch.inf
    if last:
        logits = torch.full_like(logits, -torch.inf)
        logits[:, EOS] = 0.0
    return F.log_softmax(logits, -1)


def _translate_batch(model: Transformer, source: Tensor, beams: int, max_length: int,
                     length_penalty: float) -> list[list[int]]:
    """source (B, S) -> the best hypothesis of each, without <eos>."""
    memory, mask = model.encode(source)
    B, W, device = len(source), beams, source.device
    memory, mask = memory.repeat_interleave(W, 0), mask.repeat_interleave(W, 0)
    target = torch.full((B * W, 1), SOS, device=device)
    sums = torch.full((B, W), IMPOSSIBLE, device=device)
    sums[:, 0] = 0.0
    searches = [Search() for _ in range(B)]
    for t in range(1, max_length):
        last = t == max_length - 1
        steps = _next_log_probabilities(model, target, memory, mask, last)
        V = steps.shape[-1]
        best, at = (sums.flatten()[:, None] + steps).view(B, W * V).topk(2 * W)
        best_sums, parents, ids = best.tolist(), (at // V).tolist(), (at % V).tolist()
        rows: list[int] = []  # of each running hypothesis: whom it continues, by what, its sum
        following: list[int] = []
        running: list[float] = []
        for b, search in enumerate(searches):
            count = 0
            for rank, (total, parent, token) in enumerate(zip(best_sums[b], parents[b], ids[b])):
                row = b * W + parent
                if token == EOS or last:
                    if rank < W and not search.done and total > IMPOSSIBLE / 2:
                        search.finish(total / t**length_penalty, target[row, 1:].tolist(), W)
                elif count < W:
                    rows.append(row)
                    following.append(token)
                    running.append(total)
                    count += 1
            rows += [b * W] * (W - count)
            following += [PAD] * (W - count)
            running += [IMPOSSIBLE] * (W - count)
            search.stop_if_hopeless(running[b * W], t**length_penalty, W)
        if all(search.done for search in searches):
            break
        target = torch.cat([target[rows], torch.tensor(following, device=device)[:, None]], 1)
        sums = torch.tensor(running, device=device).view(B, W)
    return [search.finished[0][1] for search in searches]


def _greedy_batch(model: Transformer, source: Tensor, max_length: int) -> list[list[int]]:
    memory, mask = model.encode(source)
    target = torch.full((len(source), 1), SOS, device=source.device)
    ended = torch.zeros(len(source), dtype=torch.bool, device=source.device)
    for _ in range(1, max_length - 1):  # the last id would be a forced <eos>
        steps = _next_log_probabilities(model, target, memory, mask, last=False)
        chosen = steps.argmax(-1).masked_fill(ended, EOS)
        ended |= chosen == EOS
        if ended.all():
            break
        target = torch.cat([target, chosen[:, None]], 1)
    rows = target[:, 1:].tolist()
    return [row[:row.index(EOS)] if EOS in row else row for row in rows]


@torch.no_grad()
def translate(
    model: Transformer,
    sources: list[list[int]],
    beams: int = 1,
    max_length: int = 64,
    length_penalty: float = 1.0,
    batch: int = 64,
) -> list[list[int]]:
    """sources: ids without <eos>. Returns ids without <eos>: greedy for one beam, else the best.

    `max_length` counts <sos> and <eos>, as Hugging Face's does.
    """
    model.eval()
    device = next(model.parameters()).device
    order = sorted(range(len(sources)), key=lambda i: len(sources[i]))
    out: list[list[int]] = [[] for _ in sources]
    for first in range(0, len(order), batch):
        indices = order[first:first + batch]
        rows = [torch.tensor([*sources[i], EOS]) for i in indices]
        source = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=PAD)
        source = source.to(device)
        if beams == 1:
            found = _greedy_batch(model, source, max_length)
        else:
            found = _translate_batch(model, source, beams, max_length, length_penalty)
        for i, ids in zip(indices, found):
            out[i] = ids
    return out
