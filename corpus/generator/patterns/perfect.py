"""The present perfect: ever, never, already, yet, since."""

import english as E
import korean as K
from chance import R
from families import Triple, family
from korean import Stem
from patterns.actions import same, someone, wvp
from patterns.causes import kpart
from patterns.events import act_ing
from patterns.texts import vp_text
from patterns.travel import dest
from people import subject
from sentences import ADV, hon_of, join, ksubj
from verbs import HIV, HTV, VP, WV, ivp_of, tvp


def _perfect_ever_never(r: R, kind, s):
    x = r.random()
    if x < .35:
        de, dk, dn = dest(r, .8)
        v = VP("be", "to " + de, (dk + "에",) * 2, Stem("가", ""))
        try_ = True
    elif x < .75:
        vv = r.pick([
            z for z in HTV
            if z.en in ("eat", "drink", "ride", "read", "watch", "make", "cook", "play", "learn",
                        "study", "drive", "wear", "write", "use", "visit", "fix", "catch", "bake",
                        "draw", "climb", "build", "raise", "teach")
        ])
        v = tvp(r, vv, det=None)
        n = v.o.n
        if v.o.det in ("poss", "that", "some", "the") and not n.cls & {"instp", "instk", "instb"}:
            v = tvp(r,
                    vv,
                    n=n,
                    det="this" if r.p(.4) and n.cls & {"read", "watch", "snack", "dish"} else
                    ("gen" if n.u or n.p else "a"))
        try_ = True
    elif x < .88:
        vv = r.pick(
            [z for z in WV if z.en in ("meet", "see", "love", "lie to", "help", "fight with")])
        o = someone(r, 0, .5)
        if same(s, o):
            return None
        v = wvp(r, vv, o)
        try_ = False
    else:
        v = ivp_of(
            r.pick([
                z for z in HIV if z.en in ("swim", "ski", "skate", "camp", "hike", "fish", "dance",
                                           "cry", "smoke", "drive", "cook", "lie", "fail", "travel",
                                           "volunteer", "go skiing", "go fishing")
            ]))
        try_ = v.en not in ("cry", "lie", "fail", "smoke")
        if v.en == "travel":
            v = vp_text(r, "travel alone=>혼자 여행하다")
    q = kind == "ever"
    if q:
        en = f"{'has' if s.per == '3s' else 'have'} {s.en} ever {join(E.vf(v.en, 'pp'), v.etail(s))}?"
    elif kind == "never":
        en = f"{s.en}\x01{'has' if s.per == '3s' else 'have'} never {join(E.vf(v.en, 'pp'), v.etail(s))}."
    else:
        en = f"{s.en}\x01{'has' if s.per == '3s' else 'have'} {join(E.vf(v.en, 'pp'), v.etail(s))} before."
    if en.startswith(("it",)):
        return None
    out = []
    for L in "cp":
        b = K.try_(v.stem) if try_ and not v.stem.t.endswith("보") else v.stem
        hh = hon_of(s, L)
        base = K.eu(b, "ㄴ 적이 ")
        e = Stem("없" if kind == "never" else "있", "", "x")
        e = K.hon(e) if hh else e
        f_ = K.fin(e, L)
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" else "top"), "전에" if kind == "before" else "",
                 v.kpre(s, L), base + f_) + ("?" if q else "."))
    return en, out[0], out[1]


def _perfect_already_yet(r: R, kind, s):
    v = vp_text(
        r,
        r.pick([
            "finish {p} homework=>숙제를 끝내다", "eat breakfast=>아침을 먹다", "eat lunch=>점심을 먹다",
            "eat dinner=>저녁을 먹다", "read this book=>이 책을 읽다", "see this movie=>이 영화를 보다",
            "arrive=>도착하다", "leave=>떠나다", "buy the ticket=>표를 사다", "clean the room=>방을 청소하다",
            "send the email=>이메일을 보내다", "wash the dishes=>설거지하다", "call {P}=>{P}에게 전화하다",
            "meet {P}=>{P}을 만나다", "order {food}=>{food}을 시키다", "come home=>집에 오다", "pay=>돈을 내다",
            "wake up=>일어나다", "do the laundry=>빨래하다", "hear the news=>소식을 듣다",
            "write the report=>보고서를 쓰다", "open the gift=>선물을 열다", "choose {buy}=>{buy}을 고르다"
        ]), s)
    hv = "has" if s.per == "3s" else "have"
    if kind == "already":
        en = f"{s.en}\x01{hv} already {join(E.vf(v.en, 'pp'), v.etail(s))}."
        m, ng, kad = "past", False, "이미"
    else:
        en = f"{s.en}\x01{hv}\x02not {join(E.vf(v.en, 'pp'), v.etail(s))} yet."
        m, ng, kad = "past", True, "아직"
    out = []
    for L in "cp":
        body, st = kpart(s, v, m, ng, L)
        out.append(join(ksubj(s, L, "top"), kad, body, K.fin(st, L)) + ".")
    return en, out[0], out[1]


def _perfect_since(r: R, hv, long_, s, sin, t):
    if not long_:
        return None
    v = vp_text(
        r,
        r.pick([
            "live in {city}=>{city}에 살다", "live here=>여기에 살다", "know {P}=>{P}을 알다",
            "work at this company=>이 회사에서 일하다", "work at the hospital=>병원에서 일하다",
            "study {subj}=>{subj}을 공부하다"
        ]), s)
    en = f"{s.en}\x01{hv} {join(E.vf(v.en, 'pp'), v.etail(s))} {t[0]}."
    out = []
    for L in "cp":
        if sin:
            k = K.prog(v.stem, s.hon)
        else:
            k = K.past(K.hon(v.stem) if s.hon else v.stem)
        out.append(join(ksubj(s, L, "top"), t[1], v.kpre(s, L), K.fin(k, L)) + ".")
    return en, out[0], out[1]


# ---- perfect --------------------------------------------------------------
@family("perfect", 4)
def perfect(r: R) -> Triple | None:
    kind = r.w(("ever", 2.4), ("never", 2), ("already", 1.6), ("yet", 1.4), ("since", 2),
               ("been-ing", 2), ("before", 1))
    s = subject(r, kind == "ever")
    if kind in ("ever", "never", "before"):
        return _perfect_ever_never(r, kind, s)
    if kind in ("already", "yet"):
        return _perfect_already_yet(r, kind, s)
    hv = "has" if s.per == "3s" else "have"
    sin = r.p(.5)
    if sin:
        t = r.w(
            (r.pick(ADV["since"]), 3),
            ((f"since {(y := 1980 + int(r.random() * 45))}", f"{y}년부터"), 1),
            ((f"since {E.words(k := 2 + int(r.random() * 10))} o'clock", f"{K.native(k)} 시부터"), .6))
    else:
        k = r.w((1, 1), (2, 2), (3, 2), (5, 1), (10, 1))
        u = r.w(("year", 2), ("month", 1), ("hour", 1), ("week", 1))
        t = (
            f"for {('an' if u == 'hour' else 'a') if k == 1 else E.words(k)} {u}{'s' if k > 1 else ''}",
            {
                "year": f"{K.sino(k)} 년 동안",
                "month": f"{K.native(k)} 달 동안",
                "hour": f"{K.native(k)} 시간 동안",
                "week": "일주일 동안" if k == 1 else f"{K.sino(k)} 주 동안"
            }[u])
    long_ = "year" in t[0] or t[0].startswith("since 19") or t[0].startswith(
        "since 20") or "month" in t[0] or "weeks" in t[0]
    if kind == "since":
        return _perfect_since(r, hv, long_, s, sin, t)
    v = act_ing(r, s)
    if long_:
        v = vp_text(
            r,
            r.pick([
                "learn {subj}=>{subj}을 배우다", "study {subj}=>{subj}을 공부하다",
                "teach {subj}=>{subj}을 가르치다", "play the piano=>피아노를 치다", "work here=>여기서 일하다",
                "write a book=>책을 쓰다", "save money=>돈을 모으다", "drive a taxi=>택시를 운전하다"
            ]), s)
    elif v.v.en in ("take a shower", "take a bath", "eat", "drink", "have dinner", "have lunch",
                    "do the dishes", "do my homework"):
        return None
    if not long_ and ("week" in t[0] or "month" in t[0] or "Monday" in t[0]) and v.v.en in (
            "sleep", "take a shower", "take a bath", "cry", "walk", "take a nap", "have dinner",
            "have lunch", "take a walk", "do the dishes", "drive", "wait"):
        return None
    en = f"{s.en}\x01{hv} been {join(E.vf(v.en, 'ing'), v.etail(s))} {t[0]}."
    out = []
    for L in "cp":
        body, st = kpart(s, v, "prog", False, L)
        out.append(join(ksubj(s, L, "top"), t[1], body, K.fin(st, L)) + ".")
    return en, out[0], out[1]
