"""Checkpoints: all that the next step depends on, so that a resumed run loses nothing.

A checkpoint appears whole or not at all: it is written beside its place, flushed to the disk and
renamed. Without a change of processes or schedule a resumed run has the same losses to the bit.
"""

import os
from dataclasses import asdict, dataclass, field
from typing import Any

import torch

from data import Pairs
from distributed import Group


@dataclass
class Progress:
    """Where training is."""

    step: int = 0
    epoch: int = 0
    batches: int = 0  # of this epoch, taken by all processes together
    seconds: float = 0.0  # spent in steps, over all runs
    places: int = 0  # target places seen
    loss: float = 0.0  # summed since the last line of the log
    share: float = 0.0  # generated per hand-written, in this epoch
    rng: dict[str, Any] = field(default_factory=dict)  # of the data, when this epoch began


def _random_states(device: str) -> dict[str, Any]:
    cuda = device != "cpu"
    return {"cpu": torch.get_rng_state(), "cuda": torch.cuda.get_rng_state() if cuda else None}


def save(
    path: str,
    progress: Progress,
    model: torch.nn.Module,
    mean: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
    group: Group,
) -> None:
    """Every process calls this; the first one writes."""
    states = group.gather(_random_states(group.device))
    if not group.is_first:
        return
    temporary = f"{path}.tmp"
    with open(temporary, "wb") as file:
        content = {
            "progress": asdict(progress),
            "model": model.state_dict(),
            "mean": mean.state_dict(),
            "optimizer": optimizer.state_dict(),
            "random": states,
        }
        torch.save(content, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def load(
    path: str,
    model: torch.nn.Module,
    mean: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
    group: Group,
) -> Progress:
    """Puts everything back. With another number of processes, dropout draws anew."""
    # Nothing but tensors and plain values are in there: no code of a file is run.
    content = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(content["model"])
    mean.load_state_dict(content["mean"])
    optimizer.load_state_dict(content["optimizer"])
    states = content["random"]
    if len(states) == group.size:
        torch.set_rng_state(states[group.rank]["cpu"])
        if states[group.rank]["cuda"] is not None and group.device != "cpu":
            torch.cuda.set_rng_state(states[group.rank]["cuda"])
    return Progress(**content["progress"])


def rewind(pairs: Pairs, progress: Progress) -> None:
    """Lets the data draw the epoch in progress once more."""
    pairs.rng.bit_generator.state = progress.rng
