"""Going, coming, living somewhere."""

import english as E
import korean as K
from adjectives import ADJS
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import HE, NAMES, SHE, THEY, np
from patterns.habits import attr_of
from patterns.times import HAB_D, when
from people import kin, subject
from sentences import NONE, join, say
from verbs import VERBS, VP, place_phrase
from words import HOME, group, noun, places, prep

# ---- going and coming -----------------------------------------------------
DEST = [
    z for z in group("bldg") if z.en not in ("company", "house", "building", "apartment", "store",
                                             "warehouse", "shop", "farm", "camp", "dormitory")
] + [
    z for z in group("nature") if z.en not in ("desert", "jungle", "cave", "field", "coast", "pond")
]
CITY = group("city")
COUNTRY = group("country")
BY = [("by bus", "버스로"), ("by train", "기차로"), ("by subway", "지하철로"), ("by taxi", "택시로"),
      ("by car", "차로"), ("by bicycle", "자전거로"), ("by bike", "자전거로"), ("by plane", "비행기로"),
      ("by boat", "배로"), ("by ship", "배로")]
PURPOSE = [("buy {o}", "{o} 사러", "shop", "buy"), ("meet {p}", "{p} 만나러", "meetp", None),
           ("study", "공부하러", "study", None), ("see {w}", "{w} 보러", None, None),
           ("borrow {o}", "{o} 빌리러", "libr1", "read"), ("swim", "수영하러", "water", None),
           ("eat {o}", "{o} 먹으러", "eatery", "dish"), ("drink {o}", "{o} 마시러", "cafe1", "drink"),
           ("play soccer", "축구하러", "park1", None), ("exercise", "운동하러", "gymy", None),
           ("take a walk", "산책하러", "walk1", None), ("work", "일하러", "workp", None),
           ("take pictures", "사진을 찍으러", "outd", None), ("send {o}", "{o} 보내러", "post1", "letters"),
           ("see a doctor", "진찰을 받으러", "hosp1", None), ("learn Korean", "한국어를 배우러", None, None),
           ("rest", "쉬러", "nat1", None), ("see the animals", "동물을 보러", "zoo1", None),
           ("see the pictures", "그림을 보러", "gal1", None)]
_P1 = {
    "walk1": ["park", "beach", "forest"],
    "libr1": ["library"],
    "cafe1": ["cafe", "coffee shop"],
    "park1": ["park", "playground", "beach"],
    "post1": ["post office"],
    "hosp1": ["hospital"],
    "nat1": ["beach", "mountain", "sea", "lake", "park"],
    "zoo1": ["zoo"],
    "gal1": ["art gallery", "museum"]
}


def dest(r: R, citys=.25):
    x = r.random()
    if x < citys:
        n = r.pick(CITY if r.p(.6) else COUNTRY)
        return n.en, n.ko, n
    if x < citys + .12:
        return "school", "학교", noun("school")
    n = r.pick(DEST)
    if n.en == "school":
        return "school", "학교", n
    return "the " + n.en, n.ko, n


def _going_go_come(r: R, dn, far, tail):
    b = r.w((r.pick(BY), 1))
    if far and b[0] in (
            "by bicycle", "by bike", "by taxi", "by subway"
    ) or "plane" in b[0] and not far or b[0] in ("by boat", "by ship") and dn.en not in (
            "island", "Jeju", "Japan", "Busan",
            "China") or "country" in dn.cls and b[0] not in ("by plane", "by ship", "by boat"):
        return None
    if dn.cls & {"city"} and dn.en in ("London", "Paris", "Tokyo", "New York", "Berlin", "Rome",
                                       "Beijing", "Sydney", "Bangkok", "Hanoi",
                                       "Madrid") and b[0] != "by plane":
        return None
    if dn.en in ("island", "Jeju") and b[0] not in ("by plane", "by boat", "by ship"):
        return None
    tail += " " + b[0]
    kby = b[1]
    return kby, tail


def _going_go_come_2_o(r: R, cls, dn, ocl, pe, pk):
    if ocl == "letters":
        o = r.pick([noun("letter"), noun("postcard"), noun("gift")])
    elif cls == "shop":
        sn = dn.en
        pool = {
            "bookstore": "read",
            "toy store": "toy",
            "market": "fruit,veg,meat",
            "supermarket": "fruit,veg,meat,snack,ingr",
            "convenience store": "snack,drink",
            "department store": "wear,shoe,hatw",
            "shopping mall": "wear,shoe,hatw,acc",
            "store": "snack,drink,fruit"
        }[sn]
        o = r.n(pool)
    else:
        o = r.n(ocl)
    onp = np(o, "a" if not (o.u or o.p) else "some" if o.u or True else "gen")
    if o.p:
        onp = np(o, "gen")
    pe = pe.replace("{o}", onp.en)
    pk = pk.replace("{o}", K.jo(o.ko, "을"))
    return pe, pk


def _going_go_come_2(r: R, de, dk, dn, q, s):
    p = r.pick(PURPOSE)
    pe, pk, cls, ocl = p
    if cls:
        names = _P1.get(cls)
        opts = [noun(z) for z in names] if names else [z for z in places(cls) if z is not HOME]
        dn = r.pick(opts)
        de, dk = ("the " + dn.en, dn.ko) if dn.en != "school" else ("school", "학교")
    elif pe.startswith("see {w}"):
        dn = r.pick([noun("movie theater"), noun("theater"), noun("stadium")])
        de, dk = "the " + dn.en, dn.ko
    elif pe.startswith("learn"):
        dn = noun("Korea")
        de, dk = "Korea", "한국"
    o = None
    if "{o}" in pe:
        pe, pk = _going_go_come_2_o(r, cls, dn, ocl, pe, pk)
    kps = None
    if "{p}" in pe:
        pp = r.w((r.pick(NAMES), 3), (kin(r), 2), (HE, 1), (SHE, 1), (THEY, .5))
        if pp.en == s.en or pp.pro and pp.pro == s.pro:
            return None
        if q and pp.det == "my":
            return None
        pe = pe.replace("{p}", pp.obj)
        kps = tuple(pk.replace("{p}", pp.jo(L, "을")) for L in "cp")
    if "{w}" in pe:
        if dn.en == "stadium":
            w = r.pick([noun("soccer game"), noun("baseball game"), noun("basketball game")])
        else:
            w = r.pick([
                noun("movie"),
                noun("play"),
                noun("musical"),
                noun("horror movie"),
                noun("action movie"),
                noun("comedy")
            ])
        pe = pe.replace("{w}", E.art(w.en))
        pk = pk.replace("{w}", K.jo(w.ko, "을"))
    tail = "to " + de + " to " + pe
    kpur = kps or (pk, pk)
    return dk, kpur, tail


@family("going", 6)
def going(r: R) -> Triple | None:
    q = r.p(.2)
    neg = r.p(.13) and not q
    s = subject(r, q)
    verb = r.w((("go", Stem("가", "")), 7), (("come", Stem("오", "")), 1.4),
               (("walk", Stem("걸어가", "")), 1.2), (("run", Stem("뛰어가", "")), .6),
               (("drive", Stem("운전해서 가", "")), .5), (("get", Stem("도착하", None)), .7),
               (("return", Stem("돌아가", "")), .5), (("move", Stem("이사하", None)), .5),
               (("travel", Stem("여행 가", "")), .6))
    ve, st = verb
    de, dk, dn = dest(r, .25 if ve not in ("move", "travel") else 1)
    far = dn.cls & {"city", "country"}
    if ve in ("walk", "run") and far:
        return None
    if ve == "drive" and "country" in dn.cls or dn.en in (
            "Jeju", "Sydney", "London", "New York", "Tokyo", "Paris", "Bangkok", "Hanoi", "Berlin",
            "Rome", "Beijing", "Madrid") and ve == "drive":
        return None
    mood = r.w(("past", 4), ("going", 2), ("will", 1.4), ("pres", 1.8), ("prog", 1), ("want", 1.4),
               ("haveto", 1), ("can", .6), ("should", .4), ("could", .3))
    if mood == "could":
        neg, q = True, False
    if ve in ("get", "return", "move", "travel") and mood in ("pres", "prog"):
        mood = "past"
    if ve == "come" and mood not in ("past", "pres", "going", "will", "prog"):
        mood = "past"
    if ve == "get" and mood not in ("past", "could", "can"):
        mood = "past"
    tail, kby, kpur = "to " + de, "", ""
    x = r.random()
    if x < .3 and ve in ("go", "come", "travel"):
        found = _going_go_come(r, dn, far, tail)
        if found is None:
            return None
        kby, tail = found
    elif x < .58 and ve in ("go", "come") and not far:
        found = _going_go_come_2(r, de, dk, dn, q, s)
        if found is None:
            return None
        dk, kpur, tail = found
    elif x < .66 and ve in ("go", "walk", "run", "drive", "travel"):
        a = dest(r, 0 if not far else 1)
        if not far and ("nature" in dn.cls or "nature" in a[2].cls):
            return None
        if a[1] == dk or ve == "travel" and not far:
            return None
        tail = f"from {a[0]} to {de}"
        kby = f"{a[1]}에서"
    t = when(r, mood, .6)
    if far or ve in ("move", "travel"):
        t = when(r, mood, .6, VERB_TRAVEL)
        if mood == "pres":
            t = r.pick([("every year", "매년"), ("every month", "매달"), ("once a year", "일 년에 한 번"),
                        ("every summer", "여름마다"), ("every winter", "겨울마다"),
                        ("twice a year", "일 년에 두 번")])
    if mood == "pres" and not t[0]:
        t = r.pick(HAB_D)
    kd = "까지" if kby.endswith("에서") and ve in ("walk", "run", "drive") else (
        "로" if ve in ("return", "move") or kby.endswith("에서") else "에")
    pre = []
    for i, L in enumerate("cp"):
        kp = kpur[i] if kpur else ""
        d = K.jo(dk, "으로") if kd == "로" else dk + kd
        pre.append(join(kp, kby, d))
    vp = VP(ve, tail, tuple(pre), st, "r")
    return say(s, vp, mood, neg, q, t=t)


VERB_TRAVEL = next(v for v in VERBS if v.en == "travel")


@family("living-staying", 2)
def living(r: R) -> Triple | None:
    q = r.p(.2)
    neg = r.p(.15) and not q
    s = subject(r, q)
    if r.p(.65):
        n = r.n("livep")
        if "n" in n.fl:
            pe, pk = "in " + n.en, n.ko
        else:
            a = r.w((None, 1), (r.pick([
                x for x in ADJS if x.en in ("small", "big", "quiet", "old", "beautiful", "new")
            ]), 2))
            if a:
                pe, pk = f"in {E.art(a.en + ' ' + n.en)}", f"{attr_of(a)} {n.ko}"
            else:
                pe, pk = f"{prep(n)} {E.art(n.en) if n.en not in ('city', 'countryside') else 'the ' + n.en}", n.ko
            if n.en == "countryside" and a:
                return None
        mood = r.w(("pres", 5), ("past", 2), ("want", 2), ("going", .6))
        x = r.random()
        t = NONE
        if mood == "pres" and x < .3:
            t = r.pick([("now", "지금"),
                        ("with my family" if s.pro == "I" else f"with {s.poss} family", "가족과"),
                        ("with my family" if s.pro == "I" else f"with {s.poss} family", "가족과")])
            if r.p(.3) and s.per in ("1s", "3s", "2"):
                pe, t = "alone " + pe, ("", "혼자")
        if mood == "past" and x < .5:
            y = r.w((1, 1), (2, 2), (3, 2), (5, 1), (10, 1))
            if x < .25:
                t = (f"for {'a year' if y == 1 else E.words(y) + ' years'}", f"{K.sino(y)} 년 동안")
            else:
                t = (f"{'a year' if y == 1 else E.words(y) + ' years'} ago", f"{K.sino(y)} 년 전에")
        vp = VP("live", pe, (pk + "에",) * 2, Stem("살", "l"), "s")
        vp = VP("live", pe, ((pk + "에서",) * 2 if mood == "want" else (pk + "에",) * 2),
                Stem("살", "l"), "s")
        return say(s, vp, mood, neg, q, t=t)
    n = r.pick(
        [noun("hotel"), noun("dormitory"), HOME,
         noun("village"), noun("camp")] + list(group("city")))
    pe, pk = place_phrase(r, n, "")
    mood = r.w(("past", 4), ("going", 2), ("will", 1), ("want", 1))
    d = r.w((("for two days", "이틀 동안"), 1), (("for three days", "사흘 동안"), 1),
            (("for a week", "일주일 동안"), 1.4), (("for a month", "한 달 동안"), 1),
            (("for two weeks", "이 주 동안"), 1), (("until Friday", "금요일까지"), .7),
            (("until Sunday", "일요일까지"), .7), (NONE, 1))
    vp = VP("stay", pe, (pk + "에",) * 2, Stem("머무르", "reu"), "r")
    if n is HOME:
        vp = VP("stay", pe, ("집에",) * 2, Stem("있", "", "x"), "r")
        if s.hon or s.pro == "you":
            return None
    return say(s, vp, mood, neg, q, t=d)
