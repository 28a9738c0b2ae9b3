"""Chooses which further chains may be trained on: none that resembles a validation or test chain. Writes build/further.npy.

    apt-get install --no-install-recommends mmseqs2
    /usr/bin/python3 homology.py       (about 3 minutes)

A chain of build/structures.npz is taken when it is in none of the three packed splits and no local alignment of it with any
validation or test chain reaches E < 0.1 (mmseqs2, sensitivity 7.5, profile-free).
"""

import subprocess
from pathlib import Path

import numpy as np

from packed import ALPHABET, read_torsions

BUILD = Path(__file__).parent / "build"


def text(sequence):
    return "".join(ALPHABET[residue] for residue in sequence)


def main():
    stored = np.load(BUILD / "structures.npz")
    ends = np.cumsum(stored["lengths"])
    sequences = [text(stored["seq"][end - length : end]) for end, length in zip(ends, stored["lengths"])]
    packed = {split: [text(chain[0]) for chain in read_torsions(split)] for split in ("train", "val", "test")}
    known = {sequence for split in packed.values() for sequence in split}
    further = [index for index, sequence in enumerate(sequences) if sequence not in known and len(sequence) >= 30]

    queries, targets = BUILD / "queries.fasta", BUILD / "targets.fasta"
    held_out = packed["val"] + packed["test"]
    queries.write_text("".join(f">{index}\n{sequence}\n" for index, sequence in enumerate(held_out)))
    targets.write_text("".join(f">{index}\n{sequences[index]}\n" for index in further))
    hits = BUILD / "hits.tsv"
    subprocess.run(
        ["mmseqs", "easy-search", queries, targets, hits, BUILD / "mmseqs-tmp", "-e", "0.1", "-s", "7.5"]
        + ["--max-seqs", "4000", "--threads", "1", "--format-output", "query,target,evalue,fident", "-v", "1"],
        check=True,
    )
    refused = {int(line.split("\t")[1]) for line in hits.read_text().splitlines()}
    kept = np.array([index for index in further if index not in refused])
    np.save(BUILD / "further.npy", kept)
    print(f"{len(further)} further chains, {len(refused)} resemble a held-out one, {len(kept)} kept")
    print(f"{int(stored['lengths'][kept].sum())} residues kept")


if __name__ == "__main__":
    main()
