"""Fixtures of single operations: inputs, options and what PyTorch makes of them.

operations.json lists {name, operation, options, inputs, outputs}; the tensor of each input and
output is in operations.safetensors under `<name>/<input or output>`.
"""

import json
import math
import os
from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from oracle.reference import ACTIVATIONS, sinusoids
from safetensors_io import save_file

SEED = 20


@dataclass
class Operation:
    name: str
    operation: str
    inputs: dict[str, Tensor]
    outputs: dict[str, Tensor]
    options: dict[str, object] = field(default_factory=dict)


def draw(generator: torch.Generator, *shape: int) -> Tensor:
    """Normal numbers that float32 holds exactly, in float64."""
    return torch.randn(shape, generator=generator).double()


def exact(x: Tensor) -> Tensor:
    """x as the file will hold it, in float32, so that inputs and outputs belong together."""
    return x.float().double()


def matmul(generator: torch.Generator) -> list[Operation]:
    a, b = draw(generator, 7, 5), draw(generator, 5, 3)
    return [Operation("matmul", "matmul", {"a": a, "b": b}, {"output": a @ b})]


def softmax(generator: torch.Generator) -> list[Operation]:
    plain = exact(3 * draw(generator, 4, 7))
    masked = plain.clone()
    masked[0, 1:] = -math.inf  # one number is left
    masked[1, 0] = -math.inf
    masked[2, 3:] = -math.inf
    large = exact(1000 * draw(generator, 3, 5))  # exp overflows unless the largest is subtracted
    inputs = {"softmax": plain, "softmax_masked": masked, "softmax_large": large}
    return [
        Operation(name, "softmax", {"x": x}, {"output": torch.softmax(x, dim=-1)})
        for name, x in inputs.items()
    ]


def layer_norm(generator: torch.Generator) -> list[Operation]:
    found = []
    rows = {
        "layer_norm": draw(generator, 5, 12),
        "layer_norm_far_from_zero": exact(draw(generator, 3, 9) + 100),
        "layer_norm_constant_row": torch.full((1, 8), 2.5, dtype=torch.float64),
    }
    for name, x in rows.items():
        gamma, beta = draw(generator, x.shape[1]), draw(generator, x.shape[1])
        eps = 1e-5
        output, mean, rstd = torch.native_layer_norm(x, [x.shape[1]], gamma, beta, eps)
        outputs = {
            "mean": mean.squeeze(-1),
            "rstd": rstd.squeeze(-1),
            "normalized": F.layer_norm(x, [x.shape[1]], eps=eps),
            "output": output,
        }
        inputs = {"x": x, "gamma": gamma, "beta": beta}
        found.append(Operation(name, "layer_norm", inputs, outputs, {"eps": eps}))
    return found


def batch_norm(generator: torch.Generator) -> list[Operation]:
    """Statistics of the batch, per feature, as in training; variance divided by N, not N - 1."""
    x, gamma, beta = exact(2 * draw(generator, 6, 5) + 1), draw(generator, 5), draw(generator, 5)
    eps = 1e-5
    outputs = {
        "mean": x.mean(dim=0),
        "variance": x.var(dim=0, unbiased=False),
        "normalized": F.batch_norm(x, None, None, training=True, eps=eps),
        "output": F.batch_norm(x, None, None, gamma, beta, training=True, eps=eps),
    }
    inputs = {"x": x, "gamma": gamma, "beta": beta}
    return [Operation("batch_norm", "batch_norm", inputs, outputs, {"eps": eps})]


def activations() -> list[Operation]:
    x = torch.linspace(-6, 6, 49).double()  # zero and both tails
    return [
        Operation(f"activation_{name}", "activation", {"x": x}, {"output": f(x)},
                  {"function": name}) for name, f in ACTIVATIONS.items()
    ]


def attention(generator: torch.Generator) -> list[Operation]:
    """F.scaled_dot_product_attention; its inner values from the formula, checked against it."""
    B, H, T, S, K = 2, 3, 5, 7, 4
    lengths = torch.tensor([S, 4])
    no_key = torch.arange(S)[None, :] >= lengths[:, None]  # (B, S)
    pad = torch.zeros(B, 1, T, S, dtype=torch.float64)
    pad = pad.masked_fill(no_key[:, None, None, :], -math.inf)
    causal = nn.Transformer.generate_square_subsequent_mask(T, dtype=torch.float64)
    causal = causal.expand(B, 1, T, T)
    shapes = {
        "attention": (T, S, None),
        "attention_pad": (T, S, pad),
        "attention_causal": (T, T, causal),
        "attention_causal_and_pad": (T, T, causal + pad[..., :T]),
        "attention_one_query": (1, S, None),
    }
    found = []
    for name, (queries, keys, mask) in shapes.items():
        query = draw(generator, B, H, queries, K)
        key, value = draw(generator, B, H, keys, K), draw(generator, B, H, keys, K)
        context = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        products = query @ key.transpose(-1, -2)
        scores = products / math.sqrt(K)
        masked_scores = scores if mask is None else scores + mask
        weights = torch.softmax(masked_scores, dim=-1)
        torch.testing.assert_close(weights @ value, context)
        inputs = {"query": query, "key": key, "value": value}
        if mask is not None:
            inputs["mask"] = mask
        outputs = {
            "products": products,
            "scores": scores,
            "masked_scores": masked_scores,
            "weights": weights,
            "context": context,
        }
        found.append(Operation(name, "scaled_dot_product_attention", inputs, outputs))
    return found


def multi_head_attention(generator: torch.Generator) -> list[Operation]:
    """nn.MultiheadAttention with a memory of its own length and a pad mask."""
    B, T, S, D, H = 2, 3, 5, 12, 3
    module = nn.MultiheadAttention(D, H, batch_first=True, dtype=torch.float64).eval()
    weights = {f"{p}_proj.weight": draw(generator, D, D) / D**0.5 for p in ("q", "k", "v", "out")}
    biases = {f"{p}_proj.bias": 0.3 * draw(generator, D) for p in ("q", "k", "v", "out")}
    parameters = {name: exact(p) for name, p in (weights | biases).items()}
    for kind in ("weight", "bias"):
        joined = torch.cat([parameters[f"{p}_proj.{kind}"] for p in ("q", "k", "v")])
        getattr(module, f"in_proj_{kind}").copy_(joined)
        getattr(module.out_proj, kind).copy_(parameters[f"out_proj.{kind}"])
    x, memory = draw(generator, B, T, D), draw(generator, B, S, D)
    padding = torch.tensor([[False] * S, [False, False, False, True, True]])
    output, probabilities = module(x,
                                   memory,
                                   memory,
                                   key_padding_mask=padding,
                                   average_attn_weights=False)
    mask = torch.zeros(B, 1, T, S, dtype=torch.float64)
    mask = mask.masked_fill(padding[:, None, None, :], -math.inf)
    return [
        Operation(
            "multi_head_attention",
            "multi_head_attention",
            {
                "x": x,
                "memory": memory,
                "mask": mask,
                **parameters
            },
            {
                "weights": probabilities,
                "output": output
            },
            {"heads": H},
        )
    ]


def positional_encoding() -> list[Operation]:
    return [
        Operation(
            f"positional_encoding_{layout}_{d_model}",
            "positional_encoding",
            {},
            {"output": sinusoids(length, d_model, layout)},
            {
                "length": length,
                "d_model": d_model,
                "layout": layout
            },
        ) for layout in ("interleaved", "marian") for length, d_model in ((11, 12), (64, 30))
    ]


def feed_forward(generator: torch.Generator) -> list[Operation]:
    found = []
    x = draw(generator, 4, 6)
    inputs = {
        "x": x,
        "fc1.weight": draw(generator, 10, 6),
        "fc1.bias": draw(generator, 10),
        "fc2.weight": draw(generator, 6, 10),
        "fc2.bias": draw(generator, 6),
    }
    for name in ("relu", "gelu"):
        hidden = F.linear(x, inputs["fc1.weight"], inputs["fc1.bias"])
        activated = ACTIVATIONS[name](hidden)
        outputs = {
            "hidden": hidden,
            "activated": activated,
            "output": F.linear(activated, inputs["fc2.weight"], inputs["fc2.bias"]),
        }
        options: dict[str, object] = {"function": name}
        found.append(Operation(f"feed_forward_{name}", "feed_forward", inputs, outputs, options))
    return found


def write(folder: str) -> None:
    generator = torch.Generator().manual_seed(SEED)
    found = [
        *matmul(generator),
        *softmax(generator),
        *layer_norm(generator),
        *batch_norm(generator),
        *activations(),
        *attention(generator),
        *multi_head_attention(generator),
        *positional_encoding(),
        *feed_forward(generator),
    ]
    os.makedirs(folder, exist_ok=True)
    tensors = {
        f"{operation.name}/{name}": value.float() for operation in found
        for name, value in (operation.inputs | operation.outputs).items()
    }
    save_file(tensors, os.path.join(folder, "operations.safetensors"))
    entries = [{
        "name": operation.name,
        "operation": operation.operation,
        "options": operation.options,
        "inputs": list(operation.inputs),
        "outputs": list(operation.outputs),
    } for operation in found]
    with open(os.path.join(folder, "operations.json"), "w", encoding="utf-8") as file:
        json.dump(entries, file, indent=1)
        file.write("\n")
