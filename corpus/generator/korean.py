"""Conjugation (해체 'c' and 해요체 'p'). Every construction returns a new stem, so they chain.

Syllables, particles and numbers (hangul.py), stems and endings (stems.py) are part of this vocabulary too.
"""

from hangul import TAILS, jo, native, sino, split, syl, tail, with_tail  # noqa: F401
from stems import ANI, Stem, a, bright, c, cop, eu, fin, guess, n, past, q  # noqa: F401

# ---- derived stems -------------------------------------------------------
_HON = {"먹": "드시", "마시": "드시", "자": "주무시", "있": "계시", "말하": "말씀하시", "죽": "돌아가시"}


def hon(s, exist=False):
    """Honorific stem. 있다 -> 계시다 only when the person is (somewhere); 있으시다 for having."""
    if s.hon_:
        return s
    if s.irr in ("ani", "ani2"):
        return Stem(s.t + "시", "", "n", hon=True)
    if s.irr == "ida":
        return Stem(eu(s, "시"), "", "n", hon=True)
    if s.honform:
        return Stem(s.honform, "", s.kind, hon=True)
    for k, h in _HON.items():
        if k == "있" and not exist:
            continue
        if s.t == k or s.t.endswith(" " + k):
            return Stem(s.t[:len(s.t) - len(k)] + h, "", s.kind, hon=True)
    return Stem(eu(s, "시"), "", s.kind, hon=True)


def neg(s):
    if s.irr == "ida":
        return Stem(jo(s.t, "이") + " 아니", "ani2", "n")
    if s.negform:
        return Stem(s.negform, None, "x" if s.negform == "없" else "v")
    return Stem(c(s, "지 않"), "", s.kind if s.kind != "x" else "v")


def mot(s):
    return Stem(c(s, "지 못하"), "ha", "v")


def prog(s, h=False):
    return Stem(c(s, "고 계시"), "", "v", hon=True) if h else Stem(c(s, "고 있"), "", "x")


def want(s, third):
    return Stem(c(s, "고 싶어 하"), "ha", "v") if third else Stem(c(s, "고 싶"), "", "a")


def can(s):
    return Stem(eu(s, "ㄹ 수 있"), "", "x", negform=None)


def cannot(s):
    return Stem(eu(s, "ㄹ 수 없"), "", "x")


def must(s):
    if s.irr == "ida":
        return Stem(s.t + ("이어야 하" if tail(s.t) else "여야 하"), "ha", "v")
    return Stem(a(s) + "야 하", "ha", "v")


def need_not(s):
    return Stem(c(s, "지 않아도 되"), "", "v")


def may(s):
    return Stem(a(s) + "도 되", "", "v")


def must_not(s):
    return Stem(eu(s, "면 안 되"), "", "v")


def try_(s):
    return Stem(a(s) + " 보", "", "v")


def give(s, h=False):
    f = a(s)
    return Stem(f + (" 드리" if h else " 주"), "", "v")


def exper(s):
    return Stem(eu(s, "ㄴ 적이 있"), "", "x", negform=eu(s, "ㄴ 적이 없"))


def like_to(s, verb="좋아하"):
    return Stem(adn(s) + " 것을 " + verb, None, "v")


def begin(s):
    return Stem(c(s, "기 시작하"), "ha", "v")


def stop(s):
    return Stem(adn(s) + " 것을 멈추", "", "v")


def become(s):
    return Stem(a(s) + "지", "", "v")


# ---- adnominal, quoted and connective forms ------------------------------
def adn(s):
    """Present adnominal: 먹는, 사는, 예쁜, 있는, 인; past stems: 먹었던."""
    if s.past_:
        return s.t + "던"
    if s.irr == "ida":
        return s.t + "인"
    if s.irr in ("ani", "ani2"):
        return with_tail(s.t, "ㄴ")
    if s.kind in "vx":
        return n(s, "는")
    if s.t.endswith(("있", "없")):
        return s.t + "는"
    return eu(s, "ㄴ")


def adn_past(s):
    if s.kind in "anx" and not s.hon_ or s.irr == "ida":
        return past(s).t + "던"
    return eu(s, "ㄴ")


def adn_fut(s):
    if s.past_:
        return s.t + "을"
    return eu(s, "ㄹ")


def quote(s):
    """…다고 (statement)."""
    if s.past_:
        return s.t + "다고"
    if s.irr == "ida":
        return s.t + ("이라고" if tail(s.t) else "라고")
    if s.irr in ("ani", "ani2"):
        return s.t + "라고"
    if s.kind == "v":
        return _nda(s) + "고"
    return s.t + "다고"


def _nda(s):
    ch = split(s.t[-1])
    if s.irr == "l" or ch[2] == "ㄹ":
        return with_tail(s.t, "ㄴ") + "다"
    if not ch[2]:
        return with_tail(s.t, "ㄴ") + "다"
    return s.t + "는다"


def quote_q(s):
    """…냐고 (question)."""
    if s.irr == "ida":
        return s.t + ("이냐고" if tail(s.t) else "냐고")
    return n(s, "냐고")


def quote_imp(s):
    return eu(s, "라고")


def quote_sug(s):
    return c(s, "자고")


def ji(s):
    """…는지 (whether / wh-)."""
    if s.past_:
        return s.t + "는지"
    if s.irr == "ida":
        return s.t + "인지"
    if s.irr in ("ani", "ani2"):
        return with_tail(s.t, "ㄴ") + "지"
    if s.kind in "vx" or s.t.endswith(("있", "없")):
        return n(s, "는지")
    return eu(s, "ㄴ지")


def aseo(s):
    """because: 아서/어서, 이라서."""
    if s.irr == "ida":
        return s.t + ("이라서" if tail(s.t) else "라서")
    if s.irr in ("ani", "ani2"):
        return s.t + "라서"
    return a(s) + "서"


def fut(s, L):
    """-(으)ㄹ 거야 / 거예요"""
    return adn_fut(s) + (" 거야" if L == "c" else " 거예요")


def fut_stem(s):
    return Stem(adn_fut(s) + " 거", "ida", "n")


def kka(s, L):
    return adn_fut(s) + ("까" if L == "c" else "까요")


def ge(s, L):
    return eu(s, "ㄹ게") + ("" if L == "c" else "요")


def rae(s, L):
    return eu(s, "ㄹ래") + ("" if L == "c" else "요")


def imp(s, L):
    if L == "c":
        return a(s)
    h = hon(s, exist=True)
    return h.t[:-1] + "세요"


def neg_imp(s, L):
    return c(s, "지 마" if L == "c" else "지 마세요")


def sug(s, L):
    return c(s, "자") if L == "c" else fin(s, "p")


def neg_sug(s, L):
    return c(s, "지 말자" if L == "c" else "지 마요")


def req(s, L):
    return a(s) + (" 줘" if L == "c" else " 주세요")


def req_q(s, L):
    return a(s) + (" 줄래?" if L == "c" else " 주시겠어요?")
