"""Hours, days, months."""

import english as E
import korean as K
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import HE, NAMES, NP, SHE, THEY, np
from people import subject
from sentences import NONE, hon_of, join, ksubj, say
from verbs import VP
from words import noun


# ---- clock and dates ------------------------------------------------------
def clock(r: R):
    """(English, Korean) for a time of day."""
    h = r.w(*[(h, 3 if 6 <= h <= 10 else 2) for h in range(1, 13)])
    m = r.w((0, 6), (30, 3), (15, 1), (10, 1), (20, 1), (45, 1), (5, .5), (40, .6), (50, .6))
    hk = K.native(h)
    if m == 0:
        f = r.w((E.words(h), 3), (E.words(h) + " o'clock", 2), (f"{h}:00", 1))
        return f, (f"{h}시" if f[0].isdigit() else f"{hk} 시")
    if r.p(.6):
        return f"{h}:{m:02d}", f"{h}시 {m}분"
    if m == 30 and r.p(.5):
        return f"half past {E.words(h)}", f"{hk} 시 반"
    return f"{E.words(h)} {'oh ' if m < 10 else ''}{E.words(m)}".replace(
        "-", "-"), f"{hk} 시 {K.sino(m)} 분"


DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
KDAYS = ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"]
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"
]
KMONTHS = ["일월", "이월", "삼월", "사월", "오월", "유월", "칠월", "팔월", "구월", "시월", "십일월", "십이월"]
CLOCKV = [("get up", "일어나"), ("wake up", "일어나"), ("go to bed", "자"), ("have breakfast", "아침을 먹"),
          ("have lunch", "점심을 먹"), ("have dinner", "저녁을 먹"), ("start work", "일을 시작하"),
          ("finish work", "일을 끝내"), ("leave home", "집을 나서"), ("come home", "집에 오"),
          ("go home", "집에 가"), ("go to school", "학교에 가"), ("go to work", "출근하"),
          ("take a shower", "샤워하"), ("meet {p}", "{p} 만나"), ("call {p}", "{p}에게 전화하"),
          ("exercise", "운동하"), ("take the bus", "버스를 타"), ("take the train", "기차를 타"),
          ("arrive at the station", "역에 도착하"), ("arrive at the airport", "공항에 도착하"),
          ("go to the gym", "헬스장에 가"), ("do {own} homework", "숙제하"), ("watch the news", "뉴스를 보"),
          ("walk the dog", "개를 산책시키"), ("study Korean", "한국어를 공부하"), ("take medicine", "약을 먹"),
          ("go for a walk", "산책하러 가"), ("have a meeting", "회의를 하"), ("cook dinner", "저녁을 요리하"),
          ("open the store", "가게를 열"), ("close the store", "가게를 닫")]
SCHED = [("class", "start", "시작하"), ("movie", "start", "시작하"), ("meeting", "start", "시작하"),
         ("concert", "start", "시작하"), ("party", "start", "시작하"), ("test", "start", "시작하"),
         ("game", "start", "시작하"), ("play", "start", "시작하"), ("show", "start", "시작하"),
         ("class", "finish", "끝나"), ("movie", "finish", "끝나"), ("meeting", "finish", "끝나"),
         ("concert", "finish", "끝나"), ("exam", "finish", "끝나"), ("train", "leave", "떠나"),
         ("bus", "leave", "떠나"), ("plane", "leave", "떠나"), ("ship", "leave", "떠나"),
         ("train", "arrive", "도착하"), ("bus", "arrive", "도착하"), ("plane", "arrive", "도착하"),
         ("store", "open", "문을 열"), ("bank", "open", "문을 열"), ("library", "open", "문을 열"),
         ("museum", "open", "문을 열"), ("restaurant", "open", "문을 열"), ("cafe", "open", "문을 열"),
         ("supermarket", "open", "문을 열"), ("pharmacy", "open", "문을 열"), ("bakery", "open", "문을 열"),
         ("store", "close", "문을 닫"), ("bank", "close", "문을 닫"), ("library", "close", "문을 닫"),
         ("museum", "close", "문을 닫"), ("restaurant", "close", "문을 닫"), ("cafe", "close", "문을 닫"),
         ("pharmacy", "close", "문을 닫"), ("post office", "close", "문을 닫")]
_HW = {K.native(i): i for i in range(1, 13)}
HOURS = {
    "get up": (5, 6, 7, 8, 9, 10, 11),
    "wake up": (5, 6, 7, 8, 9, 10, 11),
    "go to bed": (9, 10, 11, 12, 1),
    "have breakfast": (6, 7, 8, 9, 10),
    "have lunch": (11, 12, 1, 2),
    "have dinner": (5, 6, 7, 8, 9),
    "cook dinner": (4, 5, 6, 7),
    "go to school": (7, 8, 9),
    "go to work": (6, 7, 8, 9),
    "start work": (7, 8, 9, 10),
    "finish work": (4, 5, 6, 7, 8),
    "come home": (3, 4, 5, 6, 7, 8, 9, 10, 11),
    "go home": (3, 4, 5, 6, 7, 8, 9, 10, 11),
    "leave home": (6, 7, 8, 9, 10),
    "open the store": (7, 8, 9, 10, 11),
    "close the store": (6, 7, 8, 9, 10)
}


def _hour(te, tk):
    h = tk.split("시")[0].strip()
    return int(h) if h.isdigit() else _HW[h]


def _clocktime_other(r: R, te, tk):
    q = r.p(.15)
    s = subject(r, q)
    ve, vk = r.pick(CLOCKV)
    h = int("".join(c for c in tk.split("시")[0] if c.isdigit()) or 0)
    st = vk
    pre2 = None
    p = None
    if "{p}" in ve:
        p = r.pick(NAMES[:5]) if r.p(.6) else r.pick([HE, SHE, THEY])
        if p.en == s.en or p.pro and p.pro == s.pro:
            return None
        ve = ve.replace("{p}", p.obj)
        vk = vk.replace("{p}에게", p.jo("c", "에게")).replace("{p}", p.jo("c", "을"))
    ve = ve.replace("{own}", s.poss)
    mood = r.w(("pres", 4), ("past", 3), ("going", 1.4), ("will", 1), ("haveto", 1))
    base, _, last = vk.rpartition(" ")
    irr = None
    vp = VP(
        ve.split(" ", 1)[0],
        ve.split(" ", 1)[1] if " " in ve else "", (base, base), Stem(last, None))
    t2 = NONE
    if mood == "past":
        t2 = r.w((NONE, 2), (("yesterday", "어제"), 2), (("this morning", "오늘 아침"), .7),
                 (("last night", "어젯밤"), .4))
    elif mood in ("going", "will", "haveto"):
        t2 = r.w((NONE, 1), (("tomorrow", "내일"), 2), (("tomorrow morning", "내일 아침"), .8),
                 (("tonight", "오늘 밤"), .4),
                 (("on " + (d := r.pick(DAYS)), KDAYS[DAYS.index(d)]), .8))
    else:
        t2 = r.w((NONE, 3), (("every day", "매일"), 2), (("every morning", "매일 아침"), .8),
                 (("on weekdays", "평일"), .5), (("on Sundays", "일요일마다"), .5),
                 (("on Fridays", "금요일마다"), .5))
    hh = _hour(te, tk)
    lim = HOURS.get(ve)
    if lim and hh not in lim:
        return None
    if "morning" in t2[0] and hh not in (5, 6, 7, 8, 9, 10, 11) or "night" in t2[0] and hh not in (
            8, 9, 10, 11, 12, 1):
        return None
    if "morning" in t2[0] and ve in (
            "go to bed", "have dinner", "have lunch", "come home", "cook dinner", "watch the news",
            "close the store", "finish work") or "night" in t2[0] and ve not in (
                "go to bed", "come home", "watch the news", "finish work", "have dinner"):
        t2 = NONE
    pp = r.w(("at", 5), ("around", 1), ("before", .6), ("after", .6))
    kk = {"at": tk + "에", "around": tk + "쯤에", "before": tk + " 전에", "after": tk + " 이후에"}[pp]
    tt = (join(pp + " " + te, t2[0]), join(t2[1], kk))
    return say(s, vp, mood, False, q, t=tt)


def _clocktime_other_2(r: R, te, tk):
    ne, ve, vk = r.pick(SCHED)
    n = noun(ne)
    q = r.p(.12)
    mood = r.w(("pres", 5), ("past", 2), ("will", 1))
    det = r.w(("the", 5), ("this", 1)) if ne not in ("test", "exam") else "the"
    s = np(n, det)
    if ne in ("class", "meeting", "party", "exam") and r.p(.3):
        s = np(n, "our")
    base, _, last = vk.rpartition(" ")
    vp = VP(ve, "", (base, base), Stem(last, None))
    return say(s, vp, mood, False, q, t=("at " + te, tk + "에"), mode="top")


def _clocktime_other_3(r: R, d, m):
    ev = r.pick([("my birthday", "내 생일", "제 생일"), ("her birthday", "그녀의 생일", "그녀의 생일"),
                 ("his birthday", "그의 생일", "그의 생일"), ("the test", "시험", "시험"),
                 ("the concert", "콘서트", "콘서트"), ("the wedding", "결혼식", "결혼식"),
                 ("our graduation", "우리 졸업식", "우리 졸업식"), ("Jisu's birthday", "지수의 생일", "지수의 생일"),
                 ("Minsu's birthday", "민수의 생일", "민수의 생일"), ("the festival", "축제", "축제"),
                 ("the party", "파티", "파티"), ("the interview", "면접", "면접"),
                 ("the final exam", "기말시험", "기말시험"), ("the field trip", "현장 학습", "현장 학습"),
                 ("my mother's birthday", "어머니의 생신", "어머니의 생신"),
                 ("my brother's birthday", "내 남동생의 생일", "제 남동생의 생일")])
    f = r.w((0, 2), (1, 2), (2, 1), (3, 1))
    if f == 0:
        de, dk = f"on {MONTHS[m]} {d}", f"{m + 1}월 {d}일"
    elif f == 1:
        de, dk = f"on the {E.ordinal(d)} of {MONTHS[m]}", f"{KMONTHS[m]} {K.sino(d)} 일"
    elif f == 2:
        de, dk = f"in {MONTHS[m]}", KMONTHS[m]
    else:
        i = int(r.random() * 7)
        de, dk = f"on {DAYS[i]}", KDAYS[i]
    s = NP(ev[0], ev[1:], "3s")
    en = E.clause(ev[0], "3s", "be", de, r.w(("pres", 1), ("pres", 1)))
    return en + ".", f"{s.jo('c', '은')} {K.fin(K.cop(dk), 'c')}.", f"{s.jo('p', '은')} {K.fin(K.cop(dk), 'p')}."


def _clocktime_other_4(r: R, d, m):
    i = int(r.random() * 7)
    w = r.pick([("today", "오늘", "is", "이"), ("tomorrow", "내일", "is", ""),
                ("yesterday", "어제", "was", "")])
    if r.p(.6):
        en = f"{w[0]} {w[2]} {DAYS[i]}."
        st = K.cop(KDAYS[i])
    else:
        en = f"{w[0]} {w[2]} {MONTHS[m]} {d}."
        st = K.cop(f"{m + 1}월 {d}일")
    if w[2] == "was":
        st = K.past(st)
    return en, f"{K.jo(w[1], '은')} {K.fin(st, 'c')}.", f"{K.jo(w[1], '은')} {K.fin(st, 'p')}."


@family("clock", 4)
def clocktime(r: R) -> Triple | None:
    te, tk = clock(r)
    x = r.random()
    if x < .1:
        en = f"it\x01is {te}" + r.w(("", 2), (" now", 1))
        k = tk
        now = "지금 " if en.endswith(" now") else ""
        return en + ".", f"{now}{K.fin(K.cop(k), 'c')}.", f"{now}{K.fin(K.cop(k), 'p')}."
    if x < .5:
        return _clocktime_other(r, te, tk)
    if x < .72:
        return _clocktime_other_2(r, te, tk)
    # dates
    y = r.random()
    m = int(r.random() * 12)
    d = int(r.random() * 28) + 1
    if y < .3:
        return _clocktime_other_3(r, d, m)
    if y < .45:
        return _clocktime_other_4(r, d, m)
    # in 1999 / in May / on May 5
    yr = 1975 + int(r.random() * 51)
    s = subject(r, False)
    verbs = [("be born", "태어나"), ("get married", "결혼하"), ("come to Korea", "한국에 오"),
             ("move to Seoul", "서울로 이사하"), ("start school", "학교에 들어가"),
             ("buy this house", "이 집을 사"), ("graduate from university", "대학교를 졸업하"),
             ("visit Paris", "파리를 방문하"), ("meet in Busan", "부산에서 만나"),
             ("build this bridge", "이 다리를 짓"), ("write this book", "이 책을 쓰"),
             ("win the contest", "대회에서 이기"), ("open this restaurant", "이 식당을 열"),
             ("go to Japan", "일본에 가"), ("become a doctor", "의사가 되"), ("learn Korean", "한국어를 배우"),
             ("leave Korea", "한국을 떠나")]
    ve, vk = r.pick(verbs)
    if ve.startswith("meet") and s.per not in ("1p", "3p"):
        return None
    f = r.random()
    if f < .5:
        te, tk = f"in {yr}", f"{yr}년에"
    elif f < .75:
        te, tk = f"on {MONTHS[m]} {d}", f"{m + 1}월 {d}일에"
    else:
        te, tk = f"in {MONTHS[m]}", f"{KMONTHS[m]}에"
    base, _, last = vk.rpartition(" ")
    st = Stem(last, "s" if last == "짓" else None)
    if ve == "be born":
        aux = E.BE[s.per][1]
        en = f"{s.en} {aux} born {te}."
        out = [
            f"{ksubj(s, L, 'top')} {tk} {K.fin(K.past(K.hon(st) if hon_of(s, L) else st), L)}."
            for L in "cp"
        ]
        return en, out[0], out[1]
    vp = VP(ve.split(" ", 1)[0], ve.split(" ", 1)[1], (base, base), st)
    return say(s, vp, "past", False, r.p(.05) and s.pro != "I" and s.pro != "we", t=(te, tk))
