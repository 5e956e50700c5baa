"""Wants and plans, abilities."""

import english as E
import korean as K
from adjectives import ADJS
from chance import R
from families import Triple, family
from korean import Stem
from patterns.actions import same, someone
from patterns.events import act, act_ing
from patterns.habits import EVT_FUT, EVT_PAST
from patterns.texts import pron, vp_text
from people import subject
from sentences import NONE, hon_of, is_third, join, kpred, ksubj


@family("wants-plans", 6)
def wants(r: R) -> Triple | None:
    kind = r.w(("want", 3), ("wouldlike", 1.4), ("needto", 2), ("try", 2), ("decide", 1.4),
               ("plan", 1.2), ("start", 1.4), ("stop", 1), ("be able", .8), ("forget", 1),
               ("learnhow", .8), ("wantn", 1.4), ("hopeto", 1), ("good-at", 1.4), ("wantyou", 1),
               ("enjoy", 1), ("usedto", .8))
    q = kind in ("want", "needto", "good-at", "start", "enjoy") and r.p(.2)
    neg = kind in ("want", "needto", "good-at", "enjoy") and r.p(.2) and not q
    s = subject(r, q)
    v = act(r, s)
    x = r.random()
    if x < .4 and kind in ("want", "wouldlike", "plan", "decide", "hopeto", "needto"):
        v = vp_text(
            r,
            r.pick([
                "go to {city}=>{city}에 가다", "travel to {city}=>{city}로 여행 가다",
                "live in {city}=>{city}에서 살다", "go to {dest}=>{dest}에 가다", "meet {P}=>{P}을 만나다",
                "buy {buy}=>{buy}을 사다", "be a doctor=>의사가 되다", "be a teacher=>선생님이 되다",
                "learn {subj}=>{subj}을 배우다", "study {subj}=>{subj}을 공부하다", "call {P}=>{P}에게 전화하다",
                "visit {P}=>{P}을 찾아가다", "help {P}=>{P}을 도와주다", "eat {food}=>{food}을 먹다",
                "drink {drink}=>{drink}을 마시다", "sleep early=>일찍 자다", "get married=>결혼하다",
                "move to {city}=>{city}로 이사하다", "invite {P}=>{P}을 초대하다", "see the sea=>바다를 보다",
                "read {read}=>{read}을 읽다", "watch {watch}=>{watch}을 보다", "rest=>쉬다",
                "find {lose}=>{lose}을 찾다", "change {p} password=>비밀번호를 바꾸다"
            ]), s)
        if kind != "want" and v.en == "be":
            v.en = "become"
            v.tail = v.tail
    h = lambda L: hon_of(s, L)
    sub = lambda L: ksubj(s, L, "drop" if s.pro == "you" and q else "top")
    t = NONE
    third = is_third(s)
    base = join(v.en, v.etail(s))
    pre = lambda L: v.kpre(s, L)
    if kind == "want":
        mood = r.w(("want", 5), ("wanted", 1.3))
        t = r.pick(EVT_FUT) if mood == "want" and r.p(.3) else NONE
        en = E.clause(s.en, s.per, v.en, v.etail(s), mood, neg, q)
        k = lambda L: kpred(v.stem, h(L), third, mood, neg)
    elif kind == "wouldlike":
        en = f"{s.en}\x01would like to {base}"
        t = r.pick(EVT_FUT) if r.p(.3) else NONE
        k = lambda L: kpred(v.stem, h(L), third, "want")
    elif kind == "needto":
        mood = r.w(("pres", 3), ("past", 1))
        en = E.clause(s.en, s.per, "need", "to " + base, mood, neg, q)
        t = r.pick(EVT_FUT) if mood == "pres" and r.p(.3) else NONE
        k = lambda L: kpred(v.stem, h(L), third, "haveto" if mood == "pres" else "hadto", neg)
    elif kind == "try":
        mood = r.w(("past", 3), ("prog", 1))
        en = E.clause(s.en, s.per, "try", "to " + base, mood)
        k = lambda L: (K.past if mood == "past" else (lambda z: z))(K.hon(Stem("하", "ha")) if h(
            L) else Stem("하", "ha")) if mood == "past" else (Stem("하고 계시", "", "v", hon=True)
                                                             if h(L) else Stem("하고 있", "", "x"))
        pre = lambda L: join(v.kpre(s, L), K.eu(v.stem, "려고"))
    elif kind == "decide":
        neg2 = r.p(.2)
        en = f"{s.en} decided {'not ' if neg2 else ''}to {base}"
        pre = lambda L: join(v.kpre(s, L), K.c(v.stem, "지 않기로" if neg2 else "기로"))
        k = lambda L: K.past(K.hon(Stem("하", "ha")) if h(L) else Stem("하", "ha"))
    elif kind == "plan":
        en = E.clause(s.en, s.per, "plan", "to " + base, "pres")
        t = r.pick(EVT_FUT) if r.p(.5) else NONE
        pre = lambda L: join(v.kpre(s, L), K.adn_fut(v.stem))
        k = lambda L: K.hon(K.cop("계획")) if h(L) else K.cop("계획")
    elif kind == "start":
        w = r.w(("start to", 1), ("begin to", 1), ("start -ing", 1))
        en = E.clause(s.en, s.per,
                      w.split()[0],
                      ("to " + base) if "to" in w else join(E.vf(v.en, "ing"), v.etail(s)), "past",
                      False, q)
        t = r.pick(EVT_PAST) if r.p(.35) else NONE
        k = lambda L: K.past(K.hon(K.begin(v.stem)) if h(L) else K.begin(v.stem))
    elif kind == "stop":
        v = act_ing(r, s)
        en = f"{s.en} stopped {join(E.vf(v.en, 'ing'), v.etail(s))}"
        pre = lambda L: v.kpre(s, L)
        k = lambda L: K.past(K.hon(K.stop(v.stem)) if h(L) else K.stop(v.stem))
    elif kind == "be able":
        mood = r.w(("pres", 2), ("past", 1))
        n_ = r.p(.4)
        en = E.clause(s.en, s.per, "be", "able to " + base, mood, n_)
        k = lambda L: kpred(v.stem, h(L), third, "can" if mood == "pres" else "could", n_)
    elif kind == "forget":
        w = r.w(("forget", 2), ("remember", 1))
        en = E.clause(s.en, s.per, w, "to " + base, "past")
        pre = lambda L: join(v.kpre(s, L), K.adn(v.stem), "것을")
        ks = Stem("잊어버리" if w == "forget" else "기억하", None)
        k = lambda L: K.past(K.hon(ks) if h(L) else ks)
    elif kind == "learnhow":
        v = vp_text(
            r,
            r.pick([
                "make {food}=>{food}을 만들다", "cook {cookf}=>{cookf}을 요리하다",
                "fix {elec}=>{elec}을 고치다", "drive a truck=>트럭을 운전하다", "play the piano=>피아노를 치다",
                "play the guitar=>기타를 치다", "ride a horse=>말을 타다", "ride a bike=>자전거를 타다",
                "use {elec}=>{elec}을 쓰다", "draw flowers=>꽃을 그리다", "swim=>수영하다", "bake bread=>빵을 굽다",
                "speak Korean=>한국어를 하다"
            ]), s)
        mood = r.w(("past", 2), ("want", 1), ("prog", 1))
        en = E.clause(s.en, s.per, "learn", "how to " + join(v.en, v.etail(s)), mood)
        pre = lambda L: join(v.kpre(s, L), K.adn(v.stem), "방법을")
        k = lambda L: kpred(Stem("배우", ""), h(L), third, mood)
    elif kind == "wantn":
        n = r.n("portable,elec,car,pet,ride,clothes,house,furn")
        a = r.pick([
            z for z in ADJS if z.en in ("new", "big", "small", "red", "blue", "white", "black",
                                        "good", "pretty", "cheap", "warm")
        ]) if r.p(.45) else None
        if a and ("pet" in n.cls and a.en not in ("big", "small", "white", "black") or
                  a.en == "warm" and "wear" not in n.cls or
                  a.en == "pretty" and not n.cls & {"wear", "acc", "shoe"}):
            a = None
        det = join(a.en if a else "", n.en)
        det = det if n.u or n.p else E.art(det)
        neg = r.p(.15)
        q = r.p(.15) and not neg
        s = subject(r, q)
        en = E.clause(s.en, s.per, "want", det, "pres", neg, q)
        kn = (a.attr + " " if a else "") + n.ko
        third = is_third(s)
        pre = lambda L: K.jo(kn, "을")
        sub = lambda L: ksubj(s, L, "drop" if s.pro == "you" and q else "top")

        def k(L):
            x_ = Stem("갖고 싶어 하", "ha") if third else Stem("갖고 싶", "", "a")
            x_ = K.neg(x_) if neg else x_
            return K.hon(x_) if hon_of(s, L) else x_
    elif kind == "hopeto":
        en = E.clause(s.en, s.per, "hope", "to " + base, "pres")
        t = r.pick(EVT_FUT) if r.p(.3) else NONE
        k = lambda L: kpred(v.stem, h(L), third, "want")
    elif kind == "good-at":
        v = vp_text(
            r,
            r.pick([
                "sing=>노래하다", "dance=>춤을 추다", "cook=>요리하다", "swim=>수영하다", "drive=>운전하다",
                "draw=>그림을 그리다", "speak {lang}=>{lang}을 하다", "play {sp}=>{sp}",
                "play the piano=>피아노를 치다", "play the guitar=>기타를 치다", "write=>글을 쓰다",
                "teach {lang}=>{lang}을 가르치다", "take pictures=>사진을 찍다", "ride a bike=>자전거를 타다",
                "bake bread=>빵을 굽다", "sleep=>자다", "run=>달리다", "study {lang}=>{lang}을 공부하다"
            ]).replace(
                "{sp}=>{sp}",
                (lambda n: f"{n.en}=>{K.jo(n.ko, '을')} {'치다' if n.cls & {'racket'} else '하다'}")(
                    r.n("sport,racket"))).replace("play {sp}", "play").replace(
                        "{lang}=>{lang}을", (lambda n: f"{n.en}=>{K.jo(n.ko, '을')}")(r.n("lang"))),
            s)
        if v.en == "sleep":
            return None
        if r.p(.5):
            en = E.clause(s.en, s.per, "be", "good at " + join(E.vf(v.en, "ing"), v.etail(s)),
                          "pres", neg, q)
        else:
            en = E.clause(s.en, s.per, v.en, join(v.etail(s), "well"), "pres", neg, q)

        def k(L):
            st = v.stem
            if neg:
                if st.t.endswith("하") and len(st.t) > 1 and not v.pre[0]:
                    st = Stem(K.jo(st.t[:-1], "을") + " 잘하지 못하", "ha")
                else:
                    st = Stem("잘 " + K.c(st, "지 못하"), "ha")
                return K.hon(st) if h(L) else st
            if st.t.endswith("하") and len(st.t) > 1 and not v.pre[0]:  # 운전을 잘하다
                st = Stem(K.jo(st.t[:-1], "을") + " 잘하", "ha")
                return K.hon(st) if h(L) else st
            if st.t == "하":  # 한국어를 잘하다
                st = Stem("잘하", "ha")
                return K.hon(st) if h(L) else st
            st = K.hon(st) if h(L) else st
            return Stem("잘 " + st.t, st.irr, st.kind, hon=st.hon_)

        if neg and v.stem.t == "하":
            k = lambda L: (K.hon if h(L) else (lambda z: z))(Stem("잘하지 못하", "ha"))
    elif kind == "wantyou":
        o = someone(r, 0, .5)
        if same(s, o) or o.pro == "I" and s.pro in ("I", "we"):
            return None
        v = act(r, o)
        if v.o is not None and v.o.det == "poss":
            return None
        en = E.clause(s.en, s.per, "want", f"{o.obj} to {join(v.en, v.etail(pron(o)))}", "pres")
        if s.pro not in ("I", "we"):
            return None
        sub = lambda L: ksubj(s, L, "top")
        pre = lambda L: join(ksubj(o, L, "nom"), v.kpre(o, L),
                             K.eu(K.hon(v.stem) if o.hon else v.stem, "면"))
        k = lambda L: Stem("좋겠", "", "a", past=True)
    elif kind == "enjoy":
        mood = r.w(("pres", 3), ("past", 1))
        en = E.clause(s.en, s.per, "enjoy", join(E.vf(v.en, "ing"), v.etail(s)), mood, neg, q)
        if v.v is not None and v.v.en in ("get up", "go to bed"):
            return None
        pre = lambda L: join(v.kpre(s, L), K.adn(v.stem), "것을")
        k = lambda L: kpred(Stem("즐기", ""), h(L), third, mood, neg)
    else:
        v = act(r, s) if r.p(.6) else vp_text(
            r,
            r.pick([
                "live in {city}=>{city}에 살다", "work at the bank=>은행에서 일하다",
                "like {fruit}=>{fruit}을 좋아하다", "have a dog=>개가 있다", "study {subj}=>{subj}을 공부하다",
                "go to {dest}=>{dest}에 가다"
            ]), s)
        en = f"{s.en} used to {join(v.en, v.etail(s))}"
        pre = lambda L: join("예전에", v.kpre(s, L))
        k = lambda L: kpred(v.stem, h(L), third, "past")
    en = join(en, t[0]) + ("?" if q else ".")
    out = [join(sub(L), t[1], pre(L), K.fin(k(L), L)) + ("?" if q else ".") for L in "cp"]
    return en, out[0], out[1]
