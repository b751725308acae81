import currencyCodes from 'currency-codes';

/** In ISO 4217, but without minor units: metals, bond market and settlement units, SDR, test code, no currency. */
const WITHOUT_MINOR_UNITS = 'XAG XAU XPD XPT XBA XBB XBC XBD XDR XSU XUA XTS XXX'.split(' ');

/** Marked as funds in ISO 4217: units of account and indexes, in which nobody pays. */
const FUNDS = 'BOV CHE CHW CLF COU MXV USN UYI UYW'.split(' ');

/** ISO 4217 amendments later than the package's list (2024-06-25). Withdrawn codes stay: older amounts carry them. */
const LATER = [{ code: 'XCG', digits: 2 }]; // Caribbean guilder, from 2025-03-31

const decimals: ReadonlyMap<string, number> = new Map(
  [...currencyCodes.data, ...LATER]
    .filter(({ code }) => !WITHOUT_MINOR_UNITS.includes(code) && !FUNDS.includes(code))
    .map(({ code, digits }) => [code, digits]),
);

/** Whether amounts can be held in it: an ISO 4217 code in capitals, with minor units, not a fund. */
export const isCurrency = (code: string): boolean => decimals.has(code);

/** Digits after the point: 0, 2 or 3, as ISO 4217 has it. Throws RangeError for what is not a currency. */
export const decimalsOf = (code: string): number => {
  const digits = decimals.get(code);
  if (digits === undefined) throw new RangeError(`${code} is not an ISO 4217 currency with minor units`);
  return digits;
};

/** All codes, sorted. */
export const currencies: readonly string[] = [...decimals.keys()].toSorted();
