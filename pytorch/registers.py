"""The same Korean sentence in the registers that visitors also type: formal (합니다체) and plain
written (한다체).

Both start from what the corpus has (해요체, 해체) and change the last predicate only, where its
ending leaves no doubt; elsewhere they return None. They serve as extra sources for Korean to
English, never as targets.
"""

import re

BASE, FINALS = 0xAC00, 28
NONE, RIEUL, BIEUP, SSANG_SIOT = 0, 8, 17, 20  # indices of final consonants: none, ㄹ, ㅂ, ㅆ

# A syllable where stem and -아/어 have run together, and the stem it comes from.
CONTRACTED = dict(
    pair.split(">") for pair in ("해>하 돼>되 와>오 봐>보 줘>주 가>가 사>사 자>자 나>나 타>타 서>서 켜>켜 셔>시 려>리 쳐>치 "
                                 "져>지 켜요>키 둬>두 꿔>꾸 춰>추 놔>놓 내>내 보내>보내 써>쓰 꺼>끄 바빠>바쁘 예뻐>예쁘 아파>아프 "
                                 "고파>고프 슬퍼>슬프 기뻐>기쁘 커>크 몰라>모르 달라>다르 빨라>빠르 불러>부르 눌러>누르 골라>고르 "
                                 "흘러>흐르 올라>오르").split())
LONGEST_FIRST = sorted(CONTRACTED, key=len, reverse=True)

# Stems that end in ㄹ, with -아/어; 물어, 들어, 걸어 could also come from ㄷ and are left out.
RIEUL_STEMS = tuple("알아 살아 길어 멀어 열어 만들어 놀아 팔아 울어 힘들어 달아 물어봐".split())
# Stems that end in ㅜ, with -어; other -워 come from ㅂ.
U_STEMS = set("배워 외워 피워 키워 비워 세워 재워 태워 깨워 지워 채워 싸워 치워 나눠 바꿔".split())

# Polite endings that have no formal counterpart in one step.
NO_FORMAL = tuple("세요 네요 군요 래요 대요 게요 까요 죠 데요 지요 든요 잖아요".split())
# Casual adjectives whose plain form takes -다 after the stem.
PLAIN_ADJECTIVES = tuple("싶어 같아 좋아 많아 싫어 괜찮아 작아 높아 짧아 넓아 없어".split())


def _final(syllable: str) -> int | None:
    """The index of its final consonant, None if it is no Hangul syllable."""
    return (ord(syllable) - BASE) % FINALS if "가" <= syllable <= "힣" else None


def _with(syllable: str, final: int) -> str:
    return chr(ord(syllable) - (ord(syllable) - BASE) % FINALS + final)


def _split(text: str) -> tuple[str, str] | None:
    """The sentence and its marks, if it ends in Hangul."""
    match = re.fullmatch(r"(.*?[가-힣])([.?!]*)", text)
    return (match[1], match[2]) if match else None


def _formal_predicate(body: str, asks: bool) -> str | None:
    """'저는 학생이에요' -> '저는 학생입니다'"""
    kka = "니까" if asks else "니다"

    def after_consonant(stem: str) -> str:
        return stem + "습" + kka

    def after_vowel(stem: str) -> str:
        return stem[:-1] + _with(stem[-1], BIEUP) + kka

    if body.endswith("아니에요"):
        return after_vowel(body[:-2])
    if body.endswith("거예요"):
        return body[:-3] + "겁" + kka
    if body.endswith("이에요"):
        return body[:-3] + "입" + kka
    if body.endswith("예요"):
        return body[:-2] + "입" + kka
    if body.endswith("주세요") and not asks:
        return body[:-2] + "십시오"
    if body.endswith(NO_FORMAL):
        return None
    stem, vowel = body[:-2], body[-2]
    if vowel in "어아" and stem and _final(stem[-1]):
        if _final(stem[-1]) != RIEUL:
            return after_consonant(stem)
        return after_vowel(stem) if body[:-1].endswith(RIEUL_STEMS) else None
    ending = body[:-1]
    for contracted in LONGEST_FIRST:
        if ending.endswith(contracted):
            whole = CONTRACTED[contracted]
            if _final(whole[-1]) != NONE:
                return None
            return after_vowel(ending[:-len(contracted)] + whole)
    if ending.endswith("워") and len(ending) > 1:
        if ending[-2:] in U_STEMS:
            return after_vowel(ending[:-1] + "우")
        if _final(ending[-2]) == NONE:
            return after_consonant(ending[:-2] + _with(ending[-2], BIEUP))
    return None


def formal(polite: str) -> str | None:
    """'저는 학생이에요.' -> '저는 학생입니다.', '어디에 가요?' -> '어디에 갑니까?'; None in doubt."""
    parts = _split(polite)
    if parts is None or not parts[0].endswith("요") or len(parts[0]) < 3:
        return None
    body, mark = parts
    predicate = _formal_predicate(body, "?" in mark)
    return None if predicate is None else predicate + mark


def plain(casual: str) -> str | None:
    """'나는 학교에 갔어.' -> '나는 학교에 갔다.', '그는 의사야.' -> '그는 의사다.'; None in doubt."""
    parts = _split(casual)
    if parts is None or parts[1] not in ("", ".") or len(parts[0]) < 2:
        return None
    body, mark = parts
    if body.endswith("거야"):
        return body[:-2] + "것이다" + mark
    if body.endswith("이야") and len(body) > 2 and body[-3] != " ":
        return body[:-1] + "다" + mark
    if body.endswith("아니야"):
        return body[:-1] + "다" + mark
    obligation = body.endswith(("해야", "어야", "아야"))
    if body.endswith("야") and _final(body[-2]) == NONE and not obligation:
        return body[:-1] + "다" + mark
    if body.endswith(PLAIN_ADJECTIVES):
        return body[:-1] + "다" + mark
    if body.endswith("어") and _final(body[-2]) == SSANG_SIOT:
        return body[:-1] + "다" + mark
    return None
