"""Puts other names of the same kind into a corpus line, or leaves the line out."""

import re
from dataclasses import dataclass

from name_kinds import CORPUS_PEOPLE, CORPUS_TITLES, KIND, Name, PLACES, call, person_kinds, respell

# ---- corpus lines ----------------------------------------------------------
_SPELLED = re.compile(
    r"spell|rhyme|syllable|(boy|girl)'s name|(English|Korean) name|Professor|named Kim|pronounce")
# Where a name is only true (or only natural) for the place it was written for.
_FACT = re.compile(
    r"capital|population|border|\bnear\b|\bfar\b|farther|farthest|closer?\b|closest|bigger|smaller|larger|largest|biggest|between|north|south|\beast|\bwest|ahead|kimchi"
    r"|Chuseok|hanbok|pyramid|camel|histor|language|speak|spoke|river|bridge|\bsea\b|beach|ocean|island|mountain|temple|palace|KTX|subway|\bmap\b"
    r"|king\b|queen|famous|invent|president|zone|summer|winter|spring|autumn|\bfall\b|snow|older|coast|state\b|pandas?|neighbors|than"
    r"|Olympic|kilomet|million|flag|planet|space|ancient|Africa|Europe|Asia|\bas big\b|\bships?\b|sail|swim|Korean students|bibimbap|holiday|underground|takes|\brain|on time"
    r"|too big|warm|spicy|Liberty|beats|cargo|painting|cold|stars|accent|different|museum|tower|most|best|boot|dialect|won\b|drive|imported|voyage|introduced|pizza|tea\b|oranges|coffee|continent|\bcity\b|\bcountry\b",
    re.I)
_LAND = re.compile(r"\b(train|bus|car|drove|road|highway|hours?|line|driving|taxi|stops?)\b", re.I)
_PARTS = {"South", "North", "West", "East", "Republic"}
_HEADS = {
    "Island", "River", "Tower", "Station", "Airport", "City", "University", "Palace", "Street",
    "Park", "Kim"
}
_TO_KOREA = re.compile(
    r"^(?!In ).*\b(liv(e|ed|ing)|stay(ed|ing)?|been|came|come|go|going|went|travel(ed)?|trip|visit(ed)?|back|arrived?|moved?|returned?"
    r"|friends?|study|studied|studying|works?|worked|born|grew up|relatives|left|leave|miss|first time|from)\b( to| in| from| around)? Korea[.?!]$"
)
_PLURALS = {n.en for k in ("people", "language") for n in KIND[k]
           } | {"Koreans", "Canadians", "Americans", "Germans", "Italians"}


@dataclass
class Slot:
    """A name of a line that other names may take the place of."""
    old: Name
    english: str  # regular expression
    korean: str
    title: bool = False


def slots_of(en, cas, pol):
    """The replaceable names of a corpus line; None when the line must be left out."""
    out = []
    for n in CORPUS_PEOPLE.values():
        if re.search(rf"\b{n.en}\b", en):
            out.append(Slot(n, rf"\b{n.en}\b", rf"(?<![가-힣]){n.ko}"))
    for s, ko in CORPUS_TITLES.items():
        if re.search(rf"\b(Mr|Ms)\. {s}\b", en):
            out.append(
                Slot(Name(s, ko, "ksurname"), rf"(?<=\b(?:Mr|Ms)\. ){s}\b",
                     rf"(?<![가-힣]){ko}(?= 선생님)", True))
    if out and _SPELLED.search(en):
        return None
    for s in out:  # every column must have the name
        if not all(re.search(s.korean, k) for k in (cas, pol)):
            return None
    places = [p for p in places_of(en) if safe_place(p, en, cas, pol)]
    if len(places) > 1 and not re.search(r" (and|to|or) ", en):
        places = []
    return out + [Slot(p, rf"\b{p.en}\b", rf"(?<![가-힣]){p.ko}") for p in places]


_PLACE = re.compile(r"\b(" + "|".join(sorted(PLACES, key=len, reverse=True)) + r")\b")


def places_of(en):
    return [PLACES[e] for e in dict.fromkeys(_PLACE.findall(en))]


def safe_place(p, en, cas, pol):
    if _FACT.search(en.replace(p.en, "")) or re.match(rf"(In )?{p.en}\b(?!\.?$)", en):
        return False
    if p.kind == "country" and set(re.findall(r"\w+", en)) & _PLURALS:
        return False
    if p.en == "Korea" and not _TO_KOREA.search(en):
        return False
    words = re.findall(r"[\w']+", en.replace(p.en, "_"))
    for i, w in enumerate(words):
        if w == "_" and (i and words[i - 1] in _PARTS or
                         i + 1 < len(words) and words[i + 1] in _HEADS):
            return False
    count = len(re.findall(rf"\b{p.en}\b", en))
    return all(len(re.findall(rf"(?<![가-힣]){p.ko}", k)) == count for k in (cas, pol))


def choose(slot, en, decks, taken):
    rng, old = decks.rng, slot.old
    if slot.title:
        return decks.deal(("ksurname",) if rng.random() < .6 else ("surname",), taken)
    if old.kind == "country":
        return decks.deal(("country",), taken)
    if old.kind in ("city", "kcity"):
        if _LAND.search(en):
            return decks.deal((old.kind,), taken)
        abroad = rng.random() < (.85 if old.kind == "city" else .6)
        return decks.deal(("city",) if abroad and "Korea" not in en else ("kcity",), taken)
    korean = rng.random() < (.4 if old.korean else .1)
    if "Korea" in en or "Chuseok" in en:
        korean = old.korean
    return decks.deal(person_kinds(old.kind[-1], korean), taken)


def swap(triple, decks):
    """A copy of the triple with other names, or None when some name cannot be replaced safely."""
    en, cas, pol = triple
    slots = slots_of(en, cas, pol)
    if not slots:
        return None
    taken = [s.old for s in slots]
    pairs = []
    for s in slots:
        new = choose(s, en, decks, taken)
        taken.append(new)
        pairs.append((s, new))
    return replace(triple, pairs)


def replace(triple, pairs):
    en, cas, pol = triple
    for i, (s, new) in enumerate(pairs):  # marks first: a new name may hold an old one
        en = re.sub(s.english, f"\0{i}\0", en)
    for i, (s, new) in enumerate(pairs):
        en = en.replace(f"\0{i}\0", new.en)
    out = [upper_first(en)]
    for polite, text in enumerate((cas, pol)):
        for i, (s, new) in enumerate(pairs):
            text = mark(text, i, s, new, polite, pol)
            if text is None:
                return None
        for i, (s, new) in enumerate(pairs):
            text = text.replace(f"\0{i}\0", new.ko)
        out.append(text)
    return tuple(out)


def mark(text, i, slot, new, polite, pol):
    """Puts a mark for the i-th name, with the particles `new` takes."""
    if slot.title:
        return re.sub(slot.korean, f"\0{i}\0", text)
    called = re.search(slot.korean + r" 씨[,.!?]", pol)
    out, at = "", 0
    for m in re.finditer(slot.korean + r"([가-힣]*)([,.!?]?)", text):
        suffix, end = m[1], m[2]
        if called and not polite and end and suffix in ("야", "아", ""):
            tail = call(new, False)[len(new.ko):]
        elif suffix in ("야",
                        "아") and not polite and not re.search(slot.korean + r"( 씨)?(예요|이에요)", pol):
            return None
        else:
            tail = respell(slot.old, new, suffix)
        if tail is None:
            return None
        out += text[at:m.start()] + f"\0{i}\0" + tail + end
        at = m.end()
    return out + text[at:]


def upper_first(s):
    """A capital for every sentence (the United States at the start)."""
    return re.sub(r"(^|[.?!] )([a-z])", lambda m: m[1] + m[2].upper(),
                  s) if re.match(r"[a-z]", s) and s.startswith("the ") else s
