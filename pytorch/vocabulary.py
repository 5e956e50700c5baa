#!/usr/bin/env python3
"""The vocabulary that English and Korean share: byte-pair encoding as a tokenizer.json.

usage: vocabulary.py OUT_DIR SIZE FILE.tsv ...     (columns: English, casual Korean, polite Korean)

Text is normalised (NFC, straight quotes, three dots, single spaces), cut at white space (`▁` marks
a word's start) and around everything that is neither a letter nor an apostrophe, so digits and
punctuation are tokens of their own and contractions stay words (`▁don't`). Merges are learned most
frequent pair first (Sennrich et al. 2016). Characters that the corpus hardly has are spelled in
UTF-8 bytes (`<0xEA>`), so nothing is unknown.
"""

import heapq
import json
import os
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

Pair = tuple[str, str]

SPECIAL = ["<pad>", "<unk>", "<sos>", "<eos>", ">>en<<", ">>ko<<", ">>ko-polite<<"]
PAD, UNK, SOS, EOS = range(4)
TAGS = {"en": 4, "ko": 5, "ko-polite": 6}
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]

REPLACED = [
    ("[\u2018\u2019]", "'"),
    ("[\u201c\u201d]", '"'),
    ("\u2026", "..."),
    ("\\s+", " "),
]
CUT = r"[^\p{L}\p{M}'▁]"  # as tokenizer.json has it; Python's re has no \p, hence `_isolated`

# Each word of the lecture's sentences is one piece, so that the page shows words.
LECTURE = [
    "How about coffee?",
    "커피 한잔 어때?",
    "커피 한잔 어때요?",
    "Dog bites man.",
    "Man bites dog.",
    "개가 사람을 물다.",
    "사람이 개를 물다.",
    "귤과 사과",
    "어제 일을 사과",
]
LECTURE_COUNT = 40


def normalize(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    for pattern, content in REPLACED:
        text = re.sub(pattern, content, text)
    return text.strip()


def _isolated(character: str) -> bool:
    return not (unicodedata.category(character)[0] in "LM" or character in "'▁")


def words(text: str) -> list[str]:
    """The units inside which merges happen: '▁How', '▁about', '▁coffee', '?'."""
    found = []
    for word in ("▁" + normalize(text).replace(" ", "▁")).replace("▁", " ▁").split(" ")[1:]:
        current = ""
        for character in word:
            if _isolated(character):
                if current:
                    found.append(current)
                found.append(character)
                current = ""
            else:
                current += character
        if current:
            found.append(current)
    return found


def _merged(symbols: list[str], pair: Pair) -> list[str]:
    """`symbols` with every occurrence of the pair made one, from the left."""
    out, i = [], 0
    while i < len(symbols):
        if i + 1 < len(symbols) and (symbols[i], symbols[i + 1]) == pair:
            out.append(pair[0] + pair[1])
            i += 2
        else:
            out.append(symbols[i])
            i += 1
    return out


def learn(counts: Mapping[str, int], size: int, min_char: int = 3) -> tuple[list[str], list[Pair]]:
    """Byte-pair merges of words weighted by count, up to `size` pieces: (alphabet, merges)."""
    characters: Counter[str] = Counter()
    for word, count in counts.items():
        for character in word:
            characters[character] += count
    frequent = {character for character, count in characters.items() if count >= min_char}
    alphabet = sorted(frequent | {chr(code) for code in range(0x21, 0x7F)})
    keep = set(alphabet)
    usable = [(list(w), n) for w, n in counts.items() if len(w) > 1 and all(c in keep for c in w)]
    sequences = [symbols for symbols, _ in usable]
    weights = [count for _, count in usable]

    pairs: Counter[Pair] = Counter()
    where: defaultdict[Pair, set[int]] = defaultdict(set)
    for i, symbols in enumerate(sequences):
        for pair in zip(symbols, symbols[1:]):
            pairs[pair] += weights[i]
            where[pair].add(i)
    heap = [(-count, pair) for pair, count in pairs.items()]
    heapq.heapify(heap)

    vocabulary, merges = set(alphabet), []
    while heap and len(vocabulary) < size:
        negative, best = heapq.heappop(heap)
        if pairs[best] != -negative:  # an old count: other merges have taken from it since
            if pairs[best] > 0:
                heapq.heappush(heap, (-pairs[best], best))
            continue
        if -negative < 2:
            break
        merges.append(best)
        vocabulary.add(best[0] + best[1])
        changed = set()
        for i in list(where[best]):
            for pair in zip(sequences[i], sequences[i][1:]):
                pairs[pair] -= weights[i]
            sequences[i] = _merged(sequences[i], best)
            for pair in zip(sequences[i], sequences[i][1:]):
                pairs[pair] += weights[i]
                where[pair].add(i)
                changed.add(pair)
        for pair in changed:
            heapq.heappush(heap, (-pairs[pair], pair))
        del where[best]
    return alphabet, merges


def tokenizer_json(alphabet: Iterable[str], merges: Iterable[Pair]) -> dict[str, object]:
    """What Hugging Face's tokenizers, and theirs for JavaScript, read."""
    vocabulary: dict[str, int] = {}
    for piece in [*SPECIAL, *BYTES, *alphabet, *(a + b for a, b in merges)]:
        vocabulary.setdefault(piece, len(vocabulary))
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    added = [{"id": i, "content": t, "special": True, **flags} for i, t in enumerate(SPECIAL)]
    replaced = [{
        "type": "Replace",
        "pattern": {
            "Regex": pattern
        },
        "content": content
    } for pattern, content in REPLACED]
    strip = {"type": "Strip", "strip_left": True, "strip_right": True}
    metaspace = {
        "type": "Metaspace",
        "replacement": "▁",
        "prepend_scheme": "always",
        "split": True,
    }
    cut = {"type": "Split", "pattern": {"Regex": CUT}, "behavior": "Isolated", "invert": False}
    decoders = [
        {
            "type": "Replace",
            "pattern": {
                "String": "▁"
            },
            "content": " "
        },
        {
            "type": "ByteFallback"
        },
        {
            "type": "Fuse"
        },
        {
            "type": "Strip",
            "content": " ",
            "start": 1,
            "stop": 0
        },
    ]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": added,
        "normalizer": {
            "type": "Sequence",
            "normalizers": [{
                "type": "NFC"
            }, *replaced, strip]
        },
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [metaspace, cut]
        },
        "post_processor": None,
        "decoder": {
            "type": "Sequence",
            "decoders": decoders
        },
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": "<unk>",
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": True,
            "ignore_merges": False,
            "vocab": vocabulary,
            "merges": [list(pair) for pair in merges],
        },
    }


def word_counts(files: Iterable[str]) -> Counter[str]:
    """How often each word occurs in the first three columns, the lecture's words included."""
    counts: Counter[str] = Counter()
    for path in files:
        with open(path, encoding="utf-8") as file:
            for line in file:
                for text in line.rstrip("\n").split("\t")[:3]:
                    counts.update(words(text))
    for text in LECTURE:
        for word in words(text):
            counts[word] += LECTURE_COUNT
    return counts


def main() -> None:
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    out, size, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    alphabet, merges = learn(word_counts(files), size - len(SPECIAL) - len(BYTES))
    tokenizer = tokenizer_json(alphabet, merges)
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, "tokenizer.json"), "w", encoding="utf-8") as file:
        json.dump(tokenizer, file, ensure_ascii=False)
    size = len(tokenizer["model"]["vocab"])  # type: ignore[index]
    print(f"{size} pieces, {len(alphabet)} characters, {len(merges)} merges")


if __name__ == "__main__":
    main()
