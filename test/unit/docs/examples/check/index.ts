export { repeatSubnet as default } from "../../../../fixtures/subnets/repeatSubnet.js";
