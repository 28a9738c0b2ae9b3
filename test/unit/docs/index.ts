/** The subnet that the examples of docs/testing.md test: where a reader's own has its entry file. */
export { repeatSubnet as default } from "../../fixtures/subnets/repeatSubnet.js";
