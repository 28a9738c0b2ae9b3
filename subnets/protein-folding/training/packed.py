"""Reads the packed data sets of data/ (their layout stands in data/PROVENANCE.md)."""

import gzip
import json
import struct
from pathlib import Path

import numpy as np

DATA = Path(__file__).parent / "data"
META = json.loads((DATA / "tors_meta.json").read_text())
ALPHABET = META["alphabet"]
# Cluster centres (phi, psi) in radians.
CENTRES = np.array(META["meanPhiPsi"], np.float64)


def _lengths(raw):
    (count,) = struct.unpack("<I", raw[:4])
    return np.frombuffer(raw, "<u2", count, 4).astype(np.int64), 4 + 2 * count


def read_torsions(split):
    """Chains of one split, as a list of (sequence, torsion cluster, secondary structure), uint8 arrays of one length."""
    raw = gzip.decompress((DATA / f"tors_{split}.bin.gz").read_bytes())
    lengths, at = _lengths(raw)
    chains = []
    for length in lengths:
        rows = np.frombuffer(raw, np.uint8, 3 * length, at).reshape(3, length)
        chains.append((rows[0], rows[1], rows[2]))
        at += 3 * length
    return chains


def read_beta_carbons():
    """Chains of cb_train, as a list of (sequence, CB coordinates [L, 3] in angstrom)."""
    raw = gzip.decompress((DATA / "cb_train.bin.gz").read_bytes())
    lengths, at = _lengths(raw)
    chains = []
    for length in lengths:
        sequence = np.frombuffer(raw, np.uint8, length, at)
        at += length
        coordinates = np.frombuffer(raw, "<i2", 3 * length, at).reshape(length, 3) / np.float32(100)
        at += 6 * length
        chains.append((sequence, coordinates.astype(np.float32)))
    return chains


def nearest_cluster(phi, psi):
    """The torsion cluster of each (phi, psi): nearest centre on the torus, as the data's labels were made."""
    centres = np.stack([np.cos(CENTRES[:, 0]), np.sin(CENTRES[:, 0]), np.cos(CENTRES[:, 1]), np.sin(CENTRES[:, 1])], 1)
    points = np.stack([np.cos(phi), np.sin(phi), np.cos(psi), np.sin(psi)], 1)
    labels = np.empty(len(points), np.uint8)
    for start in range(0, len(points), 20000):
        chunk = points[start : start + 20000]
        labels[start : start + 20000] = ((chunk[:, None] - centres[None]) ** 2).sum(-1).argmin(1)
    return labels
