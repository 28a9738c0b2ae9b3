import { describeSubnet } from "subnetkit/testing/vitest";
import subnet from "../../../../subnets/price-prediction/index.js";

describeSubnet(subnet);
