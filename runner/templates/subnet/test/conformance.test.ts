import { describeSubnet } from "subnetkit/testing/vitest";
import subnet from "../src/index.js";

describeSubnet(subnet);
