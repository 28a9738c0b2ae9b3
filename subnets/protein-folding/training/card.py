"""Writes ../models/README.md from measured.json, which evaluate.py fills, and the files themselves."""

import hashlib
import json
import math
from pathlib import Path

import onnx

HERE = Path(__file__).parent
MODELS = HERE.parent / "models"


def described(name):
    data = (MODELS / name).read_bytes()
    return f"{len(data)} bytes, SHA-256 `{hashlib.sha256(data).hexdigest()}`"


def weights_of(name):
    graph = onnx.load(MODELS / name).graph
    return sum(math.prod(tensor.dims) for tensor in graph.initializer if tensor.name.startswith("net."))


def percent(share):
    return f"{100 * share:.1f} %"


def pair_table(pairs):
    rows = [("sequence alone", pairs["alone"]), ("L/3 restraints, 10 % wrong", pairs["restraints"])]
    head = f"{pairs['chains']} compact chains of the {pairs['split']} split"
    lines = [
        f"| distogram.onnx, {head} | NLL, {pairs['bins']} bins | long contacts: precision of L/5 | Q3 | NLL of the torsion cluster |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, row in rows:
        long = percent(row["P@L/5 long"])
        lines.append(f"| {name} | {row['distance nll']:.3f} | {long} | {percent(row['q3'])} | {row['torsion nll']:.3f} |")
    return "\n".join(lines)


def main():
    measured = json.loads((HERE / "measured.json").read_text())
    torsion, pairs = measured["torsion"], measured["distogram"]
    (MODELS / "README.md").write_text(f"""# The folding networks

Written by `training/card.py`. How to make all of it again stands in `subnets/protein-folding/training/README.md`.

## torsion.onnx

{described("torsion.onnx")}. {weights_of("torsion.onnx")} numbers, stored as float16, computed with as float32; ONNX operator set 14.

|        | name      | shape      | what                                                                                            |
| ------ | --------- | ---------- | ----------------------------------------------------------------------------------------------- |
| input  | sequence  | [1, L]     | int32, place of each residue in `ACDEFGHIKLMNPQRSTVWY`                                          |
| output | torsion   | [1, L, 32] | float32, log-probabilities of the clusters of (phi, psi), centres in tables.json                |
| output | structure | [1, L, 3]  | float32, log-probabilities of helix (DSSP H, G, I), strand (E, B), other                        |

Dilated residual convolutions over the sequence, with the chain's mean and length added half-way. Trained for 1750 steps of
about 3,000 residues (seed 1).

## distogram.onnx

{described("distogram.onnx")}. {weights_of("distogram.onnx")} numbers, stored as float16, computed with as float32; ONNX operator set 14.

|        | name      | shape         | what                                                                                                       |
| ------ | --------- | ------------- | ---------------------------------------------------------------------------------------------------------- |
| input  | sequence  | [1, L]        | as above                                                                                                   |
| input  | contacts  | [1, L, L]     | float32, symmetric: 1 where a restraint says that two CB are within 8 Å, else 0. All 0: sequence alone     |
| output | distances | [1, L, L, {pairs["bins"]}] | float32, symmetric, log-probabilities of CB–CB distance bins, borders in distogram.json                    |
| output | torsion   | [1, L, 32]    | as above; as above, by the restraints too                                                  |
| output | structure | [1, L, 3]     | as above                                                                                                   |

The trunk of torsion.onnx, then a pair network at half resolution (dilated convolutions and triangle products). Restraints enter as the
contacts themselves, as lengths of the shortest ways along chain and contacts, once with contacts that no neighbouring one supports made
costly, and as diffusion over that graph. Trained for 600 steps of about 25,000 pairs (seed 1), and then in the stages that the
training's README names (seed 2). A restraint is evidence and may be wrong: up to 20 % were in training.

## tables.json

{described("tables.json")}. Contact energies of CB pairs [20][20], Ramachandran energies [20][36 x 36] (rows of phi, from -180° in
steps of 10°), centres of the torsion clusters [32][phi, psi] in radians, share of each cluster by residue [20][32]. Counted on the
training split; formulas in `training/tables.py`.

## Data and licence

Structures of the PDB (CC0 1.0) as Debian's promod3-data 3.2.1 holds them (Apache-2.0), see `subnets/protein-folding/training/data/PROVENANCE.md`.
Splits by clusters of 25 % identity; further training chains have no local alignment at E < 0.1 with a validation or test
chain. No other model's weights or outputs took part. The weights are under the repository's licence.

## Measured

torsion.onnx on the test split, read once, after every choice was made on the validation split; distogram.onnx on the split that the table names.

| {torsion["chains"]} chains, {torsion["residues"]} residues    | Q3     | NLL of the torsion cluster |
| ------------------------------- | ------ | -------------------------- |
| torsion.onnx                    | {percent(torsion["q3"])} | {torsion["nll"]:.3f}                      |
| share by residue                |        | {torsion["perResidue"]:.3f}                      |
| share in all                    |        | {torsion["marginal"]:.3f}                      |

{pair_table(pairs)}

NLL is the mean negative natural log-likelihood; of distances, over pairs two or more apart. Long contacts are pairs 24 or more apart within
8 Å; given restraints are left out of the precision. More training helps: the losses still fell when it ended.

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
