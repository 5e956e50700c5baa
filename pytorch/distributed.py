"""The processes that train together, started by torchrun; one alone is a group of one.

The processes share nothing but gradients and a few numbers a step, over NCCL between GPUs and over
gloo between CPUs.
"""

import os
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel


class Group:
    """Joins the group that torchrun's environment describes."""

    def __init__(self) -> None:
        self.size = int(os.environ.get("WORLD_SIZE", "1"))
        self.rank = int(os.environ.get("RANK", "0"))
        local_rank = int(os.environ.get("LOCAL_RANK", "0"))
        cuda = torch.cuda.is_available()
        self.device = f"cuda:{local_rank}" if cuda else "cpu"
        if cuda:
            torch.cuda.set_device(local_rank)
        if self.size > 1:
            dist.init_process_group("nccl" if cuda else "gloo")

    @property
    def is_first(self) -> bool:
        """Whether this process writes the files and prints."""
        return self.rank == 0

    def wrap(self, model: nn.Module) -> nn.Module:
        """The model whose gradients are averaged over the group, from equal weights."""
        if self.size == 1:
            return model
        devices = [torch.device(self.device)] if self.device != "cpu" else None
        return DistributedDataParallel(model, device_ids=devices)

    def sum(self, value: Tensor) -> Tensor:
        """The sum over the group, in place."""
        if self.size > 1:
            dist.all_reduce(value)
        return value

    def agree(self, value: float) -> float:
        """The first process's value, for decisions that all must take alike."""
        if self.size == 1:
            return value
        shared = torch.tensor([value], dtype=torch.float64, device=self.device)
        dist.broadcast(shared, 0)
        return shared.item()

    def gather(self, value: Any) -> list[Any]:
        """Everyone's value, by rank."""
        if self.size == 1:
            return [value]
        values: list[Any] = [None] * self.size
        dist.all_gather_object(values, value)
        return values

    def leave(self) -> None:
        if self.size > 1:
            dist.destroy_process_group()
