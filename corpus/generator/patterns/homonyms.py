"""Words with two meanings: 배, 눈, 말, 다리."""

import english as E
import korean as K
from chance import R
from families import Triple, family
from korean import Stem
from noun_phrases import HE, I, NAMES, SHE
from patterns.actions import same
from patterns.texts import mini, stem_of, vp_text
from patterns.times import when
from people import person, subject
from sentences import NONE, join, say

# ---- words with two meanings ------------------------------------------------
HOMO = [
    # 사과
    "accept {p} apology=>{p}사과를 받아 주다",
    "apologize to {P}=>{P}에게 사과하다",
    "apologize for the mistake=>실수를 사과하다",
    "eat an apple=>사과를 먹다",
    "peel an apple=>사과를 깎다",
    "give {P} an apple=>{P}에게 사과를 주다",
    "buy some apples=>사과를 사다",
    "pick an apple=>사과를 따다",
    "apologize=>사과하다",
    "wash the apple=>사과를 씻다",
    "wait for an apology=>사과를 기다리다",
    "want an apology=>사과를 원하다",
    # 배
    "eat a pear=>배를 먹다",
    "peel a pear=>배를 깎다",
    "take a boat=>배를 타다",
    "go to the island by boat=>배로 섬에 가다",
    "build a boat=>배를 만들다",
    "see a big ship=>큰 배를 보다",
    "buy three pears=>배를 세 개 사다",
    "eat a pear on the boat=>배에서 배를 먹다",
    "get on the ship=>배에 타다",
    "go to Japan by ship=>배로 일본에 가다",
    # 눈
    "close {p} eyes=>눈을 감다",
    "open {p} eyes=>눈을 뜨다",
    "look at the snow=>눈을 보다",
    "play in the snow=>눈 속에서 놀다",
    "walk in the snow=>눈 속을 걷다",
    "wash {p} eyes=>눈을 씻다",
    "like snow=>눈을 좋아하다",
    "wait for the snow=>눈을 기다리다",
    # 차
    "drink tea=>차를 마시다",
    "drink hot tea=>뜨거운 차를 마시다",
    "drive a car=>차를 운전하다",
    "wash the car=>세차하다",
    "park the car=>차를 주차하다",
    "buy a new car=>새 차를 사다",
    "sell the old car=>오래된 차를 팔다",
    "drink tea in the car=>차에서 차를 마시다",
    "make some tea=>차를 만들다",
    "stop the car=>차를 세우다",
    "order tea=>차를 시키다",
    # 말
    "ride a horse=>말을 타다",
    "feed the horse=>말에게 먹이를 주다",
    "listen to {P's} words=>{P}의 말을 듣다",
    "believe {P's} words=>{P}의 말을 믿다",
    "understand {P's} words=>{P}의 말을 이해하다",
    "see a white horse=>하얀 말을 보다",
    "draw a horse=>말을 그리다",
    "buy a horse=>말을 사다",
    "talk to the horse=>말에게 말하다",
    # 밤
    "eat chestnuts=>밤을 먹다",
    "roast chestnuts=>밤을 굽다",
    "work at night=>밤에 일하다",
    "study at night=>밤에 공부하다",
    "pick up chestnuts=>밤을 줍다",
    "eat chestnuts at night=>밤에 밤을 먹다",
    "walk at night=>밤에 걷다",
    "buy chestnuts at the market=>시장에서 밤을 사다",
    "drive at night=>밤에 운전하다",
    # 다리
    "cross the bridge=>다리를 건너다",
    "build a bridge=>다리를 짓다",
    "break {p} leg=>다리가 부러지다",
    "hurt {p} leg=>다리를 다치다",
    "stand on the bridge=>다리 위에 서다",
    "see a long bridge=>긴 다리를 보다",
    "wash {p} legs=>다리를 씻다",
    "take pictures of the bridge=>다리 사진을 찍다",
    "walk across the bridge=>걸어서 다리를 건너다",
    # 쓰다
    "write a letter=>편지를 쓰다",
    "write {p} name=>이름을 쓰다",
    "use a computer=>컴퓨터를 쓰다",
    "use a lot of money=>돈을 많이 쓰다",
    "wear a hat=>모자를 쓰다",
    "wear glasses=>안경을 쓰다",
    "use an umbrella=>우산을 쓰다",
    "write a poem=>시를 쓰다",
    "use soap=>비누를 쓰다",
    "wear a mask=>마스크를 쓰다",
    "drink bitter medicine=>쓴 약을 먹다",
    "drink bitter coffee=>쓴 커피를 마시다",
    "put on a helmet=>헬멧을 쓰다",
    # 타다
    "ride a bike=>자전거를 타다",
    "take the bus=>버스를 타다",
    "take a taxi=>택시를 타다",
    "burn the bread=>빵을 태우다",
    "take the subway=>지하철을 타다",
    "burn the letter=>편지를 태우다",
    "ride an elephant=>코끼리를 타다",
    # 감기
    "catch a cold=>감기에 걸리다",
    "wash {p} hair=>머리를 감다",
    "take cold medicine=>감기약을 먹다",
    "have a cold=>감기에 걸리다",
    # 풀
    "cut the grass=>풀을 베다",
    "buy glue=>풀을 사다",
    "use glue=>풀을 쓰다",
    "lie on the grass=>풀 위에 눕다",
    "sit on the grass=>풀 위에 앉다",
    "solve a problem=>문제를 풀다",
    "borrow glue=>풀을 빌리다",
    # 벌
    "see a bee=>벌을 보다",
    "be afraid of bees=>벌을 무서워하다",
    "get a punishment=>벌을 받다",
    "be punished=>벌을 받다",
    "catch a bee=>벌을 잡다",
    "earn money=>돈을 벌다",
    "raise bees=>벌을 키우다",
    "give {P} a punishment=>{P}에게 벌을 주다",
]
HOMO_S = [("the apple", "사과", [
    "is delicious=>맛있다", "is red=>빨간색이다", "is on the table=>탁자 위에 있다", "is sweet=>달다",
    "is expensive=>비싸다"
]), ("the apology", "사과", ["is not enough=>충분하지 않다", "was too late=>너무 늦었다"]),
          ("the pear", "배", [
              "is sweet=>달다", "is big=>크다", "is expensive=>비싸다", "is delicious=>맛있다",
              "is in the basket=>바구니 안에 있다"
          ]),
          ("the boat", "배",
           ["is big=>크다", "is on the river=>강에 있다", "is slow=>느리다", "is small=>작다",
            "is old=>오래됐다"]),
          ("the tea", "차", [
              "is hot=>뜨겁다", "is delicious=>맛있다", "is bitter=>쓰다", "is cold=>차갑다",
              "is in the cup=>컵 안에 있다"
          ]),
          ("the car", "차", [
              "is fast=>빠르다", "is expensive=>비싸다", "is new=>새 거다",
              "is in front of the house=>집 앞에 있다", "is dirty=>더럽다"
          ]),
          ("the horse", "말", [
              "is fast=>빠르다", "is white=>하얀색이다", "is strong=>힘이 세다", "is big=>크다",
              "is in the field=>들판에 있다"
          ]),
          ("the bridge", "다리",
           ["is long=>길다", "is old=>오래됐다", "is narrow=>좁다", "is beautiful=>아름답다", "is high=>높다"]),
          ("the coffee", "커피", ["is bitter=>쓰다"]), ("the medicine", "약", ["is bitter=>쓰다"]),
          ("the night", "밤", ["is dark=>어둡다", "is long=>길다", "was cold=>추웠다", "is quiet=>조용하다"]),
          ("the chestnut", "밤", ["is delicious=>맛있다", "is sweet=>달다", "is small=>작다"]),
          ("the snow", "눈",
           ["is white=>하얀색이다", "is cold=>차갑다", "is beautiful=>아름답다", "is melting=>녹고 있다"]),
          ("the grass", "풀", ["is green=>초록색이다", "is wet=>젖었다", "is long=>길다"]),
          ("the glue", "풀",
           ["is on the desk=>책상 위에 있다", "is sticky=>끈적끈적하다", "is in the drawer=>서랍 안에 있다"]),
          ("the bee", "벌", ["is small=>작다", "is on the flower=>꽃 위에 있다", "is scary=>무섭다"]),
          ("the punishment", "벌", ["was hard=>힘들었다", "was too heavy=>너무 무거웠다"]),
          ("my stomach", "배", []),
          ("her eyes", "그녀의 눈",
           ["are big=>크다", "are beautiful=>아름답다", "are blue=>파란색이다", "are brown=>갈색이다"]),
          ("his eyes", "그의 눈", ["are big=>크다", "are small=>작다", "are black=>검은색이다"]),
          ("his legs", "그의 다리", ["are long=>길다", "are short=>짧다", "are strong=>튼튼하다"]),
          ("her words", "그녀의 말", ["are kind=>친절하다", "are true=>사실이다", "were important=>중요했다"])]


@family("two-meanings", 4)
def homonyms(r: R) -> Triple | None:
    q = r.p(.15)
    s = subject(r, q)
    x = r.pick(HOMO)
    neg = r.p(.15) and not q
    en, ko = x.split("=>")
    kposs = None
    if "{P's}" in en:
        p = r.w((person(r), 2), (HE, 1), (SHE, 1), (I, 1))
        if same(s, p) or q and p.det == "my":
            return None
        en = en.replace("{P's}", p.en_poss)
        ko_c, ko_p = ko.replace("{P}의", p.jo("c", "의")), ko.replace("{P}의", p.jo("p", "의"))
        if p.pro == "I":
            ko_c, ko_p = ko_c, ko_p
        a, b = mini(en, ko_c), mini(en, ko_p)
        a.pre = (a.pre[0], b.pre[1])
        v = a
    else:
        if "{p} apology" in en:
            p = r.w((HE, 1), (SHE, 1), (I, 1), (r.pick(NAMES), 2))
            if same(s, p):
                return None
            en = en.replace("{p} apology", f"{p.en_poss} apology")
            kc, kp = (ko.replace("{p}", p.jo(L, "의") + " ") for L in "cp")
            a, b = mini(en, kc), mini(en, kp)
            a.pre = (a.pre[0], b.pre[1])
            v = a
        else:
            v = vp_text(r, f"{en}=>{ko}", s)
    st_like = v.en in ("like", "want", "be") and "punished" not in v.tail
    mood = r.w(("pres", 3), ("past", 1)) if st_like else r.w(
        ("past", 4), ("prog", 1), ("going", 1.4), ("want", 1), ("haveto", .6), ("can", .6))
    bad = v.en in ("catch", "have", "break", "hurt", "get", "burn") or "punished" in v.tail
    if bad and mood != "past":
        mood = "past"
    if v.en in ("accept", "get", "close", "open", "stand", "lie", "sit", "put") and mood == "prog":
        mood = "past"
    if v.en == "catch" and "bee" in v.tail:
        mood = mood
    t = when(r, mood, .4) if not st_like and mood != "want" else NONE
    if "night" in v.tail:
        t = NONE if mood != "past" else r.pick([("yesterday", "어제"), ("last week", "지난주에"), NONE])
    return say(s, v, mood, neg, q, t=t)


@family("two-meanings", 1)
def homonyms2(r: R) -> Triple | None:
    sub, ks, preds = r.pick(HOMO_S)
    if not preds:
        return None
    p = r.pick(preds)
    en, ko = p.split("=>")
    be, rest = en.split(" ", 1)
    q = r.p(.25)
    neg = r.p(.25) and not q and not rest.startswith("not") and "too" not in rest
    past = be in ("was", "were")
    for_past = not past and r.p(.3) and "melting" not in rest and not ko.endswith(("됐다", "었다"))
    mood = "past" if past or for_past else "pres"
    det = r.w(("the", 3), ("this", 2), ("that", 1))
    if sub.startswith("the "):
        subj = det + sub[3:]
        k = {"the": "", "this": "이 ", "that": "그 "}[det] + ks
    else:
        subj, k = sub, ks
    per = "3p" if be in ("are", "were") else "3s"
    adv = NONE
    if r.p(.3) and not neg and not q and rest in ("delicious", "sweet", "big", "expensive", "fast",
                                                  "long", "bitter", "old", "cold", "hot", "small",
                                                  "beautiful", "dark", "quiet", "strong"):
        adv = r.pick([("very", "아주"), ("really", "정말"), ("too", "너무")])
    en2 = E.clause(subj, per, "be", join(adv[0], rest), mood, neg, q)
    out = []
    pre, _, last = ko.rpartition(" ")
    for L in "cp":
        if last.endswith(("이다",)) or last.endswith("거다"):
            st = K.cop(last[:-2] if last.endswith("이다") else last[:-1])
        elif last[:-1].endswith(("았", "었", "됐", "웠", "췄", "했")):
            st = Stem(last[:-1], "", "v", past=True)
            if neg:
                base = {"됐": "되", "었": ""}.get(last[-2], "")
                if last.endswith("오래됐다"):
                    st = K.past(K.neg(Stem("오래되", "")))
                elif last.endswith("젖었다"):
                    st = K.past(K.neg(Stem("젖", "")))
                else:
                    return None
        else:
            st = stem_of(last, "a")
            if neg:
                st = K.neg(st)
            if mood == "past" or past:
                st = K.past(st)
            out.append(join(K.jo(k, "은"), pre, adv[1], K.fin(st, L)) + ("?" if q else "."))
            continue
        if last.endswith(("이다", "거다")):
            st = K.neg(st) if neg else st
            st = K.past(st) if mood == "past" else st
        out.append(join(K.jo(k, "은"), pre, adv[1], K.fin(st, L)) + ("?" if q else "."))
    return en2 + ("?" if q else "."), out[0], out[1]
