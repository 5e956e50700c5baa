"""The seeded models of the fixtures, each with options that the others lack, and their inputs."""

from dataclasses import dataclass

import torch

from oracle.reference import Config, Transformer

Ids = list[int]


@dataclass
class Case:
    """A batch: sources with their eos, targets that start with the decoder's start token."""

    name: str
    source: list[Ids]
    target: list[Ids]


@dataclass
class Model:
    """A model directory of cpp/tests/fixtures/."""

    name: str
    seed: int
    config: Config
    generation: dict[str, object]
    eos_bias: float  # added to the eos in final_logits_bias, so that sentences end at times
    embedding_std: float


def _config(**options: object) -> Config:
    return {"architectures": ["MarianMTModel"], "model_type": "marian", **options}


LECTURE = Model(
    name="lecture",
    seed=2677,
    config=_config(
        vocab_size=50,
        d_model=16,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=24,
        decoder_ffn_dim=24,
        activation_function="relu",
        scale_embedding=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        max_position_embeddings=64,
        pad_token_id=0,
        bos_token_id=2,
        eos_token_id=3,
        decoder_start_token_id=2,
        forced_eos_token_id=3,
        position_encoding="interleaved",
        layer_norm_eps=1e-5,
    ),
    generation=dict(max_length=12, forced_eos_token_id=3, bad_words_ids=[[0]]),
    eos_bias=0.5,
    embedding_std=0.3,
)

MARIAN = Model(
    name="marian",
    seed=193,
    config=_config(
        vocab_size=48,
        d_model=24,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        activation_function="swish",
        scale_embedding=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        max_position_embeddings=64,
        bad_words_ids=[[47]],
        pad_token_id=47,
        bos_token_id=0,
        eos_token_id=0,
        decoder_start_token_id=47,
        forced_eos_token_id=0,
        static_position_embeddings=True,
    ),
    generation=dict(max_length=10,
                    forced_eos_token_id=0,
                    bad_words_ids=[[47]],
                    renormalize_logits=True),
    eos_bias=0.5,
    embedding_std=0.3,
)

PRE_NORM_GELU = Model(
    name="pre_norm_gelu",
    seed=31,
    config=_config(
        vocab_size=50,
        d_model=16,
        encoder_layers=2,
        decoder_layers=1,
        encoder_attention_heads=4,
        decoder_attention_heads=2,
        encoder_ffn_dim=40,
        decoder_ffn_dim=28,
        activation_function="gelu",
        scale_embedding=False,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        max_position_embeddings=64,
        pad_token_id=1,
        bos_token_id=2,
        eos_token_id=3,
        decoder_start_token_id=2,
        position_encoding="interleaved",
        normalize_before=True,
        layer_norm_eps=1e-6,
    ),
    generation=dict(max_length=10, bad_words_ids=[[1], [2]]),
    eos_bias=0.5,
    embedding_std=0.7,
)

GELU_NEW = Model(
    name="gelu_new",
    seed=140,
    config=_config(
        vocab_size=37,
        d_model=24,
        encoder_layers=1,
        decoder_layers=2,
        encoder_attention_heads=3,
        decoder_attention_heads=3,
        encoder_ffn_dim=20,
        decoder_ffn_dim=20,
        activation_function="gelu_new",
        scale_embedding=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        max_position_embeddings=32,
        pad_token_id=0,
        bos_token_id=2,
        eos_token_id=3,
        decoder_start_token_id=0,
        forced_eos_token_id=3,
        position_encoding="marian",
    ),
    generation=dict(max_length=9, forced_eos_token_id=3, bad_words_ids=[[0]]),
    eos_bias=0.5,
    embedding_std=0.3,
)

MODELS = (LECTURE, MARIAN, PRE_NORM_GELU, GELU_NEW)


def build(model: Model) -> Transformer:
    """The model with weights drawn from its seed, exact in float32.

    Drawn so that attention is far from uniform and that a sentence goes on with different tokens
    (with norms of one sign, or larger biases, every step repeats the one before it).
    """
    generator = torch.Generator().manual_seed(model.seed)
    network = Transformer(model.config)
    for name, parameter in network.named_parameters():
        drawn = torch.randn(parameter.shape, generator=generator, dtype=torch.float32)
        width = parameter.shape[-1]**0.5
        if name == "shared.weight":
            drawn *= model.embedding_std
        elif name == "final_logits_bias":
            drawn *= 0.1
            drawn[0, model.config["eos_token_id"]] += model.eos_bias
        elif name.endswith("bias"):
            drawn *= 0.05
        elif "q_proj" in name or "k_proj" in name:
            drawn *= 2 / width
        elif "encoder_attn.out_proj" in name:
            drawn *= 0.5 / width
        elif "proj" in name or "fc" in name:
            drawn *= 1 / width
        # and the weights of the norms as they are, of both signs
        parameter.data = drawn.double()
    return network.eval()


def cases(model: Model) -> list[Case]:
    """One sentence alone, a padded batch, a longer sentence; ids drawn from the model's seed."""
    generator = torch.Generator().manual_seed(model.seed + 1000)
    config = model.config
    special = {config[f"{name}_token_id"] for name in ("pad", "bos", "eos", "decoder_start")}
    ordinary = [i for i in range(config["vocab_size"]) if i not in special]

    def words(count: int) -> Ids:
        picks = torch.randint(len(ordinary), (count,), generator=generator).tolist()
        return [ordinary[pick] for pick in picks]

    def source(count: int) -> Ids:
        return words(count) + [config["eos_token_id"]]

    def target(count: int) -> Ids:
        return [config["decoder_start_token_id"]] + words(count)

    return [
        Case("single", [source(4)], [target(3)]),
        Case(
            "padded_batch",
            [source(2), source(0), source(4)],  # the second is its eos alone: length 1
            [target(3), target(2), target(0)],
        ),
        Case("longer", [source(8)], [target(9)]),
    ]
