"""Trains the pair network on the torsion network's trunk. Writes build/distogram.pt (export.py makes the ONNX file).

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 nice /usr/bin/python3 train_distogram.py [--steps 600] [--seed 1] [--trunk torsion-1000]

Schedule and `--resume` as in train_torsion.py; the rate falls over the last `--fall` steps. A checkpoint is written every 100. With
`--begin FILE` training goes on from an exported distogram.onnx, with a fresh optimiser.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from corpus import UNKNOWN, load, redraw
from pairnet import EDGES, PairNet, restraint_features
from restraints import draw_contacts, draw_training_contacts
from shipped import state_of
from train_torsion import average, rate_at
from trunk import CLUSTERS, RESIDUES

BUILD = Path(__file__).parent / "build"
PAIRS_PER_STEP = 25_000
CROPS = (64, 96, 128)
# Of each mix: shares of the crops, of steps with small chains alone, of examples without restraints and with the usual number of them.
MIXES = {"early": ((0.5, 0.3, 0.2), 0.75, 0.25, 0.6), "late": ((0.15, 0.35, 0.5), 0.95, 0.15, 0.75)}
DECAY = 0.998
WARM_UP = 150


def is_compact(beta, limit=1.2):
    """Radius of gyration below a multiple of 2.2 L^0.38 angstrom, what globular chains have."""
    gyration = np.sqrt(((beta - beta.mean(0)) ** 2).sum(1).mean())
    return gyration < limit * 2.2 * len(beta) ** 0.38


def distances_of(beta):
    return np.linalg.norm(beta[:, None] - beta[None], axis=-1)


def select(chains):
    return [chain for chain in chains if len(chain.sequence) >= 30 and (len(chain.sequence) > 150 or is_compact(chain.beta))]


def crops(chains, random, shares):
    """Some chains of similar length, cut to one length."""
    longest = int(random.choice(CROPS, p=shares))
    pivot = int(random.integers(len(chains)))
    length = min(longest, len(chains[pivot].sequence))
    count = max(1, PAIRS_PER_STEP // length**2)
    # Chains are sorted by length: those from here on are at least as long.
    last = len(chains) if length == longest else min(len(chains), pivot + 50)
    first = pivot if length < longest else np.searchsorted([len(chain.sequence) for chain in chains], longest)
    chosen = [pivot] + list(random.integers(first, last, count - 1))
    pieces = []
    for index in chosen:
        start = int(random.integers(len(chains[index].sequence) - length + 1))
        pieces.append(chains[index].window(start, start + length))
    return pieces


def tensors(pieces, contacts, sequences):
    """Inputs and labels of pieces of one length."""
    x = F.one_hot(torch.from_numpy(np.stack(sequences)).long(), RESIDUES).float().transpose(1, 2).contiguous()
    apart = np.stack([distances_of(piece.beta) for piece in pieces])
    bins = np.digitize(apart, EDGES)
    place = np.arange(x.shape[2])
    bins[:, np.abs(place[:, None] - place[None]) < 2] = UNKNOWN
    labels = [torch.from_numpy(np.stack([getattr(piece, name) for piece in pieces])) for name in ("torsion", "states")]
    return x, torch.ones_like(x[:, :1]), torch.from_numpy(np.stack(contacts)), torch.from_numpy(bins), *labels


def loss_of(logits, local, bins, torsion, states):
    return (
        F.cross_entropy(logits, bins, ignore_index=UNKNOWN)
        + 0.25 * F.cross_entropy(local[:, :CLUSTERS], torsion, ignore_index=UNKNOWN)
        + 0.15 * F.cross_entropy(local[:, CLUSTERS:], states, ignore_index=UNKNOWN)
    )


def precision(logits, apart, given):
    """Share of true contacts (below 8 angstrom) among the L/5 likeliest pairs 24 or more apart, or None in a short chain."""
    length = len(apart)
    first, second = np.triu_indices(length, 24)
    if len(first) < length:
        return None
    # What was told is no prediction.
    untold = given[first, second] == 0
    first, second = first[untold], second[untold]
    near = torch.softmax(logits, 0)[: EDGES.index(7.75) + 1].sum(0).numpy()
    likeliest = np.argsort(-near[first, second], kind="stable")[: max(1, length // 5)]
    return float((apart[first, second][likeliest] < 8).mean())


def rebin(probabilities, edges):
    """Probabilities [..., BINS] in bins with other borders: each bin's share is spread evenly, the outer ones not at all."""
    borders = np.concatenate([[EDGES[0] - 0.75], EDGES, [EDGES[-1] + 2]])
    below = np.concatenate([np.zeros((*probabilities.shape[:-1], 1)), np.cumsum(probabilities, -1)], -1)
    at = np.searchsorted(borders, edges, side="right") - 1
    part = (np.array(edges) - borders[at]) / (borders[at + 1] - borders[at])
    cumulative = below[..., at] + part * probabilities[..., at]
    outer = np.zeros((*probabilities.shape[:-1], 1))
    return np.diff(np.concatenate([outer, cumulative, outer + 1], -1), axis=-1)


def coarse_loss(logits, apart, edges):
    """Sum of the NLL of the pairs two or more apart, in bins with other borders."""
    first, second = np.triu_indices(len(apart), 2)
    shares = rebin(torch.softmax(logits, 0).permute(1, 2, 0).numpy()[first, second].astype(np.float64), edges)
    bins = np.digitize(apart[first, second], edges)
    return -np.log(shares[np.arange(len(first)), bins] + 1e-9).sum(), len(first)


def measure(net, chains, with_contacts, coarse=None):
    """Of whole chains: mean NLL of pairs, precision of the L/5 likeliest long contacts, Q3 and torsion NLL."""
    net.eval()
    random = np.random.default_rng(7)
    sums, coarse_sums, precisions = np.zeros(6), np.zeros(2), []
    with torch.no_grad():
        for chain in chains:
            apart, length = distances_of(chain.beta), len(chain.sequence)
            count = round(length / 3) if with_contacts else 0
            given = draw_contacts(apart, random, count, 0.1)
            x, mask, contacts, bins, torsion, states = tensors([chain], [given], [chain.sequence])
            logits, local = net(x, mask, restraint_features(contacts))
            sums += [
                float(F.cross_entropy(logits, bins, ignore_index=UNKNOWN, reduction="sum")),
                int((bins >= 0).sum()),
                float(F.cross_entropy(local[:, :CLUSTERS], torsion, ignore_index=UNKNOWN, reduction="sum")),
                int((torsion >= 0).sum()),
                int((local[:, CLUSTERS:].argmax(1) == states).sum()),
                length,
            ]
            precisions.append(precision(logits[0], apart, given))
            if coarse is not None:
                coarse_sums += coarse_loss(logits[0], apart, coarse)
    precisions = [value for value in precisions if value is not None]
    extra = {} if coarse is None else {"coarse nll": round(coarse_sums[0] / coarse_sums[1], 4)}
    return extra | {
        "distance nll": round(sums[0] / sums[1], 4),
        "P@L/5 long": round(float(np.mean(precisions)), 3),
        "torsion nll": round(sums[2] / sums[3], 4),
        "q3": round(sums[4] / sums[5], 4),
    }


def learn_from(net, options):
    """The trunk has learnt already: it moves at a fifth of the rate."""
    old = list(net.trunk.parameters()) + list(net.head.parameters())
    known = {id(parameter) for parameter in old}
    new = [parameter for parameter in net.parameters() if id(parameter) not in known]
    groups = [{"params": new, "factor": 1.0}, {"params": old, "factor": 0.2}]
    return torch.optim.AdamW(groups, options.rate, weight_decay=0.01)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--trunk", default="torsion-1000")
    parser.add_argument("--mix", choices=MIXES, default="early", help="late: longer crops, more of them with restraints")
    parser.add_argument("--begin", type=Path, help="an exported distogram.onnx to go on from")
    parser.add_argument("--fall", type=int, default=100)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--out", default="distogram")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    chains = sorted(select(load("train", further=True)), key=lambda chain: len(chain.sequence))
    # Whole small chains are what the network is asked about: three steps of four use them alone.
    small = [chain for chain in chains if len(chain.sequence) <= 150]
    val = select(load("val"))[::6]
    print(f"{len(chains)} chains, {len(small)} of them up to 150 residues; {len(val)} to validate", flush=True)
    sizes = {} if options.begin else torch.load(BUILD / f"{options.trunk}.pt")["sizes"]
    net, kept = PairNet(sizes), PairNet(sizes)
    if options.begin:
        net.load_state_dict(state_of(options.begin, net))
        if not options.resume:
            print("begins at", "alone", measure(net, val, False), "restraints", measure(net, val, True), flush=True)
    else:
        net.load_state_dict(torch.load(BUILD / f"{options.trunk}.pt")["state"], strict=False)
    kept.load_state_dict(net.state_dict())
    print(sum(parameter.numel() for parameter in net.parameters()), "parameters", flush=True)
    optimiser = learn_from(net, options)
    step, path = 0, BUILD / f"{options.out}.checkpoint"
    if options.resume:
        saved = torch.load(path)
        net.load_state_dict(saved["net"])
        kept.load_state_dict(saved["kept"])
        optimiser.load_state_dict(saved["optimiser"])
        step = saved["at"]
    crop_shares, small_share, without, usual = MIXES[options.mix]
    began, running = time.process_time(), 0.0
    while step < options.steps:
        random = np.random.default_rng([options.seed, 2, step])
        torch.manual_seed(options.seed * 1_000_003 + step)
        pieces = crops(small if random.random() < small_share else chains, random, crop_shares)
        given = [draw_training_contacts(distances_of(piece.beta), random, without, usual) for piece in pieces]
        sequences = [redraw(piece, random, 0.5 * random.random() * (random.random() < 0.6)) for piece in pieces]
        x, mask, contacts, *labels = tensors(pieces, given, sequences)
        net.train()
        # The trunk's batch statistics stay those of whole chains.
        net.trunk.eval()
        with torch.no_grad():
            restraints = restraint_features(contacts)
        loss = loss_of(*net(x, mask, restraints), *labels)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        for group in optimiser.param_groups:
            group["lr"] = group["factor"] * rate_at(step, options, WARM_UP, options.fall)
        optimiser.step()
        step += 1
        average(kept, net, min(DECAY, step / (step + 10)))
        running = loss.item() if running == 0 else 0.98 * running + 0.02 * loss.item()
        if step % 50 == 0:
            print(f"{time.strftime('%H:%M:%S')} step {step} loss {running:.4f}, {time.process_time() - began:.0f} s of CPU", flush=True)
        if step % 100 == 0 or step == options.steps:
            torch.save({"sizes": sizes, "state": kept.state_dict(), "options": vars(options)}, BUILD / f"{options.out}.pt")
            state = {"net": net.state_dict(), "kept": kept.state_dict(), "optimiser": optimiser.state_dict()}
            torch.save(state | {"at": step}, path)
        if step == options.steps:
            print(step, "alone", measure(kept, val, False), "restraints", measure(kept, val, True), flush=True)


if __name__ == "__main__":
    main()
