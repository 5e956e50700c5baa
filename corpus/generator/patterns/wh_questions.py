"""when, why, how, how many, how much, which, whose; and the family of all wh-questions."""

import english as E
import korean as K
from adjectives import HADJ3, adjpred
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import ANIMALS, HE, I, NAMES, NP, SHE, np, strip_a
from patterns.clock import clock
from patterns.events import act
from patterns.habits import EVT_PAST
from patterns.texts import vp_text
from patterns.there_is import counter
from patterns.times import NOTDAILY
from patterns.what_questions import whq_what, whq_who_obj, whq_who_subj
from patterns.where_questions import whq_where
from people import kin, subject
from sentences import NONE, hon_of, is_third, join, kpred, ksubj
from verbs import HTV


def _whq_when_why_how(r: R, s):
    x = r.pick([
        "make {food}=>{food}을 만들다", "go to {dest}=>{dest}에 가다", "come here=>여기에 오다",
        "fix {elec}=>{elec}을 고치다", "learn {subj}=>{subj}을 배우다", "know {P}=>{P}을 알다",
        "find {lose}=>{lose}을 찾다", "cook {cookf}=>{cookf}을 요리하다", "get home=>집에 가다",
        "meet {P}=>{P}을 만나다", "study {subj}=>{subj}을 공부하다", "solve this problem=>이 문제를 풀다",
        "use this {elec1}=>이 {elec1}을 쓰다"
    ])
    if "{elec1}" in x:
        n = r.n("elec")
        x = x.replace("{elec1}을", K.jo(n.ko, "을")).replace(
            "{elec1}", n.en) if not n.p else "use this app=>이 앱을 쓰다"
    v = vp_text(r, x, s)
    mood = r.w(("past", 3), ("pres", 1), ("going", 1), ("can", 1))
    if v.en == "know":
        mood = "pres"
    if v.en in ("find", "meet") and mood == "pres":
        mood = "past"
    return mood, v


def _whq_when_why_why(r: R, h, s, sub):
    a = r.pick([
        z for z in HADJ3 if z.en in ("sad", "tired", "happy", "busy", "angry", "late", "excited",
                                     "quiet", "lonely", "sick", "surprised", "bored")
    ])
    adv = r.w((NONE, 2), (("so", "그렇게"), 1))
    mood = r.w(("pres", 2), ("past", 1)) if not a.past else "pres"
    en = f"why {E.clause(s.en, s.per, 'be', join(adv[0], a.en), mood, False, True)}?"
    out = []
    for L in "cp":
        k = adjpred(a, h(L), mood)
        out.append(join(sub(L), "왜", adv[1], K.fin(k, L)) + "?")
    return en, out[0], out[1]


def _whq_when_why(r: R, h, kind, s, sub):
    wh_e, wh_k = {
        "when": ("when", "언제"),
        "why": ("why", "왜"),
        "how": ("how", "어떻게"),
        "whattime": ("what time", "몇 시에"),
        "howoften": ("how often", "얼마나 자주"),
        "howlong": ("how long", "얼마나 오래")
    }[kind]
    neg = False
    if kind == "how":
        mood, v = _whq_when_why_how(r, s)
    elif kind == "howlong":
        v = vp_text(
            r,
            r.pick([
                "wait=>기다리다", "sleep=>자다", "study=>공부하다", "work=>일하다", "exercise=>운동하다",
                "stay in {city}=>{city}에 머무르다", "live in {city}=>{city}에 살다", "watch TV=>텔레비전을 보다",
                "wait for {P}=>{P}을 기다리다"
            ]), s)
        mood = "past"
    elif kind == "howoften":
        v = act(r, s)
        if v.v.en in NOTDAILY:
            return None
        mood = "pres"
    elif kind == "whattime":
        ve = r.pick([
            "get up=>일어나다", "go to bed=>자다", "have breakfast=>아침을 먹다", "have lunch=>점심을 먹다",
            "have dinner=>저녁을 먹다", "go to work=>일하러 가다", "come home=>집에 오다", "leave home=>집을 나서다",
            "go to school=>학교에 가다", "arrive at {dest}=>{dest}에 도착하다", "meet {P}=>{P}을 만나다",
            "call {P}=>{P}에게 전화하다", "leave=>떠나다", "take a shower=>샤워하다", "exercise=>운동하다",
            "start work=>일을 시작하다"
        ])
        v = vp_text(r, ve, s)
        mood = r.w(("pres", 3), ("past", 3), ("going", 1.4))
        if ve.startswith(("arrive", "meet", "call", "leave=>")) and mood == "pres":
            mood = "past"
    else:
        x = r.random()
        if x < .5:
            v = act(r, s)
        elif x < .75:
            v = vp_text(
                r,
                r.pick([
                    "come here=>여기에 오다", "go to {dest}=>{dest}에 가다", "call {P}=>{P}에게 전화하다",
                    "leave=>떠나다", "come back=>돌아오다", "meet {P}=>{P}을 만나다",
                    "move to {city}=>{city}로 이사하다", "buy {buy}=>{buy}을 사다", "sell {buy}=>{buy}을 팔다",
                    "arrive=>도착하다", "start to learn {subj}=>{subj}을 배우기 시작하다",
                    "go to {city}=>{city}에 가다"
                ]), s)
            v.pre = tuple(z for z in v.pre)
        else:
            if kind == "why":
                return _whq_when_why_why(r, h, s, sub)
            v = act(r, s)
        mood = r.w(("past", 3), ("going", 1.4), ("want", .8),
                   ("haveto", .5)) if kind == "why" else r.w(("past", 3), ("going", 2), ("will", 1),
                                                             ("can", .5))
        neg = kind == "why" and mood == "past" and r.p(.35)
    if mood == "will":
        mood = "going"
    q_en = E.clause(s.en, s.per, v.en, v.etail(s), mood, False, True)
    if neg:
        q_en = q_en.replace("did ", "didn't ", 1)
    t = r.pick(EVT_PAST) if mood == "past" and kind == "why" and r.p(.3) else NONE
    en = join(f"{wh_e} {q_en}", t[0]) + "?"
    out = []
    for L in "cp":
        k = kpred(v.stem, h(L), is_third(s), mood, neg)
        if kind in ("when", "whattime", "why"):
            o = join(sub(L), t[1], wh_k, v.kpre(s, L), K.fin(k, L))
        elif kind == "how":
            o = join(sub(L), v.kpre(s, L), wh_k, K.fin(k, L))
        else:
            o = join(sub(L), wh_k, v.kpre(s, L), K.fin(k, L))
        out.append(o + "?")
    if kind == "whattime" and r.p(.2) and s.pro == "you" and mood in ("pres", "past"):
        te, tk = clock(r)
        en2 = E.clause("I", "1s", v.en, v.etail(I), mood)
        outs = []
        for i, L in enumerate("cp"):
            outs.append(f"{out[i]} " +
                        join(tk + "에", v.kpre(I, L), K.fin(kpred(v.stem, False, False, mood), L)) +
                        ".")
        return f"{E.cap(en)} {en2} at {te}.", outs[0], outs[1]
    return en, out[0], out[1]


def _whq_howmany(r: R, h, s, sub):
    v, st, part, pool, mood = r.pick([
        ("have", "있", "이", "pet,read,kin,stat,clothes,tool,car", "pres"),
        ("buy", "사", "을", "fruit,snack,read,stat,kitch,clothes", "past"),
        ("need", "필요하", "이", "fruit,kitch,stat,furn,tool", "pres"),
        ("eat", "먹", "을", "fruit,snack", "past"), ("read", "읽", "을", "read", "past"),
        ("see", "보", "을", "animal,human", "past"), ("want", "원하", "을", "fruit,snack,drink", "pres"),
        ("find", "찾", "을", "portable", "past")
    ])
    n = r.n(pool)
    if n.u or n.p or n.hon or n.en in ("mom", "dad", "mother", "father", "boss", "best friend",
                                       "wife", "husband", "boyfriend", "girlfriend", "king",
                                       "queen"):
        return None
    c = "명" if n.cls & {"person"} else counter(n)
    en = f"how many {n.pl} {E.clause(s.en, s.per, v, '', mood, False, True)}?"
    out = []
    stem = Stem(st, None, "x" if st == "있" else "a" if st == "필요하" else "v")
    for L in "cp":
        out.append(
            join(sub(L), K.jo(n.ko, part), f"몇 {c}", K.fin(kpred(stem, h(L), True, mood), L)) + "?")
    return en, out[0], out[1]


def _whq_howmuch(r: R):
    n = r.n("buy")
    if n.cls & {"ingr"}:
        return None
    o = np(n, r.w(("this", 4), ("the", 2), ("that", 2)))
    en = r.w((f"how much {E.BE[o.per][0]} {o.en}?", 2),
             (f"how much {'do' if o.per == '3p' else 'does'} {o.en} cost?", 1),
             (f"how much {E.BE[o.per][1]} {o.en}?", .6))
    past = " was " in en or " were " in en
    st = K.cop("얼마")
    st = K.past(st) if past else st
    return en, f"{o.jo('c', '은')} {K.fin(st, 'c')}?", f"{o.jo('p', '은')} {K.fin(st, 'p')}?"


def _whq_which(r: R, h, s, sub):
    vv = r.pick([
        z for z in HTV if z.en in ("buy", "read", "watch", "like", "choose", "want", "take", "ride",
                                   "use", "visit", "study", "speak", "play", "eat", "drink", "wear",
                                   "cancel", "remember", "fix", "borrow")
    ])
    n = r.n(vv.objs)
    if n.cls & {"lang", "subject", "city", "country", "sport", "racket", "instp"
               } or n.fl == "the" or vv.en in ("want", "like") and n.u or n.u:
        return None
    mood = r.w(("past", 3), ("want", 1.4), ("going", 1.2)) if not vv.fl.startswith("s") else "pres"
    stem = vv.stem
    if vv.en == "want":
        stem, mood = Stem("원하", None), "pres"
    en = f"which {strip_a(n.en)} {E.clause(s.en, s.per, vv.en, '', mood, False, True)}?"
    out = []
    for L in "cp":
        k = kpred(stem, h(L), is_third(s), mood)
        out.append(
            join(sub(L), f"어느 {K.jo(n.ko, vv.part if vv.part in ('을', '에', '에서') else '을')}",
                 K.fin(k, L)) + "?")
    return en, out[0], out[1]


def _whq_whose(r: R):
    n = r.n("portable,elec,clothes,vehicle,pet,furn,house,kitch")
    th, kth = r.w((("this", "이건"), 2), (("that", "저건"), 1)) if not n.p else r.w(
        (("these", "이건"), 2), (("those", "저건"), 1))
    if n.u:
        return None
    x = r.random()
    if x < .6:
        en = f"whose {n.en} {'are' if n.p else 'is'} {th}?"
        k = f"{kth} 누구 {n.ko}"
    else:
        en = f"who is the owner of {th} {n.en}?"
        return en, f"{'이' if th in ('this', 'these') else '저'} {n.ko}의 주인은 누구야?", f"{'이' if th in ('this', 'these') else '저'} {n.ko}의 주인은 누구예요?"
    if r.p(.3):
        p_ = r.w((r.pick(NAMES), 2), (kin(r), 2), (I, 1), (HE, 1), (SHE, 1))
        if p_.pro:
            mine = {
                "I": ("mine", ("내 거", "제 거")),
                "he": ("his", ("그의 거",) * 2),
                "she": ("hers", ("그녀의 거",) * 2)
            }[p_.pro]
            return f"{E.cap(en)} It{chr(1)}is {mine[0]}." if not n.p else f"{E.cap(en)} They{chr(1)}are {mine[0]}.", f"{k}야? {K.fin(K.cop(mine[1][0]), 'c')}." if not K.tail(
                k
            ) else f"{k}이야? {K.fin(K.cop(mine[1][0]), 'c')}.", f"{k}{'이에요' if K.tail(k) else '예요'}? {K.fin(K.cop(mine[1][1]), 'p')}."
        e2 = f"It{chr(1)}is {p_.en_poss}." if not n.p else f"They{chr(1)}are {p_.en_poss}."
        return f"{E.cap(en)} {e2}", f"{K.fin(K.cop(k), 'c')}? {p_.jo('c', '의')} 거야.", f"{K.fin(K.cop(k), 'p')}? {p_.jo('p', '의')} 거예요."
    return en, f"{K.fin(K.cop(k), 'c')}?", f"{K.fin(K.cop(k), 'p')}?"


@family("wh-questions", 8)
def whq(r: R) -> Triple | None:
    kind = r.w(("what", 4), ("who-subj", 3), ("who-obj", 2), ("where", 4), ("when", 3), ("why", 3),
               ("how", 2), ("howmany", 2), ("howmuch", 1.4), ("which", 2), ("whose", 1.4),
               ("whattime", 1.5), ("howoften", 1), ("howold", 1), ("color", 1), ("whatis", 1.2),
               ("howlong", 1))
    s = subject(r, True)
    h = lambda L: hon_of(s, L)
    sub = lambda L, m="top": ksubj(s, L, "drop" if s.pro == "you" else m)
    ans = None
    if kind == "what":
        return whq_what(r, h, s, sub)
    if kind == "who-subj":
        return whq_who_subj(r)
    if kind == "who-obj":
        return whq_who_obj(r, h, s, sub)
    if kind == "where":
        return whq_where(r, h, s, sub)
    if kind in ("when", "why", "how", "whattime", "howoften", "howlong"):
        return _whq_when_why(r, h, kind, s, sub)
    if kind == "howmany":
        return _whq_howmany(r, h, s, sub)
    if kind == "howmuch":
        return _whq_howmuch(r)
    if kind == "which":
        return _whq_which(r, h, s, sub)
    if kind == "whose":
        return _whq_whose(r)
    if kind == "howold":
        if r.p(.3):
            n = r.pick(ANIMALS)
            s = np(n, "your" if "pet" in n.cls else "the")
        en = f"how old {E.BE[s.per][0]} {s.en}?"
        out = []
        for L in "cp":
            if s.hon:
                out.append(join(ksubj(s, L, "top"), "연세가 어떻게", "되셔" if L == "c" else "되세요") + "?")
            else:
                out.append(
                    join(ksubj(s, L, "drop" if s.pro == "you" else "top"), "몇 살이" +
                         ("야" if L == "c" else ("에요" if s.pro != "you" else "세요"))) + "?")
        return en, out[0], out[1]
    if kind == "color":
        n = r.n("clothes,vehicle,house,flower,furn,kitch,bird,pet")
        if n.u:
            return None
        o = np(n, r.w(("your", 3), ("the", 2), ("his", 1), ("her", 1), ("that", 1), ("this", .6)))
        if o.det in ("your", "his", "her") and n.cls & {"flower", "bird"}:
            o = np(n, "the")
        en = f"what color {E.BE[o.per][0]} {o.en}?"
        return en, f"{o.jo('c', '은')} 무슨 색이야?", f"{o.jo('p', '은')} 무슨 색이에요?"
    # what is X?
    n = r.n("abs")
    o = np(n, r.w(("the", 2), ("your", 3), ("his", 1), ("her", 1)))
    if n.u or n.fl == "the" or n.en not in ("idea", "plan", "dream", "problem", "question",
                                            "answer", "reason", "name", "secret", "habit", "hobby",
                                            "job", "result", "price", "address", "phone number",
                                            "opinion", "choice", "password", "schedule", "goal",
                                            "topic", "title", "meaning", "order", "birthday"):
        return None
    if n.en == "birthday":
        return None
    if n.en == "job":
        o = NP(o.en, tuple(z.replace("일자리", "직업") for z in o.ko))
    en = f"what\x01is {o.en}?"
    ask = "얼마" if n.en == "price" else "뭐"
    return en, f"{o.jo('c', '이')} {ask}야?", f"{o.jo('p', '이')} {ask}예요?"
