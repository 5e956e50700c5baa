"""Reported speech: he said that ..., she told me to ..."""

import english as E
import korean as K
from adjectives import HADJ3
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import HE, I, NAMES, SHE, THEY, WE, np
from patterns.actions import same
from patterns.events import act
from patterns.texts import clash, pron, vp_text
from people import subject
from sentences import NONE, hon_of, is_third, join, ksubj
from verbs import HTV, VP, tvp

OBJP = [I, HE, SHE, THEY]


# ---- reported speech, thinking, knowing -----------------------------------
def past_of_pres(r: R, s2):
    """A stative or adjective clause for 'said (that) ...'."""


def _reported_said_other(r: R, f, hon2, neg, s, s2, same_s, t):
    if f == "like":
        n = r.n("likeable")
        o = np(n, "gen" if not n.cls & {"sport", "racket", "subject", "lang"} else "0")
        v = VP("like", o.en, tuple(o.jo(L, "을") for L in "cp"), Stem("좋아하", None))
        m = "past"
    else:
        v = act(r, s2) if f != "past" else (tvp(
            r, r.pick([z for z in HTV if z.fl[:1] in "rn" and z.en not in ("speak", "have")])))
        m = {"will": "would", "past": "hadpp", "can": "could", "want": "wanted"}[f]
        if f in ("will",) and r.p(.5):
            t = r.pick([("the next day", "다음 날"), ("soon", "곧"), ("later", "나중에"),
                        ("on Monday", "월요일에"), ("on Friday", "금요일에"), ("in the morning", "아침에")])
    if m == "hadpp":
        en2 = f"{s2.en} had{chr(2) + 'not' if neg else ''} {join(E.vf(v.en, 'pp'), v.etail(s2))}"
    elif m == "would":
        en2 = f"{s2.en}{chr(1)}would{chr(2) + 'not' if neg else ''} {join(v.en, v.etail(s2))}"
    else:
        en2 = E.clause(s2.en, s2.per, v.en, v.etail(s2), m, neg)
    en2 = join(en2, t[0])

    def kq(L):
        b = K.hon(v.stem) if hon2(L) and not same_s else v.stem
        if f == "like":
            return K.quote(K.neg(b) if neg else b)
        if f == "will":
            x = K.neg(b) if neg else b
            return K.adn_fut(x) + " 거라고"
        if f == "past":
            return K.quote(K.past(K.neg(b) if neg else b))
        if f == "can":
            return K.quote(K.cannot(b) if neg else K.can(b))
        x = K.want(b, is_third(s2) and not same_s)
        return K.quote(K.neg(x) if neg else x)

    pre = lambda L: join(t[1], v.kpre(s2 if not (same_s and is_third(s)) else s, L))
    return en2, kq, pre


def _reported_said(r: R, s):
    same_s = r.p(.55)
    s2 = pron(s) if same_s else subject(r)
    if not same_s and clash(s, s2):
        return None
    f = r.w(("adj", 3), ("will", 2), ("past", 2), ("can", 1), ("like", 1.5), ("want", 1))
    that = r.w(("that ", 1), ("", 1))
    neg = r.p(.18)
    hon2 = lambda L: hon_of(s if same_s else s2, L) if not (same_s and s.pro == "I") else False
    t = NONE
    if f == "adj":
        a = r.pick([
            z for z in HADJ3
            if z.cls[0] in ("H", "HA") and not z.past and z.en not in ("alive", "awake")
        ])
        en2 = E.clause(s2.en, s2.per, "be", a.en, "past", neg)
        kq = lambda L: (K.quote((K.hon
                                 if hon2(L) and not same_s else (lambda z: z))(K.neg(a.stem)
                                                                               if neg else a.stem)))
        pre = lambda L: ""
    else:
        en2, kq, pre = _reported_said_other(r, f, hon2, neg, s, s2, same_s, t)
    en = f"{s.en} said {that}{en2}."
    out = []
    for L in "cp":
        sub2 = "" if same_s else ksubj(s2, L, "nom")
        fin_ = K.fin(K.past(K.hon(Stem("하", "ha"), False) if s.hon else Stem("하", "ha")), L)
        out.append(join(ksubj(s, L, "top"), sub2, pre(L), kq(L), fin_) + ".")
    return en, out[0], out[1]


def _reported_what(r: R, drop, s2e):
    w_, st, tn = r.w((("eat", Stem("먹", ""), "want"), 1), (("buy", Stem("사", ""), "want"), 1),
                     (("do", Stem("하", "ha"), "prog"), 1.5), (("read", Stem("읽", ""), "prog"), 1),
                     (("want", Stem("원하", "ha"), "p"), 1))
    if tn == "prog":
        en2 = f"what {s2e.en} {E.BE[s2e.per][1]} {E.vf(w_, 'ing')}"
        kq = lambda L: join("뭘", K.quote_q(K.prog(st)))
    elif tn == "want":
        en2 = f"what {s2e.en} wanted to {w_}"
        kq = lambda L: join("뭘", K.quote_q(K.want(st, False if drop else is_third(s2e))))
    else:
        en2 = f"what {s2e.en} wanted"
        kq = lambda L: join("뭘", K.quote_q(st))
    return en2, kq, st


def _reported_asked(r: R, o, s):
    f = r.w(("if", 2), ("where", 1.5), ("what", 1.2), ("when", 1))
    s2 = r.w((o, 3), (subject(r), 1))
    if s2 is not o and (same(s2, o) or same(s2, s)):
        return None
    if s2 is o and not o.pro:
        s2e = pron(o)
    else:
        s2e = s2
    drop = s2 is o
    if f == "if":
        v = act(r, s2e) if r.p(.5) else VP("like", (lambda z: z)(
            o2 := np(r.n("fruit,dish,sport"), "gen")).en, tuple(
                o2.jo(L, "을") for L in "cp"), Stem("좋아하", None))
        m = "past" if v.en == "like" else r.w(("could", 1), ("wanted", 2))
        w = r.w(("if", 2), ("whether", 1))
        en2 = f"{w} {E.clause(s2e.en, s2e.per, v.en, v.etail(s2e), m)}"

        def kq(L):
            b = v.stem
            x = {
                "past": b,
                "could": K.can(b),
                "wanted": K.want(b, False if drop else is_third(s2e))
            }[m]
            return join(v.kpre(s2e, L), K.quote_q(x))
    elif f == "where":
        w_, st = r.w((("live", Stem("살", "l")), 2), (("work", Stem("일하", None)), 2),
                     (("go", Stem("가", "")), 1.5), (("be", Stem("있", "", "x")), 1.5))
        if w_ == "be":
            en2 = f"where {s2e.en} {E.BE[s2e.per][1]}"
        else:
            en2 = f"where {s2e.en} {E.vf(w_, 'past')}" if w_ != "go" else f"where {s2e.en} {E.BE[s2e.per][1]} going"
        kq = lambda L: join("어디에서" if w_ == "work" else "어디에", K.quote_q(st))
    elif f == "what":
        en2, kq, st = _reported_what(r, drop, s2e)
    else:
        v = vp_text(
            r,
            r.pick([
                "come=>오다", "come home=>집에 오다", "leave=>떠나다", "arrive=>도착하다",
                "go to {dest}=>{dest}에 가다", "start=>시작하다"
            ]), s2e)
        en2 = f"when {s2e.en} would {join(v.en, v.etail(s2e))}"
        kq = lambda L: join("언제", v.kpre(s2e, L), K.adn_fut(v.stem) + " 거냐고")
    en = f"{s.en} asked {o.obj} {en2}."
    out = []
    for L in "cp":
        ask = Stem("여쭤보", "") if o.hon else Stem("묻", "d")
        fin_ = K.fin(K.past(K.hon(ask) if s.hon else ask), L)
        out.append(
            join(ksubj(s, L, "top"), o.jo(L, "에게"), "" if drop else ksubj(s2e, L, "nom"), kq(L),
                 fin_) + ".")
    return en, out[0], out[1]


def _reported_told(r: R, o, s):
    if s.pro == "I" and o.hon or o.hon:
        return None
    v = act(r, o)
    neg = r.p(.3)
    en = f"{s.en} told {o.obj} {'not ' if neg else ''}to {join(v.en, v.etail(pron(o)))}."
    out = []
    for L in "cp":
        k = K.c(v.stem, "지 말라고") if neg else K.quote_imp(v.stem)
        fin_ = K.fin(K.past(K.hon(Stem("하", "ha")) if s.hon else Stem("하", "ha")), L)
        pre = v.kpre(o, L).replace("자기 ", "") if not o.pro in ("I", "we") else v.kpre(o, L)
        out.append(join(ksubj(s, L, "top"), o.jo(L, "에게"), pre, k, fin_) + ".")
    return en, out[0], out[1]


def _reported_suggest(r: R, s):
    v = act(r, s)
    if v.o is not None and v.o.det == "poss":
        return None
    en = f"{s.en} suggested {join(E.vf(v.en, 'ing'), v.etail(s))}."
    if "homework" in en or "teeth" in en or "my " in en:
        return None
    out = []
    for L in "cp":
        fin_ = K.fin(K.past(K.hon(Stem("하", "ha")) if s.hon else Stem("하", "ha")), L)
        out.append(join(ksubj(s, L, "top"), v.kpre(s, L), K.quote_sug(v.stem), fin_) + ".")
    return en, out[0], out[1]


@family("reported", 5)
def reported(r: R) -> Triple | None:
    kind = r.w(("said", 4), ("asked", 2), ("told", 2.4), ("suggest", 1), ("heard", 1.3))
    s = subject(r, False, i=kind != "told" or True)
    if kind == "said":
        return _reported_said(r, s)
    o = r.w((I, 4), (HE, 1.5), (SHE, 1.5), (WE, 1), (THEY, .6), (r.pick(NAMES[:5]), 1))
    if kind in ("asked", "told") and (same(s, o) or s.pro == "I" and o.pro in ("we",)):
        return None
    if kind == "asked":
        return _reported_asked(r, o, s)
    if kind == "told":
        return _reported_told(r, o, s)
    if kind == "suggest":
        return _reported_suggest(r, s)
    s2 = subject(r)
    s = I
    if s2.pro in ("I", "we"):
        return None
    v = vp_text(
        r,
        r.pick([
            "move to {city}=>{city}로 이사하다", "get married=>결혼하다", "pass the test=>시험에 합격하다",
            "buy {buy}=>{buy}을 사다", "lose {p} wallet=>지갑을 잃어버리다", "go to {city}=>{city}에 가다",
            "come back=>돌아오다", "fail the test=>시험에 떨어지다", "win the contest=>대회에서 이기다",
            "meet {P}=>{P}을 만나다"
        ]), s2)
    v.pre = tuple(x.replace("으로", "으로") for x in v.pre)
    en = f"I heard that {E.clause(s2.en, s2.per, v.en, v.etail(s2), 'past')}."
    out = []
    for L in "cp":
        st = K.past(K.hon(v.stem) if s2.hon else v.stem)
        out.append(
            join(I.jo(L, "은"), ksubj(s2, L, "nom"), v.kpre(s2, L), K.quote(st), "들었어" +
                 ("요" if L == "p" else "")) + ".")
    return en, out[0], out[1]
