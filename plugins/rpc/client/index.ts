export { connect, type Client } from "./connect.js";
