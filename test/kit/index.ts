/** `subnetkit/testing`: a network in this process, in virtual time, for tests of subnets. */
export { randomFrom, type Random } from "../../core/primitives/random.js";
export { describeSubnet, type TestRunner } from "./describeSubnet.js";
