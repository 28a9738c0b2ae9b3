import { describeSubnet } from "subnetkit/testing/vitest";
import subnet from "../index.js";

describeSubnet(subnet);
