import { describeSubnet } from "subnetkit/testing";
import { beforeAll, describe, it } from "vitest";
import subnet from "../src/index.js";

describeSubnet(subnet, { beforeAll, describe, it });
