import { describeSubnet } from "subnetkit/testing";
import { beforeAll, describe, it } from "vitest";
import subnet from "../../../../subnets/price-prediction/index.js";

describeSubnet(subnet, { beforeAll, describe, it });
