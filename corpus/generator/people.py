"""Who a sentence is about: subjects, persons, animals."""

from chance import R
from noun_phrases import HE, HUMANS, I, JOBS, KIN, KINP, NAMES, SHE, THEY, WE, YOU, np
from words import BYCLASS


def kin(r: R, det="my"):
    return np(r.pick(KIN if r.p(.85) else KINP), det)


HUMANS_T = [
    n for n in HUMANS
    if n.en in ("man", "woman", "boy", "girl", "child", "old man", "young man", "young woman",
                "neighbor", "guest", "tourist", "foreigner", "customer", "king", "queen", "prince",
                "princess", "thief", "stranger", "teenager", "witch", "hunter", "visitor",
                "gardener", "hero")
]
_COMMON_H = [n for n in HUMANS if n.en in ("man", "woman", "boy", "girl", "child")]


def person(r: R, q=False):
    """A third person: name, kin or the + human/job."""
    x = r.random()
    if x < .3:
        return r.pick(NAMES)
    if x < .55:
        return kin(r, "your" if q else "my")
    if x < .8:
        return np(r.pick(JOBS), "the")
    return np(r.pick(HUMANS_T if r.p(.5) else _COMMON_H), "the")


def subject(r: R, q=False, i=True):
    """Any human subject."""
    x = r.random()
    if q:
        if x < .35:
            return YOU
        if x < .47:
            return HE
        if x < .59:
            return SHE
        if x < .67:
            return THEY
        return person(r, True)
    if x < .2 and i:
        return I
    if x < .32:
        return HE
    if x < .44:
        return SHE
    if x < .53:
        return WE
    if x < .6:
        return THEY
    return person(r)


def animal_subj(r: R, det="the", any_=False):
    n = r.w((r.pick(BYCLASS["pet"]), 5), (r.pick(BYCLASS["farm"]), 3), (r.pick(BYCLASS["wild"]), 4),
            (r.pick(BYCLASS["bird"]), 1.5), (r.pick(BYCLASS["insect"]), 1.5 if any_ else 0),
            (r.pick(BYCLASS["sea"]), 1 if any_ else 0))
    return np(n, det)
