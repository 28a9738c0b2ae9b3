/** Seconds since 1970 stay below this until the year 5138, milliseconds passed it in 1973. */
const SECONDS_BELOW = 1e11;

/** Micro- and nanoseconds of later than 1973. */
const MICROSECONDS_FROM = 1e14;
const NANOSECONDS_FROM = 1e17;

function fromNumber(value: number): number | undefined {
  if (!Number.isFinite(value) || value < 0) return undefined;
  if (value < SECONDS_BELOW) return value * 1_000;
  if (value >= NANOSECONDS_FROM) return value / 1e6;
  return value >= MICROSECONDS_FROM ? value / 1_000 : value;
}

/**
 * A time in milliseconds since 1970: an ISO date (midnight UTC), an ISO date with a time (UTC unless it says otherwise), a `Date`, or
 * a number since 1970, whose size says whether it is in seconds, milli-, micro- or nanoseconds. Undefined for what is none of these.
 */
export function readTimeMs(value: unknown): number | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.getTime();
  if (typeof value === "number") return fromNumber(value);
  if (typeof value === "bigint") return fromNumber(Number(value));
  if (typeof value !== "string") return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return fromNumber(Number(value));
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    value,
  );
  if (!iso) return undefined;
  const [, date = "", time = "00:00", zone = "Z"] = iso;
  const timeMs = Date.parse(`${date}T${time}${zone}`);
  return Number.isNaN(timeMs) ? undefined : timeMs;
}
