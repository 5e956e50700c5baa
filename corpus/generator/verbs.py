"""Verbs and verb phrases, their objects and places."""

from functools import lru_cache

from chance import R
from korean import Stem
from noun_phrases import NP, np, strip_a
from words import HOME, group, noun, places, prep, rows


# ---- verbs ----------------------------------------------------------------
class Verb:
    __slots__ = ("en", "ko", "irr", "frame", "subj", "objs", "part", "fl", "places", "pre", "stem")

    def __init__(self, en, ko, irr, frame, subj, objs, part, fl, places_):
        self.en, self.frame, self.subj, self.objs, self.part, self.fl = en, frame, subj, objs, part or "을", fl
        self.ko = ko
        self.places = places_
        pre, _, st = ko.rpartition(" ")
        t = st[:-1]
        kind = "a" if (st in ("필요하다",) or "A" in fl) else "v"
        if t == "있":
            kind = "x"
        negf = {"알": "모르", "있": "없", "기억하": "기억하지 못하"}.get(t)
        self.pre = pre
        self.stem = Stem(t, irr or None, kind, negform=negf)
        # auxiliaries belong to the stem so that honorifics find them
        if pre:
            self.stem = Stem(ko[:-1],
                             self.stem.irr,
                             kind,
                             negform=(pre + " " + negf) if negf else None)


VERBS = [Verb(*r) for r in rows("verbs.tsv")]
BYFRAME = {}
for v in VERBS:
    BYFRAME.setdefault(v.frame, []).append(v)
TV = [v for v in BYFRAME["t"] if group(v.objs)]
assert len(TV) == len(
    BYFRAME["t"]), [v.en + ":" + v.objs for v in BYFRAME["t"] if not group(v.objs)]
IV = BYFRAME["i"]
WV = BYFRAME["w"]
DV = [v for v in BYFRAME["d"] if group(v.objs)]
SV = [v for v in BYFRAME["s"] if group(v.objs if v.objs else v.subj)]


class VP:
    """A verb phrase. en verb + tail; ko: pre(L) + stem. '{p}' in either stands for the subject's possessive."""
    __slots__ = ("en", "tail", "pre", "stem", "fl", "v", "o", "place")

    def __init__(self, en, tail, pre, stem, fl="", v=None, o=None):
        self.en, self.tail, self.pre, self.stem, self.fl, self.v, self.o = en, tail, pre, stem, fl, v, o
        self.place = None

    def etail(self, s):
        return self.tail.replace("{p}", s.poss) if "{p}" in self.tail else self.tail

    def kpre(self, s, L):
        t = self.pre[0] if L == "c" else self.pre[1]
        if "{p}" in t:
            if s.pro == "I":
                p = "내 " if L == "c" else "제 "
            elif s.pro == "we":
                p = "우리 "
            elif s.pro == "you" or s.hon:
                p = ""
            else:
                p = "자기 "
            t = t.replace("{p}", p)
        return t


_NODET = {"sport", "racket", "subject", "lang", "games", "city", "country", "meal", "illness"}
_KINCLS = {"kin", "kinp"}


def choose_det(r: R, n, v):
    c = n.cls
    if c & _NODET:
        return "0"
    if v and v.en in ("collect", "count", "raise"):
        return "gen"
    if "listen" in c and n.u:
        return "0"
    if n.fl == "the" or c & {"instp", "instk", "instb"} and v.en == "play":
        return "the"
    if "illness" in c:
        return "a"
    if "pub" in c:
        return r.w(("the", 4), ("a", 2), ("this", 1), ("that", 1))
    if c & {"body"}:
        return "poss"
    if c & _KINCLS:
        return "poss"
    if n.en in ("help", "time", "money", "courage", "advice", "information", "news", "homework"):
        if n.en == "homework":
            return "poss"
        return "the" if n.en == "news" else "0"
    if n.en in ("truth",):
        return "the"
    if v and v.fl.startswith("s") and v.en in ("like", "hate", "love", "prefer"):
        if n.u:
            return r.w(("gen", 6), ("this", 2))
        return r.w(("gen", 6), ("this", 2), ("that", 1))
    if v and v.en in ("have",) and "h" in v.fl:
        return "a"
    if c & {"fruit", "veg", "meat", "dish", "snack", "drink", "ingr", "food"}:
        if n.u or n.p:
            return r.w(("gen", 5), ("the", 3), ("some", 2), ("this", 1))
        return r.w(("a", 4), ("the", 3), ("gen", 2), ("this", 1))
    if n.u:
        return r.w(("the", 4), ("this", 1), ("poss", 2) if "portable" in c else ("the", 1))
    return r.w(("a", 3), ("the", 4), ("this", 1), ("that", 1), ("poss", 2.5) if c & {
        "portable", "clothes", "elec", "vehicle", "docu", "abs", "read", "wear", "shoe", "room",
        "pet"
    } else ("the", 1))


def obj_np(r: R, n, v, det=None):
    det = det or choose_det(r, n, v)
    if det == "poss":
        x = np(n, "0")
        body = n.cls & {"body", "kin", "kinp"}
        kop = ("" if body or n.en in ("homework",) else "{p}") + n.ko
        en = "{p} " + (n.pl if n.en in ("hand", "foot", "eye", "ear", "tooth") and v.en != "cut"
                       else strip_a(n.en))
        return NP(en, (kop, kop), x.per, n=n, kind=x.kind, det="poss")
    return np(n, det)


def tvp(r: R, v=None, det=None, n=None):
    """A random transitive verb phrase."""
    v = v or r.pick(TV)
    n = n or r.pick(group(v.objs))
    o = obj_np(r, n, v, det)
    part = "" if "P" in v.fl else v.part
    return make_tvp(v, o)


def make_tvp(v, o, det=None):
    if "P" in v.fl:  # 꽃 냄새를 맡다
        pre = tuple(o.k(L) for L in "cp")
        if o.pro == "I":
            pre = ("내", "제")
    else:
        pre = tuple(o.jo(L, v.part) for L in "cp")
    tail = o.obj
    en = v.en
    vp = VP(en, tail, pre, v.stem, v.fl, v, o)
    return vp


@lru_cache(None)
def ivp_of(v):
    tail = ""
    en = v.en.replace(" my ", " {p} ")
    w, _, rest = en.partition(" ")
    return VP(w, rest, ("", ""), v.stem, v.fl, v)


def ivp(r: R):
    return ivp_of(r.pick(HIV))


HIV = [v for v in IV if v.subj.startswith("H") and v.subj != "Hp"]
AIV = [v for v in IV if v.subj in ("HA", "A", "dog", "bird")]
HTV = [v for v in TV if v.subj.startswith("H")]
ATV = [v for v in TV if "A" in v.subj]
# verbs that make good habits, commands, wishes
RTV = [v for v in HTV if "r" in v.fl]
RIV = [v for v in HIV if "r" in v.fl]
DAILY_T = [
    v for v in RTV
    if v.en in ("eat", "drink", "cook", "make", "bake", "buy", "read", "write", "draw", "watch",
                "listen to", "sing", "play", "study", "learn", "teach", "speak", "wash", "clean",
                "ride", "drive", "take", "practice", "memorize", "feed", "walk", "water", "wear",
                "use", "sell")
]


def place_of(r: R, v):
    """A place phrase for an action verb, or None: (en, ko)."""
    if not v or not v.places:
        return None
    pl = places(v.places)
    if not pl:
        return None
    return place_phrase(r, r.pick(pl))


def place_phrase(r: R, n, part="에서"):
    if n is HOME:
        return "at home", "집" + part
    if n.en == "school":
        return "at school", "학교" + part
    if "n" in n.fl:
        return "in " + n.en, n.ko + part
    return f"{prep(n)} the {n.en}", n.ko + part


def _nl(*names):
    return [z for z in (noun(x) for x in names) if z]


def daily_tvp(r: R):
    """Something people do again and again."""
    v = r.pick(DAILY_T)
    n = r.n(v.objs)
    if v.en == "buy":
        n = r.n("fruit,snack,veg,meat,drink,read,dish")
    elif v.en == "use":
        n = r.pick(
            _nl("computer", "phone", "laptop", "camera", "dictionary", "credit card", "tablet",
                "map", "towel", "soap"))
    elif v.en == "ride":
        n = r.pick(_nl("bicycle", "bike", "horse", "motorcycle", "scooter"))
    elif v.en == "clean" and v.ko.startswith("청소"):
        n = r.pick(
            _nl("room", "kitchen", "bathroom", "classroom", "office", "house", "living room",
                "bedroom", "garage", "yard"))
    elif v.en == "take" and v.ko == "타다":
        n = r.pick(_nl("bus", "train", "subway", "taxi"))
        return tvp(r, v, det="the" if n.en != "taxi" else "a", n=n)
    elif v.en == "take":
        return tvp(r, v, det="gen", n=n) if n.en == "photo" else daily_tvp(r)
    elif v.en in ("sell", "drive"):
        return daily_tvp(r) if v.en == "sell" else tvp(r, v, det="a", n=r.pick(_nl("car", "truck")))
    d = choose_det(r, n, v)
    if d not in ("0", "gen") and not n.cls & {"instp", "instk", "instb"} and n.fl != "the":
        if n.cls & {"room"} or n.en in ("house", "office") or v.en == "clean":
            d = "poss" if n.cls & {"room", "elec", "car"} or n.en in ("house", "office",
                                                                      "desk") else "the"
            if n.en in ("classroom", "living room", "kitchen", "bathroom", "yard", "garage"):
                d = "the"
        elif n.cls & {"body"}:
            d = "poss"
        elif n.cls & {"fruit", "snack"} and v.en == "eat" and not n.u and not n.p:
            d = r.w(("a", 1), ("gen", 2))
        elif v.en == "draw":
            d = "a" if n.fl != "the" else "the"
        elif n.u or n.p:
            d = "gen"
        elif n.cls & {"elec", "car"} or v.en in ("feed", "walk"):
            d = "poss" if v.en not in ("feed", "walk") else "the"
        elif v.en in ("read",):
            d = r.w(("a", 2), ("gen", 1))
        else:
            d = "gen"
    return tvp(r, v, det=d, n=n)


def actvp(r: R, daily=False):
    """Human action (transitive or not), mostly repeatable."""
    if r.p(.6):
        return daily_tvp(r) if daily else tvp(r, r.pick(RTV))
    return ivp_of(r.pick(RIV))
