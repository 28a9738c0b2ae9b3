import { multiplyQ32 } from "./fixed";
import { rootProportion } from "./rootProportion";
import { Subnet } from "./subnet";

/** Mints a block's alpha for a subnet's participants into its pots: `minted` rao, of which root's part is recycled unless it sells. */
export function fillSubnetPots(subnet: Subnet, minted: u64, rootSells: bool): void {
  subnet.alphaOut += minted;
  subnet.alphaIssued += minted;
  const proportion = rootProportion(subnet.alphaIssued);

  const alpha = minted << 32;
  const cut = multiplyQ32(alpha, subnet.ownerCut);
  const rest = alpha - cut;
  const toRoot = multiplyQ32(proportion, rest) >> 1;
  const toServers = rest >> 1;
  const toValidators = rest - toServers - toRoot;

  const owner = cut >> 32;
  const server = toServers >> 32;
  const validator = toValidators >> 32;
  const root = toRoot >> 32;
  subnet.ownerPot += owner;
  subnet.serverPot += server;
  subnet.validatorPot += validator;
  if (rootSells) {
    subnet.rootPot += root;
  } else {
    subnet.alphaOut -= root;
    subnet.alphaIssued -= root;
  }
  subnet.dustAlpha += minted - owner - server - validator - root;
}
