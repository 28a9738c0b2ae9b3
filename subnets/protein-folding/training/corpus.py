"""Chains to train on and to test on, with every label that the network learns from."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from packed import nearest_cluster, read_torsions
from structures import Structures

BUILD = Path(__file__).parent / "build"
DSSP = {ord(letter): place for place, letter in enumerate("HGIEBTSC")}
THREE_STATES = np.array([0, 0, 0, 1, 1, 2, 2, 2], np.int64)
# Marks a label that is not known.
UNKNOWN = -1


@dataclass
class Chain:
    sequence: np.ndarray
    torsion: np.ndarray
    states: np.ndarray
    dssp: np.ndarray
    accessibility: np.ndarray
    profile: np.ndarray
    beta: np.ndarray

    def window(self, start, end):
        return Chain(*(getattr(self, name)[start:end] for name in self.__dataclass_fields__))


def _chain(structures, index, labels=None):
    sequence = structures.slice(index, "seq")
    angles = structures.slice(index, "torsion").astype(np.float64)
    dssp = np.array([DSSP[letter] for letter in structures.slice(index, "dssp")], np.int64)
    torsion = (nearest_cluster(angles[:, 0], angles[:, 1]) if labels is None else labels[0]).astype(np.int64)
    torsion[[0, -1]] = UNKNOWN
    alpha = structures.slice(index, "ca")
    step = np.linalg.norm(alpha[1:] - alpha[:-1], axis=1)
    # Where residues are missing, neither torsion beside the gap is known.
    gaps = np.flatnonzero((step < 2.7) | (step > 4.2))
    torsion[gaps] = UNKNOWN
    torsion[gaps + 1] = UNKNOWN
    states = THREE_STATES[dssp] if labels is None else labels[1].astype(np.int64)
    profile = structures.slice(index, "profile").astype(np.float32)
    return Chain(
        sequence,
        torsion,
        states,
        dssp,
        np.minimum(structures.slice(index, "acc").astype(np.float32) / 100, 1.5),
        profile / profile.sum(1, keepdims=True),
        structures.slice(index, "cb"),
    )


def load(split, further=False):
    """The chains of a split; with `further`, also those that homology.py kept."""
    structures = Structures()
    chains = []
    for sequence, torsion, states in read_torsions(split):
        index = structures.find(sequence)
        if index is None:
            raise SystemExit("a packed chain is not in build/structures.npz: is promod3-data 3.2.1 installed?")
        chains.append(_chain(structures, index, (torsion, states)))
    if further:
        chains.extend(_chain(structures, int(index)) for index in np.load(BUILD / "further.npy"))
    return chains


def redraw(chain, random, rate):
    """The sequence with a share of its residues redrawn from the alignment's profile: an imagined relative of the same fold."""
    sequence = chain.sequence.copy()
    places = np.flatnonzero(random.random(len(sequence)) < rate)
    if len(places):
        cumulative = np.cumsum(chain.profile[places], 1)
        draws = random.random(len(places))[:, None] * cumulative[:, -1:]
        sequence[places] = np.minimum((cumulative < draws).sum(1), 19)
    return sequence
