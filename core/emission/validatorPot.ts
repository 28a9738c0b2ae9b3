/**
 * What validators divide at an epoch, in rao: their pot, and the miners' pot too if the epoch gave no miner anything.
 *
 * @param serverAmounts what the epoch gave each hotkey as a miner
 */
export function validatorPot(
  serverAmounts: readonly bigint[],
  pots: { readonly server: bigint; readonly validator: bigint },
): bigint {
  return serverAmounts.some((amount) => amount > 0n) ? pots.validator : pots.server + pots.validator;
}
