import { defineErrors } from "../../core/primitives/errors.js";

/** SK4150-SK4159: `subnetkit storage`. */
export const storageCommandErrors = defineErrors({
  noStorageSubnet: {
    code: "SK4150",
    message: "There is no storage subnet on this network.",
    next: "Start one with `subnetkit dev --subnet storage`, or name it with --netuid.",
  },
  notStorage: {
    code: "SK4151",
    message: "Subnet {netuid} runs {plugin}, not storage.",
    next: "Name another one with --netuid.",
  },
  noPassphrase: {
    code: "SK4152",
    message: "There is no passphrase, and no terminal to ask for one.",
    next: "Set SUBNETKIT_PASSPHRASE, or give --passphrase-file or --secret-file.",
  },
  unreadableFile: {
    code: "SK4153",
    message: "{path} cannot be read or written: {reason}.",
    next: "Check the path and its permissions.",
  },
  damagedModel: {
    code: "SK4154",
    message: "The refitted availability model in {path} is damaged.",
    next: "Delete it and availability.onnx beside it: the shipped model is used then.",
  },
});
