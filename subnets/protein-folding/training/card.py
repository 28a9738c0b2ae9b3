"""Writes ../models/README.md from build/measured.json and the files themselves."""

import hashlib
import json
from pathlib import Path

import torch

HERE = Path(__file__).parent
MODELS = HERE.parent / "models"


def described(name):
    data = (MODELS / name).read_bytes()
    return f"{len(data)} bytes, SHA-256 `{hashlib.sha256(data).hexdigest()}`"


def weights_of(name):
    state = torch.load(HERE / "build" / f"{name}.pt")
    return sum(tensor.numel() for tensor in state["state"].values()), state["options"]


def percent(share):
    return f"{100 * share:.1f} %"


def main():
    measured = json.loads((HERE / "build" / "measured.json").read_text())
    torsion, pairs = measured["torsion"], measured["distogram"]
    alone, restraints = pairs["alone"], pairs["restraints"]
    (torsion_count, torsion_options), (pair_count, pair_options) = weights_of("torsion"), weights_of("distogram")
    (MODELS / "README.md").write_text(f"""# The folding networks

Written by `training/card.py`. How to make all of it again stands in [training](../training/README.md).

## torsion.onnx

{described("torsion.onnx")}. {torsion_count} numbers, stored as float16, computed with as float32; ONNX operator set 14.

|        | name      | shape      | what                                                                                            |
| ------ | --------- | ---------- | ----------------------------------------------------------------------------------------------- |
| input  | sequence  | [1, L]     | int32, place of each residue in `ACDEFGHIKLMNPQRSTVWY`                                          |
| output | torsion   | [1, L, 32] | float32, log-probabilities of the clusters of (phi, psi), centres in tables.json                |
| output | structure | [1, L, 3]  | float32, log-probabilities of helix (DSSP H, G, I), strand (E, B), other                        |

Dilated residual convolutions over the sequence, with the chain's mean and length added half-way. Trained for {torsion_options["steps"]} steps of
about 3,000 residues (seed {torsion_options["seed"]}).

## distogram.onnx

{described("distogram.onnx")}. {pair_count} numbers, stored as float16, computed with as float32; ONNX operator set 14.

|        | name      | shape         | what                                                                                                       |
| ------ | --------- | ------------- | ---------------------------------------------------------------------------------------------------------- |
| input  | sequence  | [1, L]        | as above                                                                                                   |
| input  | contacts  | [1, L, L]     | float32, symmetric: 1 where a restraint says that two CB are within 8 Å, else 0. All 0: sequence alone     |
| output | distances | [1, L, L, {pairs["bins"]}] | float32, symmetric, log-probabilities of CB–CB distance bins, borders in distogram.json                    |
| output | torsion   | [1, L, 32]    | as above; see the figures below before using them instead                                                  |
| output | structure | [1, L, 3]     | as above                                                                                                   |

The trunk of torsion.onnx, then a pair network at half resolution (dilated convolutions and triangle products). Restraints enter as the
contacts themselves, as lengths of the shortest ways along chain and contacts, once with contacts that no neighbouring one supports made
costly, and as diffusion over that graph. Trained for {pair_options["steps"]} steps of about 25,000 pairs (seed {pair_options["seed"]}). A restraint is evidence and may
be wrong: up to 20 % were in training.

## tables.json

{described("tables.json")}. Contact energies of CB pairs [20][20], Ramachandran energies [20][36 x 36] (rows of phi, from -180° in
steps of 10°), centres of the torsion clusters [32][phi, psi] in radians, share of each cluster by residue [20][32]. Counted on the
training split; formulas in `training/tables.py`.

## Data and licence

Structures of the PDB (CC0 1.0) as Debian's promod3-data 3.2.1 holds them (Apache-2.0), see [provenance](../training/data/PROVENANCE.md).
Splits by clusters of 25 % identity; further training chains have no local alignment at E < 0.1 with a validation or test
chain. No other model's weights or outputs took part. The weights are under the repository's licence.

## Measured

On the test split, read once, after every choice was made on the validation split.

| {torsion["chains"]} chains, {torsion["residues"]} residues    | Q3     | NLL of the torsion cluster |
| ------------------------------- | ------ | -------------------------- |
| torsion.onnx                    | {percent(torsion["q3"])} | {torsion["nll"]:.3f}                      |
| share by residue                |        | {torsion["perResidue"]:.3f}                      |
| share in all                    |        | {torsion["marginal"]:.3f}                      |

| {pairs["chains"]} compact chains, every fourth of the split's | NLL, {pairs["bins"]} bins | NLL, 12 coarse bins | long contacts: precision of L/5 | Q3     | NLL of the torsion cluster |
| -------------------------------------- | ------------ | ------------------- | ------------------------------- | ------ | -------------------------- |
| distogram.onnx, sequence alone         | {alone["distance nll"]:.3f}        | {alone["coarse nll"]:.3f}               | {percent(alone["P@L/5 long"])}                          | {percent(alone["q3"])} | {alone["torsion nll"]:.3f}                      |
| distogram.onnx, L/3 restraints, 10 % wrong | {restraints["distance nll"]:.3f}        | {restraints["coarse nll"]:.3f}               | {percent(restraints["P@L/5 long"])}                          | {percent(restraints["q3"])} | {restraints["torsion nll"]:.3f}                      |
| separation along the chain             | {pairs["separation"]:.3f}        | {pairs["separationCoarse"]:.3f}               | {percent(pairs["contactRate"])}                           |        |                            |

NLL is the mean negative natural log-likelihood; of distances, over pairs two or more apart. Long contacts are pairs 24 or more apart within
8 Å; given restraints are left out of the precision. The last row guesses by the separation along the chain (precision: at random).

The torsion and structure outputs of distogram.onnx gain nothing from restraints yet, and its trunk left torsion.onnx's training early:
take torsions from torsion.onnx. More training helps both networks: the losses still fell when it ended.

## Golden outputs

`NAME.golden.json` holds PyTorch's outputs for ubiquitin, and ten restraints, at places drawn once; the tests allow 10⁻⁴ in both ONNX
runtimes.

## Limits

Single sequences: what an alignment would say is missing, and a fold can't be told from a sequence alone. Chains of 20 to 150 standard
residues, mostly globular; longer ones, membrane proteins, disorder and designed sequences were not measured. Public proteins can be looked up:
agreement with a public native proves nothing about a miner.
""")


if __name__ == "__main__":
    main()
