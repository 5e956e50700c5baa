"""where."""

import english as E
import korean as K
from chance import R
from korean import Stem
from noun_phrases import np
from patterns.habits import EVT_FUT, EVT_PAST
from patterns.travel import dest
from sentences import NONE, is_third, join, kpred
from verbs import HTV, RIV, ivp_of, tvp
from words import group


def _whq_where_is_thing(r: R):
    n = r.w((r.pick([z for z in group("bldg,room") if z.en not in ("company", "house", "building")
                    ]), 2), (r.n("losable,elec,clothes,pet"), 3))
    d = "the" if n.cls & {"bldg", "room", "nature"} else r.w(("my", 3), ("the", 2), ("your", 2),
                                                             ("his", 1), ("her", 1))
    o = np(n, d)
    if d != "the" and "body" in n.cls:
        return None
    mood = r.w(("pres", 4), ("past", 1))
    en = f"where{chr(1) if mood == 'pres' and o.per != '3p' else ' '}{E.BE[o.per][0 if mood == 'pres' else 1]} {o.en}?"
    out = []
    for L in "cp":
        k = Stem("있", "", "x")
        k = K.past(k) if mood == "past" else k
        out.append(f"{o.jo(L, '이')} 어디에 {K.fin(k, L)}?")
    return en, out[0], out[1]


def _whq_where_is_person(r: R, h, s, sub):
    mood = r.w(("pres", 3), ("past", 1))
    t = ("now", "지금") if mood == "pres" and r.p(.4) else (
        r.pick([("yesterday", "어제"), ("last night", "어젯밤에"),
                ("this morning", "오늘 아침에")]) if mood == "past" and r.p(.6) else NONE)
    en = join(f"where {E.BE[s.per][0 if mood == 'pres' else 1]} {s.en}", t[0]) + "?"
    out = []
    for L in "cp":
        k = Stem("계시", "", "v", hon=True) if h(L) else Stem("있", "", "x")
        k = K.past(k) if mood == "past" else k
        out.append(join(sub(L), t[1], "어디에", K.fin(k, L)) + "?")
    return en, out[0], out[1]


def _whq_where_go(r: R, h, s, sub):
    mood = r.w(("past", 3), ("going", 2), ("want", 2), ("prog", 1.4))
    v, st = r.w((("go", "가"), 4), (("travel", "여행 가"), 1), (("live", "살"), 1.4))
    if v == "live":
        mood = r.w(("pres", 3), ("past", 1), ("want", 1))
    if v == "travel" and mood == "prog":
        mood = "past"
    t = r.pick(EVT_PAST) if mood == "past" and v != "live" and r.p(.5) else (
        r.pick(EVT_FUT) if mood in ("going", "want") and v != "live" and r.p(.5) else NONE)
    if mood == "prog" and r.p(.3):
        t = ("now", "지금")
    if mood == "going" and v == "go":
        en = join(f"where {E.clause(s.en, s.per, v, '', 'going', False, True)}", t[0]) + "?"
    else:
        en = join(f"where {E.clause(s.en, s.per, v, '', mood, False, True)}", t[0]) + "?"
    out = []
    for L in "cp":
        k = kpred(Stem(st, None), h(L), is_third(s), mood)
        out.append(
            join(sub(L), t[1], "어디에서" if v == "live" and mood == "want" else "어디에", K.fin(k, L)) +
            "?")
    if r.p(.15) and mood == "past" and v == "go" and s.pro == "you":
        de, dk, dn = dest(r)
        return f"{E.cap(en)} I went to {de}.", f"{out[0]} {dk}에 갔어.", f"{out[1]} {dk}에 갔어요."
    return en, out[0], out[1]


def whq_where(r: R, h, s, sub):
    f = r.w(("is-thing", 2.4), ("is-person", 1), ("go", 2), ("act", 3), ("obj", 2.4))
    if f == "is-thing":
        return _whq_where_is_thing(r)
    if f == "is-person":
        return _whq_where_is_person(r, h, s, sub)
    if f == "go":
        return _whq_where_go(r, h, s, sub)
    if f == "act":
        v = ivp_of(
            r.pick([
                z for z in RIV
                if z.en in ("work", "study", "sleep", "exercise", "swim", "play", "eat out",
                            "have lunch", "have dinner", "wait", "practice", "walk", "run", "rest",
                            "learn to swim", "take pictures", "do my homework", "camp", "fish",
                            "jog", "dance")
            ]))
        mood = r.w(("past", 3), ("pres", 2), ("going", 1.2), ("prog", 1), ("want", .8))
    else:
        vv = r.pick([
            z for z in HTV if z.en in ("buy", "find", "lose", "eat", "read", "study", "learn",
                                       "see", "borrow", "put", "wait for", "sell", "park", "hide",
                                       "plant", "watch", "teach", "play", "take")
        ])
        v = tvp(r, vv)
        mood = r.w(("past", 4), ("going", 1), ("can", 1))
        if vv.fl.startswith("n"):
            mood = "past"
    t = r.pick(EVT_PAST) if mood == "past" and r.p(.25) else NONE
    en = join(f"where {E.clause(s.en, s.per, v.en, v.etail(s), mood, False, True)}", t[0]) + "?"
    out = []
    for L in "cp":
        k = kpred(v.stem, h(L), is_third(s), mood)
        out.append(join(sub(L), t[1], "어디에서", v.kpre(s, L), K.fin(k, L)) + "?")
    return en, out[0], out[1]
