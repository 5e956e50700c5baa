"""Whose it is; how relatives are."""

import english as E
import korean as K
from adjectives import AADJ, HADJ3, THADJ, adj_nouns
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import FEM, HE, I, JOBS, KIN, NAMES, SHE, THEY, WE, YOU, np, of
from patterns.actions import same
from patterns.descriptions import say_adj
from patterns.exchanges import gender_ok_
from patterns.travel import CITY, COUNTRY
from people import kin, subject
from sentences import NONE, hon_of, join, kpred, ksubj, say
from verbs import VP
from words import noun, places, prep


def _possession_kin_be(r: R, k, o, q):
    a = r.random()
    neg = r.p(.15) and not q
    if a < .5:
        n = r.pick(JOBS)
        if not gender_ok_(o, n) or n.ko == k.ko:
            return None
        en = E.clause(o.en, "3s", "be", E.art(n.en), "pres", neg, q)
        out = []
        for L in "cp":
            st = K.cop(n.ko)
            st = K.neg(st) if neg else st
            st = K.hon(st) if o.hon else st
            out.append(join(o.jo(L, "은"), K.fin(st, L)) + ("?" if q else "."))
        return en + ("?" if q else "."), out[0], out[1]
    ad = r.pick([
        z for z in HADJ3
        if z.cls[0] in ("H", "HA") and not z.past and z.en not in ("alive", "awake", "asleep",
                                                                   "okay")
    ])
    mood = r.w(("pres", 4), ("past", 1))
    en = E.clause(o.en, "3s", "be", ad.en, mood, neg, q)
    out = []
    for L in "cp":
        st = kpred(ad.stem, o.hon, True, mood, neg)
        out.append(join(o.jo(L, "은"), K.fin(st, L)) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


def _possession_whose(r: R, own, q):
    n = r.n("portable,elec,clothes,car,ride,house,pet,furn,room")
    if n.en in ("elevator", "waiting room", "lobby", "hallway", "teachers' room"):
        return None
    o = np(n, "your") if own.pro == "you" else of(own, n)
    c = [x for x in THADJ if n in adj_nouns(x)] + (
        [x for x in AADJ if not x.past and x.en not in ("wild", "poor")] if "pet" in n.cls else [])
    if not c:
        return None
    ad = r.pick(c)
    mood = r.w(("pres", 4), ("past", 1)) if not ad.past else "pres"
    return say_adj(
        o, ad, mood,
        r.p(.15) and not q, q, NONE if ad.cmp == "-" or q else r.w((NONE, 3), (("very", "아주"), 1),
                                                                   (("too", "너무"), .7)))


def _possession_belongs(r: R, own, q):
    n = r.n("portable,elec,clothes,car,ride,pet,furn")
    if n.u:
        return None
    x = np(n, r.w(("this", 3), ("that", 2), ("the", 1)))
    mine = {
        "I": ("mine", ("내 거", "제 거")),
        "you": ("yours", ("네 거", "")),
        "he": ("his", ("그의 거",) * 2),
        "she": ("hers", ("그녀의 거",) * 2),
        "we": ("ours", ("우리 거",) * 2),
        "they": ("theirs", ("그들의 거",) * 2)
    }
    if own.pro == "you":
        return None
    e, kk = mine[own.pro] if own.pro else (own.en_poss, tuple(own.jo(L, "의") + " 거" for L in "cp"))
    neg = r.p(.2) and not q
    en = E.clause(x.en, x.per, "be", e, "pres", neg, q)
    out = []
    for L, z in zip("cp", kk):
        st = K.cop(z)
        st = K.neg(st) if neg else st
        f_ = K.fin(st, L)
        out.append(join(x.jo(L, "은"), f_) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


def _possession_kin_live(r: R, o, q):
    a = r.random()
    neg = r.p(.15) and not q
    if a < .5:
        d = r.pick(CITY + COUNTRY)
        vp = VP("live", "in " + d.en, (d.ko + "에",) * 2, Stem("살", "l"), "s")
    else:
        pl = r.pick(places("workp"))
        vp = VP("work", f"{prep(pl)} {E.art(pl.en)}", (pl.ko + "에서",) * 2, Stem("일하", None), "s")
    return say(o, vp, r.w(("pres", 4), ("past", 1)), neg, q, mode="top")


def _possession_resemble(r: R):
    s = r.w((HE, 1), (SHE, 1), (I, 1.5), (r.pick(NAMES[:5]), 2), (np(noun("baby"), "the"), 1),
            (kin(r), 1))
    k2 = r.pick([
        n for n in KIN if n.en in ("mother", "father", "grandmother", "grandfather", "brother",
                                   "sister", "uncle", "aunt", "older brother", "older sister")
    ])
    if s.n and s.n.cls & {"kin"}:
        return None
    e = f"{s.poss} {k2.en}" if not s.en == "the baby" else f"its {k2.en}"
    ko = (np(k2, "my").ko if s.pro == "I" else (k2.ko, k2.ko))
    vp = VP("look", f"like {e}", tuple(K.jo(z, "을") for z in ko), Stem("닮", "", "v", past=True),
            "s")
    en = E.clause(s.en, s.per, "look", f"like {e}", "pres") + "."
    out = [
        join(ksubj(s, L, "top"), K.jo(z, "을"), "닮았어" + ("요" if L == "p" else "")) + "."
        for L, z in zip("cp", ko)
    ]
    return en, out[0], out[1]


# ---- family and possession ---------------------------------------------------
@family("possession", 4)
def possession(r: R) -> Triple | None:
    kind = r.w(("kin-be", 3), ("whose", 3), ("belongs", 1), ("kin-name", 1), ("kin-live", 2),
               ("has-kin", 1.4), ("resemble", 1))
    own = r.w((HE, 2), (SHE, 2), (r.pick(NAMES), 3), (I, 2), (WE, .6), (THEY, .8), (np(
        r.pick([
            j for j in JOBS
            if j.en in ("doctor", "teacher", "singer", "farmer", "writer", "student", "nurse")
        ]), "the"), 1))
    q = r.p(.15)
    if q and own.pro == "I":
        own = YOU
    k = r.pick([n for n in KIN if n.en not in ("mom", "dad")])
    male, female = own.g == "m", own.g == "f"
    if k.en in ("wife", "girlfriend") and not (male or own.pro in ("I", "you")) or k.en in (
            "husband", "boyfriend") and not (female or own.pro in ("I", "you")):
        return None
    o = of(own, k)
    if own.pro == "you":
        o = np(k, "your")
    if kind == "kin-be":
        return _possession_kin_be(r, k, o, q)
    if kind == "whose":
        return _possession_whose(r, own, q)
    if kind == "belongs":
        return _possession_belongs(r, own, q)
    if kind == "kin-name":
        nm = r.pick(NAMES[:5])
        if k.en in FEM and nm.g == "m" or k.en not in FEM and nm.g == "f" and k.en not in (
                "friend", "best friend", "roommate", "cousin", "neighbor", "coworker", "boss",
                "classmate") or k.hon or same(own, nm):
            return None
        en = E.clause(f"{o.en}'s name", "3s", "be", nm.en, "pres", False, q)
        out = [
            join(K.jo(o.k(L) + "의 이름", "은"), K.fin(K.cop(nm.k(L)), L)) + ("?" if q else ".")
            for L in "cp"
        ]
        return en + ("?" if q else "."), out[0], out[1]
    if kind == "kin-live":
        return _possession_kin_live(r, o, q)
    if kind == "resemble":
        return _possession_resemble(r)
    s = subject(r, q)
    n = r.pick([
        z for z in KIN
        if z.en in ("brother", "sister", "older brother", "older sister", "son", "daughter",
                    "cousin", "uncle", "aunt", "nephew", "grandson", "granddaughter", "roommate")
    ])
    kk = r.w((1, 3), (2, 2), (3, 1.4))
    dg = r.p(.3) and kk > 1
    neg = r.p(.2) and not q and kk == 1
    ne = E.art(n.en) if kk == 1 else f"{kk if dg else E.words(kk)} {n.pl}"
    en = E.clause(s.en, s.per, "have", ne, "pres", neg, q)
    out = []
    for L in "cp":
        st = Stem("없" if neg else "있", "", "x")
        st = K.hon(st) if hon_of(s, L) else st
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" and q else "top"), K.jo(n.ko, "이"),
                 ("" if kk == 1 else f"{kk}명" if dg else f"{K.native(kk)} 명"), K.fin(st, L)) +
            ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]
