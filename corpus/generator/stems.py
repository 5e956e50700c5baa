"""Stems of predicates and how endings join them: -아/어, -(으), and the final endings of 해체 'c' and 해요체 'p'."""

from functools import lru_cache

from hangul import TAILS, split, syl, tail, with_tail


class Stem:
    """A predicate stem. irr: '' b d s h reu eu l ha reo ida ani; kind: v (action), a (adjective), x (있다/없다)."""
    __slots__ = ("t", "irr", "kind", "past_", "hon_", "honform", "negform")

    def __init__(self, t, irr=None, kind="v", past=False, hon=False, honform=None, negform=None):
        if irr is None:
            irr = guess(t)
        self.t, self.irr, self.kind, self.past_, self.hon_ = t, irr, kind, past, hon
        self.honform, self.negform = honform, negform

    def __repr__(self):
        return f"Stem({self.t},{self.irr},{self.kind})"


def guess(t):
    if t.endswith("하"):
        return "ha"
    s = split(t[-1])
    if s[2] == "ㄹ":
        return "l"
    if s[1] == "ㅡ" and not s[2]:
        return "reu" if t.endswith("르") and t[-2:] not in ("따르", "들르", "치르") else "eu"
    return ""


def cop(noun):
    """noun + 이다"""
    return Stem(noun, "ida", "n")


ANI = Stem("아니", "ani", "n")


def bright(v):
    return v in "ㅏㅗㅑ"


@lru_cache(None)
def _a(t, irr):
    """stem text + 아/어 with contraction."""
    if irr == "ida":
        return t + ("이어" if tail(t) else "여")
    if irr in ("ani", "ani2"):
        return t + "어"
    if irr == "ha":
        return t[:-1] + "해"
    l, v, c = split(t[-1])
    if irr == "b":
        return t[:-1] + syl(l, v) + ("와" if t[-1] in "돕곱" else "워")
    if irr == "d":
        return t[:-1] + syl(l, v, "ㄹ") + ("아" if bright(v) else "어")
    if irr == "s":
        return t[:-1] + syl(l, v) + ("아" if bright(v) else "어")
    if irr == "h":
        return t[:-1] + syl(l, "ㅒ" if v == "ㅑ" else "ㅐ")
    if irr == "reu":
        pl, pv, _ = split(t[-2])
        return t[:-2] + syl(pl, pv, "ㄹ") + ("라" if bright(pv) else "러")
    if irr == "reo":
        return t + "러"
    if irr == "eu":
        if len(t) > 1 and split(t[-2]) and bright(split(t[-2])[1]):
            return t[:-1] + syl(l, "ㅏ")
        return t[:-1] + syl(l, "ㅓ")
    if c:
        return t + ("아" if bright(v) else "어")
    # vowel stems
    if v in "ㅏㅓㅐㅔㅕ":
        return t
    if v == "ㅗ":
        return t[:-1] + syl(l, "ㅘ")
    if v == "ㅜ":
        return t[:-1] + syl(l, "ㅝ")
    if v == "ㅣ":
        return t[:-1] + syl(l, "ㅕ")
    if v == "ㅚ":
        return t[:-1] + syl(l, "ㅙ")
    return t + "어"  # ㅟ ㅢ: 쉬어, 띄어


def a(s):
    if s.past_:
        return s.t + "어"
    return _a(s.t, s.irr)


def past(s):
    f = a(s)
    if s.irr == "ida":
        return Stem(with_tail(f, "ㅆ"), "", "n", past=True, hon=s.hon_)
    return Stem(with_tail(f, "ㅆ"), "", s.kind, past=True, hon=s.hon_)


@lru_cache(None)
def _eu(t, irr, e):
    if irr == "ida":
        if e[0] == "시" and not tail(t):
            return t + e
        t2 = t + "이"
        return with_tail(t2, e[0]) + e[1:] if e[0] in TAILS else t2 + e
    l, v, c = split(t[-1])
    j = e[0] in TAILS[1:]
    first = e[0] if j else split(e[0])[0]

    def put(base):
        return with_tail(base, e[0]) + e[1:] if j else base + e

    if irr == "b":
        return put(t[:-1] + syl(l, v) + "우")
    if irr == "d":
        return put(t[:-1] + syl(l, v, "ㄹ") + "으")
    if irr == "s":
        return put(t[:-1] + syl(l, v) + "으")
    if irr == "h":
        return put(t[:-1] + syl(l, v))
    if c == "ㄹ":
        if (j and first in "ㄴㄹㅂ") or (not j and first in "ㄴㅂㅅ"):
            return put(t[:-1] + syl(l, v))
        if j:  # ㅁ: 삶
            return t + "으"
        return t + e
    if not c:
        return put(t)
    return put(t + "으")


def eu(s, e):
    """Attach an ending that takes 으 after a consonant; a bare jamo becomes the final consonant."""
    return _eu(s.t, s.irr, e)


def c(s, e):
    """Attach a consonant ending that changes nothing: 고 지 지만 기 게 다가 ..."""
    if s.irr == "ida":
        return s.t + "이" + e
    return s.t + e


def n(s, e):
    """Attach an ending in ㄴ without 으 (는, 니, 네, 냐고)."""
    if s.irr == "ida":
        return s.t + "이" + e
    if s.irr == "l":
        l, v, _ = split(s.t[-1])
        return s.t[:-1] + syl(l, v) + e
    return s.t + e


def fin(s, L):
    """Sentence-final present form (or past, for a past stem)."""
    if s.irr == "ida":
        if L == "c":
            return s.t + ("이야" if tail(s.t) else "야")
        return s.t + ("이에요" if tail(s.t) else "예요")
    if s.irr in ("ani", "ani2"):
        return s.t + ("야" if L == "c" else "에요")
    if s.hon_ and not s.past_:
        return s.t[:-1] + "셔" if L == "c" else s.t[:-1] + "세요"
    return a(s) + ("요" if L == "p" else "")


def q(s, L):
    return fin(s, L) + "?"
