"""English morphology: verb forms, plurals, articles, contractions, clauses."""
import hashlib
from functools import lru_cache

_IRR = """be was been being;become became become;begin began begun;bend bent bent;bet bet bet;bite bit bitten;bleed bled bled;blow blew blown;break broke broken;bring brought brought;build built built;burn burned burned;buy bought bought;catch caught caught;choose chose chosen;come came come;cost cost cost;cut cut cut;deal dealt dealt;dig dug dug;do did done;draw drew drawn;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed fed;feel felt felt;fight fought fought;find found found;fly flew flown;forget forgot forgotten;forgive forgave forgiven;freeze froze frozen;get got gotten;give gave given;go went gone;grow grew grown;hang hung hung;have had had;hear heard heard;hide hid hidden;hit hit hit;hold held held;hurt hurt hurt;keep kept kept;know knew known;lay laid laid;lead led led;leave left left;lend lent lent;let let let;lie lied lied lying;light lit lit;lose lost lost;make made made;mean meant meant;meet met met;pay paid paid;put put put;quit quit quit;read read read;ride rode ridden;ring rang rung;rise rose risen;run ran run;say said said;see saw seen;sell sold sold;send sent sent;set set set;shake shook shaken;shine shone shone;shoot shot shot;show showed shown;shut shut shut;sing sang sung;sink sank sunk;sit sat sat;sleep slept slept;speak spoke spoken;spend spent spent;spill spilled spilled;spread spread spread;stand stood stood;steal stole stolen;stick stuck stuck;sweep swept swept;swim swam swum;take took taken;teach taught taught;tear tore torn;tell told told;think thought thought;throw threw thrown;understand understood understood;wake woke woken;wear wore worn;win won won;write wrote written;lie-down lay lain lying"""
IRR = {}
for row in _IRR.split(";"):
    p = row.split()
    IRR[p[0]] = p[1:]
_DOUBLE = set(
    "stop plan drop chat hug rub grab shop skip slip beg jog nod pat wrap trip clap hop knit chop mop zip step tap run sit get put cut swim win begin forget hit dig set shut let quit spin admit prefer"
    .split())
_S3 = {"be": "is", "have": "has", "do": "does", "go": "goes"}


def _sib(w):
    return w.endswith(("s", "x", "z", "ch", "sh", "o"))


@lru_cache(None)
def vf(phrase, form):
    """Inflect the first word of a verb phrase. form: base 3 past pp ing"""
    w, _, rest = phrase.partition(" ")
    rest = " " + rest if rest else ""
    if w == "lie" and rest.startswith(" down"):
        return {
            "base": "lie",
            "3": "lies",
            "past": "lay",
            "pp": "lain",
            "ing": "lying"
        }[form] + rest
    if form == "base":
        return phrase
    if form == "3":
        if w in _S3:
            return _S3[w] + rest
        if w.endswith("y") and w[-2] not in "aeiou":
            return w[:-1] + "ies" + rest
        return w + ("es" if _sib(w) else "s") + rest
    if form in ("past", "pp"):
        if w in IRR:
            return IRR[w][0 if form == "past" else 1] + rest
        if w.endswith("e"):
            return w + "d" + rest
        if w.endswith("y") and w[-2] not in "aeiou":
            return w[:-1] + "ied" + rest
        if w in _DOUBLE:
            return w + w[-1] + "ed" + rest
        return w + "ed" + rest
    if w in IRR and len(IRR[w]) > 2:
        return IRR[w][2] + rest
    if w.endswith("ie"):
        return w[:-2] + "ying" + rest
    if w.endswith("e") and not w.endswith(("ee", "oe", "ye")):
        return w[:-1] + "ing" + rest
    if w in _DOUBLE:
        return w + w[-1] + "ing" + rest
    return w + "ing" + rest


_PL = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "goose": "geese",
    "fish": "fish",
    "sheep": "sheep",
    "deer": "deer",
    "knife": "knives",
    "wife": "wives",
    "life": "lives",
    "leaf": "leaves",
    "wolf": "wolves",
    "shelf": "shelves",
    "half": "halves",
    "thief": "thieves",
    "scarf": "scarves",
    "potato": "potatoes",
    "tomato": "tomatoes",
    "hero": "heroes",
    "mango": "mangoes",
    "loaf": "loaves",
    "calf": "calves",
    "series": "series",
    "squid": "squid",
    "salmon": "salmon",
    "grandchild": "grandchildren",
    "bus": "buses"
}


@lru_cache(None)
def plural(nn):
    head, sp, last = nn.rpartition(" ")
    if " of " in nn:
        h, r = nn.split(" of ", 1)
        return plural(h) + " of " + r
    for k, p in _PL.items():
        if last == k or (k in ("man", "woman") and last.endswith(k) and
                         last not in ("human", "german")):
            return head + sp + last[:len(last) - len(k)] + p
    if last.endswith("y") and last[-2] not in "aeiou":
        return head + sp + last[:-1] + "ies"
    if last.endswith(("s", "x", "z", "ch", "sh")):
        return head + sp + last + "es"
    return head + sp + last + "s"


_AN_EXC = ("hour", "honest", "heir")
_A_EXC = ("uni", "use", "euro", "one", "ukulele", "u-")


def art(np):
    w = np.lower()
    if w.startswith(_AN_EXC):
        return "an " + np
    if w.startswith("uni") and not w.startswith(("unin", "unim", "unidentified")) or w.startswith(
        ("use", "euro", "one", "ukulele")):
        return "a " + np
    if w[0] in "aeiou" or w.startswith(("8", "11 ", "18", "mri")):
        return "an " + np
    return "a " + np


# ---- contraction marks: \x01 joins subject and auxiliary, \x02 joins auxiliary and 'not'
_NT = {
    "do": "don't",
    "does": "doesn't",
    "did": "didn't",
    "is": "isn't",
    "are": "aren't",
    "was": "wasn't",
    "were": "weren't",
    "will": "won't",
    "can": "can't",
    "could": "couldn't",
    "should": "shouldn't",
    "have": "haven't",
    "has": "hasn't",
    "had": "hadn't",
    "must": "mustn't",
    "would": "wouldn't"
}
_CL = {
    "am": "'m",
    "is": "'s",
    "are": "'re",
    "will": "'ll",
    "have": "'ve",
    "has": "'s",
    "would": "'d"
}
_CLS = {
    "I", "you", "he", "she", "it", "we", "they", "that", "there", "what", "who", "where", "what",
    "You", "He", "She", "It", "We", "They", "That", "There", "What", "Who", "Where", "here", "Here"
}


def plain(s):
    return s.replace("can\x02not", "cannot").replace("\x01", " ").replace("\x02", " ")


def contracted(s):
    toks = s.split(" ")
    out = []
    for tok in toks:
        if "\x02" in tok:  # subj\x01aux\x02not or aux\x02not
            left, right = tok.split("\x02")
            punct = right[3:]
            subj, sep, aux = left.rpartition("\x01")
            if aux == "am":
                out.append(subj + "'m not" + punct)
            elif aux.lower() in _NT:
                nt = _NT[aux.lower()]
                nt = nt.capitalize() if aux[0].isupper() else nt
                out.append((subj + " " if sep else "") + nt + punct)
            else:
                out.append(plain(tok))
        elif "\x01" in tok:
            subj, aux = tok.split("\x01", 1)
            if subj in _CLS and aux in _CL and not (
                    subj in ("what", "What", "who", "Who", "where", "Where") and aux not in
                ("is",)) and not (subj in ("that", "That", "there", "There", "here", "Here") and
                                  aux not in ("is",)):
                out.append(subj + _CL[aux])
            else:
                out.append(plain(tok))
        else:
            out.append(tok)
    return " ".join(out)


def is_short(s):
    """Will settle() contract this sentence?"""
    s = cap(s)
    return bool(hashlib.md5(plain(s).encode()).digest()[0] & 1)


def settle(s):
    """Contract or not: fixed for each sentence by a hash of its full form."""
    if "\x01" not in s and "\x02" not in s:
        return s
    p = plain(s)
    h = hashlib.md5(p.encode()).digest()[0]
    return contracted(s) if h & 1 else p


BE = {
    "1s": ("am", "was"),
    "2": ("are", "were"),
    "3s": ("is", "was"),
    "1p": ("are", "were"),
    "3p": ("are", "were")
}


def clause(subj, per, verb, tail, mood, neg=False, q=False, freq="", short_not=True):
    """English clause. verb: base verb phrase ('be' for adjectives/nouns), tail: what follows."""
    third = per == "3s"
    tail = (" " + tail) if tail else ""
    be = BE[per]
    aux = main = None
    if mood in ("haveto", "hadto", "want", "wanted"):
        outer = {
            "haveto": "have to",
            "hadto": "have to",
            "want": "want to",
            "wanted": "want to"
        }[mood]
        verb, tail = outer, " " + verb + tail
        mood = "past" if mood in ("hadto", "wanted") else "pres"
    if mood == "pres":
        if verb == "be":
            aux, main = be[0], ""
        elif neg or q:
            aux, main = ("does" if third else "do"), vf(verb, "base")
        else:
            main = vf(verb, "3" if third else "base")
    elif mood == "past":
        if verb == "be":
            aux, main = be[1], ""
        elif neg or q:
            aux, main = "did", vf(verb, "base")
        else:
            main = vf(verb, "past")
    elif mood == "going":
        aux, main = be[0], "going to " + vf(verb, "base")
    elif mood == "prog":
        aux, main = be[0], vf(verb, "ing")
    elif mood == "pastprog":
        aux, main = be[1], vf(verb, "ing")
    elif mood == "perf":
        aux, main = ("has" if third else "have"), vf(verb, "pp")
    else:
        aux, main = mood, vf(verb, "base")
    f = (freq + " ") if freq else ""
    if q:
        if neg:
            a_ = _NT.get(aux)
            return f"{a_} {subj} {f}{main}{tail}".replace("  ", " ").strip()
        return f"{aux} {subj} {f}{main}{tail}".replace("  ", " ").strip()
    if aux is None:
        return f"{subj} {f}{main}{tail}"
    j = "\x01"
    s = f"{subj}{j}{aux}" + ("\x02not" if neg else "")
    return f"{s} {f}{main}{tail}".replace("  ", " ").rstrip()


_W = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
]
_T = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def words(k):
    if k < 20:
        return _W[k]
    if k < 100:
        return _T[k // 10] + ("-" + _W[k % 10] if k % 10 else "")
    if k < 1000:
        return words(k // 100) + " hundred" + (" " + words(k % 100) if k % 100 else "")
    if k < 1000000:
        return words(k // 1000) + " thousand" + (" " + words(k % 1000) if k % 1000 else "")
    return words(k // 1000000) + " million" + (" " + words(k % 1000000) if k % 1000000 else "")


def ordinal(k):
    o = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}
    if k in o:
        return o[k]
    if k < 20:
        return words(k) + "th"
    if k % 10 == 0:
        return _T[k // 10][:-1] + "ieth"
    return _T[k // 10] + "-" + ordinal(k % 10)


def cap(s):
    return s[0].upper() + s[1:]
