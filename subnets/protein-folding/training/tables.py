"""Contact potential and Ramachandran energies from the training split. Writes ../models/tables.json.

    /usr/bin/python3 tables.py         (under a minute; needs build/structures.npz, see extract.py)

Contacts: quasi-chemical, after Miyazawa and Jernigan (1985), with the expected count taken within each chain and separation, so that
composition and chain connectivity cancel: e(a, b) = -ln((observed + 20) / (expected + 20)), CB-CB < 7.5 angstrom, |i - j| >= 4,
over the compact cluster representatives (cb_train). Ramachandran: -ln(p(phi, psi | residue) / uniform) on 36 x 36 bins of 10
degrees from -180, over all training chains, smoothed by a periodic Gaussian of one bin, with 2 % of uniform mixed in; residues
other than glycine and proline share 40 pseudo-counts of the general map. Clusters: their centres, and p(cluster | residue) with one
pseudo-count each, ends of chains left out.
"""

import json
from pathlib import Path

import numpy as np

from packed import ALPHABET, CENTRES, read_beta_carbons, read_torsions
from structures import Structures

BINS = 36
CUTOFF = 7.5
PSEUDO_COUNT = 20.0
OUT = Path(__file__).parent.parent / "models" / "tables.json"


def contact_energies():
    observed, expected = np.zeros((20, 20)), np.zeros((20, 20))
    for sequence, beta in read_beta_carbons():
        first, second = np.triu_indices(len(sequence), 4)
        contact = np.linalg.norm(beta[first] - beta[second], axis=1) < CUTOFF
        separation = np.minimum(second - first, 60)
        rate = np.bincount(separation, contact, 61) / np.maximum(1, np.bincount(separation, minlength=61))
        np.add.at(observed, (sequence[first], sequence[second]), contact)
        np.add.at(expected, (sequence[first], sequence[second]), rate[separation])
    observed, expected = observed + observed.T, expected + expected.T
    return -np.log((observed + PSEUDO_COUNT) / (expected + PSEUDO_COUNT))


def smooth(counts):
    """Convolves with a Gaussian of one bin on the torus."""
    offsets = np.arange(-4, 5)
    kernel = np.exp(-0.5 * offsets**2)
    kernel /= kernel.sum()
    for axis in (0, 1):
        counts = sum(weight * np.roll(counts, offset, axis) for weight, offset in zip(kernel, offsets))
    return counts


def ramachandran_energies(structures):
    counts = np.zeros((20, BINS, BINS))
    for sequence, _, _ in read_torsions("train"):
        index = structures.find(sequence)
        if index is None:
            continue
        torsions = structures.slice(index, "torsion")[1:-1]
        bins = np.floor((np.degrees(torsions) + 180) / (360 / BINS)).astype(int) % BINS
        np.add.at(counts, (sequence[1:-1], bins[:, 0], bins[:, 1]), 1)
    general = counts.sum(0) / counts.sum()
    energies = []
    for residue in range(20):
        own = counts[residue] + (0 if ALPHABET[residue] in "GP" else 40 * general)
        share = smooth(own) + 0.02 * own.sum() / BINS**2
        energies.append(-np.log(share / share.sum() * BINS**2))
    return np.array(energies), counts.sum()


def cluster_shares():
    counts = np.ones((20, len(CENTRES)))
    for sequence, torsion, _ in read_torsions("train"):
        np.add.at(counts, (sequence[1:-1], torsion[1:-1]), 1)
    return counts / counts.sum(1, keepdims=True)


def rounded(rows, digits):
    return [[round(float(value), digits) for value in np.ravel(row)] for row in rows]


def main():
    contacts = contact_energies()
    energies, residues = ramachandran_energies(Structures())
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(
        json.dumps(
            {
                "alphabet": ALPHABET,
                "contact": rounded(contacts, 4),
                "ramachandranBins": BINS,
                "ramachandran": rounded(energies, 3),
                "clusterCentres": rounded(CENTRES, 5),
                "clusterShares": rounded(cluster_shares(), 6),
            }
        )
        + "\n"
    )
    index = {letter: place for place, letter in enumerate(ALPHABET)}
    for pair in ("CC", "VI", "LL", "KE", "KK"):
        print(pair, round(float(contacts[index[pair[0]], index[pair[1]]]), 2))
    print(f"{int(residues)} residues; Ramachandran {energies.min():.2f} .. {energies.max():.2f}")


if __name__ == "__main__":
    main()
