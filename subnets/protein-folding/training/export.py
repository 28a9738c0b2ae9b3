"""Turns build/torsion.pt and build/distogram.pt into ../models/*.onnx, with golden outputs.

    /usr/bin/python3 export.py [torsion] [distogram]    (needs python3-onnx; under a minute)

Weights are stored as float16 and cast to float32 when a session is created: files of half the size, computing in float32. The
golden outputs are PyTorch's, with the same rounded weights.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn as nn
from onnx import TensorProto, helper, numpy_helper
from torch.nn.utils.fusion import fuse_conv_bn_eval


from packed import ALPHABET
from pairnet import EDGES, PairExport, PairNet
from trunk import TorsionExport, TorsionNet

BUILD = Path(__file__).parent / "build"
MODELS = Path(__file__).parent.parent / "models"
# Tensors of fewer numbers stay float32.
SMALL = 64
# Ubiquitin.
UBIQUITIN = "MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG"
# Contacts of its native fold, and one that is none (numbers from 0).
CONTACTS = ((1, 63), (3, 65), (5, 67), (2, 15), (4, 13), (0, 16), (43, 68), (26, 41), (22, 54), (10, 70))


def rounded(module):
    """The module for inference: normalisation folded into its convolutions, then weights as float16 holds them."""
    module.eval()
    for block in module.trunk.blocks:
        block.convolution, block.norm = fuse_conv_bn_eval(block.convolution, block.norm), nn.Identity()
    with torch.no_grad():
        for parameter in module.parameters():
            if parameter.numel() >= SMALL:
                parameter.copy_(parameter.half().float())
    return module


def halve(model):
    """Stores every float32 initializer that is not small as float16, behind a Cast; nothing is lost, see rounded()."""
    graph, casts, kept = model.graph, [], []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if tensor.data_type != TensorProto.FLOAT or values.size < SMALL:
            kept.append(tensor)
            continue
        half = values.astype(np.float16)
        if not np.array_equal(half.astype(np.float32), values):
            raise SystemExit(f"{tensor.name} is not what float16 holds")
        kept.append(numpy_helper.from_array(half, tensor.name + "_half"))
        casts.append(helper.make_node("Cast", [tensor.name + "_half"], [tensor.name], to=TensorProto.FLOAT))
    nodes = casts + list(graph.node)
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)
    for node in graph.node:
        node.doc_string = ""
    model.producer_version = ""
    onnx.checker.check_model(model, full_check=True)
    return model.SerializeToString()


def write(name, module, inputs, outputs):
    # The exporter puts the mode back that it finds.
    module.eval()
    ports = [*inputs, *outputs]
    axes = {port: {1: "L", 2: "L"} if port in ("contacts", "distances") else {1: "L"} for port in ports}
    draft = BUILD / f"{name}.draft.onnx"
    torch.onnx.export(
        module,
        tuple(inputs.values()),
        draft,
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=14,
    )
    data = halve(onnx.load(draft))
    (MODELS / f"{name}.onnx").write_bytes(data)
    print(f"{name}.onnx {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def golden(name, module, inputs, outputs):
    """Inputs, and a sample of each output: the whole would be megabytes."""
    with torch.no_grad():
        values = module(*inputs.values())
    sampled = {}
    for port, value in zip(outputs, values):
        flat = value.numpy().ravel()
        places = np.random.default_rng(1).choice(flat.size, min(flat.size, 300), replace=False)
        sampled[port] = {
            "shape": list(value.shape),
            "places": sorted(int(place) for place in places),
            "values": [float(f"{flat[place]:.7g}") for place in sorted(places)],
        }
    (MODELS / f"{name}.golden.json").write_text(json.dumps(sampled) + "\n")


def residues(text):
    return torch.tensor([[ALPHABET.index(letter) for letter in text]], dtype=torch.int32)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", default=["torsion", "distogram"])
    names = parser.parse_args().names
    sequence = residues(UBIQUITIN)
    if "torsion" in names:
        saved = torch.load(BUILD / "torsion.pt")
        net = TorsionNet(**saved["sizes"])
        net.load_state_dict(saved["state"])
        module, inputs, outputs = TorsionExport(rounded(net)), {"sequence": sequence}, ["torsion", "structure"]
        write("torsion", module, inputs, outputs)
        golden("torsion", module, inputs, outputs)
    if "distogram" in names:
        saved = torch.load(BUILD / "distogram.pt")
        net = PairNet(saved["sizes"])
        net.load_state_dict(saved["state"])
        contacts = torch.zeros(1, len(UBIQUITIN), len(UBIQUITIN))
        for first, second in CONTACTS:
            contacts[0, first, second] = contacts[0, second, first] = 1
        module, inputs = PairExport(rounded(net)), {"sequence": sequence, "contacts": contacts}
        outputs = ["distances", "torsion", "structure"]
        write("distogram", module, inputs, outputs)
        golden("distogram", module, inputs, outputs)
        (MODELS / "distogram.json").write_text(json.dumps({"edgesAngstrom": EDGES}) + "\n")


if __name__ == "__main__":
    main()
