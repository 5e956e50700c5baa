"""The weather."""

import english as E
import korean as K
from adjectives import WADJ, adjpred
from chance import R
from families import Triple, family
from korean import Stem
from patterns.travel import CITY, COUNTRY
from sentences import NONE, join, kpred
from words import group, prep

# ---- weather --------------------------------------------------------------
WT_P = [("yesterday", "어제"), ("last night", "어젯밤에"), ("last week", "지난주에"),
        ("this morning", "오늘 아침에"), ("last weekend", "지난 주말에"), ("last Sunday", "지난 일요일에"),
        ("yesterday morning", "어제 아침에"), ("last winter", "지난겨울에"), ("last summer", "지난여름에"),
        ("two days ago", "이틀 전에"), ("all day", "하루 종일"), ("yesterday evening", "어제 저녁에")]
WT_F = [("tomorrow", "내일"), ("tonight", "오늘 밤"), ("next week", "다음 주에"), ("this weekend", "이번 주말에"),
        ("tomorrow morning", "내일 아침에"), ("this afternoon", "오늘 오후에"), ("on Saturday", "토요일에"),
        ("on Sunday", "일요일에"), ("on Monday", "월요일에"), ("the day after tomorrow", "모레"),
        ("soon", "곧")]
WT_N = [("today", "오늘"), ("now", "지금"), ("outside", "밖에"), ("these days", "요즘")]


def _weather_other(r: R, neg, pl, q):
    a = r.pick(WADJ)
    mood = r.w(("pres", 4), ("past", 3), ("will", 2), ("going", 1))
    if a.past and mood != "pres":
        return None
    t = {
        "pres": r.pick(WT_N[:2] + [NONE, NONE]),
        "past": r.pick(WT_P[:10] + [NONE]),
        "will": r.pick(WT_F),
        "going": r.pick(WT_F)
    }[mood]
    if pl[0] and mood == "pres" and r.p(.35) and a.en != "foggy":
        i = int(r.random() * 4)
        t = ("in " + ["spring", "summer", "fall", "winter"][i], ["봄", "여름", "가을", "겨울"][i] + "에")
        if a.en in ("hot", "humid") and i == 3 or a.en in ("cold", "snowy", "chilly") and i == 1:
            return None
    adv = NONE
    if a.cmp != "-" and r.p(.35) and not neg and not q:
        adv = r.pick([("very", "아주"), ("really", "정말"), ("too", "너무"), ("a little", "조금")])
    if neg and r.p(.3) and a.cmp != "-":
        adv = ("very", "별로")
    if a.en == "windy":
        adv = NONE
    if a.en == "dark":
        t = {
            "pres": r.pick([("now", "지금"), ("outside", "밖이"), NONE]),
            "past": ("last night", "어젯밤에"),
            "will": ("tonight", "오늘 밤"),
            "going": ("tonight", "오늘 밤")
        }[mood]
        if t[0] == "outside" and pl[0]:
            return None
    if a.en in ("rainy", "snowy"):
        adv = NONE
    word = "be"
    en = join(E.clause("it", "3s", word, join(adv[0], a.en), mood, neg, q), pl[0], t[0])
    out = []
    kpl = pl[1]
    if kpl:
        kpl = kpl[:-1] if a.en not in ("rainy", "snowy", "windy", "foggy") else kpl
        kpl = K.jo(kpl, "은") if a.en not in ("rainy", "snowy", "windy", "foggy") else kpl
    for L in "cp":
        st = adjpred(a, False, mood, neg)
        kt = t[1]
        if kt in ("오늘", "어제", "내일",
                  "요즘") and not kpl and not a.en in ("rainy", "snowy", "windy", "foggy"):
            kt = K.jo(kt, "은")
        subj = kpl
        f_ = K.kka(a.stem, L) if q and mood == "will" else K.fin(st, L)
        out.append(join(subj, kt, adv[1], f_) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


@family("weather", 3)
def weather(r: R) -> Triple | None:
    x = r.random()
    q = r.p(.17)
    neg = r.p(.16) and not q
    pl = NONE
    if r.p(.45):
        n = r.pick(CITY + COUNTRY + tuple(z for z in group("nature") if z.en in (
            "beach", "mountain", "island", "forest", "valley", "desert", "village", "countryside")))
        pl = ("in " + n.en, n.ko + "에") if "n" in n.fl else (f"{prep(n)} the {n.en}", n.ko + "에")
    if x < .55:
        return _weather_other(r, neg, pl, q)
    v = r.w((("rain", "비가 오"), 3), (("snow", "눈이 오"), 2.4))
    mood = r.w(("pres", 1.2), ("past", 3), ("will", 1.5), ("going", 1.5), ("prog", 2),
               ("pastprog", .6))
    t = {
        "pres": r.pick([("a lot in summer", "여름에 많이"), ("a lot in winter", "겨울에 많이"),
                        ("often in spring", "봄에 자주"), ("every day", "매일"), ("every week", "매주"),
                        ("a lot in July", "칠월에 많이"), ("a lot in January", "일월에 많이"),
                        ("often", "자주"), ("a lot", "많이")]),
        "past":
            r.pick(WT_P +
                   [("a lot yesterday", "어제 많이"), ("all night", "밤새"), ("for three days", "사흘 동안"),
                    ("a lot last week", "지난주에 많이"), ("a lot last night", "어젯밤에 많이")]),
        "will": r.pick(WT_F),
        "going": r.pick(WT_F),
        "prog": r.pick([("now", "지금"), ("outside", "밖에"), NONE, ("a lot now", "지금 많이"),
                        ("again", "다시")]),
        "pastprog": r.pick([("this morning", "오늘 아침에"), ("last night", "어젯밤에"), ("yesterday", "어제"),
                            NONE])
    }[mood]
    if v[0] == "snow" and "summer" in t[0] or v[0] == "snow" and "July" in t[0]:
        return None
    if "outside" in t[0] and pl[0]:
        return None
    te, lot = t[0], ""
    for w_ in ("a lot", "often"):
        if te.startswith(w_):
            lot, te = w_, te[len(w_):].strip()
    en = join(E.clause("it", "3s", v[0], "", mood, neg, q).strip(), lot, pl[0], te)
    noun_, last = v[1].split(" ")
    kt = t[1]
    many = ""
    if kt.endswith(("많이", "자주")):
        kt, _, many = kt.rpartition(" ")
    out = []
    for L in "cp":
        if mood == "prog":
            st2 = K.prog(Stem(last, ""))
            st = K.neg(Stem(last, "")) if neg else (st2 if not q else Stem(last, ""))
            st = Stem(last, "") if not neg else K.neg(Stem(last, ""))
        elif mood == "pastprog":
            st = K.past(K.prog(Stem(last, ""))) if not neg else K.past(K.neg(Stem(last, "")))
        else:
            st = kpred(Stem(last, ""), False, False, mood, neg)
        f_ = K.kka(Stem(last, ""), L) if q and mood == "will" else K.fin(st, L)
        out.append(join(kt, pl[1], noun_, many, f_) + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]
