"""Exclamations, question and answer."""

import english as E
import korean as K
from adjectives import HADJ3, THADJ, adj_nouns
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import HUMANS, I, JOBS, np
from patterns.descriptions import NOUN_ROLE, gender_ok, say_adj
from patterns.events import act
from patterns.texts import pron
from people import subject
from sentences import join, kpred, say
from verbs import VP
from words import BYCLASS


def gender_ok_(o, n):
    return gender_ok(o, n)


# ---- exclamations -------------------------------------------------------------
@family("exclamations", 1.5)
def exclaim(r: R) -> Triple | None:
    kind = r.w(("whata", 3), ("how", 1.5))
    if kind == "whata":
        x = r.random()
        if x < .75:
            a = r.pick([z for z in THADJ if z.attr and z.cmp != "-" and "=" not in z.fl])
            n = r.pick(adj_nouns(a))
            if "n" in n.fl:
                return None
        else:
            a = r.pick([
                z for z in HADJ3 if z.attr and z.cmp != "-" and not z.past and z.cls[0] in (
                    "H", "HA", "Ht", "HAt") and z.en not in ("married", "lost", "okay")
            ])
            n = r.w(
                (r.pick(_CH), 1), (r.pick(BYCLASS["pet"]), 1 if a.cls[0] == "HA" else 0), (r.pick([
                    j for j in JOBS if j.en in ("student", "teacher", "doctor", "singer", "actor")
                ]), 1))
        if not a.attr:
            return None
        en = f"what {E.art(a.en + ' ' + n.en) if not (n.u or n.p or n.fl == 'the') else a.en + ' ' + n.en}!"
        st = K.cop(f"{a.attr} {n.ko}")
        return en, f"정말 {st.t}{'이야' if K.tail(st.t) else '야'}!", f"정말 {st.t}{'이에요' if K.tail(st.t) else '예요'}!"
    a = r.pick([z for z in THADJ if not z.past and "=" not in z.fl and z.cmp != "-"])
    n = r.pick(adj_nouns(a))
    if "n" in n.fl or n.u and n.cls & {"abs", "lang", "subject"}:
        return None
    o = np(n, r.w(("this", 3), ("that", 1), ("the", 1)))
    en = E.clause(o.en, o.per, "be", "so " + a.en, "pres") + "!"
    return en, f"{o.jo('c', '은')} 정말 {K.fin(a.stem, 'c')}!", f"{o.jo('p', '은')} 정말 {K.fin(a.stem, 'p')}!"


_CH = [n for n in HUMANS if n.en in ("man", "woman", "boy", "girl", "child", "baby")]


def _exchange_like(r: R, a, s, yesno):
    n = r.n("likeable")
    o = np(n, "0" if n.cls & {"sport", "racket", "subject"} else "gen")
    v = VP("like", o.en, tuple(o.jo(L, "을") for L in "cp"), Stem("좋아하", None), "s")
    q = say(s, v, "pres", False, True)
    neg = not yesno
    e = E.clause(
        a.en, a.per, "like", o.en if r.p(.5) else
        ("it" if n.u or n.cls & {"sport", "racket", "subject"} else "them"), "pres", neg)
    ks = [K.fin(kpred(v.stem, s.hon and a is not I, True, "pres", neg), L) for L in "cp"]
    if not e.endswith((" it", " them")):
        ks = [f"{v.pre[0]} {z}" for z in ks]
    return e, ks, q


def _exchange_noun(r: R, a, s, yesno):
    n = r.pick([
        z for z in NOUN_ROLE
        if z.en in ("student", "teacher", "doctor", "nurse", "singer", "cook", "writer", "farmer",
                    "police officer", "lawyer", "actor", "tourist", "foreigner", "scientist")
    ])
    if s.per == "3p" or s.n and (s.n.cls & {"job", "human"}) or not gender_ok(s,
                                                                              n) or s.hon and n.hon:
        return None
    v = VP("be", E.art(n.en), ("", ""), K.cop(n.ko), "s")
    q = say(s, v, "pres", False, True)
    neg = not yesno
    e = E.clause(a.en, a.per, "be", E.art(n.en), "pres", neg)
    base = K.neg(K.cop(n.ko)) if neg else K.cop(n.ko)
    ks = [K.fin(K.hon(base) if s.hon and a is not I else base, L) for L in "cp"]
    return e, ks, q


# ---- short exchanges: question and answer ----------------------------------------
@family("exchanges", 2.5)
def exchange(r: R) -> Triple | None:
    s = subject(r, True)
    kind = r.w(("adj", 2), ("like", 2), ("noun", 1.4), ("did", 2), ("can", 1))
    yesno = r.p(.5)
    a = I if s.pro == "you" else pron(s)
    if s.kind == "animal":
        return None
    if kind == "adj":
        ad = r.pick([
            z for z in HADJ3 if z.cls[0] in ("H", "HA") and not z.past and z.en in (
                "happy", "tired", "busy", "hungry", "sad", "thirsty", "sick", "sleepy", "bored",
                "kind", "tall", "famous", "rich", "smart", "lonely", "nervous", "healthy")
        ])
        q = say_adj(s, ad, "pres", False, True)
        neg = not yesno
        e = E.clause(a.en, a.per, "be", ad.en, "pres", neg)
        ks = [K.fin(kpred(ad.stem, s.hon and a is not I, True, "pres", neg), L) for L in "cp"]
    elif kind == "like":
        e, ks, q = _exchange_like(r, a, s, yesno)
    elif kind == "noun":
        found = _exchange_noun(r, a, s, yesno)
        if found is None:
            return None
        e, ks, q = found
    elif kind == "did":
        v = act(r, s)
        q = say(s, v, "past", False, True)
        neg = not yesno
        tail = v.etail(a)
        e = E.clause(a.en, a.per, v.en, tail, "past", neg)
        ks = [
            join(v.kpre(a, L), K.fin(kpred(v.stem, s.hon and a is not I, True, "past", neg), L))
            for L in "cp"
        ]
    else:
        v = act(r, s)
        q = say(s, v, "can", False, True)
        neg = not yesno
        e = E.clause(a.en, a.per, "", "", "can", neg).strip()
        ks = [
            K.fin(
                K.cannot(K.hon(v.stem) if s.hon and a is not I else v.stem)
                if neg else K.can(K.hon(v.stem) if s.hon and a is not I else v.stem), L)
            for L in "cp"
        ]
    yn = ("Yes", "응", "네") if yesno else ("No", "아니", "아니요")
    return f"{E.cap(q[0])} {yn[0]}, {e}.", f"{q[1]} {yn[1]}, {ks[0]}.", f"{q[2]} {yn[2]}, {ks[1]}."
