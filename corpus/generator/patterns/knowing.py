"""know, remember, wonder whether; and the family of these and thinking."""

import english as E
import korean as K
from adjectives import HADJ3
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import HE, I, SHE, THEY, WE, YOU, np
from patterns.comparison import COMMONH
from patterns.descriptions import NOUN_ROLE, gender_ok
from patterns.texts import clash, vp_text
from patterns.thinking import thinkknow_hope, thinkknow_think
from people import person, subject
from sentences import hon_of, join, kpred, ksubj
from words import group


def _thinkknow_know_that_remember(r: R, kind, s):
    s2 = subject(r)
    if clash(s, s2):
        return None
    neg = r.p(.3) if kind == "know-that" else False
    vk = ("know", Stem("알", "l", "v", negform="모르")) if kind == "know-that" else r.w(
        (("remember", Stem("기억하", None)), 1), (("forget", Stem("잊어버리", None)), 1))
    m = r.w(("pres", 3),
            ("past", 2)) if kind == "know-that" else ("pres" if vk[0] == "remember" else "past")
    if kind == "know-that" and neg and m == "pres":
        m = "past"
    f = r.w(("adj", 2), ("act", 3), ("noun", 1))
    back = m == "past"
    if f == "adj":
        a = r.pick([z for z in HADJ3 if z.cls[0] in ("H", "HA") and not z.past])
        en2 = E.clause(s2.en, s2.per, "be", a.en, "past" if back else "pres")
        kq = lambda L: join(ksubj(s2, L, "nom"), K.adn(K.hon(a.stem)
                                                       if hon_of(s2, L) else a.stem), "것을")
    elif f == "noun":
        n = r.pick(NOUN_ROLE)
        if s2.per in ("1p", "3p") or s2.n and s2.n.cls & {"job"} or not gender_ok(
                s2, n) or s2.hon or n.ko == (s2.n.ko if s2.n else ""):
            return None
        en2 = E.clause(s2.en, s2.per, "be", E.art(n.en), "past" if back else "pres")
        kq = lambda L: join(ksubj(s2, L, "nom"), n.ko + "인 것을")
    else:
        v = vp_text(
            r,
            r.pick([
                "live in {city}=>{city}에 살다", "like {fruit}=>{fruit}을 좋아하다", "like {P}=>{P}을 좋아하다",
                "love {P}=>{P}을 사랑하다", "hate {fruit}=>{fruit}을 싫어하다", "have a dog=>개가 있다",
                "know {P}=>{P}을 알다", "study {subj}=>{subj}을 공부하다"
            ]), s2)
        en2 = E.clause(s2.en, s2.per, v.en, v.etail(s2), "past" if back else "pres")
        kq = lambda L: join(ksubj(s2, L, "nom"), v.kpre(s2, L),
                            K.adn(K.hon(v.stem) if hon_of(s2, L) else v.stem), "것을")
    q = r.p(.12) and m == "pres" and kind == "know-that"
    if q:
        s = YOU
        neg = False
        if s2.det == "my":
            return None
    en = E.clause(s.en, s.per, vk[0], "that " + en2, m, neg, q)
    out = []
    for L in "cp":
        st = kpred(vk[1], hon_of(s, L), True, m, neg)
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" else "top"), kq(L), K.fin(st, L)) +
            ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


def _thinkknow_whether(r: R, s2):
    w = r.w(("whether", 1), ("if", 1))
    f = r.w(("will", 2), ("like", 2), ("adj", 1), ("noun", 1))
    if f == "adj":
        a = r.pick([z for z in HADJ3 if z.cls[0] in ("H", "HA") and not z.past])
        en2 = E.clause(s2.en, s2.per, "be", a.en, "pres")
        kq = lambda L: join(ksubj(s2, L, "nom"), K.ji(K.hon(a.stem) if s2.hon else a.stem))
    elif f == "noun":
        n = r.pick(NOUN_ROLE)
        if s2.per in ("1p", "3p", "1s") or s2.n and s2.n.cls & {"job"} or not gender_ok(
                s2, n) or s2.hon or n.ko == (s2.n.ko if s2.n else ""):
            return None
        en2 = E.clause(s2.en, s2.per, "be", E.art(n.en), "pres")
        kq = lambda L: join(ksubj(s2, L, "nom"), n.ko + "인지")
    elif f == "will":
        v = vp_text(
            r,
            r.pick([
                "come=>오다", "pass the test=>시험에 합격하다", "win=>이기다", "come to the party=>파티에 오다",
                "go to {city}=>{city}에 가다", "like this gift=>이 선물을 좋아하다", "call {P}=>{P}에게 전화하다",
                "buy {buy}=>{buy}을 사다"
            ]), s2)
        if s2.pro in ("I", "we"):
            return None
        en2 = E.clause(s2.en, s2.per, v.en, v.etail(s2), "will")
        kq = lambda L: join(ksubj(s2, L, "nom"), v.kpre(s2, L),
                            K.eu(K.hon(v.stem) if s2.hon else v.stem, "ㄹ지"))
    else:
        if s2.pro in ("I", "we"):
            return None
        v = vp_text(
            r,
            r.pick([
                "like {fruit}=>{fruit}을 좋아하다", "like {food}=>{food}을 좋아하다", "know {P}=>{P}을 알다",
                "live in {city}=>{city}에 살다", "have a car=>차가 있다", "like {P}=>{P}을 좋아하다",
                "study {subj}=>{subj}을 공부하다"
            ]), s2)
        en2 = E.clause(s2.en, s2.per, v.en, v.etail(s2), "pres")
        kq = lambda L: join(ksubj(s2, L, "nom"), v.kpre(s2, L),
                            K.ji(K.hon(v.stem) if s2.hon else v.stem))
    return en2, kq, w


def _thinkknow_other(r: R, s):
    v = vp_text(
        r,
        r.pick([
            "make {food}=>{food}을 만들다", "fix {elec}=>{elec}을 고치다", "get to {dest}=>{dest}에 가다",
            "use {elec}=>{elec}을 쓰다", "study {subj}=>{subj}을 공부하다", "cook {cookf}=>{cookf}을 요리하다"
        ]), s)
    m = r.w(("pres", 1.4), ("past", .6))
    q = r.p(.35)
    ss = YOU if q else s
    neg = r.p(.4) and not q
    en = E.clause(ss.en, ss.per, "know", f"how to {join(v.en, v.etail(ss))}",
                  m if not q else "pres", neg, q)
    out = []
    for L in "cp":
        k = join(v.kpre(ss, L), K.adn(v.stem), "방법을")
        st = kpred(Stem("알", "l", "v", negform="모르"), hon_of(ss, L), True, m if not q else "pres",
                   neg)
        out.append(
            join(ksubj(ss, L, "drop" if q else "top"), k, K.fin(st, L)) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


@family("think-know", 6)
def thinkknow(r: R) -> Triple | None:
    kind = r.w(("think", 4), ("know-that", 2), ("whether", 2.4), ("wh", 4), ("hope", 1.5),
               ("remember", .6))
    s = r.w((I, 5), (HE, 1), (SHE, 1), (WE, .8), (THEY, .6), (person(r), 1.2))
    if kind == "think":
        return thinkknow_think(r, s)
    if kind == "hope":
        return thinkknow_hope(r)
    if kind in ("know-that", "remember"):
        return _thinkknow_know_that_remember(r, kind, s)
    # whether / wh- after know
    s2 = subject(r)
    if clash(s, s2) or s2.pro == "you":
        return None
    if kind == "whether":
        found = _thinkknow_whether(r, s2)
        if found is None:
            return None
        en2, kq, w = found
    else:
        w = ""
        f = r.w(("where-live", 2), ("where-is", 2), ("what-doing", 1.5), ("why", 2), ("when", 2),
                ("who", 1.2), ("how-old", 1), ("what-like", 1), ("how", 1))
        if f == "where-live":
            v_, st, kw = r.w((("live", Stem("살", "l"), "어디에"), 2),
                             (("work", Stem("일하", None), "어디에서"), 2),
                             (("study", Stem("공부하", None), "어디에서"), 1))
            en2 = f"where {E.clause(s2.en, s2.per, v_, '', 'pres').strip()}"
            kq = lambda L: join(ksubj(s2, L, "nom"), kw, K.ji(K.hon(st) if s2.hon else st))
        elif f == "where-is":
            n = r.w((r.pick([
                z for z in group("bldg")
                if z.en not in ("company", "house", "building", "store", "shop")
            ]), 2), (r.n("losable"), 2))
            d = "the" if "bldg" in n.cls else r.w(("the", 1), ("my", 2), ("her", 1), ("his", 1))
            s2 = np(n, d)
            en2 = f"where {s2.en} {'are' if s2.per == '3p' else 'is'}"
            kq = lambda L: join(s2.jo(L, "이"), "어디에", "있는지")
        elif f == "what-doing":
            v_, st = r.w((("do", Stem("하", "ha")), 2), (("read", Stem("읽", "")), 1),
                         (("eat", Stem("먹", "")), 1), (("make", Stem("만들", "l")), 1),
                         (("look for", Stem("찾", "")), 1))
            en2 = f"what {E.clause(s2.en, s2.per, v_, '', 'prog').strip()}"
            kq = lambda L: join(ksubj(s2, L, "nom"), "뭘", K.c(st, "고 계신지" if s2.hon else "고 있는지"))
        elif f == "why":
            if r.p(.5):
                a = r.pick([
                    z for z in HADJ3 if z.en in ("sad", "tired", "happy", "busy", "lonely", "quiet",
                                                 "nervous", "famous", "popular")
                ])
                en2 = f"why {E.clause(s2.en, s2.per, 'be', a.en, 'pres')}"
                kq = lambda L: join(ksubj(s2, L, "nom"), "왜",
                                    K.ji(K.hon(a.stem) if s2.hon else a.stem))
            else:
                v = vp_text(
                    r,
                    r.pick([
                        "cry=>울다", "leave=>떠나다", "laugh=>웃다", "go to {city}=>{city}에 가다",
                        "sell the house=>집을 팔다", "call {P}=>{P}에게 전화하다",
                        "learn {subj}=>{subj}을 배우다", "come back=>돌아오다"
                    ]), s2)
                en2 = f"why {E.clause(s2.en, s2.per, v.en, v.etail(s2), 'past')}"
                kq = lambda L: join(ksubj(s2, L, "nom"), "왜", v.kpre(s2, L),
                                    K.ji(K.past(K.hon(v.stem) if s2.hon else v.stem)))
        elif f == "when":
            v = vp_text(
                r,
                r.pick([
                    "come=>오다", "leave=>떠나다", "come back=>돌아오다", "arrive=>도착하다",
                    "go to {dest}=>{dest}에 가다"
                ]), s2)
            mw = r.w(("will", 2), ("past", 1))
            en2 = f"when {E.clause(s2.en, s2.per, v.en, v.etail(s2), mw)}"
            kq = lambda L: join(
                ksubj(s2, L, "nom"), "언제", v.kpre(s2, L),
                K.eu(K.hon(v.stem) if s2.hon else v.stem, "ㄹ지")
                if mw == "will" else K.ji(K.past(K.hon(v.stem) if s2.hon else v.stem)))
        elif f == "who":
            s2 = r.w((HE, 1), (SHE, 1), (THEY, .5), (np(r.pick(COMMONH), "that"), 2))
            en2 = f"who {s2.en} {E.BE[s2.per][0]}"
            kq = lambda L: join(ksubj(s2, L, "nom"), "누구인지")
        elif f == "how-old":
            if s2.pro in ("I", "we") or s2.per == "3p":
                return None
            en2 = f"how old {s2.en} {E.BE[s2.per][0]}"
            kq = lambda L: join(ksubj(s2, L, "nom"), "몇 살인지" if not s2.hon else "연세가 어떻게 되시는지")
        elif f == "what-like":
            v_, st = r.w((("like", Stem("좋아하", None)), 1), (("want", Stem("원하", None)), 1),
                         (("need", Stem("필요하", None, "a")), 1))
            en2 = f"what {E.clause(s2.en, s2.per, v_, '', 'pres').strip()}"
            kq = lambda L: join(ksubj(s2, L, "nom"), "뭐가"
                                if v_ == "need" else "뭘", K.ji(K.hon(st) if s2.hon else st))
        else:
            return _thinkknow_other(r, s)
    q = r.p(.3)
    if q:
        s = YOU
        if s2.det == "my" and s2.kind == "person" or s2.pro in ("I", "we"):
            return None
    neg = not q and (r.p(.8) or kind == "whether")
    m = "pres"
    want = kind == "wh" and r.p(.15) and not q
    if want:
        vp_en, kst = "want to know", Stem("알고 싶", "", "a") if s.pro in ("I", "we") else Stem(
            "알고 싶어 하", "ha")
        neg = False
        en = E.clause(s.en, s.per, "want", "to know " + join(w, en2), "pres")
    else:
        en = E.clause(s.en, s.per, "know", join(w, en2), m, neg, q)
        kst = Stem("알", "l", "v", negform="모르")
    out = []
    for L in "cp":
        if want:
            st = K.hon(kst) if s.hon else kst
            f_ = K.fin(st, L)
        elif neg and s.pro == "I":
            f_ = "모르겠어" + ("요" if L == "p" else "")
        else:
            f_ = K.fin(kpred(kst, hon_of(s, L), True, m, neg), L)
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" else "top"), kq(L), f_) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]
