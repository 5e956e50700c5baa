"""Checks a record of the reference against PyTorch's own layers given the same weights.

nn.MultiheadAttention, nn.TransformerEncoderLayer and nn.TransformerDecoderLayer are somebody
else's implementation of the same paper: what they and the reference agree on is not our mistake.
"""

import torch
from torch import Tensor, nn

from oracle.reference import Attention, Layer, Transformer


def load_attention(theirs: nn.MultiheadAttention, ours: Attention) -> None:
    projections = (ours.q_proj, ours.k_proj, ours.v_proj)
    theirs.in_proj_weight.copy_(torch.cat([p.weight for p in projections]))
    theirs.in_proj_bias.copy_(torch.cat([p.bias for p in projections]))
    theirs.out_proj.load_state_dict(ours.out_proj.state_dict())


def load_layer(theirs: nn.Module, ours: Layer, cross: bool) -> None:
    load_attention(theirs.self_attn, ours.self_attn)
    norms = [ours.self_attn_layer_norm, ours.final_layer_norm]
    if cross:
        load_attention(theirs.multihead_attn, ours.encoder_attn)
        norms.insert(1, ours.encoder_attn_layer_norm)
    for i, norm in enumerate(norms, start=1):
        getattr(theirs, f"norm{i}").load_state_dict(norm.state_dict())
    theirs.linear1.load_state_dict(ours.fc1.state_dict())
    theirs.linear2.load_state_dict(ours.fc2.state_dict())


def their_layer(network: Transformer, ours: Layer, stack: str) -> nn.Module:
    kind = nn.TransformerDecoderLayer if stack == "decoder" else nn.TransformerEncoderLayer
    theirs = kind(
        network.config["d_model"],
        network.config[f"{stack}_attention_heads"],
        network.config[f"{stack}_ffn_dim"],
        activation=ours.activation_fn,
        layer_norm_eps=network.config.get("layer_norm_eps", 1e-5),
        norm_first=ours.pre_norm,
        batch_first=True,
        dtype=torch.float64,
    ).eval()
    load_layer(theirs, ours, stack == "decoder")
    return theirs


def check_attention(ours: Attention, x: Tensor, values: dict[str, Tensor], path: str) -> None:
    """`values` at `path` against nn.MultiheadAttention on the encoder's self-attention of x."""
    theirs = nn.MultiheadAttention(x.shape[-1], ours.heads, batch_first=True,
                                   dtype=torch.float64).eval()
    load_attention(theirs, ours)
    padding = values[f"{path}.mask"][:, 0, 0] < 0
    output, weights = theirs(x, x, x, key_padding_mask=padding, average_attn_weights=False)
    torch.testing.assert_close(values[f"{path}.output"], output, msg=f"{path}.output")
    torch.testing.assert_close(values[f"{path}.weights"], weights, msg=f"{path}.weights")


def check(network: Transformer, values: dict[str, Tensor], name: str) -> None:
    """Raises AssertionError where a layer of the record differs from PyTorch's layer."""
    pre_norm = network.config.get("normalize_before", False)
    memory = values["encoder.output"]
    source_padding = values["encoder.layers.0.self_attn.mask"][:, 0, 0] < 0
    for stack in ("encoder", "decoder"):
        x = values[f"{stack}.embeddings"]
        for i, ours in enumerate(getattr(network, stack).layers):
            path = f"{stack}.layers.{i}"
            theirs = their_layer(network, ours, stack)
            if stack == "encoder":
                expected = theirs(x, src_key_padding_mask=source_padding)
                inner = values[f"{path}.self_attn_layer_norm.output"] if pre_norm else x
                check_attention(ours.self_attn, inner, values, f"{path}.self_attn")
            else:
                causal = values[f"{path}.self_attn.mask"][0, 0]
                expected = theirs(x, memory, causal, memory_key_padding_mask=source_padding)
            last = "feed_forward_residual" if pre_norm else "final_layer_norm.output"
            x = values[f"{path}.{last}"]
            torch.testing.assert_close(x, expected, msg=f"{name}: {path}")
