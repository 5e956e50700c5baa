"""A Transformer of torch.nn modules that records every value of its forward pass by name.

Legend: B batch, S source length, T target length, L either, D d_model, H heads, K = D / H,
F feed-forward, V vocabulary. The names are those that cpp/model/activations.h lists.
"""

import math
from collections.abc import Callable
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

Config = dict[str, Any]

ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "relu": F.relu,
    "swish": F.silu,
    "silu": F.silu,
    "gelu": F.gelu,
    "gelu_new": lambda x: F.gelu(x, approximate="tanh"),
}


class Record:
    """Where a module writes its values: a shared dictionary, and the module's own path in it."""

    def __init__(self, path: str = "", values: dict[str, Tensor] | None = None) -> None:
        self.path = path
        self.values: dict[str, Tensor] = {} if values is None else values

    def at(self, name: str) -> "Record":
        """The record of the submodule `name`."""
        return Record(f"{self.path}{name}.", self.values)

    def __setitem__(self, name: str, value: Tensor) -> None:
        self.values[self.path + name] = value.detach().clone()


def sinusoids(length: int, d_model: int, layout: str) -> Tensor:
    """(L, D) with angles pos / 10000^(2i/D) (Vaswani et al. 2017, section 3.5).

    `interleaved` is sin, cos, sin, cos, ... as the paper has it; `marian` all sines, then all
    cosines, as MarianSinusoidalPositionalEmbedding of Hugging Face has it.
    """
    position = torch.arange(length, dtype=torch.float64)[:, None]
    exponent = torch.arange(0, d_model, 2, dtype=torch.float64) / d_model
    angle = position / torch.pow(torch.tensor(10000.0, dtype=torch.float64), exponent)
    if layout == "interleaved":
        return torch.stack([angle.sin(), angle.cos()], dim=-1).flatten(1)
    if layout == "marian":
        return torch.cat([angle.sin(), angle.cos()], dim=-1)
    raise ValueError(f"position_encoding: expected interleaved or marian, got {layout}")


def pad_mask(ids: Tensor, pad: int, length: int) -> Tensor:
    """(B, 1, T, S) for keys `ids` (B, S): -inf in the columns of padding, for each of T rows."""
    mask = torch.zeros(ids.shape, dtype=torch.float64).masked_fill(ids == pad, -math.inf)
    return mask[:, None, None, :].expand(-1, 1, length, -1)


def causal_mask(batch: int, length: int) -> Tensor:
    """(B, 1, T, T): -inf above the diagonal.

    Targets are padded on the right, so this hides their padding from every real position too.
    There is no other mask on targets: a Marian target starts with the padding token.
    """
    mask = nn.Transformer.generate_square_subsequent_mask(length, dtype=torch.float64)
    return mask.expand(batch, 1, length, length)


class LayerNorm(nn.LayerNorm):
    """nn.LayerNorm that records its statistics."""

    def forward(self, x: Tensor, record: Record) -> Tensor:  # type: ignore[override]
        _, mean, rstd = torch.native_layer_norm(x, list(self.normalized_shape), self.weight,
                                                self.bias, self.eps)
        record["mean"] = mean.squeeze(-1)
        record["rstd"] = rstd.squeeze(-1)
        output = super().forward(x)
        record["output"] = output
        return output


class Attention(nn.Module):
    """Multi-head attention: softmax(QKᵀ / √K + mask) V, by heads (Vaswani et al. 2017, 3.2)."""

    def __init__(self, d_model: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q_proj = nn.Linear(d_model, d_model)
        self.k_proj = nn.Linear(d_model, d_model)
        self.v_proj = nn.Linear(d_model, d_model)
        self.out_proj = nn.Linear(d_model, d_model)

    def split(self, x: Tensor) -> Tensor:
        """(B, L, D) -> (B, H, L, K)"""
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor, record: Record) -> Tensor:
        """x (B, T, D) asks, memory (B, S, D) answers, mask (B, 1, T, S) -> (B, T, D)"""
        query = self.split(self.q_proj(x))
        key = self.split(self.k_proj(memory))
        value = self.split(self.v_proj(memory))
        products = query @ key.transpose(-1, -2)
        scores = products / math.sqrt(query.shape[-1])
        masked_scores = scores + mask
        weights = torch.softmax(masked_scores, dim=-1)
        context = weights @ value
        joined = context.transpose(1, 2).flatten(2)
        output = self.out_proj(joined)
        record["query"] = query
        record["key"] = key
        record["value"] = value
        record["products"] = products
        record["scores"] = scores
        record["mask"] = mask
        record["masked_scores"] = masked_scores
        record["weights"] = weights
        record["context"] = context
        record["joined"] = joined
        record["output"] = output
        return output


class Layer(nn.Module):
    """An encoder layer, or with `cross` a decoder layer."""

    def __init__(self, config: Config, stack: str, cross: bool) -> None:
        super().__init__()
        d_model, eps = config["d_model"], config.get("layer_norm_eps", 1e-5)
        heads, ffn = config[f"{stack}_attention_heads"], config[f"{stack}_ffn_dim"]
        self.pre_norm = config.get("normalize_before", False)
        self.self_attn = Attention(d_model, heads)
        self.self_attn_layer_norm = LayerNorm(d_model, eps)
        if cross:
            self.encoder_attn = Attention(d_model, heads)
            self.encoder_attn_layer_norm = LayerNorm(d_model, eps)
        self.fc1 = nn.Linear(d_model, ffn)
        self.activation_fn = ACTIVATIONS[config["activation_function"]]
        self.fc2 = nn.Linear(ffn, d_model)
        self.final_layer_norm = LayerNorm(d_model, eps)

    def forward(self, x: Tensor, mask: Tensor, memory: Tensor | None, memory_mask: Tensor,
                record: Record) -> Tensor:
        """x (B, L, D), mask (B, 1, L, L), memory (B, S, D), memory_mask (B, 1, L, S)"""

        def self_attention(x: Tensor) -> Tensor:
            return self.self_attn(x, x, mask, record.at("self_attn"))

        def cross_attention(x: Tensor) -> Tensor:
            return self.encoder_attn(x, memory, memory_mask, record.at("encoder_attn"))

        x = self.sublayer("self_attn", self_attention, self.self_attn_layer_norm, x, record)
        if memory is not None:
            norm = self.encoder_attn_layer_norm
            x = self.sublayer("encoder_attn", cross_attention, norm, x, record)

        def feed_forward(x: Tensor) -> Tensor:
            hidden = self.fc1(x)
            activated = self.activation_fn(hidden)
            output = self.fc2(activated)
            record["fc1.output"] = hidden
            record["activation_fn.output"] = activated
            record["fc2.output"] = output
            return output

        return self.sublayer("feed_forward", feed_forward, self.final_layer_norm, x, record)

    def sublayer(
        self,
        name: str,
        function: Callable[[Tensor], Tensor],
        norm: LayerNorm,
        x: Tensor,
        record: Record,
    ) -> Tensor:
        """norm(x + f(x)), or pre-LN x + f(norm(x))."""
        norm_record = record.at("final_layer_norm" if name ==
                                "feed_forward" else f"{name}_layer_norm")
        if self.pre_norm:
            residual = x + function(norm(x, norm_record))
            record[f"{name}_residual"] = residual
            return residual
        residual = x + function(x)
        record[f"{name}_residual"] = residual
        return norm(residual, norm_record)


class Stack(nn.Module):
    """The encoder or the decoder."""

    def __init__(self, config: Config, stack: str) -> None:
        super().__init__()
        self.config = config
        cross = stack == "decoder"
        count = config[f"{stack}_layers"]
        self.layers = nn.ModuleList(Layer(config, stack, cross) for _ in range(count))
        if config.get("normalize_before", False):
            self.layer_norm = LayerNorm(config["d_model"], config.get("layer_norm_eps", 1e-5))

    def forward(
        self,
        table: nn.Embedding,
        ids: Tensor,
        mask: Tensor,
        memory: Tensor | None,
        memory_mask: Tensor,
        record: Record,
    ) -> Tensor:
        """ids (B, L) -> (B, L, D)"""
        d_model = self.config["d_model"]
        embedded = table(ids)
        scaled = embedded * math.sqrt(d_model) if self.config["scale_embedding"] else embedded
        layout = self.config.get("position_encoding", "marian")
        positions = sinusoids(ids.shape[1], d_model, layout)
        x = scaled + positions
        record["input_ids"] = ids
        record["embed_tokens"] = embedded
        record["scaled_embeddings"] = scaled
        record["embed_positions"] = positions
        record["embeddings"] = x
        for i, layer in enumerate(self.layers):
            x = layer(x, mask, memory, memory_mask, record.at(f"layers.{i}"))
        if self.config.get("normalize_before", False):
            x = self.layer_norm(x, record.at("layer_norm"))
        record["output"] = x
        return x


class Transformer(nn.Module):
    """The whole model, in float64; its parameters' names are Marian's without `model.`."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.shared = nn.Embedding(config["vocab_size"], config["d_model"])
        self.encoder = Stack(config, "encoder")
        self.decoder = Stack(config, "decoder")
        self.final_logits_bias = nn.Parameter(torch.zeros(1, config["vocab_size"]))
        self.double()

    def encode(self, source: Tensor, record: Record) -> Tensor:
        """(B, S) ids -> the memory (B, S, D)"""
        mask = pad_mask(source, self.config["pad_token_id"], source.shape[1])
        return self.encoder(self.shared, source, mask, None, mask, record.at("encoder"))

    def decode(self, target: Tensor, source: Tensor, memory: Tensor, record: Record) -> Tensor:
        """(B, T) ids, (B, S) ids and their memory -> logits (B, T, V)"""
        B, T = target.shape
        memory_mask = pad_mask(source, self.config["pad_token_id"], T)
        mask = causal_mask(B, T)
        x = self.decoder(self.shared, target, mask, memory, memory_mask, record.at("decoder"))
        logits = F.linear(x, self.shared.weight, self.final_logits_bias[0])
        record["logits"] = logits
        record["probabilities"] = torch.softmax(logits, dim=-1)
        return logits

    def forward(self, source: Tensor, target: Tensor, record: Record | None = None) -> Tensor:
        """Teacher forcing: (B, S) and (B, T) ids -> logits (B, T, V)"""
        record = Record() if record is None else record
        return self.decode(target, source, self.encode(source, record), record)

    def tensors(self) -> dict[str, Tensor]:
        """The parameters in float32 under the names of Hugging Face's `marian` models."""
        return {
            name if name == "final_logits_bias" else f"model.{name}": value.float()
            for name, value in self.state_dict().items()
        }
