"""Draws sparse contact restraints from a native structure, as the subnet's validator does."""

import numpy as np

CONTACT, FAR, LEAST_SEPARATION = 8.0, 12.0, 6


def draw_contacts(distances, random, count, decoy_share):
    """A symmetric matrix [L, L] with `count` restraints, of which a share are wrong (beyond 12 angstrom)."""
    length = len(distances)
    given = np.zeros((length, length), np.float32)
    first, second = np.triu_indices(length, LEAST_SEPARATION)
    apart = distances[first, second]
    true, false = np.flatnonzero(apart < CONTACT), np.flatnonzero(apart > FAR)
    count = min(count, len(true))
    wrong = min(int(round(count * decoy_share)), len(false))
    chosen = np.concatenate(
        [random.choice(true, count - wrong, replace=False), random.choice(false, wrong, replace=False)]
    ).astype(int)
    given[first[chosen], second[chosen]] = given[second[chosen], first[chosen]] = 1
    return given


def draw_training_contacts(distances, random, without=0.25, usual=0.6):
    """A share of the examples without restraints, the usual share with L/3 of them, the others with any number up to L/2."""
    length, kind = len(distances), random.random()
    if kind < without:
        return np.zeros((length, length), np.float32)
    count = round(length / 3) if kind < without + usual else int(random.integers(length // 2 + 1))
    return draw_contacts(distances, random, count, random.choice([0, 0, 0.1, 0.1, 0.2]))
