import { defineErrors } from "subnetkit/plugin";

/** What is wrong with a file or a stream of prices, and what to do about it. */
export const feedErrors = defineErrors({
  missing: {
    code: "SK2300",
    message: "The price file {path} cannot be read.",
    next: "Correct the path, which counts from the folder in which the network was started; the bundled series come with npm install.",
  },
  changed: {
    code: "SK2301",
    message: "The price file {path} has SHA-256 {actual}, but {expected} is expected.",
    next: "Install the pinned version of vega-datasets: scores on another history can't be compared with other validators'.",
  },
  malformedRow: {
    code: "SK2302",
    message: "{file}, {place}: the row {reason}.",
    next: "Give every row a time and a positive price, oldest first; leave out rows without a trade.",
  },
  tooShort: {
    code: "SK2303",
    message:
      "The series {series} leaves {origins} origins between {from} and {until}, but {needed} are needed.",
    next: "Use a longer history, an earlier `from`, or fewer tasks and origins. An origin needs 500 bars before it and its horizon after it.",
  },
  noColumn: {
    code: "SK3801",
    message: "{file} has no column {wanted}. Its columns are: {known}.",
    next: "Name the column in the setting {setting} of the series.",
  },
  unreadableParquet: {
    code: "SK3802",
    message: "{file} cannot be read as Parquet: {reason}",
    next: "Write it without compression or with Snappy, or give CSV.",
  },
  tooCoarse: {
    code: "SK3803",
    message: "The bars of {series} are {minutes} minutes apart, too far for the resolution {resolution}.",
    next: "Name the resolution that the file has; finer files are made coarser, never the other way round.",
  },
  unknownSeries: {
    code: "SK3804",
    message: "There is no bundled series {series}. There are: {known}.",
    next: "Name one of these, or give the series a feed of its own.",
  },
  badFeed: {
    code: "SK3805",
    message: "The feed of {series} {reason}.",
    next: "Correct the settings of that series; the subnet's README lists them.",
  },
  sameSeries: {
    code: "SK3806",
    message: "The series {series} stands in the settings twice.",
    next: "Leave one of them out: asset and resolution name a series.",
  },
});
