"""Chains of build/structures.npz (see extract.py), by number or by sequence."""

from pathlib import Path

import numpy as np

BUILD = Path(__file__).parent / "build"


class Structures:
    def __init__(self):
        stored = np.load(BUILD / "structures.npz")
        self.lengths = stored["lengths"]
        self.starts = np.cumsum(self.lengths) - self.lengths
        self.columns = {key: stored[key] for key in ("seq", "dssp", "acc", "torsion", "ca", "cb", "profile")}
        self.by_sequence = {}
        for index in range(len(self.lengths)):
            # The first of equal sequences counts.
            self.by_sequence.setdefault(self.slice(index, "seq").tobytes(), index)

    def slice(self, index, column):
        start = self.starts[index]
        return self.columns[column][start : start + self.lengths[index]]

    def find(self, sequence):
        """The chain of that sequence, or None."""
        return self.by_sequence.get(np.ascontiguousarray(sequence, np.uint8).tobytes())
