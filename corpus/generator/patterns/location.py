"""Where somebody or something is."""

import english as E
import korean as K
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import np
from patterns.there_is import OBJS, POS, pos_phrase
from people import animal_subj, subject
from sentences import NONE, hon_of, join, ksubj
from verbs import place_phrase
from words import HOME, group, noun


def _location_other(r: R, neg, q):
    ph = pos_phrase(r)
    if ph is None:
        return None
    pe, pk, used = ph
    n = r.pick(OBJS)
    if pe.split()[-1] in ("cup", "safe", "wallet", "pocket", "oven", "pot", "machine", "plate",
                          "tray"):
        n = r.pick([noun("key"), noun("coin"), noun("ring")])
        if pe.split()[-1] in ("oven", "machine"):
            return None
    s = np(n, r.w(("the", 4), ("my", 2), ("your", 1), ("his", .7), ("her", .7), ("this", 0)))
    if n.cls & {"pet"} and s.det in ("his", "her"):
        s = np(n, "the")
    if n.cls & {"fruit", "snack", "newspaper"}:
        s = np(n, "the")
    if n.ko in used or n.cls & {"pet"} and pe.startswith("in ") and pe.split()[-1] not in (
            "box", "bag", "basket", "car", "closet"):
        return None
    if q and s.det == "my":
        s = np(n, "your")
    return pe, pk, s


def _location_other_2(r: R, mood, neg, q):
    s = subject(r, q) if r.p(.8) else animal_subj(r, "my" if r.p(.3) else "the")
    if s.kind == "animal" and s.det == "my" and "pet" not in s.n.cls:
        return None
    t = NONE
    y = r.random()
    if y < .8:
        pl = r.pick([
            z for z in group("bldg,room,nature")
            if z.en not in ("company", "house", "building", "store", "shop")
        ] + [HOME, HOME, noun("school")])
        if s.kind == "animal" and pl is not HOME and pl.en not in ("garden", "yard", "kitchen",
                                                                   "park", "farm", "zoo", "room",
                                                                   "living room", "field", "forest",
                                                                   "mountain"):
            return None
        pe, pk = place_phrase(r, pl, "")
    else:
        c = r.pick(group("city,country"))
        if s.kind == "animal":
            return None
        pe, pk = "in " + c.en, c.ko
    t = r.pick([("now", "지금")]) if mood == "pres" and r.p(.35) else (
        r.pick([("yesterday", "어제"), ("last night", "어젯밤에"), ("this morning", "오늘 아침에"),
                ("last week", "지난주에"),
                ("an hour ago", "한 시간 전에")]) if mood == "past" and r.p(.6) else NONE)
    en = join(E.clause(s.en, s.per, "be", pe, mood, neg, q), t[0])
    out = []
    for L in "cp":
        st = Stem("없", "", "x") if neg else Stem("있", "", "x")
        if hon_of(s, L):
            st = Stem("계시지 않", "", "v") if neg else Stem("계시", "", "v", hon=True)
            if neg:
                st = Stem("안 계시", "", "v", hon=True)
        st = K.past(st) if mood == "past" else st
        mode = "drop" if s.pro == "you" and q else (
            "top" if s.pro or s.kind == "name" or True else "nom")
        out.append(join(ksubj(s, L, mode), t[1], pk + "에", K.fin(st, L)) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


@family("location", 5)
def location(r: R) -> Triple | None:
    q = r.p(.2)
    neg = r.p(.15) and not q
    mood = r.w(("pres", 6), ("past", 1.5))
    x = r.random()
    if x < .45:
        found = _location_other(r, neg, q)
        if found is None:
            return None
        pe, pk, s = found
    elif x < .75:
        a = r.n("bldg")
        k = r.w(("next to", 3), ("behind", 2), ("in front of", 2), ("near", 2), ("between", 2.5),
                ("far from", 1))
        b, c = r.n("bldg"), r.n("bldg")
        bad = {
            "company", "building", "apartment", "dormitory", "camp", "house", "farm", "warehouse",
            "embassy"
        }
        if a.ko == b.ko or a.ko == c.ko or b.ko == c.ko or {a.en, b.en, c.en} & bad:
            return None
        s = np(a, "the")
        if k == "between":
            pe, pk = f"between the {b.en} and the {c.en}", f"{K.jo(b.ko, '과')} {c.ko} 사이"
        elif k == "far from":
            en = E.clause(s.en, "3s", "be", f"far from the {b.en}", mood, neg, q)
            out = []
            for L in "cp":
                st = Stem("멀", "l", "a")
                st = K.neg(st) if neg else st
                st = K.past(st) if mood == "past" else st
                out.append(f"{s.jo(L, '은')} {b.ko}에서 {K.fin(st, L)}" + ("?" if q else "."))
            return en + ("?" if q else "."), out[0], out[1]
        else:
            pe, pk = f"{k} the {b.en}", f"{b.ko} {dict(POS)[k]}"
        mood = "pres"
    else:
        return _location_other_2(r, mood, neg, q)
    en = E.clause(s.en, s.per, "be", pe, mood, neg, q)
    out = []
    for L in "cp":
        st = Stem("없", "", "x") if neg else Stem("있", "", "x")
        st = K.past(st) if mood == "past" else st
        out.append(join(s.jo(L, "은"), pk + "에", K.fin(st, L)) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]
