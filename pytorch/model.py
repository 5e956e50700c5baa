"""The lecture's Transformer for training: post-LN, one table of embeddings for everything, ReLU.

Legend: B batch, S source length, T target length, D d_model, H heads, K = D / H, F feed-forward,
V vocabulary. Tensors have the names of Hugging Face's `marian` models, so that what is saved here
opens wherever those do.
"""

import json
import math
import os
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

import safetensors_io
from vocabulary import EOS, PAD, SOS

Config = dict[str, Any]


def config(**options: Any) -> Config:
    """config.json of the lecture's model; `options` replace its values."""
    return {
        "architectures": ["MarianMTModel"],
        "model_type": "marian",
        "d_model": 512,
        "encoder_layers": 3,
        "decoder_layers": 2,
        "encoder_attention_heads": 8,
        "decoder_attention_heads": 8,
        "encoder_ffn_dim": 1024,
        "decoder_ffn_dim": 1024,
        "activation_function": "relu",
        "scale_embedding": True,
        "share_encoder_decoder_embeddings": True,
        "tie_word_embeddings": True,
        "max_position_embeddings": 256,
        "pad_token_id": PAD,
        "bos_token_id": SOS,
        "eos_token_id": EOS,
        "decoder_start_token_id": SOS,
        "forced_eos_token_id": EOS,
        "position_encoding": "interleaved",
        "layer_norm_eps": 1e-5,
        "vocab_size": 0,
        **options,
    }


# What this architecture is; a config that says otherwise is another model's.
FIXED = {
    "activation_function": "relu",
    "scale_embedding": True,
    "position_encoding": "interleaved",
    "pad_token_id": PAD,
    "eos_token_id": EOS,
    "decoder_start_token_id": SOS,
}


def generation_config() -> Config:
    return {
        "bos_token_id": SOS,
        "decoder_start_token_id": SOS,
        "eos_token_id": EOS,
        "forced_eos_token_id": EOS,
        "length_penalty": 1.0,
        "max_length": 64,
        "num_beams": 1,
        "pad_token_id": PAD,
    }


def positions(length: int, d_model: int) -> Tensor:
    """(L, D): PE(pos, 2i) = sin(pos / 10000^(2i/D)), PE(pos, 2i+1) = cos(the same)."""
    frequency = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
    angle = torch.arange(length)[:, None] * frequency
    return torch.stack([angle.sin(), angle.cos()], -1).reshape(length, d_model)


class Attention(nn.Module):
    """Multi-head attention."""

    def __init__(self, d_model: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.q_proj = nn.Linear(d_model, d_model)
        self.k_proj = nn.Linear(d_model, d_model)
        self.v_proj = nn.Linear(d_model, d_model)
        self.out_proj = nn.Linear(d_model, d_model)

    def _split(self, x: Tensor) -> Tensor:
        """(B, L, D) -> (B, H, L, K)"""
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(self,
                x: Tensor,
                memory: Tensor,
                mask: Tensor | None = None,
                causal: bool = False) -> Tensor:
        """x (B, T, D) asks, memory (B, S, D) answers; mask (B, 1, 1, S): true where it may look."""
        context = F.scaled_dot_product_attention(
            self._split(self.q_proj(x)),
            self._split(self.k_proj(memory)),
            self._split(self.v_proj(memory)),
            attn_mask=mask,
            is_causal=causal,
            dropout_p=self.dropout if self.training else 0.0,
        )
        return self.out_proj(context.transpose(1, 2).flatten(2))


class EncoderLayer(nn.Module):
    """norm(x + attention(x)), then norm(x + feed_forward(x))."""

    def __init__(self, c: Config, dropout: float) -> None:
        super().__init__()
        d_model, ffn, eps = c["d_model"], c["encoder_ffn_dim"], c["layer_norm_eps"]
        self.self_attn = Attention(d_model, c["encoder_attention_heads"], dropout)
        self.self_attn_layer_norm = nn.LayerNorm(d_model, eps)
        self.fc1, self.fc2 = nn.Linear(d_model, ffn), nn.Linear(ffn, d_model)
        self.final_layer_norm = nn.LayerNorm(d_model, eps)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.self_attn_layer_norm(x + self.drop(self.self_attn(x, x, mask)))
        hidden = self.drop(F.relu(self.fc1(x)))
        return self.final_layer_norm(x + self.drop(self.fc2(hidden)))


class DecoderLayer(nn.Module):
    """The same with cross-attention to the memory in between."""

    def __init__(self, c: Config, dropout: float) -> None:
        super().__init__()
        d_model, ffn, eps = c["d_model"], c["decoder_ffn_dim"], c["layer_norm_eps"]
        self.self_attn = Attention(d_model, c["decoder_attention_heads"], dropout)
        self.self_attn_layer_norm = nn.LayerNorm(d_model, eps)
        self.encoder_attn = Attention(d_model, c["decoder_attention_heads"], dropout)
        self.encoder_attn_layer_norm = nn.LayerNorm(d_model, eps)
        self.fc1, self.fc2 = nn.Linear(d_model, ffn), nn.Linear(ffn, d_model)
        self.final_layer_norm = nn.LayerNorm(d_model, eps)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        # Targets are padded on the right, where the causal mask hides the padding.
        x = self.self_attn_layer_norm(x + self.drop(self.self_attn(x, x, causal=True)))
        x = self.encoder_attn_layer_norm(x + self.drop(self.encoder_attn(x, memory, mask)))
        hidden = self.drop(F.relu(self.fc1(x)))
        return self.final_layer_norm(x + self.drop(self.fc2(hidden)))


class Stack(nn.Module):
    """Holds layers under the name that Marian's tensors have."""

    def __init__(self, layers: list[nn.Module]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)


class Transformer(nn.Module):

    def __init__(self, c: Config, dropout: float = 0.0) -> None:
        super().__init__()
        for key, value in FIXED.items():
            if c[key] != value:
                raise ValueError(f"{key}: this architecture has {value}, the config {c[key]}")
        self.c = c
        self.shared = nn.Embedding(c["vocab_size"], c["d_model"])
        self.encoder = Stack([EncoderLayer(c, dropout) for _ in range(c["encoder_layers"])])
        self.decoder = Stack([DecoderLayer(c, dropout) for _ in range(c["decoder_layers"])])
        self.final_logits_bias = nn.Parameter(torch.zeros(1, c["vocab_size"]))
        table = positions(c["max_position_embeddings"], c["d_model"])
        self.register_buffer("positions", table, persistent=False)
        self.drop = nn.Dropout(dropout)
        for parameter in self.parameters():
            if parameter.dim() > 1 and parameter.shape[0] > 1:
                nn.init.xavier_uniform_(parameter)
        nn.init.normal_(self.shared.weight, std=c["d_model"]**-0.5)

    def embed(self, ids: Tensor) -> Tensor:
        """(B, L) ids -> (B, L, D)"""
        scaled = self.shared(ids) * math.sqrt(self.c["d_model"])
        return self.drop(scaled + self.positions[:ids.shape[1]])

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """source (B, S) ids -> memory (B, S, D), mask (B, 1, 1, S)"""
        mask = (source != PAD)[:, None, None, :]
        x = self.embed(source)
        for layer in self.encoder.layers:
            x = layer(x, mask)
        return x, mask

    def decode(self, target: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """target (B, T) ids -> (B, T, D)"""
        x = self.embed(target)
        for layer in self.decoder.layers:
            x = layer(x, memory, mask)
        return x

    def logits(self, hidden: Tensor) -> Tensor:
        """(B, T, D) -> (B, T, V)"""
        return F.linear(hidden, self.shared.weight, self.final_logits_bias[0])

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """Teacher forcing: (B, S) and (B, T) ids -> logits (B, T, V)"""
        return self.logits(self.decode(target, *self.encode(source)))


def tensors(model: Transformer) -> dict[str, Tensor]:
    """The parameters under Marian's names."""
    return {
        name if name == "final_logits_bias" else f"model.{name}": value
        for name, value in model.state_dict().items()
    }


def load_weights(model: Transformer, path: str) -> None:
    """Reads model.safetensors of any float type."""
    state = safetensors_io.load_file(path)
    model.load_state_dict({k.removeprefix("model."): v.float() for k, v in state.items()})


def load(directory: str) -> Transformer:
    """The model of a Hugging Face style directory."""
    with open(os.path.join(directory, "config.json"), encoding="utf-8") as file:
        model = Transformer(json.load(file))
    load_weights(model, os.path.join(directory, "model.safetensors"))
    return model.eval()


def save(model: Transformer, directory: str) -> None:
    """Writes config.json, generation_config.json and model.safetensors in half precision."""
    half = {name: value.half() for name, value in tensors(model).items()}
    path = os.path.join(directory, "model.safetensors")
    safetensors_io.save_file(half, path, {"format": "pt"})
    for name, value in (("config", model.c), ("generation_config", generation_config())):
        with open(os.path.join(directory, f"{name}.json"), "w", encoding="utf-8") as file:
            json.dump(value, file, indent=1)
            file.write("\n")
