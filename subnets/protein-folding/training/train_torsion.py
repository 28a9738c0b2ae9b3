"""Trains the torsion and secondary-structure network. Writes build/torsion.pt (export.py makes the ONNX file).

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 nice /usr/bin/python3 train_torsion.py [--steps 1750] [--seed 1] [--only-packed]

The learning rate rises for 200 steps, stays, and falls to zero over the last 250. A checkpoint is written every 250 steps, and
`--resume` goes on from it. What a step draws depends on the seed and the step alone, so that a run that was interrupted before the
fall equals one that was not, even when `--steps` was raised in between.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from corpus import UNKNOWN, load, redraw
from trunk import CLUSTERS, RESIDUES, STATES, TorsionNet

BUILD = Path(__file__).parent / "build"
RESIDUES_PER_STEP = 3072
WINDOW = 160
DECAY = 0.998
# Steps in which the learning rate rises, and falls to zero.
WARM_UP, FALL = 200, 250


def windows(chains, random):
    """Every chain once; long ones in pieces whose borders move from epoch to epoch."""
    pieces = []
    for chain in chains:
        length = len(chain.sequence)
        if length <= WINDOW:
            pieces.append(chain)
            continue
        start = -int(random.integers(WINDOW))
        while start < length:
            piece = chain.window(max(0, start), min(length, start + WINDOW))
            if len(piece.sequence) >= 30:
                pieces.append(piece)
            start += WINDOW
    return pieces


def batches(chains, random):
    """Pieces of similar length together, about RESIDUES_PER_STEP residues each, in random order."""
    pieces = windows(chains, random)
    order = random.permutation(len(pieces))
    order = sorted(order, key=lambda index: len(pieces[index].sequence) + random.random() * 8)
    groups, group, longest = [], [], 0
    for index in order:
        longest = max(longest, len(pieces[index].sequence))
        if group and longest * (len(group) + 1) > RESIDUES_PER_STEP:
            groups.append(group)
            group, longest = [], len(pieces[index].sequence)
        group.append(pieces[index])
    groups.append(group)
    return [groups[index] for index in random.permutation(len(groups))]


def tensors(group, random=None):
    """Inputs and labels of one batch; with `random`, the inputs are imagined relatives, with some residues hidden."""
    lengths = [len(chain.sequence) for chain in group]
    shape = (len(group), max(lengths))
    x, mask = np.zeros((*shape, RESIDUES), np.float32), np.zeros((*shape, 1), np.float32)
    labels = {name: np.full(shape, UNKNOWN, np.int64) for name in ("torsion", "states", "dssp")}
    access, profile = np.zeros(shape, np.float32), np.zeros((*shape, RESIDUES), np.float32)
    for row, (chain, length) in enumerate(zip(group, lengths)):
        sequence = chain.sequence
        if random is not None and random.random() < 0.6:
            sequence = redraw(chain, random, random.random() * 0.5)
        x[row, np.arange(length), sequence] = 1
        mask[row, :length] = 1
        if random is not None:
            x[row, :length][random.random(length) < 0.05] = 0
        for name, values in labels.items():
            values[row, :length] = getattr(chain, name)
        access[row, :length], profile[row, :length] = chain.accessibility, chain.profile
    inputs = torch.from_numpy(x).transpose(1, 2).contiguous(), torch.from_numpy(mask).transpose(1, 2).contiguous()
    labels = {name: torch.from_numpy(values) for name, values in labels.items()}
    return inputs, labels, torch.from_numpy(access), torch.from_numpy(profile)


def loss_of(out, mask, labels, access, profile):
    torsion, states, dssp, residues, accessibility = out.split([CLUSTERS, STATES, 8, RESIDUES, 1], 1)
    known = mask[:, 0]
    count = known.sum()
    return (
        F.cross_entropy(torsion, labels["torsion"], ignore_index=UNKNOWN)
        + 0.6 * F.cross_entropy(states, labels["states"], ignore_index=UNKNOWN)
        + 0.2 * F.cross_entropy(dssp, labels["dssp"], ignore_index=UNKNOWN)
        - 0.3 * ((F.log_softmax(residues, 1).transpose(1, 2) * profile).sum(2) * known).sum() / count
        + 0.5 * ((accessibility[:, 0] - access) ** 2 * known).sum() / count
    )


def measure(net, chains):
    """Q3, and mean negative log-likelihood of the torsion cluster, of chains as they are."""
    net.eval()
    right = residues = places = 0
    loss = 0.0
    ordered = sorted(chains, key=lambda chain: len(chain.sequence))
    with torch.no_grad():
        for start in range(0, len(ordered), 32):
            (x, mask), labels, _, _ = tensors(ordered[start : start + 32])
            out = net(x, mask)
            states = labels["states"]
            right += int(((out[:, CLUSTERS : CLUSTERS + STATES].argmax(1) == states) & (states >= 0)).sum())
            residues += int((states >= 0).sum())
            loss += float(F.cross_entropy(out[:, :CLUSTERS], labels["torsion"], ignore_index=UNKNOWN, reduction="sum"))
            places += int((labels["torsion"] >= 0).sum())
    net.train()
    return {"q3": right / residues, "nll": loss / places}


def average(target, source, decay):
    with torch.no_grad():
        for kept, new in zip(target.state_dict().values(), source.state_dict().values()):
            if kept.dtype.is_floating_point:
                kept.lerp_(new, 1 - decay)
            else:
                kept.copy_(new)


def rate_at(step, options, warm_up=WARM_UP, fall=FALL):
    return options.rate * min(1, step / warm_up, (options.steps - step) / fall)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=1750)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--only-packed", action="store_true", help="the packed training split alone")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--out", default="torsion")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    train, val = load("train", further=not options.only_packed), load("val")
    print(f"{len(train)} chains, {sum(len(chain.sequence) for chain in train)} residues", flush=True)

    sizes = {"width": options.width}
    net, kept = TorsionNet(**sizes), TorsionNet(**sizes)
    kept.load_state_dict(net.state_dict())
    print(sum(parameter.numel() for parameter in net.parameters()), "parameters", flush=True)
    optimiser = torch.optim.AdamW(net.parameters(), options.rate, weight_decay=0.01)
    step = epoch = place = 0
    path = BUILD / f"{options.out}.checkpoint"
    if options.resume:
        saved = torch.load(path)
        net.load_state_dict(saved["net"])
        kept.load_state_dict(saved["kept"])
        optimiser.load_state_dict(saved["optimiser"])
        step, epoch, place = saved["at"]
    queue = batches(train, np.random.default_rng([options.seed, 0, epoch]))
    began, running = time.process_time(), 0.0
    while step < options.steps:
        if place == len(queue):
            epoch, place = epoch + 1, 0
            queue = batches(train, np.random.default_rng([options.seed, 0, epoch]))
        torch.manual_seed(options.seed * 1_000_003 + step)
        (x, mask), *targets = tensors(queue[place], np.random.default_rng([options.seed, 1, step]))
        loss = loss_of(net(x, mask), mask, *targets)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        for group in optimiser.param_groups:
            group["lr"] = rate_at(step, options)
        optimiser.step()
        step, place = step + 1, place + 1
        average(kept, net, min(DECAY, step / (step + 10)))
        running = loss.item() if running == 0 else 0.98 * running + 0.02 * loss.item()
        if step % 50 == 0:
            print(f"{time.strftime('%H:%M:%S')} step {step} loss {running:.4f}, {time.process_time() - began:.0f} s of CPU", flush=True)
        if step % 250 == 0 or step == options.steps:
            print(step, measure(kept, val), flush=True)
            torch.save({"sizes": sizes, "state": kept.state_dict(), "options": vars(options)}, BUILD / f"{options.out}.pt")
            state = {"net": net.state_dict(), "kept": kept.state_dict(), "optimiser": optimiser.state_dict()}
            torch.save(state | {"at": (step, epoch, place)}, path)
        if step == 1000:
            # Where the pair network begins, see train_distogram.py.
            torch.save({"sizes": sizes, "state": kept.state_dict()}, BUILD / f"{options.out}-1000.pt")


if __name__ == "__main__":
    main()
