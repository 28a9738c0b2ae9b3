import { buyForProtocol } from "./buyForProtocol";
import { fillSubnetPots } from "./fillSubnetPots";
import { inject } from "./inject";
import { isInRange, isWeightInRange } from "./pool";
import { Subnet } from "./subnet";
import { alphaIn, alphaMinted, excessTao, setTerms, taoIn } from "./subnetTerms";

/** One block's emission on one subnet. @returns whether the engine could */
export function emitToSubnet(subnet: Subnet, rootSells: bool): bool {
  const amounts = subnet.taoIn | subnet.alphaIn | subnet.alphaOut | subnet.alphaIssued;
  if (!isInRange(amounts) || !isWeightInRange(subnet.taoWeightE18)) return false;
  if (!setTerms(subnet)) return false;

  const minted = alphaMinted;
  const addedTao = taoIn >> 32;
  const excess = excessTao >> 32;
  if (!inject(subnet, addedTao, alphaIn >> 32)) return false;
  if (!buyForProtocol(subnet, excess)) return false;
  subnet.dustTao += (subnet.taoEmission >> 32) - addedTao - excess;
  fillSubnetPots(subnet, minted, rootSells);
  return true;
}
