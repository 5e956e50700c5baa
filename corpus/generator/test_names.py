"""Names: particles, vocatives, swaps in corpus lines, golden sentences. `python3 -m unittest test_names`."""
import os
import random
import re
import unittest

import korean as K
import name_kinds
import name_patterns
import name_swaps
import names
from name_kinds import Name

HERE = os.path.dirname(os.path.abspath(__file__))
MARY = Name("Mary", "메리", "en-f")
JOHN = Name("John", "존", "en-m")
PAUL = Name("Paul", "폴", "en-m")
MINJUN = Name("Minjun", "민준", "ko-m")
JIWOO = Name("Jiwoo", "지우", "ko-u")
MINSU, TOM = name_kinds.CORPUS_PEOPLE["Minsu"], name_kinds.CORPUS_PEOPLE["Tom"]


def put(triple, *new):
    """The triple with the given names, in the order in which slots_of finds the old ones."""
    slots = name_swaps.slots_of(*triple)
    return name_swaps.replace(triple, list(zip(slots, new, strict=True)))


class Particles(unittest.TestCase):

    def forms(self, name, specs):
        return " ".join(name_patterns.attach(name, s, False) for s in specs.split())

    def test_after_vowel(self):
        self.assertEqual(self.forms(MARY, "은 이 을 과 으로 이나 이랑 야 이라고"),
                         "메리는 메리가 메리를 메리와 메리로 메리나 메리랑 메리야 메리라고")

    def test_after_consonant(self):
        self.assertEqual(self.forms(JOHN, "은 이 을 과 으로 이나 이랑 야 이라고"),
                         "존은 존이 존을 존과 존으로 존이나 존이랑 존이야 존이라고")

    def test_after_rieul_only_ro_is_like_a_vowel(self):
        self.assertEqual(self.forms(PAUL, "은 으로 야 이라고"), "폴은 폴로 폴이야 폴이라고")

    def test_polite_copula(self):
        self.assertEqual([name_patterns.attach(n, "야", True) for n in (MARY, JOHN)],
                         ["메리예요", "존이에요"])

    def test_past_copula(self):
        self.assertEqual(
            [name_patterns.attach(n, "였", p) for n in (MARY, JOHN) for p in (False, True)],
            ["메리였어", "메리였어요", "존이었어", "존이었어요"])

    def test_calling(self):
        self.assertEqual([name_kinds.call(n, False) for n in (MINJUN, JIWOO, MARY, JOHN)],
                         ["민준아", "지우야", "메리", "존"])
        self.assertEqual(name_kinds.call(MINJUN, True), "민준 씨")

    def test_family(self):
        self.assertEqual([name_patterns.attach(n, "네", False) for n in (MINJUN, JIWOO, JOHN)],
                         ["민준이네", "지우네", "존네"])

    def test_respell_both_ways(self):
        for old, suffix, new, want in ((MINSU, "는", JOHN, "은"), (TOM, "은", MARY, "는"),
                                       (TOM, "이", MARY, "가"), (MINSU, "로", JOHN, "으로"),
                                       (MINSU, "로", PAUL, "로"), (MINSU, "라고", JOHN, "이라고"),
                                       (TOM, "이었어", MARY, "였어"), (MINSU, "에게는", JOHN, "에게는"),
                                       (MINSU, "네", MINJUN, "이네"), (MINSU, "네", JOHN, "네"),
                                       (name_kinds.PLACES["Seoul"], "로", name_kinds.PLACES["Busan"],
                                        "으로"), (name_kinds.PLACES["Seoul"], "로",
                                                name_kinds.PLACES["Paris"], "로")):
            with self.subTest(old=old.ko, suffix=suffix, new=new.ko):
                self.assertEqual(name_kinds.respell(old, new, suffix), want)

    def test_unknown_suffix_is_refused(self):
        self.assertIsNone(
            name_kinds.respell(name_kinds.PLACES["Korea"], name_kinds.PLACES["Japan"], "어"))


class Swaps(unittest.TestCase):

    def test_two_names_stay_two(self):
        line = ("Tom gave Jisu a book.", "톰은 지수에게 책을 줬어.", "톰 씨는 지수 씨에게 책을 줬어요.")
        slots = [s.old.en for s in name_swaps.slots_of(*line)]
        new = {"Tom": MARY, "Jisu": JOHN}
        self.assertEqual(put(line, *[new[s] for s in slots]),
                         ("Mary gave John a book.", "메리는 존에게 책을 줬어.", "메리 씨는 존 씨에게 책을 줬어요."))

    def test_possessive(self):
        self.assertEqual(put(("Minsu's pillow is soft.", "민수의 베개는 부드러워.", "민수의 베개는 부드러워요."), JOHN),
                         ("John's pillow is soft.", "존의 베개는 부드러워.", "존의 베개는 부드러워요."))

    def test_calling(self):
        line = ("Goodbye, Minsu.", "잘 가, 민수야.", "안녕히 가세요, 민수 씨.")
        self.assertEqual(put(line, MINJUN), ("Goodbye, Minjun.", "잘 가, 민준아.", "안녕히 가세요, 민준 씨."))
        self.assertEqual(put(line, MARY)[1], "잘 가, 메리.")
        self.assertEqual(
            put(("Don't go, Tom.", "톰, 가지 마.", "톰 씨, 가지 마세요."), JIWOO)[1], "지우야, 가지 마.")

    def test_copula_is_not_calling(self):
        self.assertEqual(put(("My name is Minsu.", "내 이름은 민수야.", "제 이름은 민수예요."), JOHN),
                         ("My name is John.", "내 이름은 존이야.", "제 이름은 존이에요."))

    def test_called_and_named_in_one_line(self):
        line = ("Is this your coffee, Minsu?", "민수야, 이거 네 커피야?", "민수 씨, 이거 민수 씨 커피예요?")
        self.assertEqual(put(line, MINJUN),
                         ("Is this your coffee, Minjun?", "민준아, 이거 네 커피야?", "민준 씨, 이거 민준 씨 커피예요?"))

    def test_title(self):
        line = ("Mr. Kim's car", "김 선생님의 차", "김 선생님의 차")
        self.assertEqual(put(line, Name("Smith", "스미스", "surname")),
                         ("Mr. Smith's car", "스미스 선생님의 차", "스미스 선생님의 차"))

    def test_place(self):
        line = ("They moved to Seoul.", "그들은 서울로 이사했어.", "그들은 서울로 이사했어요.")
        self.assertEqual(put(line, name_kinds.PLACES["London"])[1], "그들은 런던으로 이사했어.")
        self.assertEqual(
            put(line, name_kinds.PLACES["the Netherlands"])[0], "They moved to the Netherlands.")

    def test_left_out(self):
        for line in (("My name is Minsu Kim.", "내 이름은 김민수야.",
                      "제 이름은 김민수예요."), ("Is Jisu a boy's name?", "지수는 남자 이름이야?", "지수는 남자 이름이에요?"),
                     ("Paris is the capital of France.", "파리는 프랑스의 수도야.", "파리는 프랑스의 수도예요."),
                     ("Brazil is in South America.", "브라질은 남아메리카에 있어.", "브라질은 남아메리카에 있어요."),
                     ("I like Korean food in Korea.", "나는 한국의 한국 음식을 좋아해.",
                      "저는 한국의 한국 음식을 좋아해요."), ("Tomorrow is Sunday.", "내일은 일요일이야.", "내일은 일요일이에요.")):
            with self.subTest(line[0]):
                self.assertFalse(name_swaps.slots_of(*line))

    def test_gender_is_kept(self):
        line = ("Sora lost her key.", "소라는 열쇠를 잃어버렸어.", "소라는 열쇠를 잃어버렸어요.")
        men = {n.en for k in ("en-m", "ko-m") for n in name_kinds.KIND[k]}
        decks = name_kinds.Decks(random.Random(3))
        for _ in range(400):
            self.assertNotIn(name_swaps.swap(line, decks)[0].split()[0], men)


class Patterns(unittest.TestCase):

    def fill(self, english, **names):
        pattern = next(p for p in name_patterns.PATTERNS if p[0] == english)
        return name_patterns.fill(pattern, names)

    def test_golden(self):
        self.assertEqual(self.fill("{A} gave {B} a book.", A=TOM, B=MARY),
                         ("Tom gave Mary a book.", "톰은 메리에게 책을 줬어.", "톰은 메리에게 책을 줬어요."))
        self.assertEqual(self.fill("My name is {A}.", A=JOHN),
                         ("My name is John.", "내 이름은 존이야.", "제 이름은 존이에요."))
        self.assertEqual(self.fill("{A} and {B} are friends.", A=MINJUN, B=MARY),
                         ("Minjun and Mary are friends.", "민준과 메리는 친구야.", "민준과 메리는 친구예요."))
        self.assertEqual(self.fill("Wait for me, {A}!", A=MINJUN),
                         ("Wait for me, Minjun!", "민준아, 기다려 줘!", "민준 씨, 기다려 주세요!"))
        self.assertEqual(self.fill("{A} moved to {V}.", A=MARY, V=name_kinds.PLACES["Seoul"]),
                         ("Mary moved to Seoul.", "메리는 서울로 이사했어.", "메리는 서울로 이사했어요."))

    def test_capital_after_an_article(self):
        nile = next(n for n in name_kinds.KIND["river"] if n.ko == "나일강")
        self.assertEqual(self.fill("{R} is a long river.", R=nile),
                         ("The Nile is a long river.", "나일강은 긴 강이야.", "나일강은 긴 강이에요."))


class Lexicon(unittest.TestCase):

    def test_every_hangul_name_is_hangul_and_every_row_is_single(self):
        self.assertEqual(len({(n.en, n.kind, n.of) for n in name_kinds.MORE}), len(name_kinds.MORE))
        for n in name_kinds.MORE:
            self.assertRegex(n.ko, r"^[가-힣]+( [가-힣]+)*$")

    def test_numbers(self):
        self.assertGreaterEqual(
            sum(len(v) for k, v in name_kinds.KIND.items() if k.startswith("en-")), 350)
        self.assertGreaterEqual(
            sum(len(v) for k, v in name_kinds.KIND.items() if k.startswith("ko-")), 120)
        self.assertGreaterEqual(len(name_kinds.KIND["city"]) + len(name_kinds.KIND["kcity"]), 120)
        self.assertGreaterEqual(len(name_kinds.KIND["country"]), 60)
        self.assertGreaterEqual(len(name_kinds.KIND["ksurname"]), 40)


class Stream(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.corpus = list(names.read_triples(os.path.join(HERE, "..", "train.tsv")))
        cls.out = names.stream(cls.corpus, 8000, 5)

    def test_deterministic(self):
        self.assertEqual(self.out, names.stream(self.corpus, 8000, 5))

    def test_english_is_new_and_single(self):
        english = [t[0].lower() for t in self.out]
        self.assertEqual(len(english), 8000)
        self.assertEqual(len(set(english)), 8000)
        self.assertFalse(set(english) & {t[0].lower() for t in self.corpus})

    def test_particles_fit_every_name(self):
        """Read back: a name followed by a particle of the wrong form never comes out."""
        wrong = {True: "는|가|를|와|랑|라고|예요|였어|였어요", False: "은|을|과|으로|이랑|이라고|이에요|이야|이었어|이었어요"}
        named = {}
        for k, v in name_kinds.KIND.items():
            if k[:3] in ("en-", "ko-") or k in ("city", "kcity", "country"):
                named.update((n.en.split()[-1], n) for n in v)
        for t in self.out:
            for w in set(re.findall(r"\w+", t[0])) & set(named):
                n = named[w]
                for col in t[1:]:
                    self.assertNotRegex(
                        col, rf"(?<![가-힣]){n.ko}({wrong[bool(K.tail(n.ko))]})(?=[ .,?!]|$)", t)

    def test_every_name_of_the_english_is_in_both_columns(self):
        """A word that is part of a place or landmark, or a surname, may also be a given name: those are skipped (and New Year's Eve)."""
        given = {
            n.en: n.ko for k, v in name_kinds.KIND.items() if k.startswith(("en-", "ko-"))
            for n in v
        }
        other = {
            w for k, v in name_kinds.KIND.items() if not k.startswith(("en-", "ko-")) for n in v
            for w in re.findall(r"[A-Z][a-z]+", n.en)
        }
        for t in self.out:
            for w in set(re.findall(r"[A-Z][a-z]+\b(?!'t)", t[0])) & set(given) - other - {"Eve"}:
                self.assertTrue(given[w] in t[1] and given[w] in t[2], t)

    def test_levels_differ_only_where_they_may(self):
        for t in self.out:
            self.assertEqual(t[0][-1] in ".?!", t[1][-1] in ".?!", t)
            self.assertFalse(re.search(r"[\[\]{}|\0]", "".join(t)), t)


if __name__ == "__main__":
    unittest.main()
