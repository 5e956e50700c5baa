"""Hangul arithmetic, particles that fit a final consonant, numbers."""

LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]


def split(ch):
    n = ord(ch) - 0xAC00
    if not 0 <= n < 11172:
        return None
    return LEADS[n // 588], VOWELS[n % 588 // 28], TAILS[n % 28]


def syl(l, v, t=""):
    return chr(0xAC00 + LEADS.index(l) * 588 + VOWELS.index(v) * 28 + TAILS.index(t))


def with_tail(text, t):
    l, v, _ = split(text[-1])
    return text[:-1] + syl(l, v, t)


_DIGIT_TAIL = {
    "0": "ㅇ",
    "1": "ㄹ",
    "2": "",
    "3": "ㅁ",
    "4": "",
    "5": "",
    "6": "ㄱ",
    "7": "ㄹ",
    "8": "ㄹ",
    "9": ""
}
_LATIN_TAIL = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}


def tail(text):
    """Final consonant of the last pronounced sign ('' for none)."""
    ch = text.rstrip(".?!,\"' ")[-1]
    s = split(ch)
    if s:
        return s[2]
    if ch in _DIGIT_TAIL:
        return _DIGIT_TAIL[ch]
    return _LATIN_TAIL.get(ch.lower(), "")


def jo(noun, pair):
    """Attach a particle named by its consonant form: 은 이 을 과 이나 으로 이랑 아."""
    t = tail(noun)
    return noun + {
        "은": "은" if t else "는",
        "이": "이" if t else "가",
        "을": "을" if t else "를",
        "과": "과" if t else "와",
        "이나": "이나" if t else "나",
        "이랑": "이랑" if t else "랑",
        "으로": "으로" if t and t != "ㄹ" else "로",
        "아": "아" if t else "야",
    }.get(pair, pair)


_N1 = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]
_N10 = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
_S = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"]


def native(k):
    """Native number before a counter (1..99)."""
    if k == 20:
        return "스무"
    return _N10[k // 10] + _N1[k % 10]


def sino(k):
    if k == 0:
        return "영"
    out = ""
    for unit, name in ((100000000, "억"), (10000, "만")):
        if k >= unit:
            q_, k = divmod(k, unit)
            out += ("" if q_ == 1 and name == "만" else sino(q_)) + name + (" " if k else "")
    for unit, name in ((1000, "천"), (100, "백"), (10, "십")):
        if k >= unit:
            q_, k = divmod(k, unit)
            out += ("" if q_ == 1 else _S[q_]) + name
    return out + _S[k]
