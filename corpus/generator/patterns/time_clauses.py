"""when, while, before, after, until, if."""

import english as E
import korean as K
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import YOU
from patterns.causes import CAUSES, CAUSE_KEYS, clause_pair, kpart, parse
from patterns.events import act, act_ing, event
from patterns.texts import clash, pron, vp_text
from people import subject
from sentences import NONE, hon_of, is_third, join, ksubj
from verbs import VP


def _timeclauses_before_after(r: R, kind, p2, s):
    v1, v2 = act(r, s), act(r, s)
    if v1.v.stem.t == v2.v.stem.t or v1.v.en == v2.v.en or kind == "before" and v1.v.en in (
            "go to bed", "sleep", "take a nap") or kind == "after" and v2.v.en == "go to bed":
        return None
    mood = r.w(("pres", 2.2), ("past", 3), ("going", 1), ("haveto", .8))
    f = {}
    if mood == "pres":
        fq = r.w((NONE, 2), (("always", "항상"), 1), (("usually", "보통"), 1), (("often", "자주"), .6))
    else:
        fq = NONE
    ing = r.p(.5)
    m2 = "past" if mood == "past" else "pres"
    main = E.clause(s.en, s.per, v1.en, v1.etail(s), mood, False, False, fq[0])
    if ing:
        sub = join(E.vf(v2.en, "ing"), v2.etail(s))
    else:
        sub = E.clause(p2.en, p2.per, v2.en, v2.etail(s), m2)
    front = r.p(.3) and not ing
    if front:
        sub1 = E.clause(s.en, s.per, v2.en, v2.etail(s), m2)
        main1 = E.clause(p2.en, p2.per, v1.en, v1.etail(s), mood, False, False, fq[0])
        en = f"{kind} {sub1}, {main1}."
    else:
        en = f"{main} {kind} {sub}."
    out = []
    for L in "cp":
        st2 = K.hon(v2.stem) if s.hon else v2.stem
        part = K.c(st2, "기 전에") if kind == "before" else K.eu(st2, "ㄴ 후에")
        body, st = kpart(s, v1, mood, False, L)
        out.append(join(ksubj(s, L, "top"), v2.kpre(s, L), part, fq[1], body, K.fin(st, L)) + ".")
    return en, out[0], out[1]


def _timeclauses_when_was(r: R, s):
    # when he came home, I was sleeping
    s2 = subject(r)
    if clash(s, s2):
        return None
    v1 = act_ing(r, s)
    ev = r.random()
    if ev < .4:
        es, evp, ks = event(r, "past")
        kev = lambda L: join(ks, evp.kpre(s, L), K.past(evp.stem).t + "을 때")
    else:
        evp = vp_text(
            r,
            r.pick([
                "come home=>집에 오다", "call {P}=>{P}에게 전화하다", "come in=>들어오다", "arrive=>도착하다",
                "leave=>떠나다", "open the door=>문을 열다", "wake up=>일어나다", "come to {dest}=>{dest}에 오다",
                "call me=>나에게 전화하다", "see me=>나를 보다"
            ]), s2)
        if "me" in evp.tail.split() and s2.pro in ("I", "we"):
            return None
        es = s2

        def kev(L):
            st = K.past(K.hon(evp.stem) if hon_of(s2, L) else evp.stem)
            return join(
                ksubj(s2, L, "nom"),
                evp.kpre(s, L).replace("나에게", "저에게" if L == "p" else "나에게").replace(
                    "나를", "저를" if L == "p" else "나를"), st.t + "을 때")

    main = E.clause(s.en, s.per, v1.en, v1.etail(s), "pastprog")
    sub = E.clause(es.en, es.per, evp.en, evp.etail(es), "past")
    en = f"{main} when {sub}." if r.p(.6) else f"when {sub}, {main}."
    out = []
    for L in "cp":
        body, st = kpart(s, v1, "pastprog", False, L)
        out.append(join(kev(L), ksubj(s, L, "top"), body, K.fin(st, L)) + ".")
    return en, out[0], out[1]


def _timeclauses_imp(r: R, key):
    ctext, ckind, res = CAUSES[key]
    res = [
        z for z in res if z[0] not in "?!" and not z.startswith(("be ", "become", "pass", "get a",
                                                                 "speak", "miss"))
    ]
    if not res:
        return None
    w = ckind == "w"
    rvp = vp_text(r, r.pick(res), YOU)
    cvp, cf = parse(r, ctext, YOU, "a" if ckind in ("a", "w") and "be " in ctext else "v")
    cond = E.clause("it" if w else "you", "3s" if w else "2", cvp.en, cvp.etail(YOU), "pres")
    body_en = join(rvp.en, rvp.etail(YOU))
    neg = False
    en = f"if {cond}, {body_en}." if r.p(.6) else f"{body_en} if {cond}."
    out = []
    for L in "cp":
        cst = K.hon(cvp.stem) if L == "p" and not w else cvp.stem
        out.append(
            join(cvp.kpre(YOU, L), K.eu(cst, "면"), rvp.kpre(YOU, L), K.imp(rvp.stem, L)) + ".")
    return en, out[0], out[1]


def _timeclauses_when_past(r: R, p2, s):
    # when I was tired, I drank coffee
    key = r.pick(
        [k for k in CAUSE_KEYS if k in ("tired", "sick", "sad", "bored", "busy", "hungry")])
    cs, cvp, cflag, rvp, rflag, w = clause_pair(r, s, key)
    if rflag:
        return None
    en = f"{E.clause(s.en, s.per, rvp.en, rvp.etail(s), 'past')} when {E.clause(p2.en, p2.per, 'be', cvp.tail, 'past')}."
    out = []
    for L in "cp":
        cst = K.past(K.hon(cvp.stem) if s.hon else cvp.stem)
        body, st = kpart(s, rvp, "past", False, L)
        out.append(
            join(ksubj(s, L, "top"), cvp.kpre(s, L), cst.t + "을 때", body, K.fin(st, L)) + ".")
    return en, out[0], out[1]


def _timeclauses_when_hab(r: R, p2, s):
    key = r.pick([
        k for k in CAUSE_KEYS if k in ("tired", "sick", "sad", "bored", "busy", "hungry", "thirsty",
                                       "cold", "hot", "rain", "snow", "sleepy", "happy")
    ])
    cs, cvp, cflag, rvp, rflag, w = clause_pair(r, s, key)
    if rflag == "?" or rvp.en == "be" or "the trip" in rvp.tail:
        return None
    fq = r.w((NONE, 3), (("always", "항상"), 1.5), (("usually", "보통"), 1.5), (("often", "자주"), 1))
    neg = rflag == "!"
    if neg:
        fq = NONE
    a = E.clause(s.en if not w or True else "", s.per, rvp.en, rvp.etail(s), "pres", neg, False,
                 fq[0])
    b = E.clause("it" if w else p2.en, "3s" if w else p2.per, cvp.en, cvp.tail, "pres")
    if r.p(.5):
        en = f"{a} when {b}."
    else:
        b = E.clause("it" if w else s.en, "3s" if w else s.per, cvp.en, cvp.tail, "pres")
        a = E.clause((s if w else p2).en, (s if w else p2).per, rvp.en, rvp.etail(s), "pres", neg,
                     False, fq[0])
        en = f"when {b}, {a}."
    out = []
    for L in "cp":
        cst = K.hon(cvp.stem) if s.hon and not w else cvp.stem
        cl = join(cvp.kpre(s, L), K.eu(cst, "ㄹ 때"))
        body, st = kpart(s, rvp, "pres", neg, L)
        out.append(
            join(
                ksubj(s, L, "top") if not w else "", cl,
                ksubj(s, L, "top") if w else "", fq[1], body, K.fin(st, L)) + ".")
    return en, out[0], out[1]


def _timeclauses_while(r: R, p2, s):
    s2 = subject(r)
    if r.p(.5):
        s2 = s
    elif clash(s, s2):
        return None
    v1, v2 = act_ing(r, s), act_ing(r, s2)
    if v1.v.stem.t == v2.v.stem.t:
        return None
    if s2 is s:
        # he sang while he was cooking: only light activities together
        v1 = vp_text(
            r,
            r.pick([
                "listen to music=>음악을 듣다", "sing=>노래하다", "watch TV=>텔레비전을 보다",
                "listen to the radio=>라디오를 듣다", "drink {drink}=>{drink}을 마시다",
                "talk with {P}=>{P}과 이야기하다", "eat {food}=>{food}을 먹다"
            ]), s)
        if v2.v.en in ("sleep", "take a nap", "listen to", "sing", "watch", "watch TV", "swim",
                       "talk", "eat", "drink", "have dinner", "have lunch"):
            return None
        mood = r.w(("past", 2), ("pres", 1.5))
        ing = r.p(.5)
        main = E.clause(s.en, s.per, v1.en, v1.etail(s), mood)
        sub = join(E.vf(v2.en, "ing"), v2.etail(s)) if ing else E.clause(
            p2.en, p2.per, v2.en, v2.etail(s), "pastprog" if mood == "past" else "prog")
        en = f"{main} while {sub}."
        out = []
        for L in "cp":
            body, st = kpart(s, v1, mood, False, L)
            out.append(
                join(ksubj(s, L, "top"), v2.kpre(s, L), K.eu(v2.stem, "면서"), body, K.fin(st, L)) +
                ".")
        return en, out[0], out[1]
    en1 = E.clause(s.en, s.per, v1.en, v1.etail(s), "past")
    en2 = E.clause(s2.en, s2.per, v2.en, v2.etail(s2), "pastprog")
    en = f"{en1} while {en2}." if r.p(.65) else f"while {en2}, {en1}."
    out = []
    for L in "cp":
        st2 = v2.stem
        b2 = join(ksubj(s2, L, "nom"), v2.kpre(s2, L), K.adn(K.hon(st2) if hon_of(s2, L) else st2),
                  "동안")
        body, st = kpart(s, v1, "past", False, L)
        out.append(join(b2, ksubj(s, L, "top"), body, K.fin(st, L)) + ".")
    return en, out[0], out[1]


def _timeclauses_until(r: R, s):
    s2 = subject(r)
    if clash(s, s2):
        return None
    v1 = vp_text(
        r,
        r.pick([
            "wait=>기다리다", "study=>공부하다", "work=>일하다", "watch TV=>텔레비전을 보다", "play games=>게임하다",
            "wait at {dest}=>{dest}에서 기다리다", "read {read}=>{read}을 읽다", "sleep=>자다"
        ]), s)
    v2 = vp_text(
        r,
        r.pick([
            "come=>오다", "come home=>집에 오다", "arrive=>도착하다", "leave=>떠나다", "call=>전화하다",
            "come back=>돌아오다", "wake up=>일어나다"
        ]), s2)
    mood = r.w(("past", 3), ("going", 1.4), ("will", 1), ("haveto", 1))
    en = f"{E.clause(s.en, s.per, v1.en, v1.etail(s), mood)} until {E.clause(s2.en, s2.per, v2.en, v2.etail(s2), 'past' if mood == 'past' else 'pres')}."
    out = []
    ish = mood == "will" and s.pro == "I" and E.is_short(en)
    for L in "cp":
        st2 = K.hon(v2.stem) if hon_of(s2, L) else v2.stem
        body, st = kpart(s, v1, mood, False, L)
        f = K.ge(v1.stem, L) if ish else K.fin(st, L)
        out.append(
            join(ksubj(s2, L, "nom"), v2.kpre(s2, L), K.eu(st2, "ㄹ 때까지"),
                 ksubj(s, L, "top") if not ish else "", body, f) + ".")
    return en, out[0], out[1]


def _timeclauses_when_little(r: R):
    s = subject(r)
    age = r.w(("young", 2), ("a child", 1), ("num", 2))
    p2 = pron(s)
    if s.n and s.n.en in ("child", "boy", "girl", "teenager", "son", "daughter", "grandson",
                          "granddaughter", "nephew"):
        return None
    v = vp_text(
        r,
        r.pick([
            "live in {city}=>{city}에 살다", "learn {subj}=>{subj}을 배우다",
            "play {sport}=>{sport}을 좋아하다", "like {fruit}=>{fruit}을 좋아하다", "have a dog=>개가 있다",
            "have a cat=>고양이가 있다", "want to be a doctor=>의사가 되고 싶다", "move to {city}=>{city}로 이사하다",
            "read a lot of books=>책을 많이 읽다", "be shy=>수줍음이 많다", "be very quiet=>아주 조용하다"
        ]), s)
    if v.en == "play":
        v.en, v.tail = "like", v.tail
    if "want" == v.en:
        v = VP("want", v.tail, v.pre,
               Stem("의사가 되고 싶", "", "a") if not is_third(s) else Stem("의사가 되고 싶어 하", "ha"), "r")
    if age == "num":
        k = 5 + int(r.random() * 15)
        at, ak = E.words(k), f"{K.native(k)} 살이었을 때"
        if r.p(.4):
            at, ak = str(k), f"{k}살이었을 때"
    else:
        at, ak = age, "어렸을 때" if age == "young" else "아이였을 때"
    en = f"when {E.clause(s.en, s.per, 'be', at if not (age == 'a child' and s.per in ('1p', '3p')) else 'children', 'past')}, {E.clause(p2.en, p2.per, v.en, v.etail(s), 'past')}."
    if r.p(.5):
        en = f"{E.clause(s.en, s.per, v.en, v.etail(s), 'past')} when {E.clause(p2.en, p2.per, 'be', at if not (age == 'a child' and s.per in ('1p', '3p')) else 'children', 'past')}."
    out = []
    for L in "cp":
        a2 = ak
        if s.hon:
            a2 = {"어렸을 때": "어리셨을 때", "아이였을 때": "아이셨을 때"}.get(ak, ak.replace("살이었을", "살이셨을"))
        body, st = kpart(s, v, "past", False, L)
        out.append(join(ksubj(s, L, "top"), a2, body, K.fin(st, L)) + ".")
    return en, out[0], out[1]


@family("time-clauses", 5)
def timeclauses(r: R) -> Triple | None:
    kind = r.w(("before", 2), ("after", 2), ("when-was", 2), ("when-hab", 2), ("while", 2),
               ("when-past", 1.4), ("until", .8), ("if", 3), ("when-little", .8))
    s = subject(r)
    p2 = pron(s)
    if kind in ("before", "after"):
        return _timeclauses_before_after(r, kind, p2, s)
    if kind == "when-was":
        return _timeclauses_when_was(r, s)
    if kind == "when-past":
        return _timeclauses_when_past(r, p2, s)
    if kind == "when-hab":
        return _timeclauses_when_hab(r, p2, s)
    if kind == "while":
        return _timeclauses_while(r, p2, s)
    if kind == "until":
        return _timeclauses_until(r, s)
    if kind == "when-little":
        return _timeclauses_when_little(r)
    # if
    key = r.pick([
        k for k in CAUSE_KEYS
        if k in ("tired", "sick", "bored", "busy", "hungry", "thirsty", "cold", "hot", "rain",
                 "snow", "sleepy", "late", "nomoney", "notime", "hard")
    ])
    form = r.w(("will", 3), ("imp", 2.2), ("can", .7))
    if form == "imp":
        return _timeclauses_imp(r, key)
    cs, cvp, cflag, rvp, rflag, w = clause_pair(r, s, key)
    if rvp.en == "be":
        return None
    mood = {"will": r.w(("will", 3), ("going", 1)), "can": "can"}[form]
    if rflag == "?":
        mood = "can"
    if key == "hard" and r.p(.6):
        mood = "can" if not rflag else mood
    neg = bool(rflag)
    b = E.clause("it" if w else s.en, "3s" if w else s.per, cvp.en, cvp.etail(s), "pres")
    a = E.clause((s if w else p2).en, (s if w else p2).per, rvp.en, rvp.etail(s), mood, neg)
    if r.p(.6):
        en = f"if {b}, {a}."
    else:
        b = E.clause("it" if w else p2.en, "3s" if w else p2.per, cvp.en, cvp.etail(s), "pres")
        a = E.clause(s.en, s.per, rvp.en, rvp.etail(s), mood, neg)
        en = f"{a} if {b}."
    ish = mood == "will" and s.pro == "I" and E.is_short(en)
    out = []
    for L in "cp":
        cst = K.hon(cvp.stem) if s.hon and not w else cvp.stem
        cl = join(cvp.kpre(s, L), K.eu(cst, "면"))
        body, st = kpart(s, rvp, mood, neg, L)
        f = K.ge(K.neg(rvp.stem) if neg else rvp.stem, L) if ish else K.fin(st, L)
        out.append(
            join(
                ksubj(s, L, "top") if not w and not ish else "", cl,
                ksubj(s, L, "top") if w and not ish else "", body, f) + ".")
    return en, out[0], out[1]
