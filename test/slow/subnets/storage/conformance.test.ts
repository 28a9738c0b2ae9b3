import { beforeAll, describe, it } from "vitest";
import { contract } from "../../../../subnets/storage/contract.js";
import { describeSubnet } from "../../../kit/describeSubnet.js";

// As it is published: compiled.
const { href } = new URL("../../../../dist/subnets/storage/index.js", import.meta.url);
describeSubnet({ contract, url: href }, { beforeAll, describe, it });
