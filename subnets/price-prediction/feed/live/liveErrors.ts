import { defineErrors } from "subnetkit/plugin";

/** What a live feed refuses, and what it goes through. None of these stops it; they are told to the validator's log. */
export const liveErrors = defineErrors({
  malformed: {
    code: "SK3810",
    message: "A message of the price server cannot be used: {reason}.",
    next: "Compare the server with the messages in the subnet's README; the message was left out.",
  },
  otherAsset: {
    code: "SK3811",
    message: "The price server sent {actual}, but {expected} was subscribed to.",
    next: "Correct the asset in the settings, or the server; the message was left out.",
  },
  stale: {
    code: "SK3812",
    message: "Tick {seq} is {ageMs} ms behind the newest time the server named, or its bar is closed.",
    next: "Look for what delays the server's ticks, or raise maxAgeMs; the tick was left out, closed bars never change.",
  },
  outOfOrder: {
    code: "SK3813",
    message: "Tick {seq} came after tick {last}, or with an earlier time.",
    next: "Have the server send each tick once, in order; the tick was left out.",
  },
  implausible: {
    code: "SK3814",
    message: "Tick {seq} names the price {price}, the one before {last}.",
    next: "Check the price at its source. A move by more than a factor of 1.65 from one tick to the next is left out.",
  },
  gap: {
    code: "SK3815",
    message: "Ticks {from} to {until} never came.",
    next: "Have the server remember more ticks. Bars that may have ended with one of them count as not observed.",
  },
  connectionLost: {
    code: "SK3816",
    message: "The connection to {url} is lost: {reason}. The next attempt comes in {delayMs} ms.",
    next: "Nothing, if it comes back. Otherwise check the address and the server.",
  },
  refused: {
    code: "SK3817",
    message: "The price server says: {message}",
    next: "Correct the asset or the address in the settings.",
  },
  badUrl: {
    code: "SK3818",
    message: "{url} is no address of a WebSocket server.",
    next: "Give a URL that begins with ws:// or wss://.",
  },
});
