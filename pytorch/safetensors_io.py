"""Reads and writes safetensors files: eight bytes of header length, a JSON header, the data.

The format's own package does the same; this page of code spares every machine its installation.
"""

import json
import math
import os
import struct
from collections.abc import Mapping

import numpy as np
import torch

DTYPES = {
    "F64": torch.float64,
    "F32": torch.float32,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
    "I64": torch.int64,
    "I8": torch.int8,
}
NAMES = {dtype: name for name, dtype in DTYPES.items()}


def save_file(tensors: Mapping[str, torch.Tensor],
              path: str,
              metadata: Mapping[str, str] | None = None) -> None:
    """Writes `tensors` in the order of their names, little-endian and row-major.

    The file appears whole or not at all: it is written under another name and renamed.
    """
    header: dict[str, object] = {"__metadata__": dict(metadata)} if metadata else {}
    parts: list[bytes] = []
    end = 0
    for name in sorted(tensors):
        tensor = tensors[name].detach().cpu().contiguous()
        data = tensor.reshape(-1).view(torch.uint8).numpy().tobytes()
        header[name] = {
            "dtype": NAMES[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [end, end + len(data)],
        }
        parts.append(data)
        end += len(data)
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)  # so that the data are aligned
    temporary = f"{path}.tmp"
    with open(temporary, "wb") as file:
        file.write(struct.pack("<Q", len(text)))
        file.write(text)
        file.writelines(parts)
    os.replace(temporary, path)


def load_file(path: str) -> dict[str, torch.Tensor]:
    """The tensors of the file by name, on the CPU, with the dtypes they were stored in."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = np.frombuffer(file.read(), np.uint8)
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        dtype = DTYPES[entry["dtype"]]
        if end - start != math.prod(entry["shape"]) * dtype.itemsize or end > len(data):
            raise ValueError(f"{path}: {name} has offsets {start} to {end} for {entry['shape']}")
        if start == end:  # view() cannot change the type of nothing
            tensors[name] = torch.empty(entry["shape"], dtype=dtype)
            continue
        tensor = torch.from_numpy(data[start:end].copy()).view(dtype)
        tensors[name] = tensor.reshape(entry["shape"])
    return tensors
