"""Phrases of place and of time."""

import english as E
import korean as K
from chance import R
from patterns.clock import KMONTHS, MONTHS, clock
from patterns.there_is import pos_phrase
from patterns.travel import dest
from sentences import ADV
from verbs import place_phrase
from words import HOME, group


def where(r: R, two):
    x = r.random()
    if x < .5:
        p = pos_phrase(r)
        if p is None:
            return None
        return two(p[0], p[1] + "에")
    if x < .8:
        n = r.pick([z for z in group("bldg,room,nature,city,country") if z.en not in ("company",)] +
                   [HOME])
        e, k = place_phrase(r, n, r.w(("에", 1), ("에", 1)))
        return two(e, k)
    de, dk, dn = dest(r)
    y = r.random()
    if y < .4:
        return two(f"to {de}", f"{dk}에" if r.p(0) else f"{dk}에")
    if y < .7:
        return two(f"from {de}", f"{dk}에서")
    k2 = r.w((("in front of", "앞에"), 1), (("behind", "뒤에"), 1), (("next to", "옆에"), 1),
             (("near", "근처에"), 1))
    return two(f"{k2[0]} {de}", f"{dk} {k2[1]}") if not dn.cls & {"city", "country"} else two(
        f"near {de}", f"{dk} 근처에")


def when(r: R, two):
    x = r.random()
    if x < .35:
        a = r.pick([z for u in ("past", "fut", "hab", "since", "dur") for z in ADV[u]])
        if a[0].startswith("on ") and a[0].endswith("days") and "week" not in a[0]:
            return None
        return two(a[0], a[1])
    if x < .6:
        te, tk = clock(r)
        p = r.w((("at ", "에"), 4), (("before ", " 전에"), 1), (("after ", " 이후에"), 1),
                (("until ", "까지"), 1), (("since ", "부터"), .7), (("", ""), 1))
        return two(p[0] + te, tk + p[1])
    if x < .75:
        m, d = int(r.random() * 12), 1 + int(r.random() * 28)
        e = r.w((f"{MONTHS[m]} {d}", 1), (f"on {MONTHS[m]} {d}", 1),
                (f"on the {E.ordinal(d)} of {MONTHS[m]}", 1))
        digits = not e.startswith("on the")
        k = f"{m + 1}월 {d}일" if digits else f"{KMONTHS[m]} {K.sino(d)} 일"
        return two(e, k + ("에" if e.startswith("on") else ""))
    if x < .85:
        y = 1900 + int(r.random() * 130)
        return two(f"in {y}", f"{y}년에") if r.p(.7) else two(f"since {y}", f"{y}년부터")
    k = 1 + int(r.random() * 12)
    u = r.w(("hour", 1), ("minute", 1), ("day", 1), ("week", 1), ("month", 1), ("year", 1))
    dg = r.p(.4)
    kk = {
        "hour": f"{k}시간" if dg else f"{K.native(k)} 시간",
        "minute": f"{k}분" if dg else f"{K.sino(k)} 분",
        "day": f"{k}일" if dg else f"{K.sino(k)} 일",
        "week": f"{k}주" if dg else f"{K.sino(k)} 주",
        "month": f"{k}달" if dg else f"{K.native(k)} 달",
        "year": f"{k}년" if dg else f"{K.sino(k)} 년"
    }[u]
    if not dg and u == "day":
        kk = {1: "하루", 2: "이틀", 3: "사흘"}.get(k, kk)
    if not dg and u == "week" and k == 1:
        kk = "일주일"
    num = str(k) if dg else E.words(k)
    uu = u + ("s" if k > 1 else "")
    f = r.pick([("for {}", " 동안"), ("{} ago", " 전에"), ("in {}", " 후에"), ("{}", ""),
                ("{} later", " 후에")])
    return two(f[0].format(f"{num} {uu}"), kk + f[1])
