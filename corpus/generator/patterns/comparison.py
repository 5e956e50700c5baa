"""Comparatives and superlatives."""

import english as E
import korean as K
from adjectives import ADJS, adj_nouns
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import HUMANS, JOBS, np
from patterns.actions import same
from patterns.reported import OBJP
from people import animal_subj, person, subject
from sentences import NONE, hon_of, is_third, join, kpred, ksubj, say
from verbs import VP
from words import noun

COMMONH = [n for n in HUMANS if n.en in ("man", "woman", "boy", "girl")]


# ---- comparison -----------------------------------------------------------
def deo(st):
    """put 더 before the last word: 키가 크 -> 키가 더 크"""
    pre, _, last = st.t.rpartition(" ")
    return Stem(join(pre, "더", last), st.irr, st.kind)


CADJ = [
    a for a in ADJS if a.cmp not in ("-",) and not a.past and "V" not in a.fl and "=" not in a.fl
]
CH = [a for a in CADJ if set(a.cls) & {"H", "HA", "Ht", "HAt"} and a.en not in ("okay", "dead")]
CA = [a for a in CADJ if set(a.cls) & {"HA", "A", "HAt"}]
CT = [a for a in CADJ if adj_nouns(a)]


def _comparison_most_other(r: R):
    a = r.pick(CT)
    ns = adj_nouns(a)
    n1, n2 = r.pick(ns), r.pick(ns)
    if n1.ko == n2.ko:
        if r.p(.5):
            return None
    if n1.cls & {"abs"} and (n1.u or n2.u):
        return None
    if n1.fl == "the" or n2.fl == "the" or "n" in n1.fl and "n" not in n2.fl:
        return None
    if n1.ko == n2.ko and not ("n" in n1.fl or n1.u):
        s, o = np(n1, "this"), np(n1, "that")
    elif "n" in n1.fl and "n" in n2.fl:
        s, o = np(n1, "0"), np(n2, "0")
    else:
        c = (n1.cls & n2.cls) - {"buy", "thing", "portable", "natob", "place"}
        if not c:
            return None
        d = r.w(("the", 2), ("this", 2), ("gen", 1.5),
                ("my", .6) if n1.cls & {"clothes", "elec", "portable", "vehicle"} else ("the", .1))
        d2 = {"the": "the", "this": "that", "gen": "gen", "my": "your"}[d]
        s, o = np(n1, d), np(n2, d2)
        if d == "my":
            o = np(n2, r.pick(["his", "her"]))
        if n1.u and n1.cls & {"abs", "lang", "subject"}:
            s, o = np(n1, "0"), np(n2, "0" if n2.u else "gen")
        if n1.cls & {"lang", "subject"} and n2.cls & {"lang", "subject"}:
            s, o = np(n1, "0"), np(n2, "0")
    return a, o, s


def _comparison_most_than(r: R, a, mood, o, q, s):
    adv = r.w((NONE, 5), (("much", "훨씬"), 1.2), (("a little", "조금"), .8))
    tail = f"{join(adv[0], a.comp())} than {o.obj}"
    en = E.clause(s.en, s.per, "be", tail, mood, False, q)
    out = []
    for L in "cp":
        ds = deo(a.stem)
        if adv[0]:
            ds = Stem(ds.t.replace("더 ", adv[1] + " 더 ", 1), ds.irr, ds.kind)
        st = kpred(ds, hon_of(s, L), True, mood)
        b = o.jo(L, "보다") if o.pro == "I" else o.k(L) + "보다"
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" and q else "top"), b, K.fin(st, L)) +
            ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


def _comparison_most(r: R, kind, mood, q, x):
    if x < .45:
        a = r.pick(CH)
        s = subject(r, q)
        o = r.w((person(r), 4), (r.pick(OBJP), 3))
        if same(s, o) or q and o.det == "my" or s.per == "1p" and o.pro == "I" or a.en in (
                "pretty", "cute", "beautiful", "lovely") and (s.g == "m" or s.hon):
            return None
    elif x < .6:
        a = r.pick(CA)
        s, o = animal_subj(r), animal_subj(r)
        if r.p(.5):
            s, o = np(s.n, "gen"), np(o.n, "gen")
        if s.n.ko == o.n.ko:
            return None
    else:
        found = _comparison_most_other(r)
        if found is None:
            return None
        a, o, s = found
    if s.det == "gen":
        mood = "pres"
    if kind == "than":
        return _comparison_most_than(r, a, mood, o, q, s)
    neg = kind == "notas"
    if neg:
        q = False
    if q and s.pro not in ("you",) and s.pro == "I":
        return None
    tail = f"as {a.en} as {o.obj}"
    en = E.clause(s.en, s.per, "be", tail, mood, neg, q)
    out = []
    for L in "cp":
        st = kpred(a.stem, hon_of(s, L), True, mood, neg)
        b = ("나만큼" if L == "c" else "저만큼") if o.pro == "I" else o.k(L) + "만큼"
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" and q else "top"), b, K.fin(st, L)) +
            ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


def _comparison_other(r: R, mood, q):
    a = r.pick(CH)
    s = subject(r, q)
    if s.per in ("1p", "3p"):
        return None
    n = r.pick([
        z for z in JOBS
        if z.en in ("student", "player", "singer", "doctor", "teacher", "cook", "soccer player",
                    "farmer", "actor", "dancer", "scientist", "artist")
    ] + [noun("person", None)] * 0 +
               [noun("boy"), noun("girl"), noun("child")])
    pl = r.w((("in our class", "우리 반에서"), 2), (("in our school", "우리 학교에서"), 2),
             (("in the world", "세상에서"), 1.4), (("in Korea", "한국에서"), 1),
             (("in the village", "마을에서"), .6))
    if n.en == "girl" and s.g == "m" or n.en == "boy" and s.g == "f" or s.n and (
            s.n.cls & {"job", "human"}) or s.hon:
        return None
    if pl[0] in ("in our class", "in our school") and n.en not in (
            "student", "player", "boy", "girl", "child", "soccer player", "singer",
            "dancer") or n.en in ("boy", "girl", "child", "student") and pl[0] not in (
                "in our class", "in our school", "in the village"):
        return None
    if n.en in ("boy", "girl",
                "child") and s.n and s.n.en in ("mother", "father", "uncle", "aunt", "wife",
                                                "husband", "boss", "mom", "dad"):
        return None
    en = E.clause(s.en, s.per, "be", f"the {a.sup()} {n.en} {pl[0]}", mood, False, q)
    out = []
    for L in "cp":
        st = K.cop(f"가장 {a.attr if 'a=' not in a.fl else a.attr} {n.ko}")
        st = K.hon(st) if hon_of(s, L) else st
        st = K.past(st) if mood == "past" else st
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" and q else "top"), pl[1], K.fin(st, L)) +
            ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


@family("comparison", 5)
def comparison(r: R) -> Triple | None:
    x = r.random()
    q = r.p(.13)
    kind = r.w(("than", 5), ("as", 2), ("notas", 1.4), ("most", 3))
    mood = r.w(("pres", 7), ("past", 1))
    if kind != "most":
        return _comparison_most(r, kind, mood, q, x)
    # superlative
    if x < .5:
        return _comparison_other(r, mood, q)
    a = r.pick(CT)
    n = r.pick(adj_nouns(a))
    if "n" in n.fl or n.u or n.p or n.fl == "the" or n.cls & {"sky"}:
        return None
    y = r.random()
    pl = r.w((("in the world", "세상에서"), 3), (("in Korea", "한국에서"), 2),
             (("in this city", "이 도시에서"), 2) if n.cls & {"place", "struct"} else
             (("in our house", "우리 집에서"), 1.4), (("", ""), 1))
    th = r.w((("this", "이건"), 3), (("that", "저건"), 1.4))
    if n.cls & {"bldg", "nature"}:
        th = r.w((("this", "여기는"), 3), (("that", "저기는"), 1))
    if y < .75 or not n.cls & {"place", "read", "watch", "food"}:
        en = E.clause(th[0], "3s", "be", join(f"the {a.sup()} {n.en}", pl[0]), mood, False, q)
        out = []
        for L in "cp":
            st = K.cop(f"가장 {a.attr} {n.ko}")
            st = K.past(st) if mood == "past" else st
            out.append(join(th[1], pl[1], K.fin(st, L)) + ("?" if q else "."))
        return en + ("?" if q else "."), out[0], out[1]
    s = subject(r)
    vv = r.w((("want to see", "보고 싶"), 1), (("know", "알"), 1),
             (("visit", "방문하"), 1 if n.cls & {"place"} else 0))
    m = "past" if vv[0] == "visit" else "pres"
    st = Stem("보고 싶어 하", "ha") if vv[0].startswith("want") and is_third(s) else Stem(
        vv[1], None, "a" if vv[0].startswith("want") else "v")
    vp = VP(vv[0].split(" ", 1)[0], join(vv[0].partition(" ")[2], f"the {a.sup()} {n.en}", pl[0]),
            (join(pl[1], f"가장 {a.attr} {K.jo(n.ko, '을')}"),) * 2, st, "s")
    return say(s, vp, m)
