"""Verb phrases written as text, with slots: "buy {drink}=>{drink}을 사다"."""

import korean as K
from chance import R
from korean import Stem
from noun_phrases import HE, IT, NAMES, SHE, THEY, np
from patterns.actions import same
from patterns.travel import dest
from people import kin
from verbs import VP

# ---- small verb phrases written as text ------------------------------------
_IRR = {
    "듣": "d",
    "걷": "d",
    "묻": "d",
    "돕": "b",
    "눕": "b",
    "굽": "b",
    "줍": "b",
    "춥": "b",
    "덥": "b",
    "무겁": "b",
    "어렵": "b",
    "쉽": "b",
    "맵": "b",
    "시끄럽": "b",
    "어둡": "b",
    "가깝": "b",
    "짓": "s",
    "낫": "s",
    "아름답": "b",
    "귀엽": "b",
    "뜨겁": "b",
    "차갑": "b",
    "무섭": "b",
    "외롭": "b"
}


def stem_of(last, kind="v"):
    t = last[:-1]
    irr = None
    for k, v in _IRR.items():
        if t.endswith(k) and t not in ("입", "잡", "씻", "벗", "웃"):
            irr = v
    neg_ = {"있": "없", "알": "모르", "기억하": "기억하지 못하"}.get(t)
    k = "x" if t in ("있", "없") else kind
    return Stem(t, irr, k, negform=neg_)


def mini(en, ko, kind="v"):
    """VP from text: mini('go to bed early', '일찍 자다')"""
    pre, _, last = ko.rpartition(" ")
    w, _, rest = en.partition(" ")
    st = stem_of(last, kind)
    if last == "싶다":
        st = Stem(ko[:-1], "", "a")
        pre = ""
    return VP(w, rest, (pre, pre), st, "r")


FOODS = "dish,snack"


def fill(r: R, en, ko, s=None):
    """Fill {drink} {food} {fruit} {place} {P} {wear} {read} slots in a text pair; returns en, (ko_c, ko_p)."""
    kc = kp = ko
    for slot, g in (("{drink}", "drink"), ("{food}", FOODS), ("{cookf}", "dish2"),
                    ("{fruit}", "fruit"), ("{wear}", "wear"), ("{read}", "read"),
                    ("{watch}", "watch"), ("{gift}", "gifts"), ("{lose}", "losable"), ("{buy}",
                                                                                       "buy"),
                    ("{elec}", "elec"), ("{subj}", "subject,lang"), ("{sport}", "sport,racket"),
                    ("{dest}", None), ("{city}", "city,country"), ("{pub}", "pubm")):
        if slot in en:
            if slot == "{dest}":
                de, dk, dn = dest(r, 0)
                en = en.replace(slot, de)
                kc, kp = (x.replace(slot, dk) for x in (kc, kp))
                continue
            n = r.n(g)
            while slot == "{wear}" and n.en in ("swimsuit", "pajamas", "clothes", "shorts"
                                               ) or slot == "{drink}" and n.en.startswith(
                                                   "a ") or slot == "{pub}" and n.en in ("chance",):
                n = r.n(g)
            lk = en.startswith(("like", "love", "hate", "cook", "make"))
            det = "gen" if lk and not slot == "{elec}" else "0" if g in (
                "subject,lang", "sport,racket", "city,country") else (
                    "some" if n.u and slot in ("{drink}",) else "a" if not (n.u or n.p) else
                    ("gen"))
            if n.fl == "the" or slot == "{pub}":
                det = "the"
            e = np(n, det).en
            en = en.replace(slot, e)
            kc, kp = (_put(x, slot, n.ko) for x in (kc, kp))
    if "{P}" in en:
        o = r.w((r.pick(NAMES), 3), (kin(r), 2.4), (HE, 1), (SHE, 1), (THEY, .6))
        if s is not None and (same(s, o)):
            o = r.pick([z for z in NAMES if z.en != s.en])
        en = en.replace("{P}", o.obj)
        kc, kp = (_putp(x, o, L) for x, L in ((kc, "c"), (kp, "p")))
    return en, (kc, kp)


def _put(x, slot, ko):
    for part, j in (("을", "을"), ("이", "이"), ("은", "은"), ("로", "으로")):
        x = x.replace(slot + part, K.jo(ko, j))
    return x.replace(slot, ko)


def _putp(x, o, L):
    for part in ("에게", "을", "이", "과"):
        x = x.replace("{P}" + part, o.jo(L, part))
    return x.replace("{P}", o.k(L))


def vp_text(r: R, text, s=None, kind="v"):
    """'buy {drink}=>{drink}을 사다' -> VP"""
    en, ko = text.split("=>")
    en, (kc, kp) = fill(r, en, ko, s)
    a, b = mini(en, kc, kind), mini(en, kp, kind)
    a.pre = (a.pre[0], b.pre[1])
    return a


def clash(a, b):
    """Two subjects that a reader could take for one person."""
    if same(a, b) or {a.pro, b.pro} == {"I", "we"}:
        return True
    return bool(a.pro or b.pro) and pron(a).pro == pron(b).pro


def pron(s):
    """Pronoun that takes up a subject."""
    if s.pro:
        return s
    if s.per == "3p":
        return THEY
    if s.kind in ("animal", "thing"):
        return IT
    return SHE if s.g == "f" else HE
