"""The families of sentences, each with its weight; the modules in patterns/ register them."""

from collections.abc import Callable

from chance import R

Triple = tuple[str, str, str]  # English, casual Korean, polite Korean
Family = Callable[[R], Triple | None]

# What a seed gives depends on the order of the families, which is this, whatever is imported first.
ORDER = (
    "transitive",
    "intransitive",
    "someone-someone",
    "giving",
    "be-adjective",
    "be-noun",
    "likes",
    "frequency",
    "have",
    "thing-events",
    "there-is",
    "location",
    "going",
    "living-staying",
    "clock",
    "numbers",
    "weather",
    "because-so",
    "time-clauses",
    "and-but",
    "relative",
    "comparison",
    "reported",
    "think-know",
    "wh-questions",
    "passive",
    "perfect",
    "requests",
    "permission",
    "commands",
    "suggestions",
    "thanks-sorry",
    "wants-plans",
    "feelings",
    "two-meanings",
    "possession",
    "exclamations",
    "exchanges",
    "phrases",
)

_REGISTERED: list[tuple[str, float, Family]] = []


def family(name: str, weight: float) -> Callable[[Family], Family]:
    """Registers a function that makes one sentence, or None where its choices do not fit."""

    def register(function: Family) -> Family:
        _REGISTERED.append((name, weight, function))
        return function

    return register


def families() -> list[tuple[str, float, Family]]:
    """(name, weight, function) of all, in their order."""
    return sorted(_REGISTERED, key=lambda entry: ORDER.index(entry[0]))
