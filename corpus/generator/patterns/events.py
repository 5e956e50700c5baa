"""What people do and what happens, for one clause of two."""

from chance import R
from noun_phrases import NP
from patterns.texts import mini
from sentences import join
from verbs import actvp, tvp


# general actions for time clauses
def act(r: R, s, daily=True):
    """A repeatable action VP fit for a time clause."""
    for _ in range(20):
        vp = actvp(r, daily)
        if vp.v.en in ("laugh", "smile", "jump", "travel", "talk", "cry", "wait", "shout", "hide",
                       "whisper", "learn to swim", "learn to drive", "go out", "come in", "camp",
                       "volunteer", "lie down", "sit down", "stand up", "stay home", "sing",
                       "come back", "come home", "chat", "make"):
            if vp.v.frame == "i" or vp.v.en == "make" and vp.v.objs == "plann":
                continue
        if vp.v.en in ("apologize", "lie", "get married", "move", "fail", "hide", "speak", "sell",
                       "leave", "arrive", "memorize", "buy",
                       "get on") or "w" in vp.v.fl or vp.v.en in ("die", "smoke"):
            continue
        return vp
    return vp


def act_ing(r: R, s):
    """An action with some length (for while / was doing)."""
    for _ in range(30):
        vp = actvp(r, True)
        if vp.v.en in ("sleep", "work", "study", "rest", "walk", "swim", "dance", "sing", "cook",
                       "eat", "read", "write", "draw", "watch", "listen to", "play", "clean",
                       "wash", "drive", "exercise", "take a shower", "take a bath", "take a nap",
                       "do the dishes", "do the laundry", "clean the house", "talk", "watch TV",
                       "play games", "practice", "bake", "make", "learn", "teach", "jog", "wait",
                       "cry", "ride", "drink", "have dinner", "have lunch", "do my homework",
                       "take a walk", "use"):
            if vp.o is not None and vp.o.det == "gen" and vp.v.frame == "t" and r.p(.5):
                n = vp.o.n
                if not (
                        n.cls &
                    {"listen", "sport", "racket", "lang", "subject", "instp", "instk", "instb"}):
                    vp = tvp(r, vp.v, n=n, det="a" if not (n.u or n.p) else "gen")
            return vp
    return vp


EVENTS = [
    "the phone rings=>전화가 울리다", "it starts to rain=>비가 오기 시작하다", "the bus comes=>버스가 오다",
    "the teacher comes in=>선생님이 들어오시다", "the lights go out=>불이 꺼지다", "the bell rings=>종이 울리다",
    "the train arrives=>기차가 도착하다", "the class starts=>수업이 시작하다", "the movie ends=>영화가 끝나다",
    "the sun rises=>해가 뜨다", "the baby cries=>아기가 울다", "the guests arrive=>손님들이 도착하다"
]


def event(r: R, mood):
    e = r.pick(EVENTS)
    en, ko = e.split("=>")
    toks = en.split()
    # find the verb: the first token ending in s after the noun
    i = 1 if toks[0] == "it" else 2
    sub = " ".join(toks[:i])
    v3 = toks[i]
    base = {
        "rings": "ring",
        "starts": "start",
        "comes": "come",
        "go": "go",
        "arrives": "arrive",
        "ends": "end",
        "rises": "rise",
        "cries": "cry",
        "arrive": "arrive"
    }[v3]
    rest = " ".join(toks[i + 1:])
    per = "3p" if toks[i - 1].endswith("s") and toks[0] != "it" and toks[1] not in (
        "bus", "class") else "3s"
    ks, kv = ko.split(" ", 1)
    vp = mini(join(base, rest), kv)
    return NP(sub, (ks, ks), per), vp, ks
