"""python3 -m unittest (or pytest): conjugation tables, particles, English morphology, golden sentences, output checks."""
import re
import unittest

import english as E
import generate as G
import korean as K
from korean import Stem
from noun_phrases import HE, I, NAMES, YOU, np
from patterns.actions import wvp
from sentences import say
from verbs import VERBS, VP, make_tvp
from words import noun

# stem, irregular class, kind: 해요체, past, future, -(으)면, -(으)니까, adnominal, past adnominal, -(으)세요, quoted
TABLE = """
먹 - v 먹어요 먹었어 먹을 거야 먹으면 먹으니까 먹는 먹은 드세요 먹는다고
가 - v 가요 갔어 갈 거야 가면 가니까 가는 간 가세요 간다고
오 - v 와요 왔어 올 거야 오면 오니까 오는 온 오세요 온다고
보 - v 봐요 봤어 볼 거야 보면 보니까 보는 본 보세요 본다고
주 - v 줘요 줬어 줄 거야 주면 주니까 주는 준 주세요 준다고
마시 - v 마셔요 마셨어 마실 거야 마시면 마시니까 마시는 마신 드세요 마신다고
되 - v 돼요 됐어 될 거야 되면 되니까 되는 된 되세요 된다고
쉬 - v 쉬어요 쉬었어 쉴 거야 쉬면 쉬니까 쉬는 쉰 쉬세요 쉰다고
보내 - v 보내요 보냈어 보낼 거야 보내면 보내니까 보내는 보낸 보내세요 보낸다고
켜 - v 켜요 켰어 켤 거야 켜면 켜니까 켜는 켠 켜세요 켠다고
공부하 - v 공부해요 공부했어 공부할 거야 공부하면 공부하니까 공부하는 공부한 공부하세요 공부한다고
돕 b v 도와요 도왔어 도울 거야 도우면 도우니까 돕는 도운 도우세요 돕는다고
눕 b v 누워요 누웠어 누울 거야 누우면 누우니까 눕는 누운 누우세요 눕는다고
춥 b a 추워요 추웠어 추울 거야 추우면 추우니까 추운 추웠던 추우세요 춥다고
아름답 b a 아름다워요 아름다웠어 아름다울 거야 아름다우면 아름다우니까 아름다운 아름다웠던 아름다우세요 아름답다고
입 - v 입어요 입었어 입을 거야 입으면 입으니까 입는 입은 입으세요 입는다고
듣 d v 들어요 들었어 들을 거야 들으면 들으니까 듣는 들은 들으세요 듣는다고
걷 d v 걸어요 걸었어 걸을 거야 걸으면 걸으니까 걷는 걸은 걸으세요 걷는다고
닫 - v 닫아요 닫았어 닫을 거야 닫으면 닫으니까 닫는 닫은 닫으세요 닫는다고
짓 s v 지어요 지었어 지을 거야 지으면 지으니까 짓는 지은 지으세요 짓는다고
웃 - v 웃어요 웃었어 웃을 거야 웃으면 웃으니까 웃는 웃은 웃으세요 웃는다고
빨갛 h a 빨개요 빨갰어 빨갈 거야 빨가면 빨가니까 빨간 빨갰던 빨가세요 빨갛다고
하얗 h a 하얘요 하얬어 하얄 거야 하야면 하야니까 하얀 하얬던 하야세요 하얗다고
좋 - a 좋아요 좋았어 좋을 거야 좋으면 좋으니까 좋은 좋았던 좋으세요 좋다고
모르 - v 몰라요 몰랐어 모를 거야 모르면 모르니까 모르는 모른 모르세요 모른다고
부르 - v 불러요 불렀어 부를 거야 부르면 부르니까 부르는 부른 부르세요 부른다고
빠르 - a 빨라요 빨랐어 빠를 거야 빠르면 빠르니까 빠른 빨랐던 빠르세요 빠르다고
따르 - v 따라요 따랐어 따를 거야 따르면 따르니까 따르는 따른 따르세요 따른다고
쓰 - v 써요 썼어 쓸 거야 쓰면 쓰니까 쓰는 쓴 쓰세요 쓴다고
바쁘 - a 바빠요 바빴어 바쁠 거야 바쁘면 바쁘니까 바쁜 바빴던 바쁘세요 바쁘다고
예쁘 - a 예뻐요 예뻤어 예쁠 거야 예쁘면 예쁘니까 예쁜 예뻤던 예쁘세요 예쁘다고
크 - a 커요 컸어 클 거야 크면 크니까 큰 컸던 크세요 크다고
살 - v 살아요 살았어 살 거야 살면 사니까 사는 산 사세요 산다고
만들 - v 만들어요 만들었어 만들 거야 만들면 만드니까 만드는 만든 만드세요 만든다고
길 - a 길어요 길었어 길 거야 길면 기니까 긴 길었던 기세요 길다고
푸르 reo a 푸르러요 푸르렀어 푸를 거야 푸르면 푸르니까 푸른 푸르렀던 푸르세요 푸르다고
없 - x 없어요 없었어 없을 거야 없으면 없으니까 없는 없었던 없으세요 없다고
자 - v 자요 잤어 잘 거야 자면 자니까 자는 잔 주무세요 잔다고
"""


class Conjugation(unittest.TestCase):

    def test_table(self):
        for line in TABLE.strip().splitlines():
            f = line.replace(" 거야", "_거야").split()
            t, irr, kind, *want = f
            s = Stem(t, None if irr == "-" else irr, kind)
            got = [
                K.fin(s, "p"),
                K.fin(K.past(s), "c"),
                K.fut(s, "c").replace(" 거야", "_거야"),
                K.eu(s, "면"),
                K.eu(s, "니까"),
                K.adn(s),
                K.adn_past(s),
                K.fin(K.hon(s), "p"),
                K.quote(s)
            ]
            self.assertEqual(got, want, t)

    def test_copula(self):
        d, h = K.cop("의사"), K.cop("학생")
        self.assertEqual([K.fin(d, "c"), K.fin(d, "p"),
                          K.fin(h, "c"), K.fin(h, "p")], ["의사야", "의사예요", "학생이야", "학생이에요"])
        self.assertEqual([K.fin(K.past(d), "p"), K.fin(K.past(h), "p")], ["의사였어요", "학생이었어요"])
        self.assertEqual([K.fin(K.neg(d), "c"),
                          K.fin(K.past(K.neg(h)), "p"),
                          K.fin(K.hon(h), "p")], ["의사가 아니야", "학생이 아니었어요", "학생이세요"])
        self.assertEqual([K.quote(d), K.quote(h),
                          K.ji(h), K.adn(d), K.aseo(h)], ["의사라고", "학생이라고", "학생인지", "의사인", "학생이라서"])
        self.assertEqual(K.fut(h, "p"), "학생일 거예요")

    def test_constructions(self):
        eat, live, hear = Stem("먹", ""), Stem("살", "l"), Stem("듣", "d")
        for got, want in [
            (K.fin(K.prog(eat), "c"), "먹고 있어"),
            (K.fin(K.past(K.prog(eat)), "p"), "먹고 있었어요"),
            (K.fin(K.neg(eat), "c"), "먹지 않아"),
            (K.fin(K.can(hear), "c"), "들을 수 있어"),
            (K.fin(K.cannot(live), "p"), "살 수 없어요"),
            (K.fin(K.want(eat, False), "c"), "먹고 싶어"),
            (K.fin(K.want(eat, True), "p"), "먹고 싶어 해요"),
            (K.fin(K.must(hear), "c"), "들어야 해"),
            (K.fin(K.may(eat), "c"), "먹어도 돼"),
            (K.fin(K.must_not(live), "p"), "살면 안 돼요"),
            (K.fin(K.try_(hear), "p"), "들어 봐요"),
            (K.ge(eat, "p"), "먹을게요"),
            (K.rae(hear, "c"), "들을래"),
            (K.imp(eat, "p"), "드세요"),
            (K.imp(hear, "c"), "들어"),
            (K.neg_imp(hear, "p"), "듣지 마세요"),
            (K.sug(eat, "c"), "먹자"),
            (K.sug(eat, "p"), "먹어요"),
            (K.req(hear, "p"), "들어 주세요"),
            (K.req_q(eat, "c"), "먹어 줄래?"),
            (K.req_q(eat, "p"), "먹어 주시겠어요?"),
            (K.c(eat, "고"), "먹고"),
            (K.c(live, "지만"), "살지만"),
            (K.aseo(hear), "들어서"),
            (K.eu(live, "ㄹ 때"), "살 때"),
            (K.c(hear, "기 전에"), "듣기 전에"),
            (K.eu(hear, "ㄴ 후에"), "들은 후에"),
            (K.eu(live, "려고"), "살려고"),
            (K.n(live, "는 동안"), "사는 동안"),
            (K.quote_q(live), "사냐고"),
            (K.quote_imp(hear), "들으라고"),
            (K.quote_sug(eat), "먹자고"),
            (K.fin(K.like_to(live), "c"), "사는 것을 좋아해"),
            (K.fin(K.begin(hear), "p"), "듣기 시작해요"),
            (K.fin(K.past(K.stop(eat)), "c"), "먹는 것을 멈췄어"),
            (K.fin(K.exper(live), "c"), "산 적이 있어"),
            (K.ji(live), "사는지"),
            (K.ji(K.past(eat)), "먹었는지"),
            (K.ji(Stem("예쁘", None, "a")), "예쁜지"),
            (K.quote(K.past(eat)), "먹었다고"),
        ]:
            self.assertEqual(got, want)

    def test_honorific(self):
        self.assertEqual(K.fin(K.past(K.hon(Stem("가르치", ""))), "c"), "가르치셨어")
        self.assertEqual(K.fin(K.hon(Stem("말하", "ha")), "p"), "말씀하세요")
        self.assertEqual(K.fin(K.hon(Stem("있", "", "x"), True), "c"), "계셔")
        self.assertEqual(K.fin(K.hon(Stem("있", "", "x")), "p"), "있으세요")

    def test_particles(self):
        for noun_, want in {
                "책": "책은 책이 책을 책과 책이나 책으로 책아",
                "사과": "사과는 사과가 사과를 사과와 사과나 사과로 사과야",
                "지하철": "지하철은 지하철이 지하철을 지하철과 지하철이나 지하철로 지하철아"
        }.items():
            self.assertEqual(
                " ".join(K.jo(noun_, p) for p in ("은", "이", "을", "과", "이나", "으로", "아")), want)

    def test_numbers(self):
        self.assertEqual([K.native(1), K.native(20),
                          K.native(25), K.native(99)], ["한", "스무", "스물다섯", "아흔아홉"])
        self.assertEqual(
            [K.sino(10000), K.sino(15000),
             K.sino(1999), K.sino(250000),
             K.sino(100)], ["만", "만 오천", "천구백구십구", "이십오만", "백"])


class English(unittest.TestCase):

    def test_verbs(self):
        for w, f in {
                "go": "goes went gone going",
                "study": "studies studied studied studying",
                "stop": "stops stopped stopped stopping",
                "lie": "lies lied lied lying",
                "watch": "watches watched watched watching",
                "make": "makes made made making",
                "play": "plays played played playing",
                "put on": "puts on|put on|put on|putting on"
        }.items():
            want = f.split("|") if "|" in f else f.split()
            self.assertEqual([E.vf(w, x) for x in ("3", "past", "pp", "ing")], want)

    def test_nouns(self):
        self.assertEqual([
            E.plural(x) for x in ("box", "baby", "knife", "boy", "police officer", "woman",
                                  "potato", "sheep", "watch")
        ], [
            "boxes", "babies", "knives", "boys", "police officers", "women", "potatoes", "sheep",
            "watches"
        ])
        self.assertEqual([E.art(x) for x in ("apple", "uniform", "hour", "umbrella", "book")],
                         ["an apple", "a uniform", "an hour", "an umbrella", "a book"])

    def test_contractions(self):
        c = lambda *a, **k: E.contracted(E.clause(*a, **k))
        self.assertEqual(c("I", "1s", "be", "tired", "pres"), "I'm tired")
        self.assertEqual(c("he", "3s", "like", "tea", "pres", True), "he doesn't like tea")
        self.assertEqual(c("we", "1p", "go", "", "will"), "we'll go")
        self.assertEqual(c("the dog", "3s", "be", "big", "pres"), "the dog is big")
        self.assertEqual(E.plain(E.clause("I", "1s", "go", "", "can", True)), "I cannot go")


def V(en, frame=None, ko=None):
    return next(
        v for v in VERBS
        if v.en == en and (frame is None or v.frame == frame) and (ko is None or v.ko == ko))


class Golden(unittest.TestCase):

    def chk(self, got, want):
        self.assertEqual((E.plain(E.cap(got[0])),) + tuple(got[1:]), want)

    def test_roles(self):
        dog, cat = np(noun("dog"), "the"), np(noun("cat"), "the")
        chase = V("chase")
        self.chk(say(dog, wvp(None, chase, cat), "past"),
                 ("The dog chased the cat.", "개가 고양이를 쫓았어.", "개가 고양이를 쫓았어요."))
        self.chk(say(cat, wvp(None, chase, dog), "past"),
                 ("The cat chased the dog.", "고양이가 개를 쫓았어.", "고양이가 개를 쫓았어요."))
        jisu, minsu = NAMES[1], NAMES[0]
        self.chk(say(jisu, wvp(None, V("love", "w"), minsu), "pres"),
                 ("Jisu loves Minsu.", "지수는 민수를 사랑해.", "지수는 민수를 사랑해요."))
        self.chk(say(minsu, wvp(None, V("love", "w"), jisu), "pres"),
                 ("Minsu loves Jisu.", "민수는 지수를 사랑해.", "민수는 지수를 사랑해요."))

    def test_honorific_subject(self):
        t = np(noun("teacher"), "the")
        self.chk(say(t, VP("teach", "us", ("우리를",) * 2, Stem("가르치", "")), "past"),
                 ("The teacher taught us.", "선생님이 우리를 가르치셨어.", "선생님이 우리를 가르치셨어요."))
        m = np(noun("mother"), "my")
        self.chk(say(m, make_tvp(V("drink"), np(noun("coffee"), "gen")), "prog"),
                 ("My mother is drinking coffee.", "어머니가 커피를 드시고 계셔.", "어머니가 커피를 드시고 계세요."))

    def test_you(self):
        self.chk(say(YOU, make_tvp(V("eat"), np(noun("apple"), "a")), "past", q=True),
                 ("Did you eat an apple?", "사과를 먹었어?", "사과를 드셨어요?"))

    def test_neg_want(self):
        self.chk(say(HE, make_tvp(V("eat"), np(noun("bread"), "gen")), "want", True),
                 ("He does not want to eat bread.", "그는 빵을 먹고 싶어 하지 않아.", "그는 빵을 먹고 싶어 하지 않아요."))
        self.chk(say(I, make_tvp(V("know"), np(noun("answer"), "the")), "pres", True),
                 ("I do not know the answer.", "나는 답을 몰라.", "저는 답을 몰라요."))


class Output(unittest.TestCase):

    def test_stream(self):
        a = list(G.stream(8000, 3))
        self.assertEqual(a[:500], list(G.stream(500, 3)))
        self.assertEqual(len({x[0].lower() for x in a}), len(a))
        for en, c, p in a:
            self.assertNotRegex(en + c + p, r"[\x01\x02{}|=]|  ")
            self.assertNotRegex(c + p, r"[ㄱ-ㅎㅏ-ㅣA-Za-z]")
            self.assertNotRegex(en, r"\ba [aeio]|\b(the the|a the|the a|a a)\b")
            if en[-1] in ".?!":
                self.assertEqual(en[-1], c[-1])
                self.assertRegex(p, r"요[.?!]$")
                self.assertNotRegex(c, r"요[.?!]$")

    def test_no_both_contractions(self):
        full = lambda e: re.sub(r"n't", " not",
                                e.replace("can't", "cannot").replace("won't", "will not"))
        a = [x[0] for x in G.stream(20000, 5)]
        self.assertEqual(len({full(e) for e in a}), len(a))


if __name__ == "__main__":
    unittest.main()
