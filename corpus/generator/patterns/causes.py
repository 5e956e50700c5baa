"""because, so."""

import english as E
import korean as K
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import NP
from patterns.texts import pron, vp_text
from people import subject
from sentences import NONE, hon_of, is_third, join, kpred, ksubj

# causes: (text, kind adj/verb/weather, results)
CAUSES = {
    "tired": ("be tired=>피곤하다", "a", [
        "go to bed early=>일찍 자다", "take a nap=>낮잠을 자다", "stay home=>집에 있다", "take a taxi=>택시를 타다",
        "rest at home=>집에서 쉬다", "drink {drink}=>{drink}을 마시다", "!exercise=>운동하다",
        "!go to the party=>파티에 가다", "?go to {dest}=>{dest}에 가다", "go home early=>일찍 집에 가다",
        "?study=>공부하다", "?cook dinner=>저녁을 요리하다", "sleep all day=>하루 종일 자다"
    ]),
    "hungry": ("be hungry=>배고프다", "a", [
        "eat {food}=>{food}을 먹다", "order {food}=>{food}을 시키다", "make {food}=>{food}을 만들다",
        "buy {food}=>{food}을 사다", "go to the restaurant=>식당에 가다", "?sleep=>자다", "?work=>일하다",
        "eat {fruit}=>{fruit}을 먹다"
    ]),
    "thirsty":
        ("be thirsty=>목마르다", "a",
         ["drink {drink}=>{drink}을 마시다", "buy {drink}=>{drink}을 사다",
          "order {drink}=>{drink}을 시키다"]),
    "sick": ("be sick=>아프다", "a", [
        "!go to school=>학교에 가다", "stay home=>집에 있다", "go to the hospital=>병원에 가다",
        "take medicine=>약을 먹다", "?work=>일하다", "?go to {dest}=>{dest}에 가다", "?meet {P}=>{P}을 만나다",
        "sleep all day=>하루 종일 자다", "!eat anything=>아무것도 먹다"
    ]),
    "busy": ("be busy=>바쁘다", "a", [
        "?meet {P}=>{P}을 만나다", "?go to {dest}=>{dest}에 가다", "!have lunch=>점심을 먹다",
        "?watch {watch}=>{watch}을 보다", "?call {P}=>{P}에게 전화하다", "?rest=>쉬다",
        "?read {read}=>{read}을 읽다", "?help {P}=>{P}을 도와주다", "?go on a trip=>여행을 가다"
    ]),
    "cold": ("be cold=>춥다", "w", [
        "wear {wear}=>{wear}을 입다", "close the window=>창문을 닫다", "drink hot tea=>뜨거운 차를 마시다",
        "turn on the heater=>난로를 켜다", "stay home=>집에 있다", "?go out=>나가다", "wear gloves=>장갑을 끼다",
        "?swim=>수영하다", "!open the door=>문을 열다"
    ]),
    "hot": ("be hot=>덥다", "w", [
        "open the window=>창문을 열다", "turn on the air conditioner=>에어컨을 켜다",
        "drink cold water=>찬물을 마시다", "eat ice cream=>아이스크림을 먹다", "go swimming=>수영하러 가다",
        "?sleep=>자다", "stay home=>집에 있다", "wear shorts=>반바지를 입다", "take a shower=>샤워하다"
    ]),
    "rain": ("rain=>비가 오다", "w", [
        "take an umbrella=>우산을 가져가다", "stay home=>집에 있다", "!go out=>나가다", "?play soccer=>축구를 하다",
        "take a taxi=>택시를 타다", "close the window=>창문을 닫다", "?go to {dest}=>{dest}에 가다",
        "watch {watch} at home=>집에서 {watch}을 보다", "?take a walk=>산책하다", "wear boots=>부츠를 신다",
        "cancel the trip=>여행을 취소하다"
    ]),
    "snow": ("snow=>눈이 오다", "w", [
        "stay home=>집에 있다", "?drive=>운전하다", "wear boots=>부츠를 신다", "make a snowman=>눈사람을 만들다",
        "go skiing=>스키 타러 가다", "walk slowly=>천천히 걷다", "wear gloves=>장갑을 끼다"
    ]),
    "sad": ("be sad=>슬프다", "a", [
        "cry=>울다", "call {P}=>{P}에게 전화하다", "listen to music=>음악을 듣다", "go home=>집에 가다",
        "!eat anything=>아무것도 먹다", "drink {drink}=>{drink}을 마시다"
    ]),
    "happy":
        ("be happy=>행복하다", "a",
         ["smile=>웃다", "dance=>춤추다", "sing=>노래하다", "hug {P}=>{P}을 안아 주다", "call {P}=>{P}에게 전화하다"]),
    "angry": ("be angry=>화가 나다", "a", [
        "shout=>소리치다", "leave=>떠나다", "go out=>나가다", "!answer=>대답하다", "!call {P}=>{P}에게 전화하다",
        "close the door=>문을 닫다", "!talk to {P}=>{P}에게 말하다"
    ]),
    "bored": ("be bored=>심심하다", "a", [
        "watch {watch}=>{watch}을 보다", "play games=>게임하다", "read {read}=>{read}을 읽다",
        "call {P}=>{P}에게 전화하다", "go for a walk=>산책하러 가다", "go to {dest}=>{dest}에 가다",
        "draw a picture=>그림을 그리다", "sing a song=>노래를 부르다"
    ]),
    "sleepy": ("be sleepy=>졸리다", "v", [
        "go to bed early=>일찍 자다", "drink coffee=>커피를 마시다", "take a nap=>낮잠을 자다", "?study=>공부하다",
        "wash {p} face=>세수하다", "?drive=>운전하다"
    ]),
    "late": ("be late=>늦다", "v", [
        "take a taxi=>택시를 타다", "run to the station=>역까지 뛰어가다", "apologize=>사과하다",
        "miss {pub}=>{pub}을 놓치다", "?eat breakfast=>아침을 먹다"
    ]),
    "miss":
        ("miss the bus=>버스를 놓치다", "v",
         ["be late=>늦다", "walk to school=>학교까지 걸어가다", "take a taxi=>택시를 타다",
          "walk home=>집까지 걸어가다"]),
    "lost": ("lose {p} wallet=>지갑을 잃어버리다", "v", [
        "?buy {buy}=>{buy}을 사다", "go to the police station=>경찰서에 가다", "call {P}=>{P}에게 전화하다",
        "walk home=>집까지 걸어가다", "cry=>울다"
    ]),
    "hard": ("study hard=>열심히 공부하다", "v", [
        "pass the test=>시험에 합격하다", "get a good grade=>좋은 점수를 받다", "become a doctor=>의사가 되다",
        "speak English well=>영어를 잘하다"
    ]),
    "nosleep": ("!sleep well=>잘 자다", "v",
                ["be tired=>피곤하다", "drink coffee=>커피를 마시다", "take a nap=>낮잠을 자다", "?study=>공부하다"]),
    "nomoney": ("have no money=>돈이 없다", "x", [
        "?buy {buy}=>{buy}을 사다", "?go to {dest}=>{dest}에 가다", "?eat out=>외식하다",
        "walk home=>집까지 걸어가다", "?travel=>여행하다", "!take a taxi=>택시를 타다"
    ]),
    "notime": ("have no time=>시간이 없다", "x", [
        "?read {read}=>{read}을 읽다", "?meet {P}=>{P}을 만나다", "?have breakfast=>아침을 먹다",
        "?watch {watch}=>{watch}을 보다", "take a taxi=>택시를 타다", "?go to {dest}=>{dest}에 가다",
        "?exercise=>운동하다"
    ]),
    "exam": ("have a test=>시험이 있다", "x", [
        "study at the library=>도서관에서 공부하다", "?watch {watch}=>{watch}을 보다", "go to bed early=>일찍 자다",
        "get up early=>일찍 일어나다", "?go to the party=>파티에 가다", "study all night=>밤새 공부하다"
    ]),
}
CAUSE_KEYS = list(CAUSES)


def parse(r: R, text, s, kind="v"):
    """(VP, neg, couldnt) for a result or cause text."""
    flag = text[0] if text[0] in "!?" else ""
    vp = vp_text(r, text.lstrip("!?"), s, kind)
    return vp, flag


def clause_pair(r: R, s, key):
    ctext, ckind, res = CAUSES[key]
    rtext = r.pick(res)
    weather_ = ckind == "w"
    cs = NP("it", ("", ""), "3s", pro="it") if weather_ else s
    cvp, cflag = parse(r, ctext, s, "a" if ckind == "a" or
                       (ckind == "w" and "be " in ctext) else "v")
    rvp, rflag = parse(r, rtext, s)
    return cs, cvp, cflag, rvp, rflag, weather_


def kpart(s, vp, mood, neg, L, mode="drop", t=""):
    st = kpred(vp.stem, hon_of(s, L), is_third(s), mood, neg)
    return join(ksubj(s, L, mode), t, vp.kpre(s, L)), st


def third_feel(s, vp):
    return vp


@family("because-so", 4)
def because(r: R) -> Triple | None:
    key = r.pick(CAUSE_KEYS)
    s = subject(r) if r.p(.85) else subject(r)
    if key in ("hard", "exam") and s.n and s.n.cls & {"job"}:
        return None
    cs, cvp, cflag, rvp, rflag, w = clause_pair(r, s, key)
    p2 = pron(s)
    past = r.p(.75) or key in ("miss", "lost", "hard", "nosleep", "late", "angry")
    mood = "past" if past else "pres"
    rm = mood
    if rflag == "?":
        rm = "could" if past else "can"
    elif not past:
        rm = r.w(("going", 2), ("want", 1), ("haveto", 1)) if rflag != "!" else "going"
        if rvp.en in ("be",):
            return None
    rneg = rflag in ("!", "?") and rflag != ""
    form = r.w(("because", 4), ("so", 3), ("Because", 1.3))
    t = NONE
    if past and r.p(.35):
        t = r.pick([("yesterday", "어제"), ("last night", "어젯밤에"), ("today", "오늘"),
                    ("last week", "지난주에"), ("this morning", "오늘 아침에"), ("last weekend", "지난 주말에"),
                    ("last Monday", "지난 월요일에"), ("last Friday", "지난 금요일에"),
                    ("yesterday evening", "어제 저녁에"), ("two days ago", "이틀 전에")])
        if "all day" in rvp.tail or "all night" in rvp.tail or "early" in rvp.tail or "home" in rvp.tail and "night" in t[
                0]:
            t = NONE
    adv = NONE
    if cvp.en == "be" and r.p(.35) and key not in ("late", "sleepy"):
        adv = r.w((("very", "아주"), 2), (("too", "너무"), 1.4), (("really", "정말"), 1),
                  (("so", "정말"), 0))
        if key == "angry":
            adv = NONE
    ctail = join(adv[0], cvp.etail(s))
    first, second = (s, p2)
    if form == "because":
        a = join(E.clause(s.en, s.per, rvp.en, rvp.etail(s), rm, rneg), t[0])
        b = E.clause((cs if w else p2).en, cs.per if w else p2.per, cvp.en, ctail, mood,
                     cflag == "!")
        en = f"{a} because {b}."
    elif form == "so":
        a = E.clause(cs.en, cs.per, cvp.en, ctail, mood, cflag == "!")
        a = join(a, t[0])
        b = E.clause((s if w else p2).en, (s if w else p2).per, rvp.en, rvp.etail(s), rm, rneg)
        en = f"{a}, so {b}."
    else:
        b = E.clause(cs.en, cs.per, cvp.en, ctail, mood, cflag == "!")
        a = E.clause((s if w else p2).en, (s if w else p2).per, rvp.en, rvp.etail(s), rm, rneg)
        en = f"because {join(b, t[0])}, {a}."
    out = []
    for L in "cp":
        # cause: connective -아서 is tenseless
        cst = cvp.stem
        if hon_of(s, L) and not w:
            cst = K.hon(cst)
        if cflag == "!":
            cst = Stem(K.c(cst, "지 못하"), "ha", "v") if key == "nosleep" else K.neg(cst)
        cause = join(adv[1], cvp.kpre(s, L), K.aseo(cst))
        if cause.endswith("시어서"):
            cause = cause[:-3] + "셔서"
        body, st = kpart(s, rvp, rm, rneg, L)
        if w:
            o = join(t[1], cause, ksubj(s, L, "top"), body, K.fin(st, L))
        else:
            o = join(ksubj(s, L, "top"), t[1], cause, body, K.fin(st, L))
        out.append(o + ".")
    return en, out[0], out[1]
