import { defineErrors } from "../../core/primitives/errors.js";

/** SK3600-SK3619: attacks on a subnet. */
export const auditErrors = defineErrors({
  unknownAttack: {
    code: "SK3600",
    message: 'There is no attack "{attack}".',
    next: "Use one of: {known}.",
  },
  badThreshold: {
    code: "SK3601",
    message: '"{text}" is no threshold.',
    next: "Write a number above 0 for all attacks, or attack=number, such as copy=0.5.",
  },
  pays: {
    code: "SK3602",
    message: "Attacks on {subnet} that earn more than their threshold: {attacks}.",
    next: "Read the guide on honest scoring, change the scoring, or raise the threshold knowingly.",
  },
  noHonest: {
    code: "SK3603",
    message:
      "In {subnet} the honest {role}s earned nothing in {epochs}, with attackers or without, so that nothing can be compared.",
    next: "Give the network more epochs, or mend the subnet: a check finds what is wrong with it.",
  },
  badCount: {
    code: "SK3604",
    message: "{count} is no number of {unit}.",
    next: "Give a whole number above 0.",
  },
  noSubnet: {
    code: "SK3606",
    message: "It is not said which subnet to audit, and this folder has {count}.",
    next: "Name one: a bundled subnet, a path or an installed package.",
  },
  playerDied: {
    code: "SK3605",
    message: "The process that played {attack} with seed {seed} ended: {reason}.",
    next: "Read what it wrote last; with --jobs 1 the attack is played in the command's own process.",
  },
});
