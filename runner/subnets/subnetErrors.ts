import { defineErrors } from "../../core/primitives/errors.js";

/** SK3300-SK3309: names that should mean a subnet. */
export const subnetErrors = defineErrors({
  unknown: {
    code: "SK3300",
    message: "There is no subnet {name}.",
    next: "Use a bundled one ({bundled}), the path of a folder or entry file, or the name of an installed package.",
  },
  unknownPlugin: {
    code: "SK3305",
    message: "There is no kernel plugin {name}.",
    next: "Use the path of a folder or entry file, relative to the configuration, or the name of an installed package.",
  },
  noPluginEntry: {
    code: "SK3306",
    message: "The kernel plugin {name} has no entry file.",
    next: "Name it in package.json, in subnetkit.plugin, or call it index.ts.",
  },
  noEntry: {
    code: "SK3301",
    message: "The folder {folder} has no entry file of a subnet.",
    next: "Name it in package.json, in subnetkit.subnet, or call it index.ts.",
  },
  noSubnetPackage: {
    code: "SK3302",
    message: "The package {name} in {folder} says of no file that it is a subnet.",
    next: "Its package.json names the entry file in subnetkit.subnet.",
  },
  entryMissing: {
    code: "SK3303",
    message: "The package in {folder} names as its subnet {files}, which is not there.",
    next: 'Build the package, or correct the field "subnetkit" of its package.json.',
  },
  badPackageFile: {
    code: "SK3304",
    message: "{file} is no JSON: {reason}.",
    next: "Correct the file.",
  },
});
