import { defineErrors } from "../primitives/errors.js";

/** SK12xx: extrinsics, blocks, genesis files and what is read from a chain. */
export const chainErrors = defineErrors({
  malformedExtrinsic: {
    code: "SK1201",
    message: "These bytes are not an extrinsic: {reason}.",
    next: "Make extrinsics with signExtrinsic, and send its bytes as they are.",
  },
  extrinsicTooLarge: {
    code: "SK1202",
    message: "An extrinsic has at most {limit} bytes, this one has {sizeBytes}.",
    next: "Split the call into several.",
  },
  unknownCall: {
    code: "SK1203",
    message: "There is no call {name}.",
    next: "Use one of: {known}.",
  },
  badArguments: {
    code: "SK1204",
    message: "The arguments of {call} are wrong: {reason}.",
    next: "Give every field of the call, and no other, each in its type and range.",
  },
  badSignature: {
    code: "SK1205",
    message: "The signature is not the one of {signer} for this extrinsic.",
    next: "Sign with the key of the account that the extrinsic names, and change nothing afterwards.",
  },
  wrongGenesis: {
    code: "SK1206",
    message: "This extrinsic is for another network, with genesis {found}.",
    next: "Sign it for the genesis {expected}.",
  },
  eraNotBegun: {
    code: "SK1207",
    message: "This extrinsic is valid from block {birth} on, the next block is {height}.",
    next: "Sign with the height of the next block as birth, or send it later.",
  },
  eraOver: {
    code: "SK1208",
    message: "This extrinsic was valid until block {last}, the next block is {height}.",
    next: "Sign it again with a later birth height.",
  },
  nonceUsed: {
    code: "SK1209",
    message: "The nonce {nonce} of {signer} is used, the next one is {expected}.",
    next: "Sign with the next nonce; an extrinsic that was applied can't be applied again.",
  },
  nonceGap: {
    code: "SK1210",
    message: "The nonce {nonce} of {signer} is too high, the next one is {expected}.",
    next: "Send the extrinsics in between first, or sign with the next nonce.",
  },
  unsupportedScheme: {
    code: "SK1211",
    message: "The signature scheme {scheme} is not supported here.",
    next: "Sign with ed25519 or sr25519.",
  },
  blockUnavailable: {
    code: "SK1212",
    message: "Block {height} is not kept: {available}.",
    next: "Ask for a block in that range, or create the chain with a longer history.",
  },
  malformedGenesis: {
    code: "SK1213",
    message: "The genesis is wrong at {path}: {reason}.",
    next: "Correct that place; a genesis holds every field of its type, no other, and amounts as decimal strings.",
  },
  genesisVersion: {
    code: "SK1214",
    message: "The genesis has format {found}, this program reads format {supported}.",
    next: "Make the genesis with this program version, or run the one it was made with.",
  },
  inconsistentGenesis: {
    code: "SK1215",
    message: "The genesis contradicts itself at {path}: {reason}.",
    next: "Make the two places agree.",
  },
  genesisAboveCap: {
    code: "SK1216",
    message: "The genesis issues {issued} rao of {asset}, more than the cap of {cap}.",
    next: "Lower balances, stakes or reserves.",
  },
  conservationBroken: {
    code: "SK1217",
    message:
      "{asset} is not conserved: {issued} rao are issued, {held} are held; the difference is {difference}.",
    next: "This is a defect of the kernel: report it with the blocks that led to it.",
  },
  consensusMismatch: {
    code: "SK1218",
    message: "The genesis asks for the consensus {expected}, this program was given {found}.",
    next: "Provide the consensus that the genesis names, or make a genesis for this one.",
  },
  notNextBlock: {
    code: "SK1219",
    message: "This block is {height} on {parentId}; the chain stands at {headHeight}, {headId}.",
    next: "Apply blocks in order, each on the one before.",
  },
  foreignState: {
    code: "SK1220",
    message: "This state belongs to the genesis {found}, not to {expected}.",
    next: "Load the dump with the genesis it was made from.",
  },
  epochUnavailable: {
    code: "SK1221",
    message: "{epoch} of netuid {netuid} is not kept; {available}.",
    next: "Ask for one that is kept, or wait for the next epoch.",
  },
  notYuma: {
    code: "SK1222",
    message: "This network's epochs run on the consensus {consensus}, which Yuma's rules do not explain.",
    next: "Ask the plugin that provides this consensus.",
  },
  badAdvance: {
    code: "SK1223",
    message: "The chain can't be advanced like this: {reason}.",
    next: "Give a whole number of blocks or epochs from 1, or a height above the last block's.",
  },
});
