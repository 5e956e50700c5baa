"""Commands and suggestions."""

import english as E
import korean as K
from chance import R
from families import Triple, family
from noun_phrases import WE, YOU
from patterns.habits import EVT_FUT
from patterns.requests import SLOTG, polite, req_vp
from patterns.texts import vp_text
from sentences import NONE, join

CMD = [
    "get up early=>일찍 일어나다", "go to bed early=>일찍 자다", "eat your {food1}=>{food1}을 먹다",
    "drink a lot of water=>물을 많이 마시다", "be careful=>조심하다", "hurry up=>서두르다", "study hard=>열심히 공부하다",
    "work hard=>열심히 일하다", "run fast=>빨리 뛰다", "stand up=>일어서다", "sit down=>앉다",
    "go straight=>똑바로 가다", "turn left=>왼쪽으로 돌다", "turn right=>오른쪽으로 돌다",
    "look at the {pic}=>{pic}을 보다", "listen to me=>내 말을 듣다", "tell me the truth=>나에게 사실을 말하다",
    "come in=>들어오다", "go out=>나가다", "put on your {wear1}=>{wear1}을 입다",
    "take off your {wear1}=>{wear1}을 벗다", "take your {lose1}=>{lose1}을 가져가다",
    "wash your hands=>손을 씻다", "brush your teeth=>이를 닦다", "do your homework=>숙제하다",
    "clean your room=>방을 청소하다", "take this medicine=>이 약을 먹다", "ask the teacher=>선생님께 여쭤보다",
    "give me the {lose1}=>나에게 {lose1}을 주다", "give {P} this {lose1}=>{P}에게 이 {lose1}을 주다",
    "show me the {pic}=>나에게 {pic}을 보여 주다", "follow me=>나를 따라오다",
    "put the {portable1} on the table=>탁자 위에 {portable1}을 놓다",
    "put the {portable1} in the box=>상자 안에 {portable1}을 넣다", "throw the ball=>공을 던지다",
    "read page ten=>십 쪽을 읽다", "close your eyes=>눈을 감다", "open your book=>책을 펴다",
    "remember my name=>내 이름을 기억하다", "say hello to {P}=>{P}에게 인사하다", "take the {pubx}=>{pubx}을 타다",
    "wear a {hatw1}=>{hatw1}을 쓰다", "learn {subj}=>{subj}을 배우다",
    "try this {food1}=>이 {food1}을 먹어 보다", "go to {dest}=>{dest}에 가다", "visit {city}=>{city}을 방문하다",
    "rest at home=>집에서 쉬다"
]
NCMD = [
    "be late=>늦다", "worry=>걱정하다", "cry=>울다", "lie to me=>나에게 거짓말하다",
    "forget your {lose1}=>{lose1}을 잊어버리다", "touch the {pic}=>{pic}을 만지다",
    "open the {openable}=>{openable}을 열다", "run in the hallway=>복도에서 뛰다",
    "eat too much {foodu}=>{foodu}을 너무 많이 먹다", "drink too much {drinku}=>{drinku}을 너무 많이 마시다",
    "go there=>거기에 가다", "swim in the river=>강에서 수영하다", "smoke here=>여기서 담배를 피우다",
    "wake up the baby=>아기를 깨우다", "tell {P}=>{P}에게 말하다", "call {P}=>{P}에게 전화하다", "be sad=>슬퍼하다",
    "be afraid=>무서워하다", "buy that {buy1}=>그 {buy1}을 사다", "sell your {buy1}=>{buy1}을 팔다",
    "sleep on the sofa=>소파에서 자다", "park here=>여기에 주차하다", "turn on the {elecon}=>{elecon}을 켜다",
    "leave me alone=>나를 혼자 두다", "feed the {wild1}=>{wild1}에게 먹이를 주다", "shout at {P}=>{P}에게 소리치다",
    "throw the {portable1}=>{portable1}을 던지다", "break the {breakx}=>{breakx}을 깨다",
    "use my {lose1}=>내 {lose1}을 쓰다", "sit on the {furnx}=>{furnx} 위에 앉다",
    "fight with {P}=>{P}과 싸우다", "make a noise=>시끄럽게 하다", "drive fast=>빨리 운전하다", "give up=>포기하다",
    "go to bed late=>늦게 자다", "watch TV all day=>하루 종일 텔레비전을 보다", "push me=>나를 밀다",
    "laugh at {P}=>{P}을 비웃다", "close the {openable}=>{openable}을 닫다",
    "lose your {lose1}=>{lose1}을 잃어버리다", "drop the {breakx}=>{breakx}을 떨어뜨리다",
    "eat in the {room}=>{room}에서 먹다", "run on the {ground}=>{ground}에서 뛰다",
    "wait for {P}=>{P}을 기다리다", "believe {P}=>{P}을 믿다", "talk in the library=>도서관에서 이야기하다",
    "play games at night=>밤에 게임하다", "go out alone=>혼자 나가다"
]
SLOTG.update({
    "portable1": "placeobj",
    "pubx": "pub",
    "hatw1": "hatw",
    "foodu": "foodu",
    "drinku": "drink",
    "buy1": "elec,furn,car",
    "wild1": "wild,bird",
    "breakx": "breakable",
    "furnx": "furnx",
    "ground": "groundx"
})
VOC = [("Minsu", "민수야", "민수 씨"), ("Jisu", "지수야", "지수 씨"), ("Sora", "소라야", "소라 씨"),
       ("Tom", "톰", "톰 씨"), ("Anna", "안나야", "안나 씨")]


@family("commands", 4)
def commands(r: R) -> Triple | None:
    neg = r.p(.45)
    vp = req_vp(r, r.pick(NCMD if neg else CMD))
    if " a " in " " + vp.tail and vp.en == "wear":
        vp.tail = E.art(vp.tail[2:]) if vp.tail.startswith(
            "a ") and not vp.tail.endswith("glasses") else vp.tail.replace("a ", "", 1)
    t = NONE
    if r.p(.35):
        t = r.pick([("now", "지금"), ("tomorrow", "내일"), ("today", "오늘"), ("tonight", "오늘 밤에"),
                    ("before dinner", "저녁을 먹기 전에"), ("tomorrow morning", "내일 아침에"), ("again", "다시"),
                    ("at night", "밤에"), ("after school", "방과 후에"), ("every day", "매일"),
                    ("on Monday", "월요일에"), ("this weekend", "이번 주말에"), ("here", "여기서")])
        if "at night" in vp.tail or "all day" in vp.tail or "early" in vp.tail or "late" in vp.tail or "here" in vp.tail or vp.en in (
                "put", "give", "go", "turn", "hurry", "wake", "leave", "be", "sit", "stand", "come",
                "follow", "open", "look", "listen", "close", "drink", "say", "show", "remember"
        ) and t[0] in (
                "every day", "tomorrow", "on Monday", "this weekend", "today", "tomorrow morning",
                "at night", "here", "again", "before dinner", "tonight", "after school"
        ) or "park" == vp.en or "library" in vp.tail or "alone" in vp.tail and t[0] == "here":
            t = NONE
    ex = r.p(.12)
    first = vp.en
    body = join(vp.en, vp.tail, t[0])
    never = neg and r.p(.12)
    adv = "절대 " if never else ""
    p_ = "!" if ex else "."
    voc = r.pick(VOC) if r.p(.22) else None
    en = ("never " if never else "don't " if neg else "") + body + p_
    out = []
    for L in "cp":
        pre = join(t[1], vp.kpre(YOU, L))
        out.append(join(adv.strip(), pre, K.neg_imp(vp.stem, L) if neg else K.imp(vp.stem, L)) + p_)
    if voc:
        if voc[0] in vp.tail:
            return None
        if r.p(.6):
            return f"{voc[0]}, {en}", f"{voc[1]}, {out[0]}", f"{voc[2]}, {polite(out[1])}"
        return f"{en[:-1]}, {voc[0]}{p_}", f"{voc[1]}, {out[0]}", f"{voc[2]}, {polite(out[1])}"
    return en, out[0], polite(out[1])


SUGG = [
    "go to {dest}=>{dest}에 가다", "eat {food}=>{food}을 먹다", "drink {drink}=>{drink}을 마시다",
    "watch {watch}=>{watch}을 보다", "play {sport}=>{sport}X", "take a walk=>산책하다", "go home=>집에 가다",
    "go swimming=>수영하러 가다", "go hiking=>등산하러 가다", "go fishing=>낚시하러 가다", "go shopping=>쇼핑하러 가다",
    "study {subj}=>{subj}을 공부하다", "learn {subj}=>{subj}을 배우다", "take {pub}=>{pub}을 타다",
    "take a taxi=>택시를 타다", "meet at {dest}=>{dest}에서 만나다", "make {food}=>{food}을 만들다",
    "order {food}=>{food}을 시키다", "buy {gift}=>{gift}을 사다", "invite {P}=>{P}을 초대하다",
    "help {P}=>{P}을 도와주다", "visit {P}=>{P}을 찾아가다", "call {P}=>{P}에게 전화하다",
    "wait for {P}=>{P}을 기다리다", "take a break=>쉬다", "have lunch at {dest}=>{dest}에서 점심을 먹다",
    "have dinner at home=>집에서 저녁을 먹다", "listen to music=>음악을 듣다", "dance=>춤추다", "sing=>노래하다",
    "clean the house=>집을 청소하다", "go to {city}=>{city}에 가다", "travel to {city}=>{city}로 여행 가다",
    "start=>시작하다", "stay home=>집에 있다", "exercise=>운동하다", "take a picture=>사진을 찍다",
    "go to the beach by bus=>버스로 해변에 가다", "play games=>게임하다", "read {read}=>{read}을 읽다",
    "sit here=>여기에 앉다", "go camping=>캠핑하러 가다", "eat out=>외식하다", "ask the teacher=>선생님께 여쭤보다",
    "cook {cookf}=>{cookf}을 요리하다", "buy {buy}=>{buy}을 사다"
]


@family("suggestions", 4)
def suggestions(r: R) -> Triple | None:
    x = r.pick(SUGG)
    if "X" in x:
        n = r.n("sport,racket,games,lang")
        if n.cls & {"lang"}:
            return None
        x = x.replace("{sport}X",
                      K.jo(n.ko, "을") + (" 치다" if n.cls & {"racket"} else " 하다")).replace(
                          "{sport}", n.en)
    v = vp_text(r, x, WE)
    kind = r.w(("lets", 4), ("shall", 2), ("howabout", 1.4), ("whydont", 1.4), ("letsnot", 1),
               ("wouldyou", 1.4), ("together", 1.4), ("doyouwant", 1.4))
    t = r.w(
        (NONE, 3),
        (r.pick(EVT_FUT[:20] + [("now", "지금"), ("after school", "방과 후에"), ("after work", "퇴근 후에"),
                                ("at seven", "일곱 시에"), ("on Saturday", "토요일에"),
                                ("at three o'clock", "세 시에"), ("after lunch", "점심을 먹은 후에")]), 3))
    if t[0] in ("this week", "this month", "this year", "soon"):
        t = NONE
    if ("lunch" in v.tail or "dinner" in v.tail or
            "home" in v.tail) and t[0] not in ("tomorrow", "today", "on Saturday", "next week",
                                               "this weekend"):
        t = NONE
    body = join(v.en, v.etail(WE), t[0])
    ing = join(E.vf(v.en, "ing"), v.etail(WE), t[0])
    st = v.stem
    out = []
    for L in "cp":
        pre = join(t[1], v.kpre(WE, L))
        if kind == "lets":
            k = join(pre, K.sug(st, L)) + "."
        elif kind == "together":
            k = join(t[1], "같이", v.kpre(WE, L), K.sug(st, L)) + "."
        elif kind == "shall":
            k = join(pre, K.kka(st, L)) + "?"
        elif kind in ("howabout", "whydont"):
            k = join(pre,
                     K.adn(st) if st.t[-1] != "있" else "있는", "게", "어때?" if L == "c" else "어때요?")
        elif kind == "letsnot":
            k = join(pre, K.neg_sug(st, L)) + "."
        elif kind == "wouldyou":
            k = join(pre, K.rae(K.hon(st, True) if L == "p" else st, L)) + "?"
        else:
            k = join(t[1], ("나와" if L == "c" else "저와"), "같이", v.kpre(WE, L),
                     K.rae(K.hon(st, True) if L == "p" else st, L)) + "?"
        out.append(k)
    en = {
        "lets": f"let's {body}.",
        "together": f"let's {join(v.en, v.etail(WE), 'together', t[0])}.",
        "shall": f"shall we {body}?",
        "howabout": f"how about {ing}?",
        "whydont": f"why don't we {body}?",
        "letsnot": f"let's not {body}.",
        "wouldyou": f"would you like to {body}?",
        "doyouwant": f"do you want to {join(v.en, v.etail(WE))} with me{' ' + t[0] if t[0] else ''}?"
    }[kind]
    if kind in ("wouldyou", "doyouwant") and v.en in ("start", "stay", "call", "ask", "help",
                                                      "invite", "wait"):
        return None
    if kind == "letsnot" and v.en in ("help", "exercise", "take") and "break" in v.tail:
        return None
    return en, out[0], out[1]
