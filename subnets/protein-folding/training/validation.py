"""Writes build/validation.json.gz: the compact chains of the validation split as natives, to choose the search's settings on.

    /usr/bin/python3 validation.py
    npm run evaluate:fold -- --targets subnets/protein-folding/training/build/validation.json.gz

The layout is that of ../natives/targets.json.gz; atoms that nothing reads are zero.
"""

import gzip
import json

import numpy as np

from packed import ALPHABET, read_torsions
from structures import BUILD, Structures


def is_compact(alpha):
    gyration = np.sqrt(((alpha - alpha.mean(0)) ** 2).sum(1).mean())
    return gyration < 1.15 * 2.2 * len(alpha) ** 0.38


def main():
    structures = Structures()
    names = np.load(BUILD / "structures.npz")["names"]
    natives = []
    for sequence, _, _ in read_torsions("val"):
        index = structures.find(sequence)
        if index is None:
            raise SystemExit("a packed chain is not in build/structures.npz: is promod3-data 3.2.1 installed?")
        alpha, beta = structures.slice(index, "ca"), structures.slice(index, "cb")
        if not is_compact(alpha):
            continue
        rows = np.zeros((len(alpha), 15))
        rows[:, 3:6], rows[:, 12:15] = alpha, beta
        name, chain = str(names[index]).rsplit("_", 1)
        natives.append(
            {
                "id": name,
                "chain": chain,
                "seq": "".join(ALPHABET[residue] for residue in sequence),
                "bb": np.rint(100 * rows).astype(int).tolist(),
            }
        )
    natives = [natives[place] for place in np.random.default_rng(1).permutation(len(natives))]
    data = json.dumps(natives, separators=(",", ":")).encode()
    (BUILD / "validation.json.gz").write_bytes(gzip.compress(data, mtime=0))
    print(f"{len(natives)} natives of {min(len(n['seq']) for n in natives)} to {max(len(n['seq']) for n in natives)} residues")


if __name__ == "__main__":
    main()
