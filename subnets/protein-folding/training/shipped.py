"""Reads the weights of a shipped ONNX file back into a network, to go on from them."""

import onnx
import torch
from onnx import numpy_helper


def state_of(path, net):
    """A state for `net`, whose batch norms become neutral: export.py folded them into the convolutions before them."""
    stored = {
        tensor.name.removeprefix("net.").removesuffix("_half"): torch.tensor(numpy_helper.to_array(tensor)).float()
        for tensor in onnx.load(path).graph.initializer
        if tensor.name.startswith("net.")
    }
    state = net.state_dict()
    for name, value in state.items():
        block, _, field = name.rpartition(".norm.")
        folded = stored.get(f"{block}.convolution.bias")
        if name in stored:
            state[name] = stored[name]
        elif field and folded is not None and f"{block}.norm.running_mean" in state:
            state[name] = neutral(field, value, folded)
        else:
            raise SystemExit(f"{path} has no weights for {name}")
    return state


def neutral(field, value, folded):
    """What a batch norm needs to add `folded` and do nothing else."""
    if field == "bias":
        return folded
    if field == "running_var":
        return torch.full_like(value, 1 - 1e-5)
    return torch.ones_like(value) if field == "weight" else torch.zeros_like(value)
