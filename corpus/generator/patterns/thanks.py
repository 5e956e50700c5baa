"""Thanks and apologies."""

import english as E
import korean as K
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import YOU
from patterns.requests import SLOTG, polite, req_vp
from sentences import NONE, join

TPAST = [("yesterday", "어제"), ("today", "오늘"), ("last night", "어젯밤에"), ("last week", "지난주에"),
         ("this morning", "오늘 아침에"), ("last Friday", "지난 금요일에"), ("yesterday evening", "어제 저녁에"),
         ("last weekend", "지난 주말에"), ("last Monday", "지난 월요일에"), ("again", "다시")][:9]
THANK = [
    "help me=>도와주다", "wait for me=>기다려 주다", "call me=>전화해 주다", "come=>와 주다", "invite me=>초대해 주다",
    "invite us=>우리를 초대해 주다", "buy me {buy}=>{buy}을 사 주다", "give me {gift}=>{gift}을 주다",
    "lend me {read}=>{read}을 빌려주다", "lend me your {lose1}=>{lose1}을 빌려주다",
    "teach me {subj}=>{subj}을 가르쳐 주다", "make {food}=>{food}을 만들어 주다",
    "cook {cookf} for me=>{cookf}을 요리해 주다", "show me the {pic}=>{pic}을 보여 주다",
    "tell me the truth=>사실을 말해 주다", "send me {gift}=>{gift}을 보내 주다",
    "fix my {elec1}=>내 {elec1}을 고쳐 주다", "clean my room=>내 방을 청소해 주다",
    "take care of my {pet}=>우리 {pet}을 돌봐 주다", "listen to me=>내 말을 들어 주다", "help {P}=>{P}을 도와주다",
    "come to {dest}=>{dest}에 와 주다", "bring {drink}=>{drink}을 가져다주다", "write to me=>나에게 편지를 써 주다",
    "find my {lose1}=>내 {lose1}을 찾아 주다", "return my {lose1}=>내 {lose1}을 돌려주다",
    "explain the {explain}=>{explain}을 설명해 주다", "translate this {docu}=>이 {docu}을 번역해 주다",
    "wake me up=>깨워 주다", "open the {openable}=>{openable}을 열어 주다"
]
SORRY = [
    "be late=>늦다", "break your {breakx}=>네 {breakx}을 깨다", "lose your {lose1}=>네 {lose1}을 잃어버리다",
    "forget your birthday=>네 생일을 잊어버리다", "lie to you=>거짓말하다", "shout at you=>소리치다",
    "wake you up=>깨우다", "forget your name=>네 이름을 잊어버리다", "eat your {snack1}=>네 {snack1}을 먹다",
    "miss the {ev}=>{ev}을 놓치다", "drop your {lose1}=>네 {lose1}을 떨어뜨리다",
    "forget to call you=>전화하는 것을 잊어버리다", "?help you=>도와주다", "?come to the {ev}=>{ev}에 오다",
    "?answer the phone=>전화를 받다", "?call you=>전화하다", "?meet you=>만나다", "?wait for you=>기다리다",
    "!listen to you=>네 말을 듣다", "!tell you the truth=>사실을 말하다", "!tell you about {P}=>{P}에 대해 말하다",
    "?buy {gift}=>{gift}을 사다", "?finish the {rep}=>{rep}을 끝내다", "!write to you=>편지를 쓰다",
    "?bring {drink}=>{drink}을 가져오다", "use your {lose1}=>네 {lose1}을 쓰다",
    "read your {docu}=>네 {docu}을 읽다", "?fix your {elec1}=>네 {elec1}을 고치다",
    "?find your {lose1}=>네 {lose1}을 찾다"
]
SLOTG.update({"ev": "evc", "rep": "finishable"})


@family("thanks-sorry", 4)
def thanks(r: R) -> Triple | None:
    if r.p(.5):
        vp = req_vp(r, r.pick(THANK))
        ing = join(E.vf(vp.en, "ing"), vp.tail)
        f = r.w(("thank you for", 3), ("thanks for", 1.4), ("thank you so much for", 1))
        mu = "정말 " if "so much" in f else ""
        t = r.pick(TPAST) if r.p(.35) else NONE
        ing = join(ing, t[0])
        out = []
        for L in "cp":
            st = K.hon(vp.stem) if L == "p" else vp.stem
            out.append(
                join(t[1], vp.kpre(YOU, L), K.aseo(st), mu.strip(),
                     "고마워." if L == "c" else "고마워요."))
        return f"{f} {ing}.", out[0], polite(out[1])
    t = r.pick(TPAST) if r.p(.35) else NONE
    x = r.pick(SORRY)
    fl = x[0] if x[0] in "!?" else ""
    vp = req_vp(r, x.lstrip("!?"))
    if not fl and r.p(.4):
        form = f"I\x01am {r.w(('', 3), ('so ', 1), ('really ', .6))}sorry for {join(E.vf(vp.en, 'ing'), vp.tail, t[0])}."
    else:
        m = "past" if fl != "?" else "could"
        form = f"I\x01am {r.w(('', 3), ('so ', 1), ('really ', .6))}sorry I {E.clause('I', '1s', vp.en, join(vp.tail, t[0]), m, bool(fl))[2:] if not fl else ('could' if fl == '?' else 'did') + chr(2) + 'not ' + join(vp.en, vp.tail, t[0])}."
    mu = "정말" if ("so sorry" in form or "really sorry" in form) else ""
    out = []
    for L in "cp":
        st = vp.stem
        if fl == "?":
            st = Stem(K.c(st, "지 못하"), "ha")
        elif fl == "!":
            st = K.neg(st)
        pre = vp.kpre(YOU, L)
        if L == "p":
            pre = pre.replace("네 ", "")
        out.append(join(t[1], pre, K.aseo(st), mu, "미안해." if L == "c" else "죄송해요."))
    return form, out[0], polite(out[1])
