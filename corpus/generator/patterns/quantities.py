"""Counting, paying, measuring, ages."""

import english as E
import korean as K
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import np
from patterns.actions import who
from patterns.prices import PRICEVAL, price
from patterns.there_is import counter
from patterns.times import PAST_D
from patterns.travel import BY, DEST
from people import animal_subj, subject
from sentences import NONE, join, kpred, ksubj, say
from verbs import VP
from words import noun


def _numbers_other(r: R, digits):
    # I bought three apples
    q = r.p(.12)
    neg = r.p(.08) and not q
    s = subject(r, q)
    v = r.w(("buy", 3), ("eat", 2), ("read", 1.2), ("see", 1.4), ("have", 3), ("need", 2),
            ("want", 0), ("sell", .8), ("drink", .8), ("find", .8), ("take", .4), ("draw", .5),
            ("make", .6), ("order", .8), ("bring", .6))
    pools = {
        "buy": "fruit,snack,read,stat,clothes,kitch,tool,elec,veg",
        "eat": "fruit,snack",
        "read": "read",
        "see": "animal,human,job",
        "have": "pet,read,kin,tool,stat,elec,clothes,cont,farm",
        "need": "stat,kitch,furn,tool,cont,fruit",
        "sell": "fruit,elec,furn,car,snack",
        "find": "portable",
        "take": "photo1",
        "draw": "flower,animal",
        "make": "snack,toy",
        "order": "snack,drink",
        "drink": "drink",
        "bring": "fruit,cont,snack,kitch"
    }
    if v == "take":
        n = noun("photo")
    else:
        n = r.n(pools[v])
    if n is None or n.p and "clothes" not in n.cls or n.u and v not in (
            "drink", "order") or not n.cnt and v != "see" or n.hon or n.en in (
                "mom", "dad", "wife", "husband", "boss", "mother", "father", "best friend",
                "boyfriend", "girlfriend", "princess", "prince", "king", "queen"):
        return None
    k = r.w((1, 0), (2, 4), (3, 4), (4, 2), (5, 2), (6, 1), (7, .8), (8, .8), (10, 1), (12, .4),
            (20, .4))
    if v in ("eat", "drink", "have", "make",
             "draw") and k > 6 or n.cls & {"kin", "pet", "elec", "car"} and k > 4:
        k = r.w((2, 2), (3, 2))
    if n.p:
        if "shoe" in n.cls:
            c = "켤레"
            en_n = f"{k if digits else E.words(k)} pairs of {n.en}"
        elif n.en in ("pants", "jeans", "shorts", "pajamas", "gloves", "glasses"):
            c = {"gloves": "켤레", "glasses": "개"}.get(n.en, "벌")
            en_n = f"{k if digits else E.words(k)} pairs of {n.en}"
        else:
            return None
    elif n.u:
        c = "잔"
        unit = "cups" if n.en in ("coffee", "tea", "green tea", "cocoa", "hot chocolate",
                                  "black tea", "barley tea", "ginger tea") else "glasses"
        if n.en.startswith("a ") or n.en in ("beer",):
            return None
        en_n = f"{k if digits else E.words(k)} {unit} of {n.en}"
    else:
        en_n = f"{k if digits else E.words(k)} {n.pl}"
        c = "명" if n.cls & {"person"} else counter(n)
    kn = f"{k}{c}" if digits else f"{K.native(k)} {c}"
    KO = {
        "buy": ("사", "past"),
        "eat": ("먹", "past"),
        "read": ("읽", "past"),
        "see": ("보", "past"),
        "have": ("있", "pres"),
        "need": ("필요하", "pres"),
        "sell": ("팔", "past"),
        "find": ("찾", "past"),
        "take": ("찍", "past"),
        "draw": ("그리", "past"),
        "make": ("만들", "past"),
        "order": ("시키", "past"),
        "drink": ("마시", "past"),
        "bring": ("가져오", "past")
    }
    stt, mood = KO[v]
    if mood == "past" and r.p(.2):
        mood = r.w(
            ("going", 1), ("will", 1), ("want", 1),
            ("haveto", .6)) if v in ("buy", "read", "draw", "make", "order", "bring") else "past"
    part = "이" if v in ("have", "need") else "을"
    st = Stem(stt,
              None,
              "x" if v == "have" else "a" if v == "need" else "v",
              negform="없" if v == "have" else None)
    vp = VP(v, en_n, (f"{K.jo(n.ko, part)} {kn}",) * 2, st, "s")
    t = r.pick(PAST_D) if mood == "past" and r.p(.35) else NONE
    if neg and v == "have":
        return None
    return say(s, vp, mood, neg, q, t=t, mode="top" if mood == "pres" and s.pro != "you" else None)


def _numbers_other_2(r: R):
    pe, pk = price(r)
    y = r.random()
    if y < .25:
        f = r.w(("it\x01is {}", 2), ("it costs {}", 2), ("it was {}", 1), ("that\x01is {}", 0))
        st = K.cop(pk)
        if "was" in f:
            st = K.past(st)
        return f.format(pe) + ".", f"{K.fin(st, 'c')}.", f"{K.fin(st, 'p')}."
    if y < .8:
        n = r.n("buy")
        if n.cls & {"ingr"}:
            return None
        cheap = n.cls & {"fruit", "veg", "snack", "drink", "dish", "meat", "stat", "read"}
        big = n.cls & {"car", "furn"} or n.cls & {"elec"} and n.en not in (
            "charger", "earphones", "computer mouse", "remote control", "fan")
        lo, hi = (0, 30000) if cheap else ((30000, 10**9) if big else (1000, 300000))
        for _ in range(30):
            amt = int("".join(z for z in pk if z.isdigit()) or 0) or None
            val = PRICEVAL[pk]
            if lo <= val <= hi:
                break
            pe, pk = price(r)
        else:
            return None
        q = r.p(.1)
        det = r.w(("this", 5), ("the", 3), ("that", 1.5),
                  ("my", .6) if not n.cls & {"fruit", "veg", "meat", "dish", "snack", "drink"} else
                  ("the", .1))
        s = np(n, det)
        v = r.w(("be", 1), ("cost", 1.4))
        mood = r.w(("pres", 4), ("past", 1.3))
        en = E.clause(s.en, s.per, v, pe, mood, False, q)
        if v == "cost" and mood == "past" and not q:
            en = f"{s.en} cost {pe}"
        out = []
        for L in "cp":
            st = K.cop(pk)
            st = K.past(st) if mood == "past" else st
            out.append(f"{s.jo(L, '은')} {K.fin(st, L)}" + ("?" if q else "."))
        return en + ("?" if q else "."), out[0], out[1]
    s = subject(r, False)
    v = r.w((("pay", "내"), 2), (("spend", "쓰"), 2), (("save", "모으"), 1), (("lose", "잃어버리"), .6),
            (("find", "주웠"), 0))
    mood = r.w(("past", 5), ("going", .7))
    t = r.pick(PAST_D) if mood == "past" and r.p(.4) else NONE
    vp = VP(v[0], pe, (K.jo(pk, "을"),) * 2, Stem(v[1], None))
    return say(s, vp, mood, t=t)


def _numbers_other_3(r: R, digits):
    # ages
    k = 1 + int(r.random() * 80)
    s = subject(r, False)
    if s.n and (s.n.hon and k < 30):
        k += 40
    if s.kind == "name" and s.hon and k < 28:
        k += 20
    if s.n and s.n.en in ("old man",) and k < 60:
        k = 60 + int(r.random() * 30)
    if s.n and s.n.cls & {"job"} and k < 23 and s.n.en not in ("student",):
        k += 22
    if s.n and s.n.en in ("student", "boy", "girl", "child", "middle school student",
                          "high school student"):
        k = 6 + int(r.random() * 12)
    if s.n and s.n.en in ("parents", "grandparents"):
        return None
    if s.n and s.n.en in ("son", "daughter", "nephew", "grandson", "granddaughter", "brother",
                          "sister", "brothers", "sisters", "sons", "daughters", "children",
                          "cousin", "cousins", "prince", "princess", "boyfriend", "girlfriend",
                          "classmate", "roommate"):
        k = k % 24 + 3
        if s.n.en in ("boyfriend", "girlfriend", "classmate", "roommate", "prince", "princess"):
            k = k % 12 + 18
    if s.kind == "name" and not s.hon:
        k = k % 40 + 5
    if r.p(.12):
        a = animal_subj(r, r.w(("my", 2), ("the", 1)))
        if a.det == "my" and "pet" not in a.n.cls:
            return None
        s, k = a, 1 + int(r.random() * 14)
    full = r.p(.75) or k < 4
    mood = r.w(("pres", 6), ("past", 1))
    num = str(k) if digits else E.words(k)
    tail = f"{num} year{'s' if k > 1 else ''} old" if full or s.kind == "animal" else num
    kk = f"{k}살" if digits else f"{K.native(k)} 살"
    neg = r.p(.07)
    en = E.clause(s.en, s.per, "be", tail, mood, neg)
    out = []
    for L in "cp":
        st = K.cop(kk)
        st = K.neg(st) if neg else st
        st = K.hon(st) if s.hon else st
        st = K.past(st) if mood == "past" else st
        out.append(f"{ksubj(s, L, 'top')} {K.fin(st, L)}.")
    return en + ".", out[0], out[1]


def _numbers_other_4(r: R, digits):
    k = r.w((1, 1), (2, 2), (3, 2), (5, 1), (10, 2), (15, 1), (20, 2), (30, 2), (40, 1), (45, .6))
    u = r.w(("minute", 2), ("hour", 1), ("day", .3)) if k <= 5 else "minute"
    ku = {
        "minute": f"{k}분" if digits else f"{K.sino(k)} 분",
        "hour": f"{k}시간" if digits else f"{K.native(k)} 시간",
        "day": {
            1: "하루",
            2: "이틀",
            3: "사흘",
            5: "닷새"
        }[k] if u == "day" else ""
    }[u]
    if u == "day":
        digits = False
    num = ("an" if u == "hour" else "a") if k == 1 and not digits else (
        str(k) if digits else E.words(k))
    how = r.w((r.pick(
        [b for b in BY if "plane" not in b[0] and "boat" not in b[0] and "ship" not in b[0]]), 3),
              (("on foot", "걸어서"), 1), (NONE, 1))
    d = r.pick([z for z in DEST if z.en not in ("sea",)])
    fr = r.w(("", 2), (" from here", 1), (" from my house", .7))
    to = r.w((f" to the {d.en}", 2), ("", 1))
    mood = r.w(("pres", 4), ("past", 1), ("will", .7))
    en = E.clause("it", "3s", "take", f"{num} {u}{'s' if k > 1 else ''}",
                  mood) + fr + to + (" " + how[0] if how[0] else "")
    kf = {"": "", " from here": "여기서", " from my house": "우리 집에서"}[fr]
    kt = f"{d.ko}까지" if to else ""
    out = []
    for L in "cp":
        st = kpred(Stem("걸리", ""), False, False, mood)
        out.append(join(kf, kt, how[1], ku, K.fin(st, L)) + ".")
    return en + ".", out[0], out[1]


def _numbers_other_5(r: R, digits):
    n = r.pick([
        noun(z) for z in ("class", "meeting", "school", "company", "team:contest", "family",
                          "party", "bus", "room", "library", "village") if noun(z)
    ])
    who = r.pick([("people", "사람", "명"), ("students", "학생", "명"), ("children", "아이", "명"),
                  ("teachers", "선생님", "명"), ("girls", "여자아이", "명"), ("boys", "남자아이", "명"),
                  ("books", "책", "권"), ("chairs", "의자", "개"), ("computers", "컴퓨터", "대")])
    if n.en in ("family", "bus", "party", "company",
                "village") and who[0] in ("chairs", "computers", "books", "teachers"):
        return None
    k = r.w((5, 1), (8, 1), (10, 2), (12, 1), (15, 1), (20, 2), (25, 1), (30, 2), (40, 1), (50, 1))
    det = r.w(("our", 2), ("the", 2), ("this", 1))
    if n.en == "library" and det == "our":
        det = "the"
    s = np(n, det)
    num = str(k) if digits else E.words(k)
    kk = f"{k}{who[2]}" if digits else f"{K.native(k)} {who[2]}"
    mood = r.w(("pres", 3), ("past", 1))
    pr = {
        "class": "in",
        "meeting": "at",
        "school": "in",
        "company": "in",
        "family": "in",
        "party": "at",
        "bus": "on",
        "room": "in",
        "library": "in",
        "village": "in"
    }.get(n.en, "in")
    en = f"there {'are' if mood == 'pres' else 'were'} {num} {who[0]} {pr} {s.en}."
    kplace = {"class": "반", "family": "가족"}.get(n.en, n.ko)
    kp = [s2.replace("수업", "반") for s2 in s.ko]
    out = []
    for i, L in enumerate("cp"):
        st = Stem("있", "", "x")
        st = K.past(st) if mood == "past" else st
        out.append(f"{kp[i]}에 {K.jo(who[1], '이')} {kk} {K.fin(st, L)}.")
    return en, out[0], out[1]


def _numbers_other_6(r: R, digits):
    k = 1 + int(r.random() * 20)
    n = r.pick([
        noun(z) for z in ("office", "library", "restaurant", "meeting room", "classroom", "cafe",
                          "bathroom", "cafeteria")
    ])
    pos = r.w(("the", 3), ("my", 1), ("our", 1)) if n.en in ("office", "classroom") else "the"
    s = np(n, pos)
    if digits:
        suf = "th" if 10 < k % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(k % 10, "th")
        te, tk = f"{k}{suf}", f"{k}층"
    else:
        te, tk = E.ordinal(k), f"{K.sino(k)} 층"
    en = E.clause(s.en, "3s", "be", f"on the {te} floor", "pres")
    return en + ".", f"{s.jo('c', '은')} {tk}에 있어.", f"{s.jo('p', '은')} {tk}에 있어요."


@family("numbers", 6)
def numbers(r: R) -> Triple | None:
    x = r.random()
    digits = r.p(.45)
    if x < .35:
        return _numbers_other(r, digits)
    if x < .6:
        return _numbers_other_2(r)
    if x < .8:
        return _numbers_other_3(r, digits)
    # amounts of time, temperature, distance, floors, phone
    y = r.random()
    if y < .35:
        return _numbers_other_4(r, digits)
    if y < .55:
        return _numbers_other_5(r, digits)
    if y < .75:
        return _numbers_other_6(r, digits)
    a, b = 1 + int(r.random() * 20), 1 + int(r.random() * 20)
    op = r.w(("plus", 3), ("minus", 1), ("times", 1.4))
    if op == "minus" and a < b:
        a, b = b, a
    if op == "times":
        a, b = a % 9 + 1, b % 9 + 1
    c = {"plus": a + b, "minus": a - b, "times": a * b}[op]
    ko = {"plus": "더하기", "minus": "빼기", "times": "곱하기"}[op]
    f = (lambda z: str(z)) if digits else E.words
    g = (lambda z: str(z)) if digits else K.sino
    en = f"{f(a)} {op} {f(b)} is {f(c)}."
    sa = f"{g(a)} {ko} {K.jo(g(b), '은')}"
    return en, f"{sa} {K.fin(K.cop(g(c)), 'c')}.", f"{sa} {K.fin(K.cop(g(c)), 'p')}."
