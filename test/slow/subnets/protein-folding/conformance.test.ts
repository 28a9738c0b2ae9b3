import { describeSubnet } from "subnetkit/testing";
import { beforeAll, describe, it } from "vitest";
import subnet from "../../../../subnets/protein-folding/index.js";

describeSubnet(subnet, { beforeAll, describe, it });
