"""Relative clauses: the man who ..., the book that ..."""

import english as E
import korean as K
from adjectives import HADJ3, THADJ, adj_nouns
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import FEM, HE, I, JOBS, KIN, NP, SHE, YOU, np, strip_a
from patterns.actions import same, someone, wvp
from patterns.comparison import COMMONH
from patterns.descriptions import gender_ok, say_adj
from patterns.events import act_ing
from patterns.habits import EVT_PAST
from patterns.travel import CITY, COUNTRY
from people import HUMANS_T, subject
from sentences import NONE, hon_of, is_third, join, ksubj, say
from verbs import HTV, VP, WV, tvp
from words import group, noun, places, prep


def _relative_who_subj_know_other(r: R, S, head, hs):
    n = r.pick(
        KIN +
        [j for j in JOBS if j.en in ("teacher", "doctor", "singer", "student", "nurse", "writer")])
    if n.ko == head.ko or not gender_ok(
            hs, n) or n.en not in FEM and n.cls & {"kin"} and hs.g == "f" and n.en not in (
                "friend", "best friend", "roommate", "cousin", "neighbor", "coworker", "boss",
                "classmate") or head.en in ("child", "boy", "girl") and n.en in (
                    "mother", "father", "mom", "dad", "grandmother", "grandfather", "husband",
                    "wife", "boss", "uncle", "aunt") or n.cls & {"job"} and head.cls & {"job"}:
        return None
    o = np(n, r.w(("my", 4), ("his", 1), ("her", 1))) if n.cls & {"kin"} else np(n, "a")
    if o.det == "my" and n.hon:
        o = NP(o.en, ("우리 " + n.ko, "우리 " + n.ko), n=n, hon=True)
    en = f"{S.en} is {o.en}."
    out = []
    for L in "cp":
        st = K.cop(o.k(L))
        if o.hon:
            st = K.hon(st)
        out.append(f"{S.jo(L, '은')} {K.fin(st, L)}.")
    return en, out[0], out[1]


def _relative_who_subj_know(r: R, kind):
    head = r.w(
        (r.pick(COMMONH), 3), (r.pick([n for n in HUMANS_T if n.en not in ("king", "queen")]), 1),
        (r.pick([
            j for j in JOBS if j.en in ("student", "teacher", "doctor", "nurse", "singer", "writer",
                                        "farmer", "police officer", "cook", "scientist")
        ]), 1))
    hs = np(head, "the")
    mood = r.w(("past", 3), ("prog", 3), ("pres", 1.5))
    if mood == "pres":
        y = r.random()
        if y < .5:
            d = r.pick(CITY + COUNTRY)
            v = VP("live", "in " + d.en, (d.ko + "에",) * 2, Stem("살", "l"))
        else:
            pl = r.pick(places("workp"))
            v = VP("work", f"{prep(pl)} the {pl.en}" if pl.en != "school" else "at a school",
                   (pl.ko + "에서",) * 2, Stem("일하", None))
    elif mood == "prog":
        v = act_ing(r, hs)
        if r.p(.3):
            n = r.n("wear,shoe,hatw,handw")
            v = VP(
                "wear",
                np(n, "a").en, (K.jo(n.ko, "을"),) * 2,
                Stem({
                    "wear": "입",
                    "shoe": "신",
                    "hatw": "쓰",
                    "handw": "끼"
                }[(n.cls & {"wear", "shoe", "hatw", "handw"}).__iter__().__next__()], None))
    else:
        x = r.random()
        if x < .5:
            w = r.pick([
                z for z in WV if z.subj.startswith("H") and "s" != z.fl[:1] and z.part == "을" and
                "P" not in z.fl and z.en not in ("beat", "carry", "touch")
            ])
            o = someone(r, .25, .45)
            if o.n is head:
                return None
            v = wvp(r, w, o)
        else:
            for _ in range(9):
                v = tvp(r, r.pick(HTV))
                if v.v.fl[:1] in ("n", "r") and v.v.en not in ("have",
                                                               "speak") and v.o.det != "poss":
                    break
            else:
                return None
    aux = {
        "past": E.vf(v.en, "past"),
        "prog": "is " + E.vf(v.en, "ing"),
        "pres": E.vf(v.en, "3")
    }[mood]
    rel = f"who {join(aux, v.etail(hs))}"
    h = head.hon
    stv = K.hon(v.stem) if h else v.stem
    if mood == "past":
        kadn = K.adn_past(stv)
    elif mood == "prog":
        wearing = v.en == "wear"
        kadn = K.adn_past(
            v.stem) if wearing else (K.c(v.stem, "고 계신") if h else K.c(v.stem, "고 있는"))
    else:
        kadn = K.adn(stv)
    kn = tuple(join(v.kpre(hs, L), kadn, head.ko) for L in "cp")
    S = NP(f"the {head.en} {rel}", kn, "3s", hon=h, n=head, kind="person", g=hs.g)
    if kind == "know":
        s = r.w((I, 3), (HE, 1), (SHE, 1), (subject(r), 1)) if r.p(.8) else YOU
        q = s is YOU
        if s.n is head:
            return None
        vv, st, m = r.w(
            (("know", Stem("알", "l", "v", negform="모르"), "pres"), 3),
            (("meet", Stem("만나", ""), "past"), 2), (("like", Stem("좋아하", None), "pres"), 1),
            (("see", Stem("보", ""), "past"), 2), (("remember", Stem("기억하", None), "pres"), 1))
        neg = vv in ("know", "remember", "see") and r.p(.2) and not q
        vp = VP(vv, S.en, tuple(S.jo(L, "을") for L in "cp"), st, "s")
        return say(s, vp, m, neg, q)
    y = r.random()
    if y < .55:
        return _relative_who_subj_know_other(r, S, head, hs)
    a = r.pick([x for x in HADJ3 if x.cls[0] in ("H", "HA") and not x.past])
    return say_adj(S, a, "pres", False, False,
                   r.w((NONE, 2), (("very", "아주"), 1 if a.cmp != "-" else 0)))


def _relative_that_obj_this_is_this_is(r: R, S, n, plural_, s2):
    y = r.random()
    if y < .5:
        th, kth = r.w((("this", "이건"), 3), (("that", "저건"), 1)) if not plural_ else r.w(
            (("these", "이건"), 3), (("those", "저건"), 1))
        neg = r.p(.15)
        q = r.p(.15) and not neg
        en = E.clause(th, S.per, "be", S.en, "pres", neg, q)
        out = []
        for L in "cp":
            st = K.cop(S.k(L))
            st = K.neg(st) if neg else st
            out.append(f"{kth} {K.fin(st, L)}" + ("?" if q else "."))
        return en + ("?" if q else "."), out[0], out[1]
    s = subject(r, r.p(.0))
    vv, st, m = r.w((("like", Stem("좋아하", None), "pres"), 3),
                    (("lose", Stem("잃어버리", None), "past"), 1), (("find", Stem("찾", ""), "past"), 1),
                    (("remember", Stem("기억하", None), "pres"), 1),
                    (("want to see", Stem("보고 싶", "", "a"), "pres"), 1))
    if vv in ("lose", "find") and not n.cls & {"portable"} or same(s,
                                                                   s2) and vv == "like" and r.p(.7):
        return None
    if vv.startswith("want"):
        st = Stem("보고 싶어 하", "ha") if is_third(s) else st
    vp = VP(
        vv.split(" ", 1)[0], join(vv.partition(" ")[2], S.en), tuple(S.jo(L, "을") for L in "cp"),
        st, "s")
    return say(s, vp, m, vv == "like" and r.p(.2))


def _relative_that_obj_this_is(r: R, kind):
    verbs = [
        z for z in HTV if z.fl[:1] in ("n", "r") and z.part == "을" and z.en in (
            "buy", "make", "read", "write", "draw", "cook", "bake", "find", "lose", "borrow",
            "watch", "order", "eat", "drink", "see", "wear", "fix", "break", "choose", "build",
            "send", "receive", "sell", "use", "paint", "plant", "translate", "drive", "listen to")
    ]
    z = r.pick(verbs)
    n = r.n(z.objs)
    if n.cls & {"body", "lang", "sport", "subject"} or n.en in ("money", "money1"):
        return None
    s2 = subject(r) if r.p(.9) else YOU
    mood = "past"
    t = r.pick(EVT_PAST) if r.p(.4) else NONE
    if t[0] in ("today",):
        t = NONE
    rel = r.w(("that ", 3), ("", 2),
              ("which ", .4)) + join(E.clause(s2.en, s2.per, z.en, "", mood).strip(), t[0])
    head_e = strip_a(n.en)
    plural_ = n.p
    ad = []
    for L in "cp":
        st = K.adn_past(K.hon(z.stem) if hon_of(s2, L) else z.stem)
        ad.append(join(ksubj(s2, L, "nom"), t[1], z.stem.t and "", st, n.ko))
    if z.pre:
        return None
    S = NP(f"the {head_e} {rel}", tuple(ad), "3p" if plural_ else "3s", n=n, kind="thing")
    if kind == "this-is":
        return _relative_that_obj_this_is_this_is(r, S, n, plural_, s2)
    c = [x for x in THADJ if n in adj_nouns(x)]
    if not c:
        return None
    a = r.pick(c)
    m = r.w(("pres", 2), ("past", 2))
    if a.past:
        m = "pres"
    adv = r.w((NONE, 2), (("very", "아주"), 1), (("too", "너무"), .6),
              (("really", "정말"), .6)) if a.cmp != "-" else NONE
    neg = r.p(.15)
    if neg:
        adv = NONE
    return say_adj(S, a, m, neg, r.p(.06) and not neg, adv)


# ---- relative clauses -----------------------------------------------------
@family("relative", 5)
def relative(r: R) -> Triple | None:
    kind = r.w(("who-subj", 3), ("that-obj", 4), ("this-is", 2), ("know", 2), ("where", 1))
    if kind in ("who-subj", "know"):
        return _relative_who_subj_know(r, kind)
    if kind in ("that-obj", "this-is"):
        return _relative_that_obj_this_is(r, kind)
    # where
    pl = r.pick([
        x for x in group("bldg")
        if x.en not in ("company", "building", "apartment", "warehouse", "camp")
    ] + [noun("city"), noun("village"), noun("house"),
         noun("park")])
    s2 = subject(r)
    v, kv = r.w((("work", Stem("일하", None)), 2), (("study", Stem("공부하", None)), 1),
                (("live", Stem("살", "l")), 2), (("meet", Stem("만나", "")), 1))
    if v == "live" and pl.en not in (
            "city", "village", "house", "hotel", "farm", "castle", "apartment",
            "dormitory") or v in ("study",) and pl.en not in (
                "school", "library", "cafe", "university", "classroom", "high school",
                "middle school") or v == "meet" and s2.per not in ("1p", "3p") or pl.en in (
                    "city", "village", "house", "park") and v == "work":
        return None
    mood = "past" if v == "meet" else r.w(("pres", 2), ("past", 1))
    rel = f"where {E.clause(s2.en, s2.per, v, '', mood).strip()}"
    ad = []
    for L in "cp":
        st = K.hon(kv) if s2.hon else kv
        ad.append(
            join(
                ksubj(s2, L, "nom"),
                K.adn(st) if mood == "pres" else K.adn_past(st) if v == "meet" else K.past(st).t +
                "던", pl.ko))
    S = NP(f"the {pl.en} {rel}", tuple(ad), "3s", n=pl, kind="thing")
    if r.p(.5):
        th, kth = r.w((("this", "여기가"), 2), (("that", "저기가"), 1))
        en = f"{th} is {S.en}."
        return en, f"{kth} {K.fin(K.cop(S.k('c')), 'c')}.", f"{kth} {K.fin(K.cop(S.k('p')), 'p')}."
    c = [x for x in THADJ if pl in adj_nouns(x) and not x.past]
    if not c:
        return None
    return say_adj(S, r.pick(c), "pres", False, False, NONE)
