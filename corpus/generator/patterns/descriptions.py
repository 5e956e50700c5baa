"""be + adjective, be + noun."""

import english as E
import korean as K
from adjectives import AADJ, ADJS, DEG, HADJ, THADJ, adj_nouns, adjpred, adjvp
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import FEM, HE, HUMANS, I, JOBS, KIN, NAMES, NP, SHE, YOU, np, of
from people import HUMANS_T, animal_subj, person, subject
from sentences import NONE, hon_of, join, ksubj, say
from verbs import VP


# ---- be + adjective -------------------------------------------------------
def say_adj(s,
            a,
            mood="pres",
            neg=False,
            q=False,
            adv=NONE,
            t=NONE,
            mode="top",
            tail="",
            ktail=NONE):
    vp = adjvp(a, adv if not (neg and adv[0] == "very") else ("very", "별로"))
    en = E.clause(s.en, s.per, "be", join(vp.tail, tail), mood, neg, q)
    en = join(en, t[0])
    out = []
    for L in "cp":
        st = adjpred(a, hon_of(s, L), mood, neg)
        sub = ksubj(s, L, "drop" if s.pro == "you" and q else mode)
        out.append(
            join(sub, t[1], ktail[0 if L == "c" else 1], vp.pre[0], K.fin(st, L)) +
            ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


TODAY = [("today", "오늘"), ("now", "지금"), ("these days", "요즘")]
PASTDAY = [("yesterday", "어제"), ("last night", "어젯밤에"), ("this morning", "오늘 아침에"),
           ("last week", "지난주에"), ("yesterday evening", "어제 저녁에"), ("last weekend", "지난 주말에")]
TEMP = {
    "happy", "sad", "tired", "hungry", "thirsty", "sleepy", "busy", "angry", "sick", "bored",
    "lonely", "late", "full", "worried", "nervous", "free", "upset", "dizzy", "noisy", "quiet"
}


def _adjective_other(r: R, mood, neg, q, t):
    a = r.pick(HADJ)
    if not q and not neg and r.p(.07) and a.cls[0] != "H1":
        s = YOU
        mood = "pres"
    elif a.cls[0] == "H1":
        s = YOU if q else I
    else:
        s = subject(r, q)
    if s.n and s.n.cls & {"human", "job"} and a.en in ("young", "old") and ("old" in s.en or
                                                                            "young" in s.en or
                                                                            "baby" in s.en):
        return None
    if a.en in TEMP and r.p(.35):
        t = r.pick(TODAY if mood == "pres" else PASTDAY) if mood != "will" else NONE
        if a.en in ("full", "sleepy", "hungry", "thirsty",
                    "dizzy") and t[0] in ("today", "these days", "last week", "last weekend"):
            t = ("now", "지금") if mood == "pres" else ("last night", "어젯밤에")
    return a, mood, s, t


def _adjective_other_2(r: R, mood, q):
    a = r.pick(THADJ)
    n = r.pick(adj_nouns(a))
    if n.en in ("mind", "code", "data", "event", "system"):
        return None
    if "n" in n.fl:
        s = np(n, "0")
    elif n.cls & {"lang", "subject"}:
        s = np(n, "0")
    elif n.en in ("work", "life", "homework", "success", "peace", "grammar", "nature"):
        s = np(n, "0")
    elif n.fl == "the" or n.cls & {"sky"}:
        s = np(n, "the" if n.en not in ("snow", "ice", "rain") else "the")
    else:
        s = np(
            n,
            r.w(("the", 5), ("this", 2.5), ("that", 1.6), ("my", 1), ("his", .6), ("her", .6),
                ("your", .4), ("our", .3), ("gen", .5)))
        if s.det in ("my", "his", "her", "your",
                     "our") and n.cls & {"nature", "sky", "place", "animal", "struct", "abs"
                                        } and n.en not in ("house", "room", "idea", "plan",
                                                           "school", "answer", "dream", "mistake",
                                                           "habit", "apartment", "office", "voice"):
            s = np(n, "the")
        if q and s.det in ("my", "our"):
            s = np(n, "your")
        if n.u and n.cls & {"abs"}:
            s = np(n, "0") if n.en not in ("news", "weather", "traffic", "internet",
                                           "rent") else np(n, "the")
        if s.det == "gen" and (a.en
                               not in ("delicious", "sweet", "expensive", "cheap", "useful",
                                       "dangerous", "interesting", "fresh", "scary", "convenient",
                                       "salty", "sour", "fast", "slow", "healthy", "beautiful")):
            s = np(n, "the")
    if a.en in n.en.split(
    ) or a.en == "cold" and "iced" in n.en or a.en == "hot" and n.en == "ice water" or "cold" in n.en:
        return None
    if a.en in ("broken", "new") and mood == "will":
        mood = "pres"
    return a, mood, s


@family("be-adjective", 8)
def adjective(r: R) -> Triple | None:
    q = r.p(.2)
    neg = r.p(.18) and not q
    x = r.random()
    mood = r.w(("pres", 6), ("past", 3), ("will", .5))
    t = NONE
    if x < .5:
        found = _adjective_other(r, mood, neg, q, t)
        if found is None:
            return None
        a, mood, s, t = found
    elif x < .62:
        a = r.pick(AADJ)
        s = animal_subj(r, r.w(("the", 4), ("my", 1.2), ("that", 1), ("this", 1)))
        if s.det == "my" and "pet" not in s.n.cls:
            return None
        if a.en in ("poor", "young"):
            return None
    else:
        found = _adjective_other_2(r, mood, q)
        if found is None:
            return None
        a, mood, s = found
    if a.past and mood != "pres":
        mood = "pres"
    if mood == "will" and a.cls[0] in ("H", "HA") and a.en not in (
            "happy", "sad", "tired", "hungry", "busy", "sick", "late", "lonely", "famous", "rich",
            "tall", "healthy", "thirsty", "sleepy"):
        mood = "pres"
    if neg and a.en in ("lovely", "huge", "tiny", "great", "perfect", "amazing", "impossible",
                        "closed", "alive", "dead"):
        neg = False
    adv = NONE
    gradable = a.cmp != "-" or a.en in ("sick", "cute")
    if gradable and not q and r.p(.4):
        adv = r.w((DEG[0], 4), (DEG[1], 2), (DEG[2], 1.6),
                  (DEG[4], 1)) if not neg else ("very", "별로")
        if a.en in ("huge", "tiny", "great", "perfect"):
            adv = NONE
        if adv == DEG[2] and (a.en in ("nice", "kind", "healthy", "honest", "delicious", "lovely")
                              or t[0]):
            adv = DEG[0]
    if adv[1] and a.ko.startswith("아주"):
        adv = NONE
    if a.cls[0] in ("test", "H1") and mood == "will":
        mood = "pres"
    return say_adj(s, a, mood, neg, q, adv, t)


NOUN_ROLE = [n for n in JOBS] + [
    n for n in HUMANS
    if n.en in ("thief", "hero", "tourist", "foreigner", "twin", "beginner", "volunteer", "winner",
                "adult", "teenager", "customer", "guest", "stranger", "leader", "prince",
                "princess", "king", "queen", "witch", "hunter", "gardener")
]
MALE_ONLY = {
    "prince", "king", "actor", "waiter", "businessman", "delivery man", "fisherman", "husband"
}
ROLE_ADJ = [
    a for a in ADJS
    if a.en in ("good", "famous", "great", "kind", "honest", "brave", "young", "smart", "clever",
                "rich", "poor", "funny", "strange", "lazy", "diligent", "friendly", "talented",
                "quiet", "polite", "happy", "generous")
]


def gender_ok(s, n):
    if n.en in MALE_ONLY and s.g == "f" or n.en in FEM and n.en != "nurse" and n.en != "flight attendant" and s.g == "m":
        return False
    return True


def _be_noun_other(r: R, mood, neg, q):
    s = subject(r, q) if r.p(.75) else np(r.pick(HUMANS_T), r.w(("that", 2), ("this", 1),
                                                                ("the", 1)))
    n = r.pick(NOUN_ROLE)
    if s.n and (s.n.cls & {"job"} or s.n.ko == n.ko) or not gender_ok(s, n):
        return None
    if s.n and s.n.en in ("king", "queen", "baby", "ghost", "giant", "child", "boy", "girl",
                          "teenager", "old man", "customer", "guest", "prince", "princess"):
        return None
    if s.kind == "name" and s.hon:
        return None
    a = r.pick(ROLE_ADJ) if r.p(.3) else None
    if a and (n.en in ("stranger", "thief", "customer", "guest", "tourist", "volunteer",
                       "foreigner", "beginner", "twin", "adult", "teenager", "customer", "winner")):
        return None
    pl = s.per in ("1p", "3p")
    en = n.pl if pl else n.en
    if a:
        en = a.en + " " + en
    if not pl:
        en = E.art(en)
    if not q and r.p(.05) and not pl:
        s = YOU
        mood, neg = "pres", False
    vp = VP("be", en, ("", ""), K.cop((a.attr + " " if a else "") + n.ko))
    if not q and not neg and r.p(.18) and not a:
        v2 = r.w(("become", 2), ("want", 2))
        m = r.w(("past", 3), ("going", 1)) if v2 == "become" else "want"
        vp2 = VP("become" if v2 == "become" else "be", en, (K.jo(n.ko, "이"),) * 2, Stem("되", ""))
        return say(s,
                   vp2,
                   m,
                   t=(r.pick([("last year", "작년에"), ("two years ago", "이 년 전에"),
                              ("ten years ago", "십 년 전에")]) if m == "past" and r.p(.5) else NONE),
                   mode="top")
    return say(s, vp, mood, neg, q, mode="top" if not (s.pro == "you") else None)


def _be_noun_other_2(r: R, mood, neg, q):
    # this/that is my book
    n = r.w((r.n("thing,portable,elec,furn,clothes,kitch"), 4),
            (r.n("car,house,school,fruit,animal,flower,bldg"), 2))
    th = r.w(("this", 3), ("that", 2)) if not n.p else r.w(("these", 2), ("those", 1))
    kth = {"this": "이건", "these": "이건", "that": "저건", "those": "저건"}[th]
    own = r.w(("my", 3), ("your", 1.2), ("his", 1), ("her", 1), ("our", .5), ("of", 2.5), ("a", 2))
    if n.cls & {"bldg", "animal", "place"} and n.en not in ("house", "school") and own != "a":
        own = "a" if "pet" not in n.cls else own
    if own == "your" and q is False and not neg:
        q = True
    o = of(person(r), n) if own == "of" else np(n, own)
    s = NP(th, (kth, kth), "3p" if n.p else "3s", pro="it")
    en = E.clause(th, s.per, "be", o.en, "pres" if not n.p or True else mood, neg, q)
    out = []
    for L in "cp":
        st = K.cop(o.k(L))
        st = K.neg(st) if neg else st
        out.append(kth + " " + K.fin(st, L) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


@family("be-noun", 6)
def be_noun(r: R) -> Triple | None:
    q = r.p(.2)
    neg = r.p(.18) and not q
    x = r.random()
    mood = r.w(("pres", 6), ("past", 2))
    if x < .5:
        return _be_noun_other(r, mood, neg, q)
    if x < .8:
        return _be_noun_other_2(r, mood, neg, q)
    # the man is my uncle; he is Jisu's teacher
    s = r.w((HE, 2), (SHE, 2), (r.pick(NAMES[:5]), 2),
            (np(r.pick(HUMANS_T), r.w(("that", 2), ("this", 1))), 2), (np(r.pick(JOBS), "that"), 1))
    n = r.w((r.pick(KIN), 4), (r.pick([
        j for j in JOBS
        if j.en in ("teacher", "doctor", "dentist", "coach", "lawyer", "secretary", "professor")
    ]), 2))
    if not gender_ok(s, n) or n.en in FEM and s.g == "m" or n.en not in FEM and n.cls & {
            "kin"
    } and s.g == "f" and n.en not in ("friend", "best friend", "roommate", "cousin", "neighbor",
                                      "coworker", "boss", "classmate"):
        return None
    if s.n and (s.n.en in ("king", "queen", "prince", "princess", "ghost", "giant", "witch",
                           "thief", "baby", "guest", "customer", "winner", "member", "owner") or
                s.n.ko == n.ko):
        return None
    own = r.w(("my", 4 if not q else 0), ("his", 1), ("her", 1), ("our", 1),
              ("your", 4 if q else 0), ("of", 2))
    if own == "his" and s.pro == "he" or own == "her" and s.pro == "she":
        own = "my" if not q else "your"
    o = of(r.pick(NAMES), n) if own == "of" else np(n, own)
    if own == "of" and o.en.startswith(s.en + "'"):
        return None
    if own == "my" and (n.hon or n.en in ("mom", "dad")) and n.cls & {"kin"}:
        o = NP(o.en, ("우리 " + n.ko, "우리 " + n.ko), n=n)
    vp = VP("be", o.en, ("", ""), K.cop(o.k("c")))
    en = E.clause(s.en, s.per, "be", o.en, "pres", neg, q)
    out = []
    for L in "cp":
        st = K.cop(o.k(L))
        if n.hon:
            st = K.neg(st) if neg else st
            st = K.hon(st)
        else:
            st = K.neg(st) if neg else st
        out.append(join(ksubj(s, L, "top"), K.fin(st, L)) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]
