"""Requests and permission."""

import english as E
import korean as K
from chance import R
from families import Triple, family
from noun_phrases import I, NP, THEY, WE, YOU, np
from patterns.causes import kpart
from patterns.events import act
from patterns.texts import vp_text
from people import person
from sentences import NONE, join, ksubj
from words import noun

REQ = [
    "open the {openable}=>{openable}을 열다", "close the {openable}=>{openable}을 닫다",
    "turn on the {elecon}=>{elecon}을 켜다", "turn off the {elecon}=>{elecon}을 끄다", "help me=>나를 도와주다",
    "wait here=>여기서 기다리다", "wait for me=>나를 기다리다", "call me=>나에게 전화하다", "call {P}=>{P}에게 전화하다",
    "speak slowly=>천천히 말하다", "write your name here=>여기에 이름을 쓰다", "read this {docu}=>이 {docu}을 읽다",
    "clean the {room}=>{room}을 청소하다", "wash the dishes=>설거지하다", "come here=>여기에 오다",
    "come to {dest}=>{dest}에 오다", "sit here=>여기에 앉다", "buy {food}=>{food}을 사다",
    "buy {drink}=>{drink}을 사다", "take a picture=>사진을 찍다", "fix this {elec1}=>이 {elec1}을 고치다",
    "carry this {box}=>이 {box}을 나르다", "bring {drink}=>{drink}을 가져오다",
    "bring a {kitch}=>{kitch}을 가져오다", "bring a chair=>의자를 가져오다", "make {food}=>{food}을 만들다",
    "feed the {pet}=>{pet}에게 먹이를 주다", "walk the dog=>개를 산책시키다",
    "translate this {docu}=>이 {docu}을 번역하다", "explain this {explain}=>이 {explain}을 설명하다",
    "check this {docu}=>이 {docu}을 확인하다", "find my {lose1}=>내 {lose1}을 찾다",
    "send the {docu}=>{docu}을 보내다", "move this {furn}=>이 {furn}을 옮기다",
    "cut the {fruit1}=>{fruit1}을 자르다", "water the {plantp}=>{plantp}에 물을 주다",
    "sing a song=>노래를 부르다", "listen to this {song1}=>이 {song1}을 듣다", "say it again=>다시 말하다",
    "be quiet=>조용히 하다", "look at this {pic}=>이 {pic}을 보다", "hold my {lose1}=>내 {lose1}을 들다",
    "watch my bag=>내 가방을 보다", "set the table=>상을 차리다", "answer the phone=>전화를 받다",
    "lock the {lock}=>{lock}을 잠그다", "print this {docu}=>이 {docu}을 인쇄하다",
    "paint the {paint}=>{paint}을 칠하다", "stop the car=>차를 세우다", "drive slowly=>천천히 운전하다"
]
SLOTG = {
    "openable": "openable",
    "elecon": "elecon",
    "docu": "docu",
    "room": "room",
    "box": "box",
    "kitch": "kitch",
    "pet": "pet",
    "explain": "explainable",
    "lose1": "losable",
    "furn": "furn",
    "fruit1": "fruit",
    "plantp": "plantp",
    "song1": "singable",
    "pic": "read,docu",
    "lock": "lockable",
    "elec1": "elec",
    "paint": "paintable"
}


def req_vp(r: R, text=None, s=YOU):
    x = text or r.pick(REQ)
    en, ko = x.split("=>")
    for k, g in SLOTG.items():
        if "{" + k + "}" in en:
            for _ in range(20):
                n = r.n(g)
                if not (n.u or n.p and ("this " in en or "a {" in en)):
                    break
            for part in ("을", "이", "에게", "에"):
                if "{" + k + "}" + part in ko:
                    ko = ko.replace("{" + k + "}" + part,
                                    K.jo(n.ko, part) if part in ("을", "이") else n.ko + part)
            ko = ko.replace("{" + k + "}", n.ko)
            en = en.replace("{" + k + "}", n.en)
            if "bring a " in en:
                en = en.replace("bring a " + n.en, "bring " + E.art(n.en))
    vp = vp_text(r, f"{en}=>{ko}", s)
    vp.pre = (vp.pre[0], polite(vp.pre[1]))
    return vp


def polite(x):
    t = " " + x
    for a, b in ((" 나에게", " 저에게"), (" 나를", " 저를"), (" 내 ", " 제 "), (" 나와", " 저와")):
        t = t.replace(a, b)
    return t[1:]


def giveform(stem, L):
    """-아/어 주다 stem text without ending (도와주다 stays itself)."""
    t = stem.t
    if t.endswith("도와주"):
        return t
    return K.a(stem) + " 주"


TIMEREQ = [
    NONE, NONE, NONE, ("now", "지금"), ("tomorrow", "내일"), ("tonight", "오늘 밤에"), ("later", "나중에"),
    ("tomorrow morning", "내일 아침에"), ("after lunch", "점심을 먹은 후에"), ("at seven", "일곱 시에"),
    ("today", "오늘"), ("before dinner", "저녁을 먹기 전에"), ("again", "다시"), ("on Monday", "월요일에"),
    ("this afternoon", "오늘 오후에"), ("at three", "세 시에"), ("after school", "방과 후에"),
    ("on Friday", "금요일에"), ("at noon", "정오에"), ("in ten minutes", "십 분 후에")
]


def kind_quick(vp):
    return vp.en in ("open", "close", "turn", "stop", "look", "come", "sit", "hold", "be", "speak",
                     "say", "watch", "answer", "lock", "drive", "write", "find", "bring")


@family("requests", 4)
def requests(r: R) -> Triple | None:
    vp = req_vp(r)
    t = r.pick(TIMEREQ)
    if kind_quick(vp) and r.p(.8):
        t = NONE
    if "again" in t[0] and ("again" in vp.tail or vp.en in ("help", "be", "hold", "wait")):
        t = NONE
    body = join(vp.en, vp.tail, t[0])
    kind = r.w(("please", 3), ("please2", 1.5), ("could", 2.4), ("can", 2), ("will", 1),
               ("dont", 1), ("want-you", 1))
    ko = []
    for L in "cp":
        pre = join(t[1], vp.kpre(YOU, L))
        g = giveform(vp.stem, L)
        if kind in ("please", "please2"):
            e = g[:-1] + ("줘." if L == "c" else "주세요.")
        elif kind in ("could", "can", "will"):
            e = g[:-1] + ("줄래?" if L == "c" else "주시겠어요?") if kind != "can" else g[:-1] + (
                "줄 수 있어?" if L == "c" else "주실 수 있어요?")
        elif kind == "dont":
            e = K.c(vp.stem, "지 말아 줘." if L == "c" else "지 말아 주세요.")
        else:
            n = K.hon(vp.stem) if L == "p" else vp.stem
            e = K.eu(n, "면 좋겠어" + ("." if L == "c" else "요."))
            pre = join("네가" if L == "c" else "", pre)
        ko.append(join(pre, e))
    en = {
        "please": f"please {body}.",
        "please2": f"{body}, please.",
        "could": f"could you {body}?",
        "can": f"can you {body}?",
        "will": f"would you {body}, please?",
        "dont": f"please don't {body}.",
        "want-you": f"I want you to {body}."
    }[kind]
    if kind == "dont" and t[0]:
        return None
    if kind == "dont" and (vp.en in ("help", "speak", "drive") or "again" in en or "slowly" in en):
        return None
    return en, ko[0], ko[1]


@family("permission", 3)
def permission(r: R) -> Triple | None:
    kind = r.w(("may", 3), ("can-you-may", 1), ("mustnot", 2), ("youcan", 1.5),
               ("mustnot-gen", 1.5), ("rule", 1.5))
    if kind in ("may",):
        v = act(r, I) if r.p(.4) else req_like(r)
        t = NONE if "here" in v.tail or v.en in ("come", "go", "bring") else r.w(
            (NONE, 3), ((r.pick([("now", "지금"), ("tomorrow", "내일"), ("tonight", "오늘 밤에"),
                                 ("here", "여기서"), ("after dinner", "저녁을 먹은 후에"), ("at home", "집에서"),
                                 ("on Sunday", "일요일에")])), 1))
        h = r.w(("may", 1), ("can", 2))
        en = f"{h} I {join(v.en, v.etail(I), t[0])}?"
        out = [join(t[1], v.kpre(I, L), K.fin(K.may(v.stem), L)) + "?" for L in "cp"]
        return en, polite_c(out[0]), polite(out[1])
    if kind in ("youcan", "mustnot"):
        v = act(r, YOU) if r.p(.5) else req_like(r)
        if v.o is not None and v.o.det == "poss" or "your" in v.tail or "you" in v.tail.split():
            return None
        t = NONE if "here" in v.tail else r.w((NONE, 3), ((r.pick([("now", "지금"), ("here", "여기서"),
                                                                   ("tomorrow", "내일"),
                                                                   ("after dinner", "저녁을 먹은 후에"),
                                                                   ("at night", "밤에")])), 2))
        if kind == "youcan":
            en = f"you {r.w(('can', 2), ('may', 1))} {join(v.en, v.etail(YOU), t[0])}."
            out = [
                join(t[1], v.kpre(YOU, L), K.fin(K.may(K.hon(v.stem) if L == 'p' else v.stem), L)) +
                "." for L in "cp"
            ]
        else:
            m = r.w(("must", 2), ("should", 1), ("can", 1))
            en = E.clause("you", "2", v.en, join(v.etail(YOU), t[0]), m, True) + "."
            out = [
                join(t[1], v.kpre(YOU, L),
                     K.fin(K.must_not(K.hon(v.stem) if L == 'p' else v.stem), L)) + "."
                for L in "cp"
            ]
        return en, polite_c(out[0]), polite(out[1])
    s = r.w((WE, 2), (THEY, .5), (np(noun("children"), "0"), 1.6),
            (np(noun("student"), "gen"), 1.6), (person(r), 2))
    if s.en == "children":
        s = NP("children", ("아이들", "아이들"), "3p")
    if s.en == "students":
        s = NP("students", ("학생들", "학생들"), "3p")
    v = act(r, s)
    if kind == "mustnot-gen" and r.p(.75):
        v = vp_text(
            r,
            r.pick([
                "eat {food}=>{food}을 먹다", "drink {drink}=>{drink}을 마시다", "sleep=>자다", "run=>뛰다",
                "play games=>게임하다", "sing=>노래하다", "dance=>춤추다", "talk=>이야기하다", "shout=>소리치다",
                "take pictures=>사진을 찍다", "make a noise=>시끄럽게 하다", "play soccer=>축구를 하다",
                "fight=>싸우다", "listen to music=>음악을 듣다", "use the phone=>휴대폰을 쓰다"
            ]), s)
    pl = r.w((NONE, 2 if kind != "rule" else 100),
             ((r.pick([("in the classroom", "교실에서"), ("in the library", "도서관에서"), ("here", "여기서"),
                       ("at night", "밤에"), ("at school", "학교에서"), ("in the museum", "박물관에서"),
                       ("after ten", "열 시 이후에"), ("on the bus", "버스에서"),
                       ("in the hospital", "병원에서")])), 2 if v.v is None else 0))
    if kind == "rule":
        m, neg = r.w((("must", False), 1), (("haveto", False), 2), (("should", False), 1.4),
                     (("haveto", True), 1.4))
    else:
        m, neg = r.w((("must", True), 2), (("should", True), 1.4))
    en = E.clause(s.en, s.per, v.en, join(v.etail(s), pl[0]), m, neg) + "."
    out = []
    for L in "cp":
        body, st = kpart(s, v, m, neg, L)
        out.append(join(ksubj(s, L, "top"), pl[1], body, K.fin(st, L)) + ".")
    return en, out[0], out[1]


def polite_c(x):
    return x


LIKEREQ = [
    "use your {lose1}=>네 {lose1}을 쓰다", "open the {openable}=>{openable}을 열다",
    "close the {openable}=>{openable}을 닫다", "turn on the {elecon}=>{elecon}을 켜다",
    "turn off the {elecon}=>{elecon}을 끄다", "sit here=>여기에 앉다", "take a picture=>사진을 찍다",
    "come in=>들어오다", "go home=>집에 가다", "borrow your {read1}=>네 {read1}을 빌리다",
    "eat this {snack1}=>이 {snack1}을 먹다", "read this {read1}=>이 {read1}을 읽다",
    "go to {dest}=>{dest}에 가다", "park here=>여기에 주차하다", "touch this {pic}=>이 {pic}을 만지다",
    "bring my {pet}=>내 {pet}을 데려오다", "invite {P}=>{P}을 초대하다", "call {P}=>{P}에게 전화하다",
    "watch {watch}=>{watch}을 보다", "ask a question=>질문하다", "sit next to you=>네 옆에 앉다",
    "try this {food1}=>이 {food1}을 먹어 보다", "swim in the river=>강에서 수영하다",
    "eat in the library=>도서관에서 먹다", "use the {elec1}=>{elec1}을 쓰다",
    "wear this {wear1}=>이 {wear1}을 입다"
]
SLOTG.update({"read1": "read", "snack1": "snack", "food1": "dish,snack", "wear1": "wear"})


def req_like(r: R):
    x = r.pick(LIKEREQ)
    vp = req_vp(r, x, I)
    if vp.en in ("use", "borrow", "sit") and "your" in vp.tail or vp.tail.endswith("next to you"):
        vp.pre = (vp.pre[0], vp.pre[1].replace("네 ", ""))
    if "my " in vp.tail and "bring" == vp.en:
        vp.pre = tuple(z.replace("내 ", "우리 ").replace("제 ", "우리 ") for z in vp.pre)
    return vp
