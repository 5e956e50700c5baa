"""Short phrases without a full stop."""

import english as E
import korean as K
from adjectives import AADJ, HADJ3, THADJ, adj_nouns
from chance import R
from families import Triple, family
from noun_phrases import HE, I, NAMES, POSS, SHE, THEY, WE, WOORI, np, of, strip_a
from patterns.events import act
from patterns.habits import attr_of
from patterns.prices import count_np, price
from patterns.there_is import counter, pos_phrase
from patterns.travel import dest
from patterns.when_and_where import when, where
from people import animal_subj, person, subject
from sentences import NONE, join, ksubj
from verbs import HTV
from words import NOUNS, group, noun

PHN = [n for n in NOUNS if "n" not in n.fl]
_SEEN_KO = {}
for _n in NOUNS:
    _SEEN_KO.setdefault(_n.en, set()).add(_n.ko)
UNIQ = [n for n in PHN if len(_SEEN_KO[n.en]) == 1]
COUNTN = [n for n in UNIQ if not n.u and not n.p and n.cnt and n.fl != "the"]
UNITS = [
    ("a cup of {}", "{} 한 잔", "coffee,tea,green tea,cocoa,black tea"),
    ("a glass of {}", "{} 한 잔",
     "water,milk,juice,orange juice,beer,wine,cola,lemonade,apple juice"),
    ("a bottle of {}", "{} 한 병", "water,beer,wine,milk,juice,cola,soy sauce,oil"),
    ("a piece of {}", "{} 한 조각", "cake,pizza,bread,cheese,apple pie,chocolate"),
    ("a bowl of {}", "{} 한 그릇", "rice,soup,ramen,cereal,noodles,salad,bibimbap,porridge"),
    ("a slice of {}", "{} 한 조각", "pizza,cheese,bread,ham,cake"),
    ("a box of {}", "{} 한 상자", "apples=사과,tangerines=귤,chocolate=초콜릿,strawberries=딸기,oranges=오렌지"),
    ("a bag of {}", "{} 한 봉지", "rice=쌀,sugar=설탕,candy=사탕,potatoes=감자,chips=과자"),
    ("a pair of {}", "{} 한 켤레", "shoes=신발,socks=양말,gloves=장갑,boots=부츠,sneakers=운동화,sandals=샌들"),
    ("a lot of {}", "많은 {}",
     "money,water,time,food=음식,people=사람들,books=책,friends=친구들,work,snow,rain,flowers=꽃,children=아이들,cars=차,questions=질문"
    )
]


def attr_pick(r: R, n):
    c = [a for a in THADJ if n in adj_nouns(a) and a.attr and "t" not in a.fl]
    if "animal" in n.cls:
        c = [a for a in AADJ if a.attr and "t" not in a.fl and a.en not in ("poor", "rich")]
    if "person" in n.cls:
        c = [
            a for a in HADJ3 if a.attr and "t" not in a.fl and a.cls[0] in ("H", "HA", "Ht", "HAt")
        ]
    return r.pick(c) if c else None


def _phrases_adjn_adjposs(r: R, kind, two):
    n = r.pick([z for z in UNIQ if not z.cls & {"lang", "subject", "sport"}])
    a = attr_pick(r, n)
    if a is None or not a.attr:
        return None
    at = attr_of(a)
    if kind == "adjposs":
        d = r.pick(["my", "your", "his", "her", "our", "their"])
        if n.cls & {"nature", "sky", "struct", "city", "human"
                   } or "person" in n.cls and "kin" not in n.cls:
            return None
        kc, kp = POSS[d]
        if d == "my" and (n.en in WOORI or "pet" in n.cls):
            kc = kp = "우리"
        return f"{d} {a.en} {n.en}", join(kc, at, n.ko), join(kp, at, n.ko)
    x = r.random()
    e = f"{a.en} {n.en}"
    if x < .4 and not (n.u or n.p or n.fl == "the"):
        e = E.art(e)
    elif x < .65:
        e = "the " + e
    elif x < .8 and not (n.u or n.p or n.fl == "the"):
        e = f"{a.en} {n.pl}"
    elif n.fl != "the" and not n.u:
        th = r.w(("this", 2), ("that", 1))
        pl = {"this": "these", "that": "those"}[th] if n.p else th
        return two(f"{pl} {e}", ("이 " if th == "this" else "그 ") + f"{at} {n.ko}")
    else:
        e = f"{a.en} {n.en}"
    return two(e, f"{at} {n.ko}")


def _phrases_and(r: R, two):
    g = r.pick([
        "fruit", "veg", "fruit,veg", "dish,snack,meat", "drink", "animal", "pet,farm",
        "wear,shoe,hatw,acc", "furn", "stat,read", "kitch", "job", "human", "kin", "bldg",
        "nature,sky", "elec", "body", "city,country", "lang,subject", "sport,racket", "abs",
        "plant,sky", "vehicle", "tool", "insect,bird"
    ])
    a, b = r.n(g), r.n(g)
    if a.ko == b.ko or "mom" in (a.en, b.en) and "dad" not in (a.en, b.en):
        return None
    if a.cls & {"city", "country", "lang", "subject", "sport", "racket"}:
        e = f"{a.en} and {b.en}"
    else:
        d = r.w(("gen", 3), ("a", 3), ("the", 1.4), ("0", 0))
        A, B = np(a, d).en, np(b, d).en
        if d == "the":
            A, B = np(a, "the").en, np(b, "the").en
            if r.p(.5):
                B = strip_a(b.en)
        if a.cls & {"kin"} and d != "a":
            A, B = a.en, b.en
        e = f"{A} and {B}"
    if r.p(.12):
        e = e.replace(" and ", " or ")
        return two(e, f"{K.jo(a.ko, '이나')} {b.ko}")
    return two(e, f"{K.jo(a.ko, '과')} {b.ko}")


def _phrases_poss_posspl(r: R, kind):
    n = r.n("portable,elec,clothes,furn,car,ride,house,room,pet,body,abs,docu,kin,kitch,school"
           ) if r.p(.85) else r.n("food,buy")
    if n.u and n.cls & {"abs"} or n.fl == "the":
        return None
    if kind == "poss":
        o = r.w((person(r), 5), (r.pick(NAMES), 2),
                (animal_subj(r), .6 if n.cls & {"body"} or n.en == "house" else 0))
        if o.n and o.n.ko == n.ko:
            return None
        x = of(o, n)
        return x.en, x.ko[0], x.ko[1]
    d = r.pick(["my", "your", "his", "her", "our", "their"])
    x = np(n, d)
    if r.p(.3) and not (n.u or n.p) and not n.hon and not n.en in ("mom", "dad", "wife", "husband"):
        return f"{d} {n.pl}", x.ko[0] + ("들" if "person" in n.cls else
                                         ""), x.ko[1] + ("들" if "person" in n.cls else "")
    if d == "your" and not x.ko[1]:
        return None
    return x.en, x.ko[0], x.ko[1]


def _phrases_count_andcount(r: R, kind, two):
    n = r.pick(COUNTN)
    if n.cls & {"kin", "abs"} or n.hon:
        return None
    k = r.w((1, 1), (2, 4), (3, 4), (4, 2), (5, 2), (6, 1), (7, 1), (8, 1), (9, .6), (10, 1.4),
            (12, .5), (20, .5))
    dg = r.p(.4)
    e, kn, kk = count_np(r, n, k, dg)
    if kind == "count":
        if r.p(.15) and k > 1 and n.cls & {"thing", "fruit", "animal", "clothes"}:
            a = attr_pick(r, n)
            if a:
                num, _, rest = e.partition(" ")
                return two(f"{num} {a.en} {rest}", f"{attr_of(a)} {kn} {kk}")
        return two(e, f"{kn} {kk}")
    c = list((n.cls & {
        "fruit", "veg", "animal", "stat", "read", "furn", "kitch", "person", "snack", "clothes",
        "tool", "pet", "elec"
    }))
    if not c:
        return None
    m = r.n(sorted(c)[0])
    if m.u or m.p or not m.cnt or m.ko == n.ko or m.hon:
        return None
    k2 = r.w((1, 2), (2, 3), (3, 2), (4, 1), (5, 1))
    e2, kn2, kk2 = count_np(r, m, k2, dg)
    return two(f"{e} and {e2}", f"{kn} {K.jo(kk, '과')} {kn2} {kk2}")


def _phrases_unit(r: R, two):
    e, k, pool = r.pick(UNITS)
    x = r.pick(pool.split(","))
    if "=" in x:
        en, ko = x.split("=")
    else:
        n = noun(x)
        en, ko = n.en, n.ko
    m = r.w((1, 3), (2, 2), (3, 1))
    if m > 1 and not e.startswith("a lot"):
        w, rest = e.split(" ", 1)
        h, tail = rest.split(" ", 1)
        dg = r.p(.4)
        e = f"{m if dg else E.words(m)} {E.plural(h)} {tail}"
        u = k.rsplit(" ", 1)[1]
        k = "{} " + (f"{m}{u}" if dg else f"{K.native(m)} {u}")
    elif r.p(.25) and not e.startswith("a lot"):
        kk = k
    return two(e.format(en), k.format(ko))


def _phrases_npplace(r: R, two):
    p = pos_phrase(r)
    if p is None:
        return None
    n = r.pick(group("placeobj"))
    if n.ko in p[2] or p[0].split()[-1] in ("cup", "safe", "wallet", "pocket", "oven", "machine",
                                            "pot", "plate"):
        return None
    a = attr_pick(r, n) if r.p(.3) else None
    e = join(a.en if a else "", n.en)
    d = r.w(("the", 3), ("a", 2)) if not (n.u or n.p) else "the"
    e = "the " + e if d == "the" else E.art(e)
    if r.p(.18) and not (n.u or n.p):
        k = r.w((2, 2), (3, 2), (4, 1))
        return two(f"{E.words(k)} {join(a.en if a else '', n.pl)} {p[0]}",
                   f"{p[1]}의 {join(attr_of(a) if a else '', n.ko)} {K.native(k)} {counter(n)}")
    return two(f"{e} {p[0]}", f"{p[1]}의 {join(attr_of(a) if a else '', n.ko)}")


def _phrases_rel(r: R):
    z = r.pick([
        v for v in HTV if v.part == "을" and not v.pre and v.en in (
            "buy", "make", "read", "write", "draw", "cook", "bake", "find", "lose", "borrow",
            "watch", "order", "eat", "drink", "wear", "fix", "break", "build", "send", "receive",
            "like", "remember", "need")
    ])
    n = r.n(z.objs)
    if n.cls & {"lang", "sport", "subject", "body"} or n.fl == "the":
        return None
    s2 = subject(r)
    m = "pres" if z.en in ("like", "remember") else "past"
    if z.en == "need":
        return None
    rel = r.w(("that ", 2), ("", 2)) + E.clause(s2.en, s2.per, z.en, "", m).strip()
    out = []
    for L in "cp":
        st = K.hon(z.stem) if s2.hon else z.stem
        out.append(join(ksubj(s2, L, "nom"), K.adn(st) if m == "pres" else K.adn_past(st), n.ko))
    return f"the {strip_a(n.en)} {rel}", out[0], out[1]


@family("phrases", 16)
def phrases(r: R) -> Triple | None:
    kind = r.w(("word", 1.2), ("art", 1), ("adjn", 3), ("and", 3), ("poss", 3), ("count", 2),
               ("unit", .6), ("place", 2), ("time", 1.5), ("npplace", 2), ("tov", 2), ("price", .6),
               ("this", 1), ("posspl", 1.6), ("adjposs", 1.4), ("andcount", 1), ("fromto", .6),
               ("rel", 1.4), ("super", .6), ("num", .3), ("with", .5))
    two = lambda e, k: (e, k, k)
    if kind == "word":
        n = r.pick(UNIQ)
        if r.p(.35) and not (n.u or n.p or n.fl == "the"
                            ) and not n.cls & {"kinp", "sport", "lang", "subject"} and n.pl != n.en:
            return two(n.pl, n.ko + ("들" if n.cls & {"person"} else ""))
        return two(n.en, n.ko)
    if kind == "art":
        n = r.pick([
            z for z in UNIQ
            if not z.cls & {"kin", "kinp", "lang", "subject", "sport", "racket", "meal"}
        ])
        if n.u or n.p or n.fl == "the":
            return two("the " + n.en, n.ko)
        return two(np(n, r.w(("a", 1), ("the", 1))).en, n.ko)
    if kind in ("adjn", "adjposs"):
        return _phrases_adjn_adjposs(r, kind, two)
    if kind == "and":
        return _phrases_and(r, two)
    if kind in ("poss", "posspl"):
        return _phrases_poss_posspl(r, kind)
    if kind in ("count", "andcount"):
        return _phrases_count_andcount(r, kind, two)
    if kind == "unit":
        return _phrases_unit(r, two)
    if kind == "place":
        return where(r, two)
    if kind == "time":
        return when(r, two)
    if kind == "npplace":
        return _phrases_npplace(r, two)
    if kind == "tov":
        v = act(r, I)
        if "{p}" in v.tail or v.o is not None and v.o.det in ("poss", "my"):
            return None
        return two("to " + join(v.en, v.tail), join(v.pre[0], v.stem.t + "다"))
    if kind == "price":
        pe, pk = price(r)
        return two(pe, pk)
    if kind == "this":
        n = r.pick([
            z for z in UNIQ if not z.cls &
            {"kin", "kinp", "lang", "subject", "sport", "racket", "meal", "sky", "games"}
        ])
        if n.u and n.cls & {"abs"} or n.fl == "the" or n.en in ("rain", "snow", "wind"):
            return None
        d = r.w(("this", 3), ("that", 2))
        if r.p(.3) and not (n.u or n.p):
            return two({
                "this": "these ",
                "that": "those "
            }[d] + n.pl, {
                "this": "이 ",
                "that": "그 "
            }[d] + n.ko + ("들" if "person" in n.cls else ""))
        x = np(n, d)
        return two(x.en, x.ko[0])
    if kind == "fromto":
        a, b = dest(r, .6), dest(r, .6)
        if a[1] == b[1] or bool(a[2].cls & {"city", "country"}) != bool(b[2].cls &
                                                                        {"city", "country"}):
            return None
        return two(f"from {a[0]} to {b[0]}", f"{a[1]}에서 {b[1]}까지")
    if kind == "rel":
        return _phrases_rel(r)
    if kind == "super":
        a = r.pick([z for z in THADJ if z.cmp != "-" and z.attr and not z.past])
        n = r.pick(adj_nouns(a))
        if "n" in n.fl or n.u or n.p:
            return None
        pl = r.pick([NONE, ("in the world", "세상에서"), ("in Korea", "한국에서"), ("in the city", "도시에서")
                    ]) if n.cls & {"place", "struct", "food", "vehicle", "read", "watch"} else NONE
        return two(join(f"the {a.sup()} {n.en}", pl[0]), join(pl[1], "가장", a.attr, n.ko))
    if kind == "num":
        x = r.random()
        if x < .5:
            k = 1 + int(r.random() * 99)
            ko = {1: "하나", 2: "둘", 3: "셋", 4: "넷"}
            t = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"
                ][k // 10] + (ko.get(k % 10) or K.native(k % 10) if k % 10 else "")
            return two(E.words(k), t)
        k = r.pick([
            100, 200, 300, 500, 1000, 2000, 3000, 5000, 10000, 20000, 50000, 100000, 1000000
        ]) if r.p(.4) else 101 + int(r.random() * 9000)
        return two(E.words(k).replace("-", "-"), K.sino(k))
    # with somebody
    o = r.w((person(r), 3), (r.pick([I, HE, SHE, THEY, WE]), 1))
    f = r.w((("with", "과"), 2), (("without", " 없이"), .8), (("for", "을 위해"), 1),
            (("like", "처럼"), .6), (("to", "에게"), 1), (("because of", " 때문에"), .8))
    out = []
    for L in "cp":
        b = o.k(L)
        if f[1] in ("과",):
            out.append(o.jo(L, "과") if o.pro != "I" else ("나와" if L == "c" else "저와"))
        elif f[1] == "에게":
            out.append(o.jo(L, "에게"))
        elif f[1] == "을 위해":
            out.append(o.jo(L, "을") + " 위해")
        else:
            out.append(b + f[1])
    return f"{f[0]} {o.obj}", out[0], out[1]
