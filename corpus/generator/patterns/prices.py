"""Counted nouns and prices."""

import english as E
import korean as K
from chance import R
from patterns.there_is import counter


# ---- numbers, prices, ages ------------------------------------------------
def count_np(r: R, n, k, digits):
    """three books = 책 세 권 (noun, number + counter)"""
    en = f"{k if digits else E.words(k)} {n.pl if k > 1 else n.en}"
    c = counter(n)
    if digits:
        kk = f"{k}{c}"
    else:
        kk = f"{K.native(k)} {c}"
    return en, n.ko, kk


PRICES_W = [
    100, 500, 700, 800, 1000, 1200, 1500, 2000, 2500, 3000, 3500, 4000, 4500, 5000, 5500, 6000,
    7000, 8000, 9000, 10000, 12000, 15000, 18000, 20000, 25000, 30000, 35000, 40000, 50000, 60000,
    70000, 80000, 100000, 120000, 150000, 200000, 250000, 300000, 500000, 800000, 1000000, 1500000,
    2000000
]


def price(r: R):
    """(English, Korean noun phrase) for a price."""
    if r.p(.75):
        k = r.pick(PRICES_W)
        if r.p(.5):
            return f"{k:,} won", f"{k:,}원"
        return f"{E.words(k) if not (k == 1000 or k == 100) else ('a thousand' if k == 1000 else 'a hundred')} won", f"{K.sino(k)} 원"
    k = r.pick([1, 2, 3, 5, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 200, 500])
    if r.p(.5):
        return (f"${k}" if r.p(.5) else f"{k} dollar{'s' if k > 1 else ''}"), f"{k}달러"
    return f"{E.words(k)} dollar{'s' if k > 1 else ''}", f"{K.sino(k)} 달러"


PRICEVAL = {}
for _k in PRICES_W:
    PRICEVAL[f"{_k:,}원"] = PRICEVAL[f"{K.sino(_k)} 원"] = _k
for _k in range(1, 501):
    PRICEVAL[f"{_k}달러"] = PRICEVAL[f"{K.sino(_k)} 달러"] = _k * 1000
