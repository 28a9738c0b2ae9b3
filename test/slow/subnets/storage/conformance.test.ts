import { describeSubnet } from "subnetkit/testing/vitest";
import { contract } from "../../../../subnets/storage/contract.js";

// As it is published: compiled.
const { href } = new URL("../../../../dist/subnets/storage/index.js", import.meta.url);
describeSubnet({ contract, url: href });
