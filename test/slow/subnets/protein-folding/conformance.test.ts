import { describeSubnet } from "subnetkit/testing/vitest";
import subnet from "../../../../subnets/protein-folding/index.js";

describeSubnet(subnet);
