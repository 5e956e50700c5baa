"""Korean registers: which endings are changed, and which are left alone."""

import unittest

from registers import formal, plain

FORMAL = {
    "저는 학생이에요.": "저는 학생입니다.",
    "저는 의사예요.": "저는 의사입니다.",
    "저는 학생이 아니에요.": "저는 학생이 아닙니다.",
    "어디에 가요?": "어디에 갑니까?",
    "저는 밥을 먹어요.": "저는 밥을 먹습니다.",
    "학교에 갔어요.": "학교에 갔습니다.",
    "서울에 살아요.": "서울에 삽니다.",
    "비가 와요.": "비가 옵니다.",
    "저는 공부해요.": "저는 공부합니다.",
    "날씨가 추워요.": "날씨가 춥습니다.",
    "저는 한국어를 배워요.": "저는 한국어를 배웁니다.",
    "내일 갈 거예요.": "내일 갈 겁니다.",
    "도와주세요.": "도와주십시오.",
    "저는 몰라요.": "저는 모릅니다.",
}
PLAIN = {
    "나는 학교에 갔어.": "나는 학교에 갔다.",
    "그는 의사야.": "그는 의사다.",
    "나는 학생이야.": "나는 학생이다.",
    "나는 학생이 아니야.": "나는 학생이 아니다.",
    "내일 갈 거야.": "내일 갈 것이다.",
    "집에 가고 싶어.": "집에 가고 싶다.",
}


class Formal(unittest.TestCase):

    def test_changes_the_last_predicate(self) -> None:
        for polite, expected in FORMAL.items():
            self.assertEqual(formal(polite), expected, polite)

    def test_leaves_what_is_in_doubt(self) -> None:
        for polite in ("길을 물어요.", "음악을 들어요.", "그렇군요.", "갈까요?", "안녕.", "Hi.", ""):
            self.assertIsNone(formal(polite), polite)


class Plain(unittest.TestCase):

    def test_changes_the_last_predicate(self) -> None:
        for casual, expected in PLAIN.items():
            self.assertEqual(plain(casual), expected, casual)

    def test_leaves_questions_commands_and_what_is_in_doubt(self) -> None:
        for casual in ("어디 가?", "빨리 가!", "밥을 먹어.", "가야 해.", "지금 해야.", "OK.", ""):
            self.assertIsNone(plain(casual), casual)


if __name__ == "__main__":
    unittest.main()
