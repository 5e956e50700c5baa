"""When and how often: time adverbs that fit a mood and a verb."""

from chance import R
from sentences import ADV, NONE, say
from verbs import HTV, RIV

NOTDAILY = {
    "move", "get married", "apologize", "succeed", "fail", "arrive", "leave", "learn to swim",
    "learn to drive", "grow up", "travel", "lie", "stand up", "sit down", "lie down", "come in",
    "go out", "shout", "hide", "whisper", "wait", "come back", "volunteer", "fight", "jump",
    "take a break", "smile", "cry", "laugh", "sing", "whisper", "smoke"
}
ONCE = {"wash my face"}
D_IV = [v for v in RIV if v.en not in NOTDAILY]
STATIVE_T = [
    v for v in HTV
    if v.fl.startswith("s") and v.en not in ("have", "want", "prefer") and "p" not in v.fl
]
PAST = [a for a in ADV["past"] if a not in ADV.get("dur", []) and a not in ADV.get("dur2", [])]
FUT = [a for a in ADV["fut"] if a not in ADV.get("dur", []) and a[0] != "this year"]
HAB = [a for a in ADV["hab"] if a not in ADV.get("dur", [])]
_CO = (
    "January February March April May June July August September October November December year years month months summer winter spring fall vacation someday ago"
    .split())


def coarse(a):
    return bool(set(a[0].split()) & set(_CO)) and a[0] not in (
        "two days ago", "three days ago", "an hour ago", "two hours ago", "ten minutes ago",
        "five minutes ago", "a few days ago", "a week ago", "two weeks ago")


_NO = {"at noon", "at midnight"}
PAST_D = [a for a in PAST if not coarse(a) and a[0] not in _NO]
FUT_D = [a for a in FUT if not coarse(a) and a[0] not in _NO]
HAB_D = [a for a in HAB if not coarse(a) and a[0] not in _NO]
PAST = [a for a in PAST if a[0] not in _NO]
FUT = [a for a in FUT if a[0] not in _NO]
HAB = [a for a in HAB if a[0] not in _NO]
COARSE_V = set(
    """buy sell learn study teach visit leave build plant grow move travel work meet lose find fix repair paint change collect save win write read raise
arrive camp hike ski swim plan fail succeed use learn_to_swim learn_to_drive get_married go_camping go_skiing go_hiking go_fishing come_back cut_down volunteer practice knit borrow receive send marry start finish prepare pass attend live_with travel_with work_with"""
    .split())
MEALS = {"breakfast", "lunch", "dinner", "bed"}
FREQHAB = [a for a in HAB if a[0].startswith(("every", "once", "twice", "three times", "on "))]
DUR = ADV["dur"]
NOWA = [("now", "지금"), ("right now", "지금")]
FREQ = ADV["freq"]
MAN = [("alone", "혼자"), ("together", "같이")]
FUTURE = {"will", "going", "want", "haveto", "should", "can"}


def when(r: R, mood, prob=.55, v=None):
    if r.random() > prob:
        return NONE
    co = v is not None and v.en.replace(" ", "_") in COARSE_V
    meal = v is not None and (set(v.en.split()) & (MEALS | {"eat", "cook", "order", "set", "try"}))

    def ok(lst):
        a = r.pick(lst)
        while meal and (set(a[0].split()) & MEALS or "afternoon" in a[0]):
            a = r.pick(lst)
        return a

    if mood in ("past", "could", "hadto"):
        return ok(PAST if co else PAST_D)
    if mood in ("will", "going"):
        return ok(FUT if co else FUT_D)
    if mood in ("want", "haveto", "should", "can"):
        return ok(FUT if co else FUT_D) if r.p(.6) else NONE
    if mood == "pres":
        return ok(HAB if co else HAB_D)
    if mood == "prog":
        return r.pick(NOWA)
    if mood == "pastprog":
        return r.pick([("yesterday", "어제"), ("last night", "어젯밤에"), ("this morning", "오늘 아침에"),
                       ("yesterday morning", "어제 아침에"), ("yesterday evening", "어제 저녁에"),
                       ("yesterday afternoon", "어제 오후에"), ("an hour ago", "한 시간 전에"),
                       ("last Sunday", "지난 일요일에")])
    return NONE


def pick_mood(r: R, v):
    if v.fl.startswith("s"):
        return r.w(("pres", 7), ("past", 2))
    if v.fl.startswith("n"):
        if v.frame == "i" and v.en not in ("arrive", "fail", "succeed", "leave"):
            return "past"
        return r.w(("past", 8), ("will", 1), ("going", .6))
    return r.w(("pres", 2.2), ("past", 4), ("will", 1.2), ("going", 1.5), ("prog", 1.6),
               ("pastprog", .6), ("can", 1), ("could", .4), ("haveto", 1), ("hadto", .4),
               ("should", .6), ("want", 1), ("wanted", .4))


def yes(s, vp, mood, neg, q, r, **kw):
    """Fix moods that make no sense with a subject or polarity, then say it."""
    if mood == "could":
        neg, q = True, False
    if q and neg:
        neg = False
    return say(s, vp, mood, neg, q, **kw)
