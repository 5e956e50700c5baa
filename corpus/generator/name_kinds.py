"""Names by kind, and what a name does to the particles around it."""

import re
from collections import defaultdict
from dataclasses import dataclass

import korean as K
from words import rows


@dataclass(frozen=True)
class Name:
    en: str
    ko: str
    kind: str
    of: str = ""

    @property
    def korean(self):
        """A Korean given name: called with 아/야, and -이네 for the family."""
        return self.kind.startswith("ko-")


MORE = [Name(*r) for r in rows("names_more.tsv")]
KIND = defaultdict(list)
for _n in MORE:
    KIND[_n.kind].append(_n)
_FOREIGN = {"Tom", "Anna"}
CORPUS_PEOPLE = {
    en: Name(en, ko, ("en-" if en in _FOREIGN else "ko-") + g)
    for en, ko, g in rows("names.tsv")
    if g in "mf"
}
CORPUS_TITLES = {"Kim": "김", "Lee": "이"}
PLACES = {n.en: n for k in ("city", "kcity", "country") for n in KIND[k]}
# ---- particles -------------------------------------------------------------
# After a vowel, after a consonant. Longer forms first, so that 라고 is not read as 라.
PAIRS = [("이었", "이었"), ("예요", "이에요"), ("였", "이었"), ("라고", "이라고"), ("라는", "이라는"), ("라서", "이라서"),
         ("라면", "이라면"), ("라도", "이라도"), ("는", "은"), ("가", "이"), ("를", "을"), ("와", "과"), ("랑", "이랑"),
         ("나", "이나"), ("로", "으로"), ("야", "이야"), ("고", "이고"), ("군요", "이군요"), ("구나", "이구나"),
         ("니까", "이니까"), ("지", "이지"), ("지만", "이지만"), ("면", "이면"), ("요", "이요")]
_SAME = re.compile(r"(에게|에게서|한테|한테서|께|께서|의|도|만|에|에서|까지|부터|보다|하고|처럼|같은|만큼|밖에|뿐|행|인데|인지|에서부터)"
                   r"(는|도|만|의|보다|요|이야|이에요)?")
_WAS = re.compile(r"(였|이었)(어|어요|지만|다고|는데)")


def respell(old, new, suffix):
    """The suffix that stood after `old`, for `new`; None when it is not known."""
    if not suffix or _SAME.fullmatch(suffix):
        return suffix
    was = _WAS.fullmatch(suffix)
    if was:
        return ("이었" if K.tail(new.ko) else "였") + was[2]
    if suffix in ("네", "이네"):  # the family of: 민수네, 민준이네, 톰네
        return "이네" if new.korean and K.tail(new.ko) else "네"
    side = 1 if K.tail(old.ko) and not (K.tail(old.ko) == "ㄹ" and suffix == "로") else 0
    for pair in PAIRS:
        if suffix == pair[side]:
            return follow(new, pair[1])[len(new.ko):]
    return None


def follow(name, consonant_form):
    """Name with the particle whose form after a consonant is given."""
    if consonant_form == "으로":
        return K.jo(name.ko, "으로")
    vowel_form = next(v for v, c in PAIRS if c == consonant_form and v != c)
    return name.ko + (consonant_form if K.tail(name.ko) else vowel_form)


def call(name, polite):
    """How the name is called: 민준아, 지우야, 메리; 민준 씨."""
    if polite:
        return name.ko + " 씨"
    return K.jo(name.ko, "아") if name.korean else name.ko


# ---- picking names ---------------------------------------------------------
class Decks:
    """Deals every name of a kind before any comes twice; the most usual come twice a round."""

    def __init__(self, rng):
        self.rng, self.decks = rng, {}

    def deal(self, kinds, taken):
        """A name of one of the kinds that shares neither English nor Hangul with those taken."""
        deck = self.decks.setdefault(kinds, [])
        kept = []
        while True:
            if not deck:
                deck += [n for k in kinds for n in KIND[k] + KIND[k][:40]]
                self.rng.shuffle(deck)
            n = deck.pop()
            if all(n.en != t.en and n.ko != t.ko and n.en not in t.en and t.en not in n.en
                   for t in taken):
                deck += kept
                return n
            kept.append(n)


def person_kinds(gender, korean):
    o = "ko-" if korean else "en-"
    return (o + gender, o + "u") if gender else (o + "m", o + "f", o + "u")
