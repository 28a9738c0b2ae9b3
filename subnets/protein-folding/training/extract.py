"""Reads Debian's promod3-data into build/structures.npz: every chain with torsions, DSSP, accessibility, CA, CB and sequence profile.

    apt-get install --no-install-recommends promod3-data python3-promod3
    /usr/bin/python3 extract.py        (about 5 minutes, 2 GB of memory)
"""

from pathlib import Path

import numpy as np
from promod3 import loop

BUILD = Path(__file__).parent / "build"
ALPHABET = "ACDEFGHIKLMNPQRSTVWY"


def main():
    database = loop.LoadStructureDB()
    names, lengths, rows = [], [], {"seq": [], "dssp": [], "acc": [], "torsion": [], "ca": [], "cb": [], "profile": []}
    for index in range(database.GetNumCoords()):
        info = database.GetCoordInfo(index)
        piece = loop.FragmentInfo(index, 0, info.size)
        sequence = database.GetSequence(piece)
        if any(letter not in ALPHABET for letter in sequence):
            continue
        names.append(f"{info.id}_{info.chain_name}")
        lengths.append(info.size)
        backbone = database.GetBackboneList(piece, sequence)
        ca = [backbone.GetCA(k) for k in range(info.size)]
        cb = [backbone.GetCB(k) for k in range(info.size)]
        columns = database.GetSequenceProfile(piece).columns
        rows["seq"].append(np.array([ALPHABET.index(letter) for letter in sequence], np.uint8))
        rows["dssp"].append(np.frombuffer("".join(database.GetDSSPStates(piece)).encode(), np.uint8))
        rows["acc"].append(np.clip(np.array(database.GetSolventAccessibilities(piece)), 0, 255).astype(np.uint8))
        rows["torsion"].append(np.array(database.GetDihedralAngles(piece), np.float32))
        rows["ca"].append(np.array([(v[0], v[1], v[2]) for v in ca], np.float32))
        rows["cb"].append(np.array([(v[0], v[1], v[2]) for v in cb], np.float32))
        rows["profile"].append(
            np.array([[round(255 * column.GetFreq(letter)) for letter in ALPHABET] for column in columns], np.uint8)
        )
        if index % 2000 == 0:
            print(index, names[-1], flush=True)
    BUILD.mkdir(exist_ok=True)
    np.savez(
        BUILD / "structures.npz",
        names=np.array(names),
        lengths=np.array(lengths),
        **{key: np.concatenate(value) for key, value in rows.items()},
    )


if __name__ == "__main__":
    main()
