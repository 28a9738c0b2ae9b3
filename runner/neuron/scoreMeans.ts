/** Mean score per miner over everything one validator has scored. */
export interface ScoreMeans {
  /** Adds the mean of `tasks` scores; a round without scores changes nothing. */
  add(uid: number, meanScore: number | undefined, tasks: number): void;
  of(uid: number): number | undefined;
}

export function createScoreMeans(): ScoreMeans {
  const sums = new Map<number, { total: number; tasks: number }>();
  return {
    add: (uid, meanScore, tasks) => {
      if (meanScore === undefined || tasks === 0) return;
      const sum = sums.get(uid) ?? { total: 0, tasks: 0 };
      sums.set(uid, { total: sum.total + meanScore * tasks, tasks: sum.tasks + tasks });
    },
    of: (uid) => {
      const sum = sums.get(uid);
      return sum && sum.total / sum.tasks;
    },
  };
}
