"""Who does what, to whom: transitive, intransitive, giving."""

from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import ANIMALS, HE, I, NAMES, SHE, THEY, WE, YOU, np, of
from patterns.times import DUR, D_IV, pick_mood, when, yes
from people import animal_subj, kin, person, subject
from sentences import NONE
from verbs import AIV, ATV, DV, HIV, HTV, VP, WV, daily_tvp, ivp_of, make_tvp, obj_np, place_of, place_phrase, tvp
from words import BYCLASS, places


@family("transitive", 13)
def svo(r: R) -> Triple | None:
    q = r.p(.2)
    neg = r.p(.2) and not q
    if r.p(.12):
        v = r.pick(ATV)
        s = animal_subj(r)
        mood = r.w(("past", 5), ("prog", 2), ("going", 1)) if "s" != v.fl[:1] else "pres"
        n = r.n(v.objs)
        if n.ko == s.n.ko or v.en in ("break", "drop", "climb", "cross", "catch", "make") and n.u:
            return None
        return yes(s,
                   tvp(r,
                       v,
                       n=n,
                       det=r.w(("the", 3), ("a", 2)) if not (n.u or v.en == "like") else None),
                   mood,
                   neg,
                   q,
                   r,
                   t=when(r, mood, .3, v) if mood != "pres" else NONE)
    daily = r.p(.4)
    v = r.pick(HTV)
    if v.en in ("have", "want") or "p" in v.fl:
        return None
    mood = pick_mood(r, v)
    if mood == "pres" and not v.fl.startswith("s"):
        daily = True
    s = subject(r, q)
    if "w" in v.fl and mood in ("past", "will", "going"):
        mood = r.w(("prog", 2), ("past", 2), ("going", 1))
    if daily and mood == "pres" and not v.fl.startswith("s"):
        vp = daily_tvp(r)
        v = vp.v
    else:
        vp = tvp(r, v)
    if not q and r.p(.04) and not v.fl.startswith("s"):
        s = YOU
    if vp.o.det in ("a", "the", "this", "that") and vp.o.n.cls & {
            "portable", "elec", "clothes", "read", "docu", "vehicle", "kitch"
    } and "pub" not in vp.o.n.cls and r.p(.2) and v.en not in (
            "sell", "count", "collect", "buy", "order", "wear") and not (mood == "pres" and daily):
        own = r.w((I, 2), (HE, 1), (SHE, 1), (THEY, .5), (r.pick(NAMES), 1.5), (kin(r), 1),
                  (YOU, 1))
        if own.pro == "I" and s.pro not in ("I", "we") and not q or own.pro in (
                "he", "she", "they") and s.pro != own.pro and not (
                    s.kind in ("name", "person") and s.poss == own.poss
                ) or own.pro == "you" and s.pro != "you" or not own.pro and own.en != s.en and not (
                    q and own.det == "my"):
            x = of(own, vp.o.n)
            vp = make_tvp(v, x)
    t = when(r, mood, .55, v) if not v.fl.startswith("s") else NONE
    if mood == "pres" and not v.fl.startswith("s") and not t[0]:
        t = when(r, mood, 1, v)
    pl = NONE
    if r.p(.25) and not (t[0] and "at " in t[0]):
        pl = place_of(r, v) or NONE
    return yes(s, vp, mood, neg, q, r, t=t, place=pl)


@family("intransitive", 8)
def svi(r: R) -> Triple | None:
    q = r.p(.2)
    neg = r.p(.15) and not q
    if r.p(.2):
        v = r.pick(AIV)
        s = animal_subj(r) if v.subj in ("HA", "A") else np(
            r.pick([n for n in ANIMALS
                    if n.en in ("dog", "puppy")] if v.subj == "dog" else BYCLASS["bird"]), "the")
        mood = r.w(("past", 5), ("prog", 4), ("going", .6))
        if v.en in ("stand up", "lie down", "sit down", "fall down", "wake up", "die", "come back",
                    "come in", "go out"):
            mood = "past"
    else:
        v = r.pick(HIV)
        s = subject(r, q)
        mood = pick_mood(r, v)
        if mood == "pres" and v not in D_IV:
            mood = "past"
        if v.en == "fight" and mood not in ("past", "prog"):
            mood = "past"
        if mood in ("prog", "pastprog") and v.en in (
                "get up", "stand up", "sit down", "lie down", "stay home", "go to bed", "arrive",
                "leave", "come in", "come back", "move", "get married", "go home", "come home",
                "go fishing", "go swimming", "go hiking", "go camping", "go skiing",
                "go for a walk", "eat out", "learn to drive", "learn to swim"):
            mood = "past" if mood == "pastprog" else "going"
    if v.en in ("smoke", "die") and (s.hon or mood != "past"):
        return None
    t = when(r, mood, .55, v)
    if mood == "pres" and not t[0]:
        t = when(r, mood, 1, v)
    if v.en in ("get up", "wake up", "have breakfast", "have lunch", "have dinner", "go to bed",
                "come home") and ("ternoon" in t[0] or "night" in t[0] or "breakfast" in t[0] or
                                  "dinner" in t[0] or "lunch" in t[0]):
        t = NONE if mood != "pres" else ("every day", "매일")
    if v.en in ("get married",) and mood in ("past", "going", "will") and t[0].startswith("in the"):
        t = NONE
    pl = (place_of(r, v) or NONE) if r.p(.45) else NONE
    if r.p(.08) and mood in ("past", "pastprog") and v.en in (
            "sleep", "work", "study", "rest", "run", "walk", "swim", "dance", "cry", "exercise",
            "wait", "talk", "chat", "read", "practice", "drive", "watch TV", "play games"):
        t = r.pick(DUR)
        mood = "past"
    return yes(s, ivp_of(v), mood, neg, q, r, t=t, place=pl)


VIOLENT = {
    "hit", "kick", "attack", "bite", "hurt", "scold", "tease", "laugh at", "push", "blame",
    "ignore", "lie to", "shout at", "bother", "fight with"
}
LOVEV = {"marry", "kiss"}


def humble(stem):
    """도와주다 -> 도와드리다 for an honoured object."""
    t = stem.t
    if t.endswith("주") and t != "주":
        return Stem(t[:-1] + "드리", "")
    if t == "주":
        return Stem("드리", "")
    if t == "말하":
        return Stem("말씀드리", "")
    return stem


OBJPRO = [I, HE, SHE, WE, THEY]


def someone(r: R, animal=.35, pro=.3):
    x = r.random()
    if x < animal:
        return animal_subj(r)
    if x < animal + pro:
        return r.pick(OBJPRO)
    return person(r)


def same(a, b):
    if a.en == b.en or a.pro and b.pro and {a.pro, b.pro} <= {"I", "we"
                                                             } or a.pro and a.pro == b.pro:
        return True
    if a.n and b.n and a.n.ko == b.n.ko:
        return True
    return False


def wvp(r: R, v, o):
    if o.hon:
        st = humble(v.stem)
    else:
        st = v.stem
    part = v.part
    if "P" in v.fl:
        base = [o.jo(L, "의") if o.pro == "I" else o.k(L) for L in "cp"]
        pre = tuple(base)
        return VP(v.en, o.obj, pre, st, v.fl, v, o)
    pre = tuple(o.jo(L, part) for L in "cp")
    if v.en == "wake up" and o.pro:
        return VP("wake", o.obj + " up", pre, st, v.fl, v, o)
    return VP(v.en, o.obj, pre, st, v.fl, v, o)


@family("someone-someone", 10)
def who(r: R) -> Triple | None:
    v = r.pick(WV)
    need_a_subj = v.subj == "A"
    can_a_subj = "A" in v.subj
    can_a_obj = "A" in v.objs
    q = r.p(.13)
    neg = r.p(.13) and not q
    anyv = v.en in ("chase", "follow", "see", "watch", "scare", "find", "catch", "hate", "bother",
                    "look at")
    if need_a_subj:
        s = animal_subj(r)
    elif can_a_subj and r.p(.45):
        s = animal_subj(r, "the", anyv)
    else:
        s = subject(r, q) if r.p(.6) else person(r)
    if v.objs == "A":
        o = animal_subj(r)
    elif can_a_obj:
        o = animal_subj(r, "the", anyv) if r.p(.5) else someone(r, 0, .35)
    else:
        o = someone(r, 0, .35)
    if s.kind == "animal" and s.n.cls & {"insect"} and v.en in ("hug", "kick", "hit", "push",
                                                                "pull", "save", "carry", "lick"):
        return None
    if same(s, o) or q and o.n and o.det == "my":
        return None
    if v.en == "smell" and s.n.cls & {"bird"}:
        return None
    if s.kind == "animal" and o.kind == "animal" and ("sea" in s.n.cls) != ("sea" in o.n.cls):
        return None
    if s.kind == "animal" and v.en in ("fight with", "play with", "like", "love", "hate", "kiss",
                                       "help", "miss", "touch") and s.n.cls & {"insect"}:
        return None
    if v.en in VIOLENT and (s.hon or s.n and s.n.cls & {"kin", "kinp"}):
        return None
    if v.en == "carry" and (s.kind == "animal" or o.kind == "animal"):
        return None
    if v.en in LOVEV:
        if v.en == "marry" and s.per not in ("3s", "1s", "2"):
            return None
        if o.n and o.n.cls & {"kin", "kinp"} or s.n and s.n.cls & {
                "kin", "kinp"
        } or o.hon or s.hon or o.per != "3s" or o.kind == "animal" or s.kind == "animal":
            return None
    if o.pro == "I" and s.per in ("1s",):
        return None
    if v.en in ("live with", "travel with", "dance with", "study with",
                "work with") and o.n and o.n.cls & {"human"} and o.n.en in ("baby", "thief",
                                                                            "ghost", "king",
                                                                            "queen"):
        return None
    if v.en == "know" and s.n and s.n.cls & {"kin"} and o.n and o.n.cls & {"kin"}:
        return None
    st = v.fl.startswith("s")
    if st:
        mood = r.w(("pres", 6),
                   ("past", 2)) if v.en not in ("worry about", "thank", "envy") else r.w(
                       ("past", 3), ("pres", 1))
        if v.en == "miss":
            mood = "pres"
    elif v.en in ("live with", "work with", "study with"):
        mood = r.w(("pres", 3), ("past", 3), ("going", 1))
    else:
        mood = r.w(("past", 7), ("prog", 1.6), ("pastprog", .5), ("going", .8), ("can", .3),
                   ("want", .6), ("haveto", .4), ("will", .5)) if s.kind != "animal" else r.w(
                       ("past", 7), ("prog", 2), ("pastprog", .6))
        if v.fl.startswith("n") and mood not in ("past", "prog", "pastprog"):
            mood = "past"
        if v.en in VIOLENT and s.kind != "animal" and v.en != "fight with":
            mood = "past"
        if mood in ("prog",
                    "pastprog") and v.en in ("bite", "kick", "hit", "find", "see", "hear", "catch",
                                             "meet", "marry", "save", "kiss", "scare", "hurt",
                                             "forget", "wake up", "beat", "know", "smile at",
                                             "greet", "touch", "feed", "lie to", "invite"):
            mood = "past"
    t = NONE
    if mood in ("past", "going", "will") and not st and r.p(.25):
        t = when(r, mood, 1, v)
    pl = NONE
    if mood == "past" and not st and r.p(.12) and not t[0]:
        pl = place_phrase(r, r.pick(places("outd") + places("waitp")))
    vp = wvp(r, v, o)
    if v.en == "miss" and s.pro == "I":  # I miss you: 보고 싶다
        vp.stem = Stem("보고 싶", "", "a")
        vp.pre = tuple(o.jo(L, "이") for L in "cp")
    elif v.en == "miss" and s.pro == "you":
        vp.stem = Stem("보고 싶", "", "a")
        vp.pre = tuple(o.jo(L, "이") for L in "cp")
    return yes(s, vp, mood, neg, q, r, t=t, place=pl)


FOR = {"buy", "make", "cook"}


def _giving_other(r: R, n, s, v):
    det = r.w(("a", 4), ("the", 3), ("this", .6), ("poss", 1.2), ("my", .4) if s.pro != "I" else
              ("the", .1))
    if n.u and det == "a":
        det = "some"
    if v.en in ("sell", "lend", "return") and det == "a":
        det = r.w(("a", 1), ("poss", 1))
    if v.en == "return":
        det = r.w(("the", 2), ("poss", 0.01))
    if v.en in ("tell",):
        det = "the" if v.ko.startswith("말") else "a"
    if v.en in ("cook", "make", "buy", "write") and det == "poss" or det == "poss" and n.cls & {
            "drink", "fruit", "snack", "dish", "kitch"
    }:
        det = "a" if not n.u else "some"
    return det


@family("giving", 6)
def giving(r: R) -> Triple | None:
    v = r.pick(DV)
    n = r.n(v.objs)
    q = r.p(.15)
    s = subject(r, q)
    o = someone(r, .03, .45)
    if same(s, o) or o.kind == "animal" and v.en not in ("give", "throw", "show", "read"):
        return None
    if v.en == "sell" and o.hon:
        return None
    neg = r.p(.13) and not q
    mood = r.w(("past", 6), ("going", 1.3), ("will", 1.2), ("prog", .5), ("can", .6), ("want", .6),
               ("haveto", .4), ("should", .3))
    if s.kind == "animal":
        mood = "past"
    if n.cls & {"body"}:
        return None
    if n.cls & {"lang", "subject"}:
        det = "0"
        if mood == "past" and r.p(.4):
            mood = r.w(("pres", 1), ("prog", 1))
    elif n.en in ("news", "truth"):
        det = "the"
    elif n.en == "money":
        det = r.w(("0", 2), ("some", 1))
    else:
        det = _giving_other(r, n, s, v)
    x = obj_np(r, n, v, det)
    st = humble(v.stem) if o.hon else v.stem
    if v.en == "give" and o.hon:
        st = Stem("드리", "")
    if v.en in ("lend", "return") and o.hon:
        st = Stem(v.stem.t[:-1] + "드리", "")
    # word order in English: V recipient thing / V thing to recipient
    order = r.p(.62) and not v.en == "return"
    if order:
        tail = f"{o.obj} {x.en}"
    else:
        tail = f"{x.en} {'for' if v.en in FOR else 'to'} {o.obj}"
    pre = tuple(o.jo(L, "에게") + " " + x.jo(L, "을") for L in "cp")
    vp = VP(v.en, tail, pre, st, "r", v, x)
    t = when(r, mood, .35) if mood in ("past", "going", "will", "haveto") else NONE
    return yes(s, vp, mood, neg, q, r, t=t)
