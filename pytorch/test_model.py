"""The trainer's model and its searches against the oracle, and its files."""

import json
import os
import tempfile
import unittest

try:
    import torch
except ImportError as error:
    raise unittest.SkipTest(f"PyTorch is not installed: {error}") from error

import model as modeling
import safetensors_io
from fixtures import padded
from translation import translate
from vocabulary import EOS, PAD

HERE = os.path.dirname(os.path.abspath(__file__))
LECTURE = os.path.join(HERE, "..", "cpp", "tests", "fixtures", "lecture")


def lecture_cases() -> list[dict[str, object]]:
    with open(os.path.join(LECTURE, "cases.json"), encoding="utf-8") as file:
        return json.load(file)


class AgainstTheOracle(unittest.TestCase):

    def setUp(self) -> None:
        self.model = modeling.load(LECTURE)
        self.cases = lecture_cases()

    def test_logits(self) -> None:
        expected = safetensors_io.load_file(os.path.join(LECTURE, "cases.safetensors"))
        for case in self.cases:
            with torch.no_grad():
                logits = self.model(padded(case["source"], PAD), padded(case["target"], PAD))
            # Some tens of float32 roundings on values of at most a few.
            torch.testing.assert_close(logits,
                                       expected[f"{case['name']}/logits"],
                                       rtol=1e-4,
                                       atol=2e-5)

    def test_greedy_translations(self) -> None:
        for case in self.cases:
            length = case["generation"]["max_length"]
            found = translate(self.model, [s[:-1] for s in case["source"]], 1, length)
            self.assertEqual(found, [[i for i in ids if i != EOS] for ids in case["greedy"]])

    def test_beam_search(self) -> None:
        for case in self.cases:
            sources, length = [s[:-1] for s in case["source"]], case["generation"]["max_length"]
            for beams in case["beams"]:
                W, penalty = beams["num_beams"], beams["length_penalty"]
                found = translate(self.model, sources, W, length, penalty)
                best = [[i for i in ids[0] if i != EOS] for ids in beams["sequences"]]
                self.assertEqual(found, best, f"{case['name']} {W} {penalty}")


class Files(unittest.TestCase):

    def test_a_saved_model_is_the_same_in_half_precision(self) -> None:
        torch.manual_seed(0)
        sizes = {"d_model": 16, "vocab_size": 20, "encoder_attention_heads": 2}
        model = modeling.Transformer(modeling.config(**sizes, decoder_attention_heads=2))
        with tempfile.TemporaryDirectory() as folder:
            modeling.save(model, folder)
            loaded = modeling.load(folder)
        for name, value in model.state_dict().items():
            self.assertTrue(torch.equal(loaded.state_dict()[name], value.half().float()), name)

    def test_tensors_have_the_names_of_marian(self) -> None:
        marian = safetensors_io.load_file(os.path.join(LECTURE, "model.safetensors"))
        self.assertEqual(set(modeling.tensors(modeling.load(LECTURE))), set(marian))

    def test_another_architecture_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "activation_function"):
            modeling.Transformer(modeling.config(vocab_size=9, activation_function="gelu"))


class Safetensors(unittest.TestCase):

    def test_every_type_comes_back(self) -> None:
        tensors = {
            "b/f32": torch.tensor([[1.5, -torch.inf], [0.0, 3e38]]),
            "a": torch.arange(3, dtype=torch.int8),
            "scalar": torch.tensor(2.0, dtype=torch.float16),
            "none": torch.zeros(0, 4, dtype=torch.bfloat16),
        }
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "x.safetensors")
            safetensors_io.save_file(tensors, path, {"format": "pt"})
            self.assertEqual(os.listdir(folder), ["x.safetensors"])
            loaded = safetensors_io.load_file(path)
        self.assertEqual(set(loaded), set(tensors))
        for name, tensor in tensors.items():
            self.assertEqual(loaded[name].dtype, tensor.dtype)
            self.assertTrue(torch.equal(loaded[name], tensor), name)

    def test_layout_by_the_specification(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "x.safetensors")
            safetensors_io.save_file({"x": torch.tensor([1, 2], dtype=torch.int8)}, path)
            with open(path, "rb") as file:
                content = file.read()
        length = int.from_bytes(content[:8], "little")
        self.assertEqual(length % 8, 0)
        expected = {"x": {"dtype": "I8", "shape": [2], "data_offsets": [0, 2]}}
        self.assertEqual(json.loads(content[8:8 + length]), expected)
        self.assertEqual(content[8 + length:], b"\x01\x02")


if __name__ == "__main__":
    unittest.main()
