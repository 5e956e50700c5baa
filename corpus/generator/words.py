"""The lexicon as it is read from lexicon/: nouns by class and by group, and where things are."""

from functools import lru_cache
import os

import english as E

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lexicon")


def rows(name):
    with open(os.path.join(HERE, name), encoding="utf8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield [("" if x == "-" else x) for x in line.split("\t")]


class Noun:
    __slots__ = ("en", "ko", "fl", "cnt", "cls", "pl", "hon")

    def __init__(self, en, ko, fl, cnt, cls):
        self.en, self.ko, self.fl, self.cnt, self.cls = en, ko, fl, cnt, frozenset(cls.split(","))
        self.hon = "h" in fl and fl != "the"
        self.pl = en if ("p" in fl or "u" in fl or "n" in fl) else E.plural(en)

    @property
    def u(self):
        return "u" in self.fl and self.fl != "the"

    @property
    def p(self):
        return "p" in self.fl

    def __repr__(self):
        return f"<{self.en}={self.ko}>"


NOUNS, BYCLASS, BYEN = [], {}, {}
for fn in sorted(os.listdir(HERE)):
    if fn.startswith("nouns_"):
        for r in rows(fn):
            n = Noun(*r)
            NOUNS.append(n)
            BYEN.setdefault(n.en, []).append(n)
            for c in n.cls:
                BYCLASS.setdefault(c, []).append(n)
_GROUPS = {}
for r in rows("groups.tsv"):
    _GROUPS[r[0]] = [x.strip() for x in r[1].split(",")]


def noun(en, ko=None):
    for n in BYEN.get(en, ()):
        if ko is None or n.ko == ko:
            return n
    return None


@lru_cache(None)
def group(name):
    """Nouns of a group or class; a comma makes a union."""
    if "," in name:
        out = []
        for x in name.split(","):
            out += [n for n in group(x.strip()) if n not in out]
        return tuple(out)
    if name in _GROUPS:
        out = []
        for m in _GROUPS[name]:
            m = m.split(":")[-1]
            if m.startswith("@"):
                out += [n for n in BYCLASS.get(m[1:], ()) if n not in out]
            else:
                en, _, ko = m.partition("=")
                n = noun(en, ko or None)
                if n and n not in out:
                    out.append(n)
        return tuple(out)
    return tuple(BYCLASS.get(name, ()))


HOME = Noun("home", "집", "n", "", "place")


@lru_cache(None)
def places(name):
    out = []
    for x in name.split(","):
        for m in _GROUPS.get(x, ()):
            out += [HOME] if m.endswith(":home") else [n for n in [noun(m)] if n]
    return tuple(out)


_IN = {"room", "city", "country"}
_PREP = {
    "park": "in",
    "street": "on",
    "beach": "on",
    "sea": "in",
    "river": "in",
    "lake": "in",
    "pond": "in",
    "swimming pool": "in",
    "mountain": "on",
    "forest": "in",
    "island": "on",
    "field": "in",
    "garden": "in",
    "yard": "in",
    "house": "in",
    "village": "in",
    "city": "in",
    "countryside": "in",
    "desert": "in",
    "playground": "on",
    "balcony": "on",
    "market": "at",
    "apartment": "in",
    "dormitory": "in",
    "building": "in",
    "cave": "in",
    "castle": "in",
    "office": "in",
    "hill": "on",
    "valley": "in",
    "jungle": "in",
    "town": "in",
    "farm": "on",
    "bridge": "on",
    "road": "on",
    "parking lot": "in",
    "stadium": "in",
    "camp": "at",
    "coast": "on"
}


def prep(n):
    if n.en in _PREP:
        return _PREP[n.en]
    return "in" if n.cls & _IN else "at"
