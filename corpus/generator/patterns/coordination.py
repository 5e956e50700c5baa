"""and, but."""

import english as E
import korean as K
from adjectives import HADJ3, THADJ, adj_nouns
from chance import R
from families import Triple, family
from noun_phrases import np
from patterns.causes import kpart, parse
from patterns.events import act, act_ing
from patterns.texts import clash, pron, vp_text
from patterns.times import when
from people import subject
from sentences import NONE, hon_of, is_third, join, kpred, ksubj


def _andbut_seq(r: R, s):
    v1, v2 = act(r, s), act(r, s)
    if v1.v.stem.t == v2.v.stem.t or v1.v.en == v2.v.en or v2.v.en == "get up":
        return None
    if v1.v.en in ("sleep", "go to bed", "rest", "take a break"):
        return None
    mood = r.w(("past", 4), ("pres", 1), ("going", 1.2), ("want", .7), ("haveto", .5))
    t = when(r, mood, .4) if mood in ("past", "going") else NONE
    if set(t[0].split()) & {"breakfast", "dinner", "lunch", "bed"}:
        t = NONE
    form = {"past": "past", "pres": "3" if s.per == "3s" else "base"}.get(mood, "base")
    en = join(
        E.clause(s.en, s.per, v1.en, v1.etail(s), mood) + " and " +
        join(E.vf(v2.en, form), v2.etail(s)), t[0]) + "."
    out = []
    for L in "cp":
        body, st = kpart(s, v2, mood, False, L)
        out.append(
            join(ksubj(s, L, "top"), t[1], v1.kpre(s, L), K.c(v1.stem, "고"), body, K.fin(st, L)) +
            ".")
    return en, out[0], out[1]


def _andbut_two(r: R, s):
    s2 = subject(r)
    if clash(s, s2):
        return None
    v1, v2 = act(r, s), act(r, s2)
    if v1.v.stem.t == v2.v.stem.t and (v1.o is None or v2.o is None or v1.o.n is v2.o.n):
        return None
    mood = r.w(("past", 3), ("prog", 2), ("pres", 1), ("going", 1))
    if mood == "prog":
        v1, v2 = act_ing(r, s), act_ing(r, s2)
    if mood == "pres":
        return None
    conj = r.w(("and", 3), ("but", 1))
    neg2 = conj == "but"
    en = f"{E.clause(s.en, s.per, v1.en, v1.etail(s), mood)}, {conj} {E.clause(s2.en, s2.per, (v1 if neg2 else v2).en, (v1 if neg2 else v2).etail(s2), mood, neg2)}."
    vv = v1 if neg2 else v2
    out = []
    for L in "cp":
        b1, st1 = kpart(s, v1, mood, False, L)
        b2, st2 = kpart(s2, vv, mood, neg2, L)
        if mood == "going":
            st1 = K.fut_stem(K.hon(v1.stem) if hon_of(s, L) else v1.stem)
            c1 = st1.t + ("이지만" if neg2 else "이고")
            c1 = st1.t[:-1] + ("거지만" if neg2 else "거고")
        else:
            c1 = K.c(st1, "지만" if neg2 else "고")
        out.append(join(ksubj(s, L, "top"), b1, c1, ksubj(s2, L, "top"), b2, K.fin(st2, L)) + ".")
    return en, out[0], out[1]


def _andbut_but_adj_and_adj(r: R, kind, s):
    thing = r.p(.45)
    if thing:
        a1 = r.pick(THADJ)
        n = r.pick(adj_nouns(a1))
        c = [
            x for x in THADJ if n in adj_nouns(x) and x is not a1 and not x.past and "=" not in x.fl
        ]
        if not c or a1.past or "=" in a1.fl or "n" in n.fl or n.fl == "the":
            return None
        a2 = r.pick(c)
        s = np(n, r.w(("the", 2), ("this", 2), ("that", 1)))
        if n.u and n.cls & {"abs"}:
            s = np(n, "0")
    else:
        pos = [
            x for x in HADJ3
            if not x.past and x.cls[0] in ("H", "HA") and x.en not in ("pretty", "cute", "lovely",
                                                                       "okay", "alive", "awake",
                                                                       "asleep", "alone")
        ]
        a1, a2 = r.pick(pos), r.pick(pos)
        if a1 is a2 or a1.ko == a2.ko:
            return None
    if opposite(a1, a2) or a1.ko == a2.ko:
        return None
    p2 = pron(s)
    good = polarity(a1), polarity(a2)
    if kind == "and-adj":
        if 0 in good or good[0] != good[1]:
            return None
        mood = r.w(("pres", 3), ("past", 1))
        en = f"{E.clause(s.en, s.per, 'be', f'{a1.en} and {a2.en}', mood)}."
        out = []
        for L in "cp":
            st2 = kpred(a2.stem, hon_of(s, L), True, mood)
            out.append(join(ksubj(s, L, "top"), K.c(a1.stem, "고"), K.fin(st2, L)) + ".")
        return en, out[0], out[1]
    neg2 = False
    if good[0] == good[1] and good[0] != 0:
        neg2 = True
    elif 0 in good:
        return None
    mood = r.w(("pres", 3), ("past", 1))
    en = f"{E.clause(s.en, s.per, 'be', a1.en, mood)}, but {E.clause(p2.en, p2.per, 'be', a2.en, mood, neg2)}."
    out = []
    for L in "cp":
        st1 = kpred(a1.stem, hon_of(s, L), True, mood)
        st2 = kpred(a2.stem, hon_of(s, L), True, mood, neg2)
        out.append(join(ksubj(s, L, "top"), K.c(st1, "지만"), K.fin(st2, L)) + ".")
    return en, out[0], out[1]


def _andbut_but_act(r: R, s):
    key = r.pick(
        ["tired", "sick", "busy", "rain", "snow", "cold", "hot", "hard", "nomoney", "late"])
    W = {"rain": "rain=>비가 오다", "snow": "snow=>눈이 오다", "cold": "be cold=>춥다", "hot": "be hot=>덥다"}
    HH = {
        "tired": "be tired=>피곤하다",
        "sick": "be sick=>아프다",
        "busy": "be busy=>바쁘다",
        "hard": "study hard=>열심히 공부하다",
        "nomoney": "have no money=>돈이 없다",
        "late": "be late=>늦다",
        "like": "like {food}=>{food}을 좋아하다"
    }
    w = key in W
    t1 = W.get(key) or HH[key]
    kind_ = "a" if "be " in t1 and key != "late" else "v"
    c = vp_text(r, t1, s, kind_)
    pos = {
        "tired": [
            "go to work=>일하러 가다", "exercise=>운동하다", "clean the house=>집을 청소하다",
            "go to {dest}=>{dest}에 가다", "do {p} homework=>숙제하다", "?sleep=>자다",
            "study until late=>늦게까지 공부하다"
        ],
        "sick": [
            "go to school=>학교에 가다", "go to work=>일하러 가다", "!go to the hospital=>병원에 가다",
            "!take medicine=>약을 먹다", "work all day=>하루 종일 일하다"
        ],
        "busy": [
            "help {P}=>{P}을 도와주다", "call {P}=>{P}에게 전화하다", "meet {P}=>{P}을 만나다",
            "go to {dest}=>{dest}에 가다"
        ],
        "rain": [
            "go out=>나가다", "go to {dest}=>{dest}에 가다", "!take an umbrella=>우산을 가져가다",
            "play soccer=>축구를 하다", "take a walk=>산책하다"
        ],
        "snow": ["go out=>나가다", "drive to {dest}=>{dest}까지 운전해서 가다", "!wear gloves=>장갑을 끼다"],
        "cold": [
            "!wear {wear}=>{wear}을 입다", "go swimming=>수영하러 가다", "eat ice cream=>아이스크림을 먹다",
            "open the window=>창문을 열다", "take a walk=>산책하다"
        ],
        "hot": [
            "exercise outside=>밖에서 운동하다", "drink hot coffee=>뜨거운 커피를 마시다",
            "!open the window=>창문을 열다", "wear {wear}=>{wear}을 입다"
        ],
        "hard": [
            "fail the test=>시험에 떨어지다", "?pass the test=>시험에 합격하다", "?answer the question=>질문에 대답하다"
        ],
        "like": ["?make it=>만들다", "!eat it often=>자주 먹다"],
        "nomoney": ["be happy=>행복하다", "buy {buy}=>{buy}을 사다", "travel a lot=>여행을 많이 하다"],
        "late": ["!run=>뛰다", "!apologize=>사과하다", "walk slowly=>천천히 걷다"]
    }[key]
    x = r.pick(pos)
    v, fl = parse(r, x, s, "a" if "=>행복" in x else "v")
    mood = "past" if key != "like" else "pres"
    m2 = ("could" if mood == "past" else "can") if fl == "?" else mood
    p2 = pron(s)
    en = f"{E.clause('it' if w else s.en, '3s' if w else s.per, c.en, c.etail(s), mood)}, but {E.clause((s if w else p2).en, (s if w else p2).per, v.en, v.etail(s), m2, bool(fl))}."
    out = []
    for L in "cp":
        st1 = kpred(c.stem, hon_of(s, L) and not w, is_third(s), mood)
        b, st = kpart(s, v, m2, bool(fl), L)
        out.append(
            join(
                ksubj(s, L, "top") if not w else "", c.kpre(s, L), K.c(st1, "지만"),
                ksubj(s, L, "top") if w else "", b, K.fin(st, L)) + ".")
    return en, out[0], out[1]


@family("and-but", 4)
def andbut(r: R) -> Triple | None:
    kind = r.w(("seq", 4), ("two", 2), ("but-adj", 2), ("but-act", 2), ("and-adj", 1.6),
               ("to", 2.4))
    s = subject(r)
    if kind == "seq":
        return _andbut_seq(r, s)
    if kind == "two":
        return _andbut_two(r, s)
    if kind in ("but-adj", "and-adj"):
        return _andbut_but_adj_and_adj(r, kind, s)
    if kind == "but-act":
        return _andbut_but_act(r, s)
    # purpose
    x = r.pick([
        "save money=>돈을 모으다|buy {buy}=>{buy}을 사다",
        "go to the supermarket=>슈퍼마켓에 가다|buy {food}=>{food}을 사다",
        "get up early=>일찍 일어나다|take the train=>기차를 타다", "get up early=>일찍 일어나다|exercise=>운동하다",
        "study hard=>열심히 공부하다|pass the test=>시험에 합격하다",
        "study hard=>열심히 공부하다|become a doctor=>의사가 되다",
        "learn {subj}=>{subj}을 배우다|get a good job=>좋은 일자리를 구하다",
        "call {P}=>{P}에게 전화하다|apologize=>사과하다",
        "turn on the computer=>컴퓨터를 켜다|send an email=>이메일을 보내다",
        "turn on the computer=>컴퓨터를 켜다|watch {watch}=>{watch}을 보다",
        "open the window=>창문을 열다|see the snow=>눈을 보다",
        "go to the library=>도서관에 가다|borrow {read}=>{read}을 빌리다",
        "go to {city}=>{city}에 가다|meet {P}=>{P}을 만나다",
        "go to {city}=>{city}에 가다|study {subj}=>{subj}을 공부하다",
        "take a taxi=>택시를 타다|arrive early=>일찍 도착하다", "buy {fruit}=>{fruit}을 사다|make juice=>주스를 만들다",
        "exercise every day=>매일 운동하다|lose weight=>살을 빼다",
        "use a dictionary=>사전을 쓰다|translate the letter=>편지를 번역하다",
        "come to Korea=>한국에 오다|learn Korean=>한국어를 배우다",
        "buy {gift}=>{gift}을 사다|give {P} a surprise=>{P}을 놀라게 하다",
        "work hard=>열심히 일하다|buy {buy}=>{buy}을 사다", "sit down=>앉다|rest=>쉬다",
        "write a letter=>편지를 쓰다|thank {P}=>{P}에게 고마워하다", "run=>뛰다|catch the bus=>버스를 타다",
        "go outside=>밖에 나가다|take pictures=>사진을 찍다"
    ])
    a, b = x.split("|")
    v1, v2 = vp_text(r, a, s), vp_text(r, b, s)
    mood = r.w(("past", 4), ("pres", 1), ("going", 1.5), ("haveto", .6))
    if mood == "pres" and v1.en in ("call", "turn", "open", "sit", "come", "take", "run", "write"):
        mood = "past"
    en = f"{E.clause(s.en, s.per, v1.en, v1.etail(s), mood)} to {join(v2.en, v2.etail(s))}."
    out = []
    for L in "cp":
        body, st = kpart(s, v1, mood, False, L)
        out.append(
            join(ksubj(s, L, "top"), v2.kpre(s, L), K.eu(v2.stem, "려고"), body, K.fin(st, L)) + ".")
    return en, out[0], out[1]


_GOOD = set(
    "happy healthy strong kind nice smart clever wise diligent honest brave funny friendly polite patient generous careful famous popular rich beautiful pretty cute lucky calm creative talented confident energetic cheerful responsible delicious tasty sweet fresh warm clean comfortable convenient useful soft bright fast safe interesting fun touching amazing easy good great perfect cool lovely peaceful lively cozy tidy natural accurate powerful fragrant crispy juicy cheap modern new gentle quiet simple special smooth spacious bright"
    .split())
_BAD = set(
    "sad tired hungry thirsty busy sick lonely weak foolish lazy rude noisy greedy poor selfish stubborn salty bitter greasy bland dirty uncomfortable broken hard dark slow dangerous strange boring scary difficult bad expensive crowded messy awkward wrong steep slippery old heavy cold sour small narrow complicated mean shy serious loud sticky"
    .split())
_OPP = [
    set("big small large little tiny huge".split()),
    set("long short tall".split()),
    set("high low".split()),
    set("wide narrow".split()),
    set("fast slow".split()),
    set("hot cold warm cool chilly".split()),
    set("strong weak".split()),
    set("happy sad lonely".split()),
    set("rich poor".split()),
    set("young old new".split()),
    set("clean dirty".split()),
    set("easy difficult hard".split()),
    set("kind rude mean nice polite friendly selfish generous greedy".split()),
    set("smart foolish clever wise".split()),
    set("lazy diligent".split()),
    set("cheap expensive".split()),
    set("safe dangerous".split()),
    set("quiet noisy".split()),
    set("comfortable uncomfortable".split()),
    set("interesting boring fun touching".split()),
    set("good bad great perfect".split()),
    set("tidy messy clean".split()),
    set("bright dark".split()),
    set("heavy light".split()),
    set("delicious tasty bland".split()),
    set("natural awkward accurate".split()),
    set("simple complicated".split()),
    set("shy confident".split()),
    set("healthy sick".split()),
    set("soft hard".split()),
    set("thick thin".split()),
    set("tired energetic".split()),
    set("brave shy".split()),
    set("famous popular".split()),
    set("pretty beautiful cute lovely".split()),
    set("funny cheerful".split())
]


def polarity(a):
    return 1 if a.en in _GOOD else -1 if a.en in _BAD else 0


def opposite(a, b):
    return any(a.en in g and b.en in g for g in _OPP)
