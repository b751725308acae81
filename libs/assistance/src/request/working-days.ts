const DAY_MS = 86_400_000;

/** Working days after `from` up to and including `to` (`YYYY-MM-DD`): all but Saturdays and Sundays. */
export const workingDaysBetween = (from: string, to: string): number => {
  let days = 0;
  for (let time = Date.parse(from) + DAY_MS; time <= Date.parse(to); time += DAY_MS)
    if (![0, 6].includes(new Date(time).getUTCDay())) days += 1;
  return days;
};

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
