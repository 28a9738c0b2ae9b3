"""Measures the shipped weights on the test split, once, and writes measured.json for card.py.

    nice /usr/bin/python3 evaluate.py [torsion] [distogram] [--split test]       (about 5 minutes)

Weights are those of the ONNX files: folded and rounded as export.py does. References: the marginal and the per-residue distribution
of torsion clusters, and the distribution of distances at each separation along the chain, all from the training split.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from corpus import load
from export import rounded
from packed import CENTRES
from pairnet import BINS, EDGES, PairNet
from train_distogram import distances_of, measure as measure_pairs, select
from train_torsion import measure as measure_residues
from trunk import TorsionNet

HERE = Path(__file__).parent
BUILD = HERE / "build"
# Of the compact chains, every fourth is measured: a whole chain costs a core a third of a second.
EVERY = 4
# Borders of coarser bins, by which distance networks with other bins can be compared.
COARSE = np.array([4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 11, 13, 15, 17, 20])


def torsion_references(train, chains):
    counts = np.ones((20, len(CENTRES)))
    for chain in train:
        known = chain.torsion >= 0
        np.add.at(counts, (chain.sequence[known], chain.torsion[known]), 1)
    own, shared = counts / counts.sum(1, keepdims=True), counts.sum(0) / counts.sum()
    sequence = np.concatenate([chain.sequence[chain.torsion >= 0] for chain in chains])
    torsion = np.concatenate([chain.torsion[chain.torsion >= 0] for chain in chains])
    return float(-np.log(shared[torsion]).mean()), float(-np.log(own[sequence, torsion]).mean())


def distance_reference(train, chains, edges):
    """Mean NLL of the distance bins when only the separation along the chain is known."""
    counts = np.ones((151, len(edges) + 1))
    for chain in train:
        first, second = np.triu_indices(len(chain.sequence), 2)
        np.add.at(counts, (second - first, np.digitize(distances_of(chain.beta)[first, second], edges)), 1)
    shares = counts / counts.sum(1, keepdims=True)
    loss = pairs = 0
    for chain in chains:
        first, second = np.triu_indices(len(chain.sequence), 2)
        bins = np.digitize(distances_of(chain.beta)[first, second], edges)
        loss -= np.log(shares[second - first, bins]).sum()
        pairs += len(first)
    return float(loss / pairs)


def long_contact_rate(chains):
    """Share of true contacts among all pairs 24 or more apart: the precision of a guess, chain by chain."""
    rates = []
    for chain in chains:
        first, second = np.triu_indices(len(chain.sequence), 24)
        if len(first) >= len(chain.sequence):
            rates.append((distances_of(chain.beta)[first, second] < 8).mean())
    return float(np.mean(rates))


def residue_figures(train, chains):
    marginal, per_residue = torsion_references(train, chains)
    saved = torch.load(BUILD / "torsion.pt")
    net = TorsionNet(**saved["sizes"])
    net.load_state_dict(saved["state"])
    return measure_residues(rounded(net), chains) | {
        "chains": len(chains),
        "residues": sum(len(chain.sequence) for chain in chains),
        "marginal": marginal,
        "perResidue": per_residue,
    }


def pair_figures(train, chains):
    small, compact = [chain for chain in select(train) if len(chain.sequence) <= 150], select(chains)[::EVERY]
    saved = torch.load(BUILD / "distogram.pt")
    net = PairNet(saved["sizes"])
    net.load_state_dict(saved["state"])
    net = rounded(net)
    return {
        "split": "test",
        "chains": len(compact),
        "alone": measure_pairs(net, compact, False, COARSE),
        "restraints": measure_pairs(net, compact, True, COARSE),
        "separation": distance_reference(small, compact, EDGES),
        "separationCoarse": distance_reference(small, compact, COARSE),
        "contactRate": long_contact_rate(compact),
        "bins": BINS,
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", default=["torsion", "distogram"])
    parser.add_argument("--split", default="test")
    options = parser.parse_args()
    torch.set_num_threads(1)
    chains, train = load(options.split), load("train")
    path = HERE / "measured.json" if options.split == "test" else BUILD / f"measured-{options.split}.json"
    result = json.loads(path.read_text()) if path.exists() else {}
    for name, figures in (("torsion", residue_figures), ("distogram", pair_figures)):
        if name in options.names:
            result[name] = figures(train, chains)
            print(name, result[name], flush=True)
            path.write_text(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
