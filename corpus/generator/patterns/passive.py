"""The passive."""

import english as E
import korean as K
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import HE, NAMES, SHE, np
from patterns.actions import same
from patterns.habits import EVT_PAST
from people import animal_subj, person, subject
from sentences import NONE, hon_of, join, kpred, ksubj
from words import noun

# ---- passive --------------------------------------------------------------
PASS = [("house,school,bridge,church,temple,castle,hospital,tower,library,building", "build", "짓",
         "지어지", "p"), ("cup,glass,window,vase,plate,bottle,mirror", "break", "깨", "깨지", ""),
        ("letter,novel,poem,book,report,essay", "write", "쓰", "쓰이", "p"),
        ("cake,robot,dress,chair,table,bread", "make", "만들", "만들어지", "p"),
        ("ticket,car,house,book,picture", "sell", "팔", "팔리", ""),
        ("wallet,key,ring,passport,phone", "find", "찾", "발견되", ""),
        ("door,gate,window", "lock", "잠그", "잠기", ""), ("door,window,gate", "open", "열", "열리", ""),
        ("door,window,gate", "close", "닫", "닫히", ""),
        ("meeting,party,concert,trip,game,class", "cancel", "취소하", "취소되", ""),
        ("tree,rope,hair", "cut", "자르", "잘리", ""),
        ("book,letter,poem,novel", "translate", "번역하", "번역되", ""),
        ("file,photo,message", "delete", "지우", "지워지", ""),
        ("wall,door,house,fence", "paint", "칠하", "칠해지", "p")]
PASSP = [("bite", "물리", "에게", "animal"), ("chase", "쫓기", "에게", "any"), ("catch", "잡히", "에게", "any"),
         ("scold", "혼나", "에게", "hon"), ("praise", "칭찬을 받", "에게", "hon"),
         ("invite", "초대를 받", "에게", "p"), ("love", "사랑을 받", "에게", "p"),
         ("attack", "공격을 받", "에게", "animal"), ("hug", "안기", "에게", "p")]


def _passive_other(r: R, neg, q):
    g, v, act_, st, fl = r.pick(PASS)
    n = r.pick([noun(z) for z in g.split(",")])
    if n.p:
        return None
    s = np(n, r.w(("the", 4), ("this", 1.5), ("that", .6)))
    pp = E.vf(v, "pp")
    x = r.random()
    mood = "past"
    tail, t = pp, NONE
    if v == "write" and x >= .3:
        x = .5
    if x < .3 and v in ("build", "write", "make", "paint", "translate", "cut"):
        a = r.w((person(r), 3), (r.pick([HE, SHE]), 0))
        # by somebody: active in Korean with topic object
        en = f"{E.clause(s.en, s.per, 'be', pp, 'past', neg, q)} by {a.obj}"
        out = []
        for L in "cp":
            stem = Stem(act_, "s" if act_ == "짓" else None)
            k = kpred(stem, a.hon, True, "past", neg)
            out.append(join(s.jo(L, "은"), a.jo(L, "이"), K.fin(k, L)) + ("?" if q else "."))
        return en + ("?" if q else "."), out[0], out[1]
    if x < .6:
        if v in ("build", "write", "translate"):
            y = 1900 + int(r.random() * 125)
            t = (f"in {y}", f"{y}년에")
        else:
            t = r.pick(EVT_PAST)
    en = join(E.clause(s.en, s.per, "be", pp, "past", neg, q), t[0])
    out = []
    for L in "cp":
        k = kpred(Stem(st, None), False, True, "past", neg)
        out.append(
            join(s.jo(L, "은" if v in ("build", "write",
                                      "translate") or neg else "이"), t[1], K.fin(k, L)) +
            ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]


@family("passive", 2)
def passive(r: R) -> Triple | None:
    q = r.p(.15)
    neg = r.p(.15) and not q
    if r.p(.5):
        return _passive_other(r, neg, q)
    v, st, part, who_ = r.pick(PASSP)
    s = subject(r, q)
    if who_ in ("animal", "any") and r.p(.4):
        s = animal_subj(r)
    if s.hon or v in ("scold",) and s.kind == "animal" or s.kind != "animal" and v == "catch":
        return None
    if who_ == "animal" or who_ == "any" and r.p(.6):
        a = np(
            r.pick([
                noun(z) for z in ("dog", "snake", "cat", "bear", "tiger", "lion", "wolf", "spider",
                                  "mosquito", "bee", "monkey", "goose", "shark")
            ]), r.w(("a", 2), ("the", 1)))
        if v in ("chase", "catch", "attack") and a.n.en in (
                "mosquito", "spider", "snake") or v == "bite" and a.n.en in ("bee", "goose"):
            return None
    elif who_ == "hon":
        a = r.pick([
            np(noun("teacher"), "the"),
            np(noun("mother"), "my"),
            np(noun("father"), "my"),
            np(noun("principal"), "the"), NAMES[5], NAMES[6],
            np(noun("boss"), "my"),
            np(noun("grandmother"), "my")
        ])
    else:
        a = person(r)
    if same(s,
            a) or q and a.det == "my" or v in ("scold",
                                               "praise") and s.n and s.n.cls & {"kin"} and s.n.hon:
        return None
    t = r.pick(EVT_PAST) if r.p(.25) and v != "love" else NONE
    mood = "past"
    en = join(E.clause(s.en, s.per, "be", f"{E.vf(v, 'pp')} by {a.obj}", mood, neg, q), t[0])
    out = []
    for L in "cp":
        k = kpred(Stem(st, ""), hon_of(s, L), True, mood, neg)
        out.append(
            join(ksubj(s, L, "drop" if s.pro == "you" else "top"), t[1], a.jo(L, "에게"), K.fin(k, L))
            + ("?" if q else "."))
    return en + ("?" if q else "."), out[0], out[1]
