"""From a subject and a verb phrase to a whole sentence in three columns."""

import english as E
import korean as K
from korean import Stem
from words import rows

# ---- predicates -----------------------------------------------------------
_SPEC = {"먹", "마시", "자", "말하"}


def _special(s):
    return s.t in _SPEC or (" " in s.t and s.t.rsplit(" ", 1)[1] in _SPEC) or s.honform


def kpred(s, hon, third, mood, neg=False):
    """Korean predicate stem for a mood."""
    exist = s.t == "있" and s.kind == "x" and s.honform is not None
    base = K.hon(s, exist) if hon and (_special(s) or exist) else s
    H = lambda x: K.hon(x) if hon else x
    if mood in ("pres", "past"):
        if neg:
            x = H(K.neg(base)) if not s.negform else H(K.neg(s))
        else:
            x = K.hon(s, exist) if hon else s
        return K.past(x) if mood == "past" else x
    if mood in ("will", "going"):
        if neg:
            if hon and not _special(s):
                return K.fut_stem(K.hon(K.neg(s)))
            return K.fut_stem(K.neg(base))
        return K.fut_stem(K.hon(s, exist) if hon else s)
    if mood in ("prog", "pastprog"):
        x = Stem(K.c(base, "고 있"), "", "x")
        if neg:
            x = Stem(K.c(base, "고 있지 않"), "", "v")
            x = H(x)
        elif hon:
            x = Stem(K.c(base, "고 계시"), "", "v", hon=True)
        return K.past(x) if mood == "pastprog" else x
    if mood in ("can", "could"):
        b = K.hon(s, exist) if hon else s
        x = K.cannot(b) if neg else K.can(b)
        return K.past(x) if mood == "could" else x
    if mood in ("haveto", "hadto"):
        b = K.hon(s, exist) if hon else s
        x = K.need_not(b) if neg else K.must(b)
        return K.past(x) if mood == "hadto" else x
    if mood in ("must", "should"):
        b = K.hon(s, exist) if hon else s
        return K.must_not(b) if neg else K.must(b)
    if mood == "may":
        b = K.hon(s, exist) if hon else s
        return K.may(b)
    if mood in ("want", "wanted"):
        x = K.want(base, third)
        if neg:
            x = K.neg(x)
        x = H(x)
        return K.past(x) if mood == "wanted" else x
    raise KeyError(mood)


def is_third(s):
    return s.per in ("3s", "3p")


def hon_of(s, L):
    return s.hon or (s.pro == "you" and L == "p")


def ksubj(s, L, mode):
    """Subject with particle; mode top, nom, drop."""
    if mode == "drop" or (s.pro == "you" and L == "p"):
        return ""
    return s.jo(L, "은" if mode == "top" else "이")


def smode(s, mood, neg=False, q=False):
    """은/는 or 이/가 for the subject of a main clause with a verb."""
    if s.pro == "you" and q:
        return "drop"
    if s.pro or s.kind == "name" or s.det == "gen":
        return "top"
    if not neg and mood in ("past", "prog", "pastprog"):
        return "nom"
    return "top"


def join(*parts):
    return " ".join(x for x in parts if x)


def kclause(s, vp, mood, neg, L, t="", place="", freq="", q=False, mode=None, third=None):
    """Korean words up to the predicate, and the predicate stem."""
    mode = mode or (smode(s, "pres", neg, q) if vp.fl[:1] == "s" else smode(s, mood, neg, q))
    st = kpred(vp.stem, hon_of(s, L), is_third(s) if third is None else third, mood, neg)
    return join(ksubj(s, L, mode), t, freq, place, vp.kpre(s, L)), st


def say(s,
        vp,
        mood="pres",
        neg=False,
        q=False,
        t=("", ""),
        place=("", ""),
        freq=("", ""),
        mode=None,
        front=False):
    """A whole sentence: (en, casual, polite). t, place, freq are (en, ko) pairs."""
    en = E.clause(s.en, s.per, vp.en, join(vp.etail(s), place[0]), mood, neg, q, freq[0])
    en = join(en, t[0]) if not front else t[0] + ", " + en
    out = []
    if mood == "will" and s.pro == "I" and not q and E.is_short(
            en + "."):  # I'll ...: intention, no subject
        for L in "cp":
            st = K.neg(vp.stem) if neg else vp.stem
            out.append(join(t[1], freq[1], place[1], vp.kpre(s, L), K.ge(st, L)) + ".")
        return en + ".", out[0], out[1]
    for L in "cp":
        body, st = kclause(s, vp, mood, neg, L, t[1], place[1], freq[1], q, mode)
        if mood == "will" and q and s.pro != "you":  # Will he come? 올까?
            st0 = K.hon(vp.stem) if s.hon else vp.stem
            out.append(join(body, K.kka(K.neg(st0) if neg else st0, L)) + "?")
        else:
            out.append(join(body, K.fin(st, L)) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


NONE = ("", "")
# ---- adverbs --------------------------------------------------------------
ADV = {}
for r_ in rows("adverbs.tsv"):
    for use in r_[2].split("+"):
        ADV.setdefault(use, []).append((r_[0], r_[1]))
