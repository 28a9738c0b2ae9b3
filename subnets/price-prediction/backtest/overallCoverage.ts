import { mean } from "../mean.js";
import { COVERAGE_LEVELS } from "./calibration.js";
import type { ProfileReport } from "./report.js";

/** Coverage of each level, all lengths of change counting alike. */
export function overallCoverage({
  calibration,
}: ProfileReport): readonly { readonly level: number; readonly share: number }[] {
  return COVERAGE_LEVELS.map((level) => ({
    level,
    share: mean(
      calibration.flatMap(({ coverage }) =>
        coverage.filter((each) => each.level === level).map(({ share }) => share.value),
      ),
    ),
  }));
}
