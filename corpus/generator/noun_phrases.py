"""Noun phrases in both languages: determiners, pronouns, possessives, names, kin."""

import english as E
import korean as K
from words import BYCLASS, rows

# ---- noun phrases ---------------------------------------------------------
POSS = {
    "my": ("내", "제"),
    "your": ("네", ""),
    "his": ("그의", "그의"),
    "her": ("그녀의", "그녀의"),
    "our": ("우리", "우리"),
    "their": ("그들의", "그들의"),
    "its": ("", "")
}
WOORI = {
    "house", "school", "company", "family", "son", "daughter", "uncle", "aunt", "older brother",
    "older sister", "nephew", "husband", "wife", "grandson", "granddaughter", "team", "town",
    "children", "sons", "daughters", "teacher", "boss", "apartment"
}


class NP:
    """en: string; ko: (casual, polite) base without particle."""
    __slots__ = ("en", "ko", "per", "hon", "pro", "n", "kind", "g", "det")

    def __init__(self, en, ko, per="3s", hon=False, pro="", n=None, kind="", g="", det=""):
        self.en, self.ko, self.per, self.hon, self.pro, self.n, self.kind, self.g = en, ko, per, hon, pro, n, kind, g
        self.det = det

    def k(self, L):
        return self.ko[0] if L == "c" else self.ko[1]

    def jo(self, L, part):
        """Korean with particle: 은 이 을 에게 과 의 or a fixed one."""
        b = self.k(L)
        if self.pro == "I":
            s = {
                "은": ("나는", "저는"),
                "이": ("내가", "제가"),
                "을": ("나를", "저를"),
                "의": ("내", "제"),
                "에게": ("나에게", "저에게"),
                "도": ("나도", "저도"),
                "보다": ("나보다", "저보다")
            }.get(part)
            if s:
                return s[0] if L == "c" else s[1]
        if self.pro == "you":
            if L == "p":
                return ""
            s = {"은": "너는", "이": "네가", "을": "너를", "의": "네", "에게": "너에게"}.get(part)
            if s:
                return s
        if part == "에게" and self.hon:
            return b + "께"
        if part == "의":
            return b + "의"
        return K.jo(b, part)

    @property
    def obj(self):
        return OBJ.get(self.en, self.en)

    @property
    def poss(self):
        return PRON_POSS.get(self.pro) or {
            "3p": "their"
        }.get(self.per) or {
            "m": "his",
            "f": "her"
        }.get(self.g, "its" if self.kind == "animal" else "his")

    @property
    def en_poss(self):
        """English possessive of the phrase."""
        if self.pro:
            return PRON_POSS[self.pro]
        return self.en + ("'" if self.en.endswith("s") and self.per == "3p" else "'s")


OBJ = {"I": "me", "you": "you", "he": "him", "she": "her", "we": "us", "they": "them", "it": "it"}
PRON_POSS = {
    "I": "my",
    "you": "your",
    "he": "his",
    "she": "her",
    "we": "our",
    "they": "their",
    "it": "its"
}
I = NP("I", ("나", "저"), "1s", pro="I", kind="pro")
YOU = NP("you", ("너", ""), "2", pro="you", kind="pro")
HE = NP("he", ("그", "그"), "3s", pro="he", kind="pro", g="m")
SHE = NP("she", ("그녀", "그녀"), "3s", pro="she", kind="pro", g="f")
WE = NP("we", ("우리", "우리"), "1p", pro="we", kind="pro")
THEY = NP("they", ("그들", "그들"), "3p", pro="they", kind="pro")
IT = NP("it", ("그것", "그것"), "3s", pro="it", kind="pro")
FEM = {
    "mother", "grandmother", "mom", "sister", "older sister", "daughter", "aunt", "wife",
    "granddaughter", "girlfriend", "twin sister", "woman", "girl", "old woman", "young woman",
    "queen", "princess", "witch", "nurse", "businesswoman", "housewife", "flight attendant"
}


def np(n, det):
    """Noun phrase with determiner: a the this that gen (generic) some my your his her our their 0."""
    ko = n.ko
    plural_only = n.p
    per = "3p" if plural_only and "n" not in n.fl else "3s"
    en, kc, kp = n.en, ko, ko
    if "n" in n.fl or det == "0":
        pass
    elif n.fl == "the" and det in ("a", "gen", "0", "some"):
        en = "the " + en
    elif det == "a":
        if not (en.startswith("a ") or n.u or plural_only):
            en = E.art(en)
    elif det == "the":
        en = "the " + strip_a(en)
    elif det == "this":
        en = ("these " if plural_only else "this ") + strip_a(en)
        kc = kp = "이 " + ko
    elif det == "that":
        en = ("those " if plural_only else "that ") + strip_a(en)
        kc = kp = "그 " + ko
    elif det == "gen":
        if not n.u:
            en = n.pl
            if not plural_only:
                per = "3p"
    elif det == "some":
        en = "some " + (strip_a(en) if n.u or plural_only else n.pl)
        if not n.u:
            per = "3p"
    elif det in POSS:
        en = det + " " + strip_a(en)
        pc, pp = POSS[det]
        if det == "my":
            if n.hon or n.en in ("mom", "dad"):
                pc = pp = ""
            elif n.en in WOORI or "pet" in n.cls:
                pc = pp = "우리"
        elif det == "your" and (n.hon or n.en in ("mom", "dad")):
            pc = pp = ""
        kc = (pc + " " + ko).strip()
        kp = (pp + " " + ko).strip()
    kind = "person" if "person" in n.cls else "animal" if "animal" in n.cls else "thing"
    if "kinp" in n.cls:
        per = "3p"
    return NP(en, (kc, kp),
              per,
              hon=n.hon,
              n=n,
              kind=kind,
              g="f" if n.en in FEM else ("m" if kind == "person" else ""),
              det=det)


def strip_a(s):
    return s[2:] if s.startswith("a ") else s


def of(owner, n):
    """owner's noun: Jisu's bag -> 지수의 가방"""
    if owner.pro:
        return np(n, owner.poss)
    x = np(n, "0")
    ko = tuple(owner.jo(L, "의") + " " + n.ko for L in "cp")
    return NP(owner.en_poss + " " + strip_a(n.en),
              ko,
              x.per if not n.p else "3p",
              hon=n.hon,
              n=n,
              kind=x.kind,
              det="of")


NAMES = []
for r in rows("names.tsv"):
    NAMES.append(NP(r[0], (r[1], r[1]), "3s", hon="h" in r[2], kind="name", g=r[2][0]))
KIN = [n for n in BYCLASS["kin"]]
KINP = [n for n in BYCLASS["kinp"]]
JOBS = BYCLASS["job"]
HUMANS = BYCLASS["human"]
ANIMALS = [n for n in BYCLASS["animal"]]
