"""who, what."""

import english as E
import korean as K
from chance import R
from korean import Stem
from noun_phrases import HE, I, NAMES, NP, SHE, np
from patterns.actions import same, someone, wvp
from patterns.habits import EVT_FUT, EVT_PAST
from patterns.texts import pron
from people import kin
from sentences import NONE, is_third, join, kpred
from verbs import HIV, HTV, WV, ivp_of, tvp

# ---- wh-questions ---------------------------------------------------------
WHAT_V = [("eat", "먹"), ("buy", "사"), ("read", "읽"), ("watch", "보"), ("make", "만들"),
          ("cook", "요리하"), ("draw", "그리"), ("see", "보"), ("find", "찾"), ("lose", "잃어버리"),
          ("write", "쓰"), ("study", "공부하"), ("learn", "배우"), ("drink", "마시"), ("order", "시키"),
          ("sell", "팔"), ("choose", "고르"), ("do", "하"), ("say", "말하"), ("need", "필요하"),
          ("like", "좋아하"), ("want", "원하"), ("know", "알"), ("look for", "찾"), ("play", "하"),
          ("teach", "가르치"), ("bring", "가져오"), ("give {P}", "주"), ("send {P}", "보내"),
          ("tell {P}", "말하")]


def _whq_what_past_eat(r: R, en, res, s, stem, v):
    g = {
        "eat": "fruit,dish,snack",
        "buy": "buy",
        "read": "read",
        "watch": "watch",
        "drink": "drink",
        "order": "dish,drink",
        "draw": "flower,animal",
        "make": "dish,snack"
    }[v]
    n = r.n(g)
    o = np(n, "a" if not (n.u or n.p) else "gen")
    a = I if s.pro == "you" else pron(s)
    en2 = E.clause(a.en, a.per, v, o.en, "past")
    outs = []
    for i, L in enumerate("cp"):
        kk = K.past(K.hon(stem) if a is not I and s.hon else stem)
        outs.append(f"{res[1 + i]} {K.jo(n.ko, '을')} {K.fin(kk, L)}.")
    return f"{E.cap(en)} {E.cap(en2)}.", outs[0], outs[1]


def whq_what(r: R, h, s, sub):
    v, st = r.pick(WHAT_V)
    mood = r.w(("past", 3), ("prog", 2), ("going", 1.4), ("want", 1.4), ("pres", 1.2),
               ("haveto", .6))
    if v in ("need", "like", "want", "know"):
        mood = "pres"
    elif v in ("lose", "find", "see", "say", "bring", "give {P}", "send {P}", "tell {P}",
               "choose") and mood in ("prog", "pres"):
        mood = "past"
    if v == "lose" and mood != "past":
        mood = "past"
    if mood == "pres" and v not in ("need", "like", "want", "know", "do", "study", "teach", "sell"):
        mood = "past"
    pk = ("", "")
    if "{P}" in v:
        o = r.w((I, 3), (HE, 1), (SHE, 1), (r.pick(NAMES[:5]), 1), (kin(r, "your"), .6))
        if same(s, o):
            return None
        v = v.replace("{P}", o.obj)
        pk = tuple(o.jo(L, "에게") for L in "cp")
        if o.hon:
            st = {"주": "드리", "말하": "말씀드리"}.get(st, st)
    stem = Stem(st, None, "a" if st == "필요하" else "v")
    t = r.pick(EVT_PAST) if mood == "past" and r.p(.3) else (
        r.pick(EVT_FUT) if mood == "going" and r.p(.4) else NONE)
    w, _, rest = v.partition(" ")
    if v == "look for":
        w, rest = "look", "for"
    q_en = E.clause(s.en, s.per, w, rest, mood, False, True)
    en = f"what {q_en}" + (" " + t[0] if t[0] else "") + "?"
    en = en.replace("what ", "what ", 1)
    if mood == "prog":
        en = en
    wh = "뭐가" if v == "need" else "뭘"
    out = []
    for i, L in enumerate("cp"):
        k = kpred(stem, h(L), is_third(s), mood)
        x = wh
        if v in ("say",) or w == "tell":
            x = "뭐라고"
        if v == "do":
            x = "뭘"
        out.append(join(sub(L), t[1], pk[i], x, K.fin(k, L)) + "?")
    res = (en, out[0], out[1])
    # short answer
    if r.p(.18) and mood == "past" and v in ("eat", "buy", "read", "watch", "drink", "order",
                                             "draw", "make") and not pk[0]:
        return _whq_what_past_eat(r, en, res, s, stem, v)
    return res


def whq_who_subj(r: R):
    x = r.random()
    mood = r.w(("past", 4), ("prog", 2), ("going", 1.2), ("pres", .6))
    if x < .55:
        vv = r.pick(HTV)
        if vv.fl.startswith("s") or vv.en in ("have", "want", "speak"):
            return None
        v = tvp(r, vv)
        if v.o.det == "poss":
            return None
        if vv.fl.startswith("n"):
            mood = "past"
    elif x < .75:
        vv = r.pick(HIV)
        v = ivp_of(vv)
        if "{p}" in v.tail or vv.en in ("go to bed",):
            return None
        if vv.fl.startswith("n") or vv.en in ("arrive", "leave", "get up", "stand up"):
            mood = "past"
    else:
        vv = r.pick([z for z in WV if z.subj.startswith("H")])
        o = someone(r, .25, .4)
        if o.kind == "animal" and "A" not in vv.objs or o.kind != "animal" and vv.objs == "A" or vv.en in (
                "marry", "carry"):
            return None
        v = wvp(r, vv, o)
        mood = "pres" if vv.fl.startswith("s") else "past"
    if mood == "pres" and not (vv.fl.startswith("s")):
        mood = "past"
    if v.o is not None and v.o.det == "my" and v.o.kind == "person":
        return None
    W = NP("who", ("누구", "누구"), "3s")
    en = E.clause("who", "3s", v.en, v.etail(W), mood)
    if mood in ("prog", "going"):
        en = en.replace("\x01", " ")
    t = r.pick(EVT_PAST) if mood == "past" and r.p(.25) and not vv.fl.startswith("s") else NONE
    out = []
    for L in "cp":
        k = kpred(v.stem, False, True, mood)
        out.append(join("누가", t[1], v.kpre(W, L), K.fin(k, L)) + "?")
    return join(en, t[0]) + "?", out[0], out[1]


def whq_who_obj(r: R, h, s, sub):
    vv, st, part = r.pick([("meet", "만나", "을"), ("call", "전화하", "에게"), ("love", "사랑하", "을"),
                           ("like", "좋아하", "을"), ("invite", "초대하", "을"), ("see", "보", "을"),
                           ("help", "도와주", "을"), ("wait for", "기다리", "을"), ("look for", "찾", "을"),
                           ("live with", "살", "과"), ("work with", "일하", "과"),
                           ("talk with", "이야기하", "과"), ("go with", "가", "과"), ("believe", "믿", "을"),
                           ("visit", "찾아가", "을"), ("write to", "편지를 쓰", "에게"),
                           ("play with", "놀", "과")])
    mood = r.w(("past", 3), ("prog", 1), ("going", 1.4), ("want", 1))
    if vv in ("love", "like", "live with", "work with", "believe"):
        mood = "pres"
    if mood == "prog" and vv not in ("wait for", "look for", "call", "talk with", "help",
                                     "play with"):
        mood = "past"
    w, _, rest = vv.partition(" ")
    t = r.pick(EVT_PAST) if mood == "past" and r.p(.3) else NONE
    en = join(f"who {E.clause(s.en, s.per, w, rest, mood, False, True)}", t[0]) + "?"
    wk = {"을": "누구를", "에게": "누구에게", "과": "누구와"}[part]
    out = []
    for L in "cp":
        k = kpred(Stem(st, None), h(L), is_third(s), mood)
        out.append(join(sub(L), t[1], wk, K.fin(k, L)) + "?")
    return en, out[0], out[1]
