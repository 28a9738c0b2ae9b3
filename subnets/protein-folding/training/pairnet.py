"""The network over pairs of residues: distances from a sequence and, where given, sparse contact restraints."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from trunk import CLUSTERS, RESIDUES, STATES, TorsionNet

# Borders of the distance bins in angstrom; the last bin is open.
EDGES = (4, 4.75, 5.5, 6.25, 7, 7.75, 8.5, 9.25, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 24)
BINS = len(EDGES) + 1
FARTHEST_OFFSET = 64
# A step along the chain costs 1 (3.8 angstrom), a contact 1.6 (about 6 angstrom), a contact that no other one supports 4.
CONTACT_COST, LONE_CONTACT_COST = 1.6, 4.0
# Six squarings join up to 64 stretches of chain by contacts.
SQUARINGS = 6
SCALES = (2.0, 5.0, 12.0, 30.0)
PATH_CHANNELS = 2 * len(SCALES)
DIFFUSION_CHANNELS = 5


def shortest_paths(contacts, cost):
    """Lengths [N, L, L] of the cheapest ways over chain and contacts; cost [N, L, L] counts where contacts is 1."""
    length = contacts.shape[1]
    place = torch.arange(length, device=contacts.device, dtype=torch.float32)
    chain = (place[:, None] - place[None]).abs()[None]
    paths = torch.minimum(chain, torch.where(contacts > 0.5, cost, torch.full_like(cost, 1e3)))
    for _ in range(SQUARINGS):
        paths = (paths[:, :, None, :] + paths[:, None, :, :]).amin(3)
    return paths


def restraint_features(contacts):
    """What the restraints say of each pair [N, L, L]: ways along chain and contacts, and diffusion over that graph, [N, C, L, L]."""
    # Another restraint within four residues on both sides speaks for a contact.
    near = F.avg_pool2d(contacts[:, None], 9, 1, 4, count_include_pad=True)[:, 0] * 81 - contacts
    supported = (near > 0.5).float()
    lone = CONTACT_COST + (LONE_CONTACT_COST - CONTACT_COST) * (1 - supported)
    features = [contacts, contacts * supported]
    for cost in (torch.full_like(contacts, CONTACT_COST), lone):
        paths = shortest_paths(contacts, cost)
        features += [torch.exp(-paths / scale) for scale in SCALES]
    length = contacts.shape[1]
    place = torch.arange(length, device=contacts.device, dtype=torch.float32)
    chain = ((place[:, None] - place[None]).abs() < 1.5).float()[None]
    graph = chain + contacts
    scale = graph.sum(2, keepdim=True).rsqrt()
    spread = graph * scale * scale.transpose(1, 2)
    for _ in range(DIFFUSION_CHANNELS):
        spread = spread @ spread
        features.append(torch.log(spread + 1e-4) * 0.25 + 1)
    return torch.stack(features, 1)


RESTRAINT_CHANNELS = 2 + PATH_CHANNELS + DIFFUSION_CHANNELS


class Residual(nn.Module):
    def __init__(self, width, dilation):
        super().__init__()
        self.convolution = nn.Conv2d(width, width, 3, padding=dilation, dilation=dilation)
        self.norm = nn.InstanceNorm2d(width, affine=True)

    def forward(self, z):
        return z + F.elu(self.norm(self.convolution(z)))


class Triangle(nn.Module):
    """What i–k and k–j say of i–j: a product over the third residue (as in AlphaFold's triangle update, without gates)."""

    def __init__(self, width, hidden):
        super().__init__()
        self.left, self.right = nn.Conv2d(width, hidden, 1), nn.Conv2d(width, hidden, 1)
        self.norm = nn.InstanceNorm2d(hidden, affine=True)
        self.out = nn.Conv2d(hidden, width, 1)

    def forward(self, z):
        return z + self.out(self.norm(torch.matmul(self.left(z), self.right(z).transpose(2, 3))))


class Body(nn.Module):
    """Works at half resolution, on blocks of 2 x 2 pairs: the same reach for a quarter of the work."""

    def __init__(self, entering, width, leaving, dilations, hidden):
        super().__init__()
        self.enter = nn.Conv2d(4 * entering, width, 1)
        layers = []
        for index, dilation in enumerate(dilations):
            layers.append(Residual(width, dilation))
            if index % 3 == 1:
                layers.append(Triangle(width, hidden))
        self.layers = nn.ModuleList(layers)
        self.leave = nn.Conv2d(width, 4 * leaving, 1)

    def forward(self, z):
        length = z.shape[2]
        odd = length % 2
        z = F.elu(self.enter(F.pixel_unshuffle(F.pad(z, (0, odd, 0, odd)), 2)))
        for layer in self.layers:
            z = layer(z)
        return F.pixel_shuffle(self.leave(z), 2)[:, :, :length, :length]


def standardised(h):
    """Features of mean 0 and variance 1 over the channels of each residue."""
    h = h - h.mean(1, keepdim=True)
    return h * torch.rsqrt((h * h).mean(1, keepdim=True) + 1e-5)


class PairNet(nn.Module):
    """Distance logits [N, BINS, L, L], torsion and structure logits [N, 35, L]."""

    def __init__(self, sizes, width=48, pair=24, hidden=24, dilations=(1, 2, 4, 1, 2, 4, 1, 2, 4, 1)):
        super().__init__()
        torsion = TorsionNet(**sizes)
        self.trunk, self.head = torsion.trunk, torsion.head
        features = self.trunk.features + CLUSTERS + STATES
        self.left, self.right = nn.Conv1d(features, pair, 1), nn.Conv1d(features, pair, 1)
        self.offset = nn.Embedding(FARTHEST_OFFSET + 1, pair)
        entering = 2 * pair + RESTRAINT_CHANNELS
        self.body = Body(entering, width, pair, dilations, hidden)
        self.mix = nn.Conv2d(entering + pair, 2 * pair, 1)
        self.out = nn.Conv2d(2 * pair, BINS, 1)
        self.gather = nn.Conv1d(features + 4 * pair, 64, 5, padding=2)
        self.local = nn.Conv1d(64, CLUSTERS + STATES, 5, padding=2)

    def forward(self, x, mask, restraints):
        """Restraints are the features of restraint_features, [N, C, L, L]."""
        h = self.trunk(x, mask)
        own = self.head(h)[:, : CLUSTERS + STATES]
        h = torch.cat([standardised(h), F.softmax(own[:, :CLUSTERS], 1), F.softmax(own[:, CLUSTERS:], 1)], 1)
        place = torch.arange(x.shape[2], device=x.device)
        offset = (place[:, None] - place[None]).abs().clamp(max=FARTHEST_OFFSET)
        left, right = self.left(h), self.right(h)
        total = left[:, :, :, None] + left[:, :, None, :] + self.offset(offset).permute(2, 0, 1)[None]
        product = right[:, :, :, None] * right[:, :, None, :]
        z = torch.cat([total, product, restraints], 1)
        z = F.elu(self.mix(torch.cat([z, self.body(z)], 1)))
        logits = self.out(z)
        logits = (logits + logits.transpose(2, 3)) / 2
        seen = torch.cat([h, z.mean(3), z.amax(3)], 1)
        # What the trunk says of a residue alone, corrected by what its pairs say.
        return logits, own + self.local(F.elu(self.gather(seen)))


class PairExport(nn.Module):
    """What is shipped: sequence int32 [1, L] and contacts float32 [1, L, L] to log-probabilities."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, sequence, contacts):
        x = F.one_hot(sequence.long(), RESIDUES).float().transpose(1, 2)
        logits, local = self.net(x, torch.ones_like(x[:, :1]), restraint_features(contacts))
        local = local.transpose(1, 2)
        return (
            F.log_softmax(logits.permute(0, 2, 3, 1), -1),
            F.log_softmax(local[..., :CLUSTERS], -1),
            F.log_softmax(local[..., CLUSTERS:], -1),
        )
