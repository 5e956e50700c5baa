"""Likes, frequency, having, what happens to things."""

import english as E
import korean as K
from adjectives import ADJS
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import np
from patterns.times import FREQ, FUT_D, NOTDAILY, PAST_D
from people import subject
from sentences import NONE, hon_of, join, kclause, ksubj, say
from verbs import SV, VERBS, VP, actvp, obj_np, place_of, tvp


def _likes_other(r: R, s):
    a, b = r.n("likeable"), r.n("likeable")
    if a.ko == b.ko or not (a.cls & b.cls - {"buy", "food"}):
        return None
    A, B = (np(z, "0" if z.cls & {"sport", "racket", "subject"} else "gen") for z in (a, b))
    if r.p(.4):
        vp = VP("like", f"{A.en} and {B.en}", (f"{K.jo(a.ko, '과')} {K.jo(b.ko, '을')}",) * 2,
                Stem("좋아하", None))
        return say(s, vp, "pres")
    if r.p(.5):
        vp = VP("like", f"{A.en} better than {B.en}", (f"{b.ko}보다 {K.jo(a.ko, '을')}",) * 2,
                Stem("더 좋아하", None))
        return say(s, vp, "pres")
    en = f"{E.clause(s.en, s.per, 'like', A.en, 'pres')}, but {E.clause(s.obj and s.pro or ('she' if s.g == 'f' else 'he') if s.per == '3s' else 'they', s.per, 'like', B.en, 'pres', True) if s.pro else E.clause('she' if s.g == 'f' else 'he' if s.per == '3s' else 'they', s.per, 'like', B.en, 'pres', True)}."
    out = []
    for L in "cp":
        like = K.hon(Stem("좋아하", None)) if s.hon else Stem("좋아하", None)
        n2 = K.hon(K.neg(Stem("좋아하", None))) if s.hon else K.neg(Stem("좋아하", None))
        out.append(
            f"{ksubj(s, L, 'top')} {K.jo(a.ko, '은')} {K.c(like, '지만')} {K.jo(b.ko, '은')} {K.fin(n2, L)}."
        )
    if s.pro in ("I",):
        en = en.replace(", but i ", ", but I ")
    return en, out[0], out[1]


# ---- likes ----------------------------------------------------------------
@family("likes", 5)
def likes(r: R) -> Triple | None:
    q = r.p(.22)
    neg = r.p(.2) and not q
    s = subject(r, q)
    x = r.random()
    verb, ko = r.w((("like", "좋아하"), 6), (("love", "아주 좋아하"), 2 if not neg and not q else 0),
                   (("hate", "싫어하"), 1.4 if not neg and not q else 0), (("enjoy", "즐기"), 0))
    mood = r.w(("pres", 7), ("past", 1.3))
    st = Stem(ko, None)
    if x < .5:
        n = r.n("likeable") if verb != "hate" else r.n("hateable")
        v = next(w for w in VERBS if w.en == "like")
        o = obj_np(r, n, v)
        if n.cls & {"sport", "racket", "subject", "lang"}:
            o = np(n, "0")
        vp = VP(verb, o.en, tuple(o.jo(L, "을") for L in "cp"), st, "s")
        return say(s, vp, mood, neg, q)
    if x < .62 and not neg and not q:
        return _likes_other(r, s)
    # like doing
    vp0 = actvp(r, daily=True)
    if vp0.v.en in NOTDAILY or "w" in vp0.v.fl or vp0.v.en in (
            "buy", "use", "clean", "wash", "put on", "speak", "memorize",
            "take") and vp0.v.frame == "t" and vp0.o.n.en != "photo":
        return None
    if vp0.o is not None:
        if vp0.o.det in ("this", "that", "some", "poss",
                         "a") and not vp0.o.n.cls & {"instp", "instk", "instb", "listen"}:
            det = "gen"
            if vp0.v.frame == "t" and vp0.o.n.cls & _BAD_GEN:
                return None
            vp0 = tvp(r, vp0.v, n=vp0.o.n, det=det)
    pl = NONE
    if r.p(.2):
        pl = place_of(r, vp0.v) or NONE
    ing = E.vf(vp0.en, "ing")
    tail = join(ing, vp0.etail(s), pl[0])
    t = NONE
    if r.p(.2) and not pl[0]:
        t = r.pick([("in the morning", "아침에"), ("at night", "밤에"), ("on weekends", "주말에"),
                    ("with friends", "친구들과"), ("alone", "혼자"), ("in summer", "여름에"),
                    ("in winter", "겨울에"), ("in the evening", "저녁에"), ("after dinner", "저녁을 먹은 후에"),
                    ("before bed", "자기 전에")])
        tail += " " + t[0]
    h = s.hon
    base = vp0.stem
    ko_st = Stem("것을 " + ko, None)
    pre = tuple(join(t[1], pl[1], vp0.kpre(s, L), K.adn(base)) for L in "cp")
    vp = VP(verb, tail, pre, ko_st, "s")
    return say(s, vp, mood, neg, q)


_BAD_GEN = {"room"}


# ---- frequency ------------------------------------------------------------
@family("frequency", 4)
def frequency(r: R) -> Triple | None:
    s = subject(r, False)
    q = r.p(.08)
    vp = actvp(r, daily=True)
    if vp.v.en in NOTDAILY or vp.v.fl.startswith("s"):
        return None
    f = r.w((FREQ[0], 2.5), (FREQ[1], 2), (FREQ[2], 3), (FREQ[3], 2.5), (("never", "절대"), 2))
    pl = (place_of(r, vp.v) or NONE) if r.p(.35) else NONE
    t = NONE
    if f[0] in ("usually", "always", "often", "sometimes") and r.p(.35) and not pl[0]:
        t = r.pick([("in the morning", "아침에"), ("in the evening", "저녁에"), ("on weekends", "주말에"),
                    ("on Sundays", "일요일에"), ("after school", "방과 후에"),
                    ("after dinner", "저녁을 먹은 후에"), ("at night", "밤에"), ("in summer", "여름에"),
                    ("in winter", "겨울에"), ("with friends", "친구들과"), ("on Fridays", "금요일에"),
                    ("after work", "퇴근 후에"), ("before bed", "자기 전에"), ("on Saturdays", "토요일에")])
        if vp.v.en in ("have breakfast", "have lunch", "have dinner", "get up",
                       "go to bed") and t[0] not in ("on weekends", "on Sundays", "with friends",
                                                     "on Fridays", "on Saturdays"):
            t = NONE
    neg = f[0] == "never"
    if q:
        s = subject(r, True)
        if neg:
            return None
    en = join(E.clause(s.en, s.per, vp.en, join(vp.etail(s), pl[0]), "pres", False, q, f[0]), t[0])
    if r.p(.15) and f[0] in ("sometimes", "usually") and not q:
        en = E.cap(f[0]) + " " + join(
            E.clause(s.en, s.per, vp.en, join(vp.etail(s), pl[0]), "pres"), t[0])
        en = E.cap(f[0]) + ", " + en[len(f[0]) + 1:]
    out = []
    for L in "cp":
        body, st = kclause(s, vp, "pres", neg, L, t[1], pl[1], f[1], q,
                           "top" if s.pro != "you" else "drop")
        out.append(join(body, K.fin(st, L)) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


# ---- have -----------------------------------------------------------------
@family("have", 4)
def have(r: R) -> Triple | None:
    q = r.p(.25)
    neg = r.p(.2) and not q
    s = subject(r, q)
    n = r.n("haveable") if r.p(.5) else r.n("portable,elec,pet,car,ride,kin")
    if n.en in ("mother", "father", "mom", "dad", "grandmother", "grandfather", "boss",
                "best friend", "wife", "husband") or n.hon:
        return None
    mood = r.w(("pres", 6), ("past", 1.3))
    a = None
    if r.p(.25) and n.cls & {"portable", "elec", "vehicle", "pet", "bldg", "clothes"}:
        a = r.pick([
            x for x in ADJS if x.en in ("big", "small", "new", "old", "red", "blue", "black",
                                        "white", "expensive", "cheap", "heavy", "light", "good",
                                        "pretty", "cute", "brown", "green", "yellow")
        ])
        if a.en in ("heavy", "light") and n.cls & {"docu", "stat"} and n.en not in ("notebook",):
            a = None
        elif a.en in ("red", "blue", "black", "white", "brown", "green", "yellow",
                      "pretty") and not n.cls & {"clothes", "vehicle", "pet"} and n.en not in (
                          "bag", "umbrella", "phone", "house", "cup", "backpack", "pen"):
            a = None
        elif a.en == "old" and "pet" in n.cls or a.en in (
                "good", "pretty", "new", "expensive", "red", "blue", "green", "yellow", "light",
                "heavy", "cheap") and "pet" in n.cls or a.en in ("cute",) and "pet" not in n.cls:
            a = None
    cnt = None
    if not (n.u or n.p) and r.p(.25) and not a and n.cnt:
        cnt = r.w((2, 3), (3, 3), (4, 1), (5, 1))
    en = n.en
    if a:
        en = a.en + " " + en
    kn = (attr_of(a) + " " if a else "") + n.ko
    if cnt:
        en = E.words(cnt) + " " + n.pl
        kmid = f"{K.native(cnt)} {n.cnt} "
    elif n.u or n.p:
        en = ("" if n.u else "") + en
        kmid = ""
    else:
        en = E.art(en)
        kmid = ""
    if neg and cnt:
        return None
    if neg and r.p(.3):
        # has no money
        neg2 = True
        e2 = n.en if n.u or n.p else n.en
        en = "no " + (n.en if (n.u or n.p) else n.pl)
        if a:
            return None
        sent = E.clause(s.en, s.per, "have", en, mood)
    else:
        sent = E.clause(s.en, s.per, "have", en, mood, neg, q)
    out = []
    for L in "cp":
        base = Stem("없", "", "x") if neg else Stem("있", "", "x")
        h = hon_of(s, L)
        st = K.hon(base) if h else base
        st = K.past(st) if mood == "past" else st
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" and q else "top"), K.jo(kn, "이"),
                 kmid.strip(), K.fin(st, L)) + ("?" if q else "."))
    return sent + ("?" if q else "."), out[0], out[1]


def attr_of(a):
    if a.en == "old":
        return "오래된"
    return a.attr


EVT_PAST = [
    a for a in PAST_D
    if a[0].split()[0] not in ("before", "after", "in", "at", "during", "until", "from")
]
EVT_FUT = [
    a for a in FUT_D
    if a[0].split()[0] not in ("before", "after", "at", "during", "until",
                               "from") and a[0] not in ("in the morning", "in the evening",
                                                        "in the afternoon", "later")
]


def _things_hurt(r: R, n, neg, q):
    own = r.w(("my", 5), ("your", 2 if q else 0), ("his", 1), ("her", 1))
    if q:
        own = "your"
    o = np(n, own)
    plu = n.en in ("leg", "eye", "foot", "ear", "shoulder", "knee") and r.p(.4)
    en_n = f"{own} {n.pl if plu else n.en}"
    mood = r.w(("pres", 4), ("past", 1))
    en = E.clause(en_n, "3p" if plu else "3s", "hurt", "", mood, neg, q)
    out = []
    for L in "cp":
        st = Stem("아프", None, "a")
        if own == "your" and L == "p":
            st = K.hon(st)
        if neg:
            st = K.neg(st)
        st = K.past(st) if mood == "past" else st
        sub = {"my": "", "your": "", "his": "그는", "her": "그녀는"}[own]
        out.append(join(sub, K.jo(n.ko, "이"), K.fin(st, L)) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


# ---- things as subjects ---------------------------------------------------
@family("thing-events", 3)
def things(r: R) -> Triple | None:
    v = r.pick(SV)
    n = r.n(v.subj)
    q = r.p(.15)
    neg = r.p(.17) and not q
    if v.en == "hurt":
        return _things_hurt(r, n, neg, q)
    det = r.w(("the", 5), ("my", 1), ("his", .4), ("this", .5))
    if n.cls & {
            "sky", "plant", "nature", "natob", "abs", "event", "place", "ingr", "vehicle", "struct",
            "drink", "fruit", "dish", "snack", "listen"
    } and det in ("my", "his"):
        det = "the"
    s = np(n, det)
    if v.en in ("shine", "bloom", "grow", "boil", "burn", "melt", "freeze"):
        mood = r.w(("past", 3), ("prog", 3), ("pres", 0))
        if v.en in ("freeze", "bloom"):
            mood = r.w(("past", 3), ("going", 1))
    elif v.en in ("start", "finish", "open", "close", "leave", "arrive"):
        mood = r.w(("past", 4), ("will", 1), ("going", 1))
    elif v.en in ("work", "sell well"):
        mood = "pres"
        s = np(n, r.w(("this", 3), ("the", 2)) if v.en != "sell well" else "this")
        neg = neg or r.p(.4) and not q
    elif v.en == "ring":
        mood = r.w(("past", 2), ("prog", 3))
    else:
        mood = r.w(("past", 5), ("going", .4))
    if s.per == "3p" and v.en == "hurt":
        return None
    t = NONE
    if mood == "past" and r.p(.35):
        t = r.pick(EVT_PAST)
    elif mood in ("going", "will") and (r.p(.4) or v.en
                                        in ("start", "finish", "open", "close", "leave", "arrive")):
        t = r.pick(EVT_FUT)
    vp = VP(v.en, "", ("", ""), v.stem, v.fl, v)
    return say(s,
               vp,
               mood,
               neg,
               q,
               t=t,
               mode="nom" if mood in ("past", "prog", "going") and not neg else "top")
