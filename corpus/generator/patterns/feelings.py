"""Feelings and their reasons."""

import english as E
import korean as K
from adjectives import HADJ3
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import YOU, np
from patterns.actions import same, someone
from patterns.texts import clash, pron, vp_text
from people import person, subject
from sentences import NONE, hon_of, join, kpred, ksubj
from words import Noun, group, noun

# ---- feelings with reasons -------------------------------------------------
FEEL = [("happy", "행복하", "a"), ("sad", "슬프", "a"), ("angry", "화가 나", "P"),
        ("worried", "걱정하고 있", "x"), ("proud", "자랑스러워하", "v"), ("surprised", "놀라", "P"),
        ("disappointed", "실망하", "P"), ("excited", "신나", "P"), ("nervous", "긴장하", "P"),
        ("lonely", "외롭", "a")]
FEEL = [f for f in FEEL if f[0] not in ("nervous", "worried", "lonely")]
WHY = [
    "{s2} pass the test=>{s2} 시험에 합격하다", "{s2} fail the test=>{s2} 시험에 떨어지다",
    "{s2} win the game=>{s2} 경기에서 이기다", "{s2} lose the game=>{s2} 경기에서 지다",
    "{s2} lose {p} wallet=>{s2} 지갑을 잃어버리다", "{s2} come back=>{s2} 돌아오다", "{s2} leave=>{s2} 떠나다",
    "{s2} forget {p} birthday=>{s2} 생일을 잊어버리다", "{s2} break the window=>{s2} 창문을 깨다",
    "{s2} come late=>{s2} 늦게 오다", "{s2} get a gift=>{s2} 선물을 받다",
    "{s2} move to {city}=>{s2} {city}로 이사하다", "{s2} lie=>{s2} 거짓말하다", "{s2} call=>{s2} 전화하다",
    "{s2} meet {P}=>{s2} {P}을 만나다", "{s2} buy {buy}=>{s2} {buy}을 사다", "{s2} get married=>{s2} 결혼하다"
]


def _feelings_because(r: R, s):
    fe, fk, fl = r.pick(FEEL)
    st = Stem(fk, "b" if fk == "외롭" else None, "a" if fl == "a" else "v")
    same_ = r.p(.5)
    s2 = pron(s) if same_ else subject(r)
    if not same_ and clash(s, s2):
        return None
    w = r.pick(WHY).replace("{s2} ", "")
    if same_ and w.startswith(
        ("leave", "come back", "come late", "forget", "call", "lie", "break", "move",
         "lose {p}")) and fe in ("happy", "proud", "surprised", "excited", "angry", "disappointed"):
        return None
    good = w.startswith(("pass", "win", "come back", "get", "call", "meet", "buy"))
    if good != (fe in ("happy", "proud", "excited", "surprised")):
        return None
    v = vp_text(r, w, s2)
    mood = r.w(("past", 3), ("pres", 1.4))
    if fl == "P":
        mood = r.w(("past", 2), ("pres", 1))
    en = f"{E.clause(s.en, s.per, 'be', fe, mood)} because {E.clause(s2.en, s2.per, v.en, v.etail(s2), 'past')}."
    out = []
    for L in "cp":
        cst = K.hon(v.stem) if (s.hon if same_ else hon_of(s2, L)) else v.stem
        c = join("" if same_ else ksubj(s2, L, "nom"), v.kpre(s2, L), K.aseo(cst))
        f_ = K.hon(st) if s.hon and fl != "x" else (
            Stem("걱정하고 계시", "", "v", hon=True) if s.hon else st)
        if fl == "P" or mood == "past":
            f_ = K.past(f_)
        out.append(join(ksubj(s, L, "top"), c, K.fin(f_, L)) + ".")
    return en, out[0], out[1]


def _feelings_of_n(r: R, s):
    a = r.w(
        (("worried about", "걱정하고 있", "x", "을",
          "exam,interview,homework,future,health,test,money,accident,weather,result"), 3),
        (("proud of", "자랑스러워하", "v", "을", "son,daughter,student,sister,brother,friend,team"), 2),
        (("tired of", "지겨워하", "v", "을", "work,rain,homework,noise,snow,exam"), 1),
        (("angry about", "화가 나", "P", "때문에", "accident,mistake,result,lie,noise,price"), 1.4),
        (("happy about", "기뻐하", "v", "을", "result,news,gift,vacation,trip,wedding"), 1.4),
        (("nervous about", "긴장하", "P", "때문에", "exam,interview,speech,presentation,wedding,test"),
         1.4), (("surprised at", "놀라", "P", "에", "news,result,price,noise,size"), 1.4))
    ae, ak, fl, part, pool = a
    n = r.pick([z for z in (noun(x) for x in pool.split(",")) if z])
    if n.cls & {"kin"} or n.en == "student":
        own = s.poss
        oe, ok = f"{own} {n.en}", ({"I": ("우리 ", "우리 ")}.get(s.pro, ("", "")))
        on = tuple(x + n.ko for x in ok)
    else:
        oe = {
            "future": "the future",
            "news": "the news",
            "weather": "the weather",
            "homework": s.poss + " homework",
            "health": s.poss + " health"
        }.get(n.en) or (n.en if n.u else "the " + n.en)
        on = (n.ko, n.ko)
    neg = r.p(.2)
    mood = r.w(("pres", 3), ("past", 1.4)) if fl != "P" else "pres"
    en = E.clause(s.en, s.per, "be", f"{ae} {oe}", mood if fl != "P" else r.w(
        ("past", 2), ("pres", 1)), neg) + "."
    out = []
    for L, o in zip("cp", on):
        st = Stem(ak, None, fl if fl != "P" else "v")
        if s.hon:
            st = K.hon(st) if fl != "x" else Stem("걱정하고 계시", "", "v", hon=True)
        if neg:
            st = K.neg(Stem(ak, None, "v")) if not s.hon else K.hon(K.neg(Stem(ak, None, "v")))
        if mood == "past" or fl == "P":
            st = K.past(st)
        out.append(
            join(ksubj(s, L, "top"),
                 K.jo(o, part) if part == "을" else (o + " 때문에" if part == "때문에" else o +
                                                    part), K.fin(st, L)) + ".")
    return en, out[0], out[1]


def _feelings_afraid(r: R):
    q = r.p(.2)
    neg = r.p(.2) and not q
    s = subject(r, q)
    n = r.pick(
        group("wild,insect,pet,farm") + tuple(
            noun(x) for x in ("ghost", "thunder", "dentist", "exam", "snake", "shark", "war",
                              "witch", "fire", "doctor", "storm")))
    en = E.clause(s.en, s.per, "be", f"afraid of {np(n, 'gen').en}", "pres", neg,
                  q) + ("?" if q else ".")
    out = []
    for L in "cp":
        st = kpred(Stem("무서워하", "ha"), hon_of(s, L), True, "pres", neg)
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" and q else "top"), K.jo(n.ko, "을"),
                 K.fin(st, L)) + ("?" if q else "."))
    return en, out[0], out[1]


def _feelings_interested(r: R):
    q = r.p(.25)
    neg = r.p(.25) and not q
    s = subject(r, q)
    n = r.n("subject,lang,sport,racket,abs,music,watch,country")
    if n.cls & {"abs"} and n.en not in ("culture", "history", "education", "technology", "nature",
                                        "artificial intelligence", "health", "language",
                                        "tradition", "grammar", "robot", "success", "society"):
        return None
    o = np(n, "0" if n.cls & {"subject", "lang", "sport", "racket", "country"} or n.u else "gen")
    mood = r.w(("pres", 5), ("past", 1))
    en = E.clause(s.en, s.per, "be", f"interested in {o.en}", mood, neg, q) + ("?" if q else ".")
    out = []
    for L in "cp":
        b = Stem("없" if neg else "있", "", "x")
        st = K.hon(b) if hon_of(s, L) else b
        st = K.past(st) if mood == "past" else st
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" and q else "top"), n.ko +
                 "에", "관심이", K.fin(st, L)) + ("?" if q else "."))
    return en, out[0], out[1]


def _feelings_made(r: R):
    o = someone(r, 0, .6)
    n = r.w((r.n("story,gifts,abs"), 1), (person(r), 1))
    if isinstance(n, Noun):
        if n.cls & {"abs"} and n.en not in ("news", "result", "story", "joke", "memory", "accident",
                                            "mistake", "secret", "dream", "noise", "answer",
                                            "voice", "lie", "plan", "failure"):
            return None
        s = np(n, r.w(("the", 3), ("this", 2), ("that", 1), ("his", 1), ("her", 1)))
    else:
        s = n
    if same(s, o):
        return None
    fe, fk = r.pick([("happy", "행복하게 하"), ("sad", "슬프게 하"), ("angry", "화나게 하"), ("tired", "피곤하게 하"),
                     ("laugh", "웃게 하"), ("cry", "울게 하"), ("bored", "지루하게 하")])
    good = fe in ("happy", "laugh")
    mood = r.w(("past", 3), ("pres", .5))
    en = f"{E.clause(s.en, s.per, 'make', f'{o.obj} {fe}', mood)}."
    out = []
    for L in "cp":
        st = Stem(fk, "ha")
        st = K.hon(st) if s.hon else st
        st = K.past(st) if mood == "past" else st
        out.append(join(ksubj(s, L, "top"), o.jo(L, "을"), K.fin(st, L)) + ".")
    return en, out[0], out[1]


def _feelings_look(r: R):
    q = r.p(.15)
    s = subject(r, q)
    if s.pro in ("I", "we"):
        s = YOU
    a = r.pick([
        z for z in HADJ3 if z.en in ("happy", "sad", "tired", "hungry", "busy", "sick", "young",
                                     "nervous", "angry", "healthy", "strong", "bored", "lonely",
                                     "sleepy", "smart", "kind", "famous", "old", "pretty", "cute")
    ])
    if a.past:
        return None
    t = r.w((NONE, 2), (("today", "오늘"), 2), (("now", "지금"), .6))
    m = "pres" if t[0] else r.w(("pres", 2), ("past", 1))
    neg = r.p(.15) and not q
    adv = r.w((NONE, 2), (("very", "아주"), 1),
              (("really", "정말"), .6)) if a.cmp != "-" and not neg and not q else NONE
    en = join(E.clause(s.en, s.per, "look", join(adv[0], a.en), m, neg, q),
              t[0]) + ("?" if q else ".")
    out = []
    for L in "cp":
        st = Stem(K.a(a.stem) + " 보이", "", "v")
        st = K.neg(st) if neg else st
        st = K.hon(st) if hon_of(s, L) else st
        st = K.past(st) if m == "past" else st
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" and q else "top"), t[1], adv[1], K.fin(st, L))
            + ("?" if q else "."))
    return en, out[0], out[1]


@family("feelings", 3)
def feelings(r: R) -> Triple | None:
    s = subject(r)
    kind = r.w(("because", 3), ("of-n", 2), ("afraid", 2), ("interested", 2), ("made", 1.6),
               ("look", 2), ("glad", 1))
    if kind == "because":
        return _feelings_because(r, s)
    if kind == "of-n":
        return _feelings_of_n(r, s)
    if kind == "afraid":
        return _feelings_afraid(r)
    if kind == "interested":
        return _feelings_interested(r)
    if kind == "made":
        return _feelings_made(r)
    if kind == "look":
        return _feelings_look(r)
    v = vp_text(
        r,
        r.pick([
            "meet you=>만나다", "see you again=>다시 보다", "hear the news=>소식을 듣다",
            "pass the test=>시험에 합격하다", "find {p} wallet=>지갑을 찾다", "help {P}=>{P}을 도와주다",
            "be here=>여기에 있다", "come back home=>집에 돌아오다", "meet {P}=>{P}을 만나다",
            "visit {city}=>{city}을 방문하다", "buy {buy}=>{buy}을 사다", "study {subj}=>{subj}을 공부하다",
            "work here=>여기서 일하다", "see {P} again=>{P}을 다시 보다"
        ]), s)
    fe, fk = r.w((("happy", "행복하"), 2), (("glad", "기쁘"), 2))
    mood = r.w(("pres", 2), ("past", 1))
    if s.pro == "you" or "you" in v.tail.split() and s.pro not in ("I", "we"):
        return None
    en = f"{E.clause(s.en, s.per, 'be', fe + ' to ' + join(v.en, v.etail(s)), mood)}."
    out = []
    for L in "cp":
        st = Stem(fk, None, "a")
        st = K.hon(st) if s.hon else st
        st = K.past(st) if mood == "past" else st
        cst = K.hon(v.stem) if s.hon else v.stem
        out.append(join(ksubj(s, L, "top"), v.kpre(s, L), K.aseo(cst), K.fin(st, L)) + ".")
    return en, out[0], out[1]
