"""There is, there are."""

import english as E
import korean as K
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import ANIMALS, JOBS
from people import HUMANS_T
from sentences import join
from words import group, noun, prep

SURF = group("surfp")
CONT = [z for z in group("contp") if z.en not in ("pocket",)]
OBJS = group("placeobj")
POS = [("on", "위"), ("under", "밑"), ("in", "안"), ("next to", "옆"), ("behind", "뒤"),
       ("in front of", "앞"), ("near", "근처")]


def pos_phrase(r: R, avoid=()):
    """English and Korean place with a position noun: on the desk = 책상 위"""
    k = r.w(("on", 4), ("in", 4), ("under", 2.4), ("next to", 2), ("behind", 1.5),
            ("in front of", 1.5), ("near", 1), ("between", 1))
    if k == "on":
        n = r.pick(SURF)
    elif k == "in":
        n = r.pick(CONT)
    elif k == "under":
        n = r.pick([
            x for x in SURF
            if x.en in ("table", "desk", "chair", "bed", "sofa", "bench", "kitchen table")
        ] + [noun("tree")])
    elif k == "near":
        n = r.pick([
            x for x in SURF
            if x.en not in ("tray", "plate", "carpet", "rug", "floor", "roof", "company", "shelf")
        ] + [noun("door"), noun("window"), noun("tree")])
        return f"near the {n.en}", f"{n.ko} 근처", (n.ko,)
    elif k == "between":
        a, b = r.pick(SURF[:6] + group("furnfix")), r.pick(SURF[:6] + group("furnfix"))
        if a.ko == b.ko or {a.en, b.en} & {"umbrella", "roof", "fence", "door"}:
            return None
        return f"between the {a.en} and the {b.en}", f"{K.jo(a.ko, '과')} {b.ko} 사이", (a.ko, b.ko)
    else:
        n = r.pick([
            x for x in SURF + group("furn")
            if x.en not in ("tray", "plate", "carpet", "rug", "floor", "roof", "company", "mirror",
                            "blanket", "pillow", "curtain", "mattress", "picture frame")
        ] + [noun("door"), noun("window"),
             noun("tree"), noun("box"),
             noun("car")])
    ko = dict(POS)[k]
    if n.en in ("floor", "wall", "roof", "bench", "chair", "sofa", "bed", "carpet",
                "rug") and k == "on" and n.en in ("floor",):
        return f"{k} the {n.en}", n.ko, (n.ko,)
    return f"{k} the {n.en}", f"{n.ko} {ko}", (n.ko,)


BIG = {"refrigerator", "bookcase", "closet", "wardrobe", "sofa", "bed"}
LIVES = [n for n in ANIMALS if n.cls & {"pet"}] + [
    noun(x) for x in ("mouse", "snake", "spider", "frog", "bird", "butterfly", "squirrel")
]


def room_phrase(r: R):
    n = r.pick([
        x for x in group("room") + group("bldg,nature")
        if x.en not in ("company", "desert", "field")
    ])
    return f"{prep(n)} the {n.en}" if n.en != "school" else "at school", n.ko, (n.ko,)


def _there_other(r: R):
    ph = pos_phrase(r)
    if ph is None:
        return None
    pe, pk, used = ph
    n = r.w((r.pick(OBJS), 6), (r.pick(LIVES), 2), (r.n("fruit,kitch,stat,read"), 2))
    if pe.startswith(
        ("in the cup", "in the pot", "in the safe", "in the wallet", "in the pocket", "in the oven",
         "in the washing machine", "in the refrigerator", "on the plate")):
        n = {
            "cup": r.pick(
                [noun("coin"),
                 noun("spoon"),
                 noun("water"),
                 noun("coffee"),
                 noun("milk")]),
            "pot": r.pick([noun("egg"),
                           noun("potato"),
                           noun("soup"),
                           noun("rice"),
                           noun("water")]),
            "safe": r.pick([noun("money"),
                            noun("passport"),
                            noun("ring"),
                            noun("letter")]),
            "wallet": r.pick(
                [noun("money"),
                 noun("photo"),
                 noun("card"),
                 noun("ticket"),
                 noun("coin")]),
            "pocket": r.pick([
                noun("coin"),
                noun("key"),
                noun("candy"),
                noun("ticket"),
                noun("handkerchief"),
                noun("phone")
            ]),
            "oven": r.pick(
                [noun("cake"),
                 noun("bread"),
                 noun("pizza"),
                 noun("cookie"),
                 noun("potato")]),
            "washing machine": r.pick([noun("shirt"),
                                       noun("towel"),
                                       noun("socks"),
                                       noun("coin")]),
            "refrigerator": r.n("fruit,drinkx,vegx"[:5]) if r.p(.5) else r.pick([
                noun("milk"),
                noun("egg"),
                noun("juice"),
                noun("cake"),
                noun("water"),
                noun("carrot"),
                noun("cheese")
            ]),
            "plate": r.pick([
                noun("cookie"),
                noun("apple"),
                noun("bread"),
                noun("egg"),
                noun("cake"),
                noun("sandwich"),
                noun("dumpling")
            ])
        }[pe.split("the ", 1)[1]]
    if "wild" in n.cls and r.p(.6):
        return None
    return n, pe, pk, used


def _there_other_2(r: R):
    pe, pk, used = room_phrase(r)
    n = r.w((r.pick(HUMANS_T), 3), (r.pick(JOBS), 2),
            (r.pick([z for z in ANIMALS if z.cls & {"pet", "farm", "bird"}]), 3),
            (r.n("furn,elec"), 3 if "안" or pe else 0), (r.pick(group("plant")), 1))
    room = any(z.ko == used[0] for z in group("room"))
    if not room and n.cls & {"furn", "elec"} or room and n.cls & {"farm", "plant"
                                                                 } and used[0] not in ("정원", "마당"):
        return None
    outd_ = {
        "공원", "동물원", "농장", "놀이터", "정원", "마당", "집", "해변", "바다", "강", "호수", "산", "숲", "섬", "계곡", "언덕",
        "마을", "시골", "연못", "시장", "학교", "동네"
    }
    if n.cls & {"animal"} and used[0] not in outd_ or n.cls & {"plant"} and used[0] not in outd_:
        return None
    if used[0] in ("정원", "마당", "베란다", "차고",
                   "복도") and n.cls & {"furn", "elec"} and n.en not in ("table", "chair", "bench"):
        return None
    if used[0] in ("바다", "강", "호수", "연못") and n.cls & {"person"}:
        return None
    if used[0] in ("화장실", "엘리베이터", "계단") and n.cls & {"furn", "elec"}:
        return None
    return n, pe, pk, used


def _there_other_3(r: R, n, pl):
    if n.u:
        np_e = r.w((f"no {n.en}", 1), (f"any {n.en}", 1))
    elif n.p or pl:
        np_e = r.w((f"no {n.pl}", 1), (f"any {n.pl}", 1))
        pl = True
        cnt = None
    else:
        np_e = r.w((f"no {n.en}", 1), (E.art(n.en), 1))
        cnt = None
    kn = K.jo(n.ko, "이")
    kcnt = ""
    return kcnt, kn, np_e, pl


def _there_other_4(cnt, digits, n, pl, q):
    kn = K.jo(n.ko, "이")
    if cnt == "many":
        if q:
            return None
        np_e = f"many {n.pl}"
        kcnt = "many"
    elif cnt == "some":
        np_e = f"some {n.pl}" if not q else f"any {n.pl}"
        kcnt = ""
    elif cnt in (None, 1):
        np_e = n.en if (n.p) else ("some " + n.en if n.u else E.art(n.en)) if not q else (
            "any " + n.en if n.u or n.p else E.art(n.en))
        if n.p and not q:
            np_e = "some " + n.en if n.en in ("clothes",) else n.en
        kcnt = ""
        if n.p and n.en in ("scissors", "glasses", "sunglasses"):
            np_e = "a pair of " + n.en
            pl = False
    else:
        np_e = f"{cnt if digits else E.words(cnt)} {n.pl}"
        c = counter(n)
        kcnt = f"{cnt}{c}" if digits else f"{K.native(cnt)} {c}"
    return kcnt, kn, np_e, pl


@family("there-is", 6)
def there(r: R) -> Triple | None:
    q = r.p(.18)
    neg = r.p(.16) and not q
    mood = r.w(("pres", 6), ("past", 2))
    x = r.random()
    if x < .5:
        found = _there_other(r)
        if found is None:
            return None
        n, pe, pk, used = found
    else:
        found = _there_other_2(r)
        if found is None:
            return None
        n, pe, pk, used = found
    if n.ko in used or n is None or n.cls & {"body"}:
        return None
    if pe in ("in the car", "in the house"):
        pk = pk
    if n.u or n.p:
        cnt = None
    else:
        cnt = r.w((1, 4), (2, 2.5), (3, 2), (4, .7), (5, .7), ("many", 1), ("some", .6))
    det_k = ""
    # English
    digits = isinstance(cnt, int) and cnt > 1 and r.p(.25)
    pl = not (cnt in (1, None)) or n.p
    if neg:
        kcnt, kn, np_e, pl = _there_other_3(r, n, pl)
    else:
        found = _there_other_4(cnt, digits, n, pl, q)
        if found is None:
            return None
        kcnt, kn, np_e, pl = found
    per = "3p" if pl else "3s"
    notneg = neg and not np_e.startswith("no ")
    aux = E.BE[per][0 if mood == "pres" else 1]
    if q:
        en = f"{aux} there {np_e} {pe}?"
    else:
        en = f"there\x01{aux}" + ("\x02not" if notneg else "") + f" {np_e} {pe}."
    out = []
    for L in "cp":
        st = Stem("없" if neg else ("많" if kcnt == "many" else "있"), "",
                  "x" if kcnt != "many" else "a")
        st = K.past(st) if mood == "past" else st
        out.append(
            join(pk + "에", kn, kcnt if kcnt != "many" else "", K.fin(st, L)) + ("?" if q else "."))
    return en, out[0], out[1]


def counter(n):
    c = n.cnt
    return c if c else "개"
