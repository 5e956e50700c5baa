"""The seeded source of every choice."""

import random

from words import group


class R(random.Random):
    """Random source with weighted helpers."""

    def pick(self, seq):
        return seq[int(self.random() * len(seq))]

    def w(self, *pairs):
        """w((item, weight), ...)"""
        t = sum(p[1] for p in pairs)
        x = self.random() * t
        for it, wt in pairs:
            x -= wt
            if x < 0:
                return it
        return pairs[-1][0]

    def p(self, prob):
        return self.random() < prob

    def n(self, g):
        return self.pick(group(g))
