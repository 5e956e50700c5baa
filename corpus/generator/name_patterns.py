"""Fills lexicon/name_patterns.tsv with names."""

import re

import korean as K
from name_kinds import Name, PAIRS, call, follow, person_kinds
from words import rows

# ---- patterns --------------------------------------------------------------
_GO = ("city", "kcity", "country", "island")
SLOT_KINDS = {
    "P": ("city", "kcity"),
    "Q": ("city", "kcity"),
    "K": ("kcity",),
    "Y": ("kcity",),
    "N": ("country",),
    "O": ("country",),
    "V": _GO,
    "L": ("language",),
    "J": ("people",),
    "T": ("landmark",),
    "R": ("river",),
    "U": ("mountain",),
    "I": ("island",),
    "G": ("company",),
    "W": ("site",),
    "D": ("product",),
    "H": ("city",)
}
_SLOT = re.compile(r"\{([A-Z])(?::([^}]*))?\}")


def attach(name, spec, polite):
    """A name in a pattern: {A:은} {A:야} (is) {A:!} (calling) {A:네} {A:에게} ..."""
    if spec == "!":
        return call(name, polite)
    if spec == "야":
        return follow(name, "이에요" if polite else "이야")
    if spec == "네":
        return name.ko + ("이네" if name.korean and K.tail(name.ko) else "네")
    if spec == "였":
        return name.ko + ("이었어" if K.tail(name.ko) else "였어") + ("요" if polite else "")
    if spec and any(spec == c and v != c for v, c in PAIRS):
        return follow(name, spec)
    return name.ko + (spec or "")


def deal_slots(pattern, decks):
    """Letters of the pattern to names. A B C anyone, M man, F woman, S Z Mr./Ms. somebody; see SLOT_KINDS."""
    names, rng = {}, decks.rng
    korean = rng.random() < .3
    for letter in dict.fromkeys(m[0] for m in _SLOT.findall(pattern)):
        taken = list(names.values())
        if letter in SLOT_KINDS:
            names[letter] = decks.deal(SLOT_KINDS[letter], taken)
        elif letter in "SZ":
            n = decks.deal(("ksurname",) if rng.random() < .6 else ("surname",), taken)
            names[letter] = Name(rng.choice(("Mr. ", "Ms. ")) + n.en, n.ko + " 선생님", "title")
        else:
            gender = {"M": "m", "F": "f"}.get(letter, "")
            names[letter] = decks.deal(
                person_kinds(gender, korean if rng.random() < .8 else not korean), taken)
    return names


def fill(pattern, names):
    en, ko = pattern
    out = [capital(_SLOT.sub(lambda m: names[m[1]].en, en), en)]
    for polite in (False, True):
        text = re.sub(r"\[([^|\]]*)\|([^\]]*)\]", lambda m: m[1 + polite], ko)
        out.append(_SLOT.sub(lambda m: attach(names[m[1]], m[2], polite), text))
    return tuple(out)


def capital(text, pattern):
    """Sentences keep their capital when a name such as `the Nile` starts them; fragments stay as they are."""
    return text[0].upper() + text[1:] if pattern[-1] in ".?!" else text


PATTERNS = [tuple(r) for r in rows("name_patterns.tsv")]
