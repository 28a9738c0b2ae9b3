"""The network over residues: dilated residual convolutions with a view of the whole chain, then heads."""

import torch
import torch.nn as nn
import torch.nn.functional as F

RESIDUES, CLUSTERS, STATES = 20, 32, 3
# Heads that only help training: eight DSSP states, the alignment profile, relative accessibility.
AUXILIARY = 8 + RESIDUES + 1
DILATIONS = (1, 2, 4, 8, 1, 2, 4)


class Block(nn.Module):
    def __init__(self, width, dilation, dropout):
        super().__init__()
        self.convolution = nn.Conv1d(width, width, 5, padding=2 * dilation, dilation=dilation, bias=False)
        self.norm = nn.BatchNorm1d(width)
        self.mix = nn.Conv1d(width, width, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        return (x + self.dropout(self.mix(F.relu(self.norm(self.convolution(x)))))) * mask


class Trunk(nn.Module):
    """Features [N, width, L] of one-hot sequences [N, 20, L]; mask [N, 1, L] is 1 on residues, 0 behind a chain's end."""

    def __init__(self, width=96, dropout=0.1):
        super().__init__()
        # One more input channel: is there a residue at all.
        self.enter = nn.Conv1d(RESIDUES + 1, width, 7, padding=3)
        self.blocks = nn.ModuleList([Block(width, dilation, dropout) for dilation in DILATIONS])
        self.whole = nn.Conv1d(width + 1, width, 1)
        self.features = width

    def forward(self, x, mask):
        h = F.relu(self.enter(torch.cat([x, mask], 1))) * mask
        for index, block in enumerate(self.blocks):
            h = block(h, mask)
            if index == 3:
                # The mean over the chain, and the chain's length in units of 150 residues.
                length = mask.sum(2, keepdim=True)
                mean = torch.cat([h.sum(2, keepdim=True) / length, length / 150], 1)
                h = (h + self.whole(mean)) * mask
        return h


class TorsionNet(nn.Module):
    def __init__(self, **sizes):
        super().__init__()
        self.trunk = Trunk(**sizes)
        self.head = nn.Conv1d(self.trunk.features, CLUSTERS + STATES + AUXILIARY, 1)

    def forward(self, x, mask):
        return self.head(self.trunk(x, mask))


class TorsionExport(nn.Module):
    """What is shipped: sequence int32 [1, L] to log-probabilities [1, L, 32] and [1, L, 3]."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, sequence):
        x = F.one_hot(sequence.long(), RESIDUES).float().transpose(1, 2)
        out = self.net(x, torch.ones_like(x[:, :1])).transpose(1, 2)
        return (
            F.log_softmax(out[..., :CLUSTERS], -1),
            F.log_softmax(out[..., CLUSTERS : CLUSTERS + STATES], -1),
        )
