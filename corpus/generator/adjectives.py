"""Adjectives: their forms, their nouns, predicates made of them."""

from functools import lru_cache

import english as E
import korean as K
from korean import Stem
from sentences import NONE, join, kpred
from verbs import VP
from words import group, rows

# ---- adjectives -----------------------------------------------------------
_COMP_IRR = {"good": ("better", "best"), "bad": ("worse", "worst")}


class Adj:
    __slots__ = ("en", "ko", "stem", "cls", "cmp", "fl", "attr", "past")

    def __init__(self, en, ko, irr, cls, cmp_, fl, attr):
        self.en, self.ko, self.cmp, self.fl = en, ko, cmp_ or "-", fl
        self.cls = cls.split(",")
        t = ko[:-1]
        kind = "a"
        self.past = "P" in fl and "VP" not in fl
        if "C=" in fl:
            self.stem = K.cop(fl.split("C=")[1])
        elif ko.endswith("이다") and "C" in fl or ko.endswith("적이다"):
            self.stem = K.cop(ko[:-2])
        else:
            if "V" in fl or "P" in fl:
                kind = "v"
            if ko.endswith(("있다", "없다")):
                kind = "x"
            self.stem = Stem(t, irr or None, kind, honform=None)
        at = attr or (fl.split("a=")[1] if "a=" in fl else "")
        if not at and "t" not in fl:
            if self.past:
                at = K.adn_past(self.stem)
            elif "V" in fl:
                at = K.adn(self.stem)
            elif ko.endswith(("있다",)):
                at = t + "는"
            else:
                at = K.adn(self.stem)
        self.attr = at

    def comp(self):
        if self.en in _COMP_IRR:
            return _COMP_IRR[self.en][0]
        if self.cmp == "more":
            return "more " + self.en
        w = self.en
        return _er(w) + "er"

    def sup(self):
        if self.en in _COMP_IRR:
            return _COMP_IRR[self.en][1]
        if self.cmp == "more":
            return "most " + self.en
        return _er(self.en) + "est"


def _er(w):
    if w.endswith("e"):
        return w[:-1]
    if w.endswith("y"):
        return w[:-1] + "i"
    if w in ("big", "hot", "fat", "sad", "thin", "wet", "slim", "dim", "flat", "fit"):
        return w + w[-1]
    return w


ADJS = [Adj(*r) for r in rows("adjectives.tsv")]
HADJ = [a for a in ADJS if set(a.cls) & {"H", "HA", "H1"}]
HADJ3 = [a for a in ADJS if set(a.cls) & {"H", "HA", "Ht", "HAt"}]
AADJ = [a for a in ADJS if set(a.cls) & {"HA", "A", "HAt"}]
WADJ = [a for a in ADJS if "W" in a.cls]
THADJ = [
    a for a in ADJS
    if any(c not in ("H", "HA", "H1", "W", "A", "Hm", "Hf", "Hs", "HAt", "Ht") for c in a.cls)
]
_ADJGRP = {
    "clothes": "clothes2",
    "illness": "illness2",
    "water": "waterx",
    "event": "event",
    "story": "story"
}


@lru_cache(None)
def adj_nouns(a):
    out = []
    for c in a.cls:
        if c in ("H", "HA", "H1", "W", "A", "Hm", "Hf", "Hs", "HAt", "Ht"):
            continue
        out += [n for n in group(_ADJGRP.get(c, c)) if n not in out]
    return tuple(out)


THADJ = [a for a in THADJ if adj_nouns(a)]


def adjvp(a, adv=NONE):
    """be + adjective as a verb phrase; adv is an (en, ko) degree word."""
    st = a.stem
    return VP("be", join(adv[0], a.en), (adv[1], adv[1]), st, "adj")


DEG = [("very", "아주"), ("really", "정말"), ("too", "너무"), ("a little", "조금"), ("so", "정말")]


def adjpred(a, hon, mood, neg=False):
    """Predicate stem of an adjective; P-adjectives use their past form for a present state."""
    s = a.stem
    if a.past:
        if neg:
            x = K.neg(s)
            x = K.hon(x) if hon else x
            return K.past(x)
        x = K.hon(s) if hon else s
        return K.past(x)
    return kpred(s, hon, True, mood, neg)


def nounvp(n, a=None, det="a"):
    """be + (adjective +) noun."""
    en = n.en
    if a:
        en = a.en + " " + en
    if not (n.u or n.p) and det == "a":
        en = E.art(en)
    ko = (a.attr + " " if a else "") + n.ko
    return VP("be", en, ("", ""), K.cop(ko), "noun")


def cap(t):
    return E.cap(t[0]), t[1], t[2]
