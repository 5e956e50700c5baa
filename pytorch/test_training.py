"""Training: processes together equal one alone, and a killed run resumes as if nothing had been."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from unittest import mock

try:
    import torch
    import torch.multiprocessing as multiprocessing
except ImportError as error:
    raise unittest.SkipTest(f"PyTorch is not installed: {error}") from error

import checkpoint
import train
from distributed import Group
from test_data import GENERATED, TRIPLES, write_vocabulary
from vocabulary import EOS, PAD, SOS

torch.set_num_threads(1)  # the models are too small for more
os.environ["OMP_NUM_THREADS"] = "1"  # likewise in the processes that are started here
HERE = os.path.dirname(os.path.abspath(__file__))
PORT = "29511"


def command(folder: str, *extra: str) -> list[str]:
    """A tiny run on the corpus that is in `folder`."""
    return [
        *("--corpus", os.path.join(folder, "corpus.tsv"), "--vocabulary", folder),
        *("--out", os.path.join(folder, "out"), "--layers", "1,1", "--workers", "1"),
        *("--d-model", "16", "--heads", "2", "--ffn", "24", "--tokens", "40"),
        *("--warmup", "10", "--lr", "0.01", *extra),
    ]


def trainer(folder: str, *extra: str) -> train.Trainer:
    options = train.arguments(command(folder, "--steps", "10", *extra))
    os.makedirs(options.out, exist_ok=True)
    return train.Trainer(options, Group())


def batches() -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Two batches of one shape with different numbers of words."""
    source = torch.tensor([[5, 270, 271, EOS], [5, 272, EOS, PAD]])
    target = torch.tensor([[SOS, 280, 281, 282, EOS], [SOS, 283, 284, EOS, PAD]])
    short = torch.tensor([[SOS, 285, EOS, PAD, PAD], [SOS, EOS, PAD, PAD, PAD]])
    return [(source, target), (source.flip(0), short)]


def learn(t: train.Trainer, source: torch.Tensor, target: torch.Tensor) -> dict[str, torch.Tensor]:
    """Takes three steps; the gradients of the first, and every loss."""
    losses = [t.step(source, target, 0.01)]
    found = {name: p.grad.clone() for name, p in t.model.named_parameters()}
    losses += [t.step(source, target, 0.01) for _ in range(2)]
    return found | {"losses": torch.stack(losses)}


def learn_in_process(rank: int, folder: str) -> None:
    """One of two processes: learns from its batch and keeps what it found."""
    torch.set_num_threads(1)
    os.environ.update(WORLD_SIZE="2", RANK=str(rank), MASTER_ADDR="127.0.0.1", MASTER_PORT=PORT)
    os.environ.update(LOCAL_RANK=str(rank), USE_LIBUV="0")  # Debian's PyTorch is without libuv
    t = trainer(folder, "--dropout", "0")
    torch.save(learn(t, *batches()[rank]), os.path.join(folder, f"rank{rank}.pt"))
    t.group.leave()


class Folder(unittest.TestCase):

    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = temporary.name
        write_vocabulary(self.folder, TRIPLES + GENERATED)

    def records(self) -> list[dict[str, float]]:
        """training.jsonl but for the time."""
        try:
            with open(os.path.join(self.folder, "out", "training.jsonl"), encoding="utf-8") as file:
                lines = [json.loads(line) for line in file if line.endswith("\n")]
        except FileNotFoundError:
            return []
        return [{k: v for k, v in line.items() if k != "seconds"} for line in lines]


@unittest.skipIf(torch.cuda.is_available(), "float32 on the CPU is compared here")
class Together(Folder):

    def test_two_processes_learn_what_one_learns_from_both_batches(self) -> None:
        multiprocessing.spawn(learn_in_process, (self.folder,), nprocs=2)
        source, target = (torch.cat(parts) for parts in zip(*batches()))
        alone = trainer(self.folder, "--dropout", "0")
        self.addCleanup(alone.close)
        expected = learn(alone, source, target)
        for rank in range(2):
            found = torch.load(os.path.join(self.folder, f"rank{rank}.pt"))
            self.assertEqual(set(found), set(expected))
            for name, value in expected.items():
                # Gradients are clipped to norm 1; some hundred float32 roundings of parts of it.
                torch.testing.assert_close(found[name],
                                           value,
                                           rtol=1e-4,
                                           atol=1e-5,
                                           msg=f"{rank} {name}")


class Resuming(Folder):

    def run_training(self, *extra: str) -> None:
        script = [sys.executable, os.path.join(HERE, "train.py")]
        done = [*script, *command(self.folder, *extra)]
        subprocess.run(done, check=True, stdout=subprocess.DEVNULL)

    def test_a_killed_run_goes_on_with_the_same_losses(self) -> None:
        schedule = ("--steps", "150", "--log-every", "1", "--checkpoint-every", "7")
        self.run_training(*schedule)
        undisturbed = self.records()
        self.assertEqual(len(undisturbed), 150)
        os.remove(os.path.join(self.folder, "out", "checkpoint.pt"))
        os.remove(os.path.join(self.folder, "out", "training.jsonl"))

        script = [sys.executable, os.path.join(HERE, "train.py")]
        doomed = subprocess.Popen([*script, *command(self.folder, *schedule)],
                                  stdout=subprocess.DEVNULL)
        while doomed.poll() is None and len(self.records()) < 30:
            time.sleep(0.001)
        doomed.kill()
        self.assertEqual(doomed.wait(), -signal.SIGKILL, "it ended before it could be killed")
        self.assertLess(len(self.records()), 150)
        self.run_training(*schedule, "--resume")
        self.assertEqual(self.records(), undisturbed)

    def test_losses_fall(self) -> None:
        self.run_training("--steps", "150", "--log-every", "25", "--dropout", "0")
        losses = [record["loss"] for record in self.records()]
        self.assertLess(losses[-1], 0.7 * losses[0])

    def test_the_directory_is_a_model(self) -> None:
        self.run_training("--steps", "2")
        files = set(os.listdir(os.path.join(self.folder, "out")))
        model = {"config.json", "generation_config.json", "model.safetensors", "tokenizer.json"}
        self.assertEqual(files, model | {"checkpoint.pt", "training.jsonl"})


class Atomic(Folder):

    def test_a_checkpoint_that_cannot_be_written_leaves_the_old_one(self) -> None:
        t = trainer(self.folder)
        self.addCleanup(t.close)
        t._save_checkpoint()
        with open(t.checkpoint, "rb") as file:
            before = file.read()
        t.progress.step = 5
        with mock.patch.object(checkpoint.torch, "save", side_effect=OSError("disk full")):
            with self.assertRaises(OSError):
                t._save_checkpoint()
        with open(t.checkpoint, "rb") as file:
            self.assertEqual(file.read(), before)


if __name__ == "__main__":
    unittest.main()
