"""think, hope."""

import english as E
import korean as K
from adjectives import HADJ3, THADJ, adj_nouns
from chance import R
from korean import Stem
from noun_phrases import HE, JOBS, SHE, THEY, YOU, np
from patterns.actions import same, someone
from patterns.descriptions import ROLE_ADJ
from patterns.texts import clash, vp_text
from people import subject
from sentences import hon_of, join, kpred, ksubj


def thinkknow_think(r: R, s):
    that = r.w(("that ", 1), ("", 1.4))
    negm = r.p(.25)
    q = r.p(.15) and not negm
    if q:
        s = YOU
    f = r.w(("adj", 3), ("thing", 3), ("noun", 1), ("will", 1.5), ("like", 1))
    neg2 = False
    s2 = subject(r)
    if clash(s, s2) and s.pro != "I" and s.pro != "we":
        return None
    if f == "adj":
        a = r.pick([
            z for z in HADJ3
            if z.cls[0] in ("H", "HA") and not z.past and z.en not in ("alive", "awake", "asleep")
        ])
        if s2.pro in ("I",) or s2.pro == "we":
            s2 = r.pick([HE, SHE, THEY])
        en2 = E.clause(s2.en, s2.per, "be", a.en, "pres")
        kc2 = lambda L: join(ksubj(s2, L, "nom"), K.quote(K.hon(a.stem) if s2.hon else a.stem))
    elif f == "thing":
        a = r.pick(THADJ)
        n = r.pick(adj_nouns(a))
        if a.past or n.fl == "the":
            return None
        s2 = np(
            n,
            "0" if "n" in n.fl or n.cls & {"lang", "subject"} or n.u and n.cls & {"abs"} else r.w(
                ("the", 2), ("this", 3), ("that", 1)))
        en2 = E.clause(s2.en, s2.per, "be", a.en, "pres")
        kc2 = lambda L: join(s2.jo(L, "이"), K.quote(a.stem))
    elif f == "noun":
        n = r.pick([
            z for z in JOBS if z.en in ("teacher", "doctor", "student", "singer", "nurse", "writer",
                                        "police officer", "lawyer", "actor", "farmer", "soldier",
                                        "artist", "scientist")
        ])
        if s2.per in ("1p", "3p", "1s") or s2.n and s2.n.cls & {"job"} or s2.hon:
            return None
        a = r.pick(ROLE_ADJ)
        en2 = E.clause(s2.en, s2.per, "be", E.art(f"{a.en} {n.en}"), "pres")
        kc2 = lambda L: join(ksubj(s2, L, "nom"), K.quote(K.cop(f"{a.attr} {n.ko}")))
    elif f == "will":
        v = vp_text(
            r,
            r.pick([
                "come=>오다", "win=>이기다", "pass the test=>시험에 합격하다", "be late=>늦다",
                "like {gift}=>{gift}을 좋아하다", "come back soon=>곧 돌아오다",
                "become a good doctor=>좋은 의사가 되다", "help us=>우리를 도와주다", "arrive tomorrow=>내일 도착하다",
                "call me=>나에게 전화하다", "buy {buy}=>{buy}을 사다"
            ]), s2)
        if s2.pro in ("I", "we"):
            s2 = r.pick([HE, SHE, THEY])
        en2 = E.clause(s2.en, s2.per, v.en, v.etail(s2), "will")
        kc2 = lambda L: join(ksubj(s2, L, "nom"),
                             v.kpre(s2, L).replace("나에게", "저에게" if L == "p" else "나에게"),
                             K.adn_fut(K.hon(v.stem) if s2.hon else v.stem) + " 거라고")
    else:
        if s2.pro in ("I", "we"):
            s2 = r.pick([HE, SHE, THEY])
        o = someone(r, 0, .4)
        if same(s2, o):
            return None
        vv, st = r.w((("like", Stem("좋아하", None)), 2), (("love", Stem("사랑하", None)), 2),
                     (("know", Stem("알", "l")), 1), (("hate", Stem("싫어하", None)), 1))
        en2 = E.clause(s2.en, s2.per, vv, o.obj, "pres")
        kc2 = lambda L: join(ksubj(s2, L, "nom"), o.jo(L, "을"), K.quote(
            K.hon(st) if s2.hon else st))
    if q and s2.det == "my":
        return None
    en = E.clause(s.en, s.per, "think", that + en2, "pres", negm, q)
    vpst = Stem("생각하", None)
    out = []
    for L in "cp":
        st9 = kpred(vpst, hon_of(s, L), True, "pres", negm)
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" else "top"), kc2(L), K.fin(st9, L)) +
            ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


def thinkknow_hope(r: R):
    s2 = subject(r)
    if s2.pro in ("I", "we"):
        s2 = YOU
    v = vp_text(
        r,
        r.pick([
            "come=>오다", "win=>이기다", "pass the test=>시험에 합격하다", "come back soon=>곧 돌아오다",
            "like this gift=>이 선물을 좋아하다", "help me=>나를 도와주다", "call me=>나에게 전화하다",
            "get well soon=>곧 낫다", "be happy=>행복하다", "find {p} wallet=>지갑을 찾다",
            "like {city}=>{city}을 좋아하다", "enjoy the trip=>여행을 즐기다", "read this book=>이 책을 읽다",
            "buy {buy}=>{buy}을 사다", "meet {P}=>{P}을 만나다"
        ]), s2)
    if v.en == "be":
        v.stem = Stem(v.stem.t, v.stem.irr, "a")
    neg = False
    m = r.w(("pres", 2), ("will", 0))
    en = f"I hope {E.clause(s2.en, s2.per, v.en, v.etail(s2), 'pres')}."
    out = []
    for L in "cp":
        st = K.hon(v.stem) if hon_of(s2, L) else v.stem
        out.append(
            join(
                ksubj(s2, L, "nom"),
                v.kpre(s2, L).replace("나를", "저를" if L == "p" else "나를").replace(
                    "나에게", "저에게" if L == "p" else "나에게"),
                K.eu(st, "면 좋겠어" + ("요" if L == "p" else ""))) + ".")
    return en, out[0], out[1]
