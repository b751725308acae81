import { isNativeError } from 'node:util/types';

/** SQLSTATE classes that tell of the server's condition, not of our statement. */
const SERVER_CONDITIONS = /^(08|53|57|58)|^(25006|25P03|25P04|40001|40P01|55P03)$/;
const LOST_CONNECTION = /connection terminated|timeout exceeded|query read timeout|after calling end on the pool/i;

/** Whether an error of the driver says that the database cannot be reached, or not in time. */
export const isDatabaseUnavailable = (error: unknown): boolean => {
  if (!isNativeError(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return 'severity' in error
    ? SERVER_CONDITIONS.test(code)
    : /^E(CONN|HOST|NET|PIPE|TIMEDOUT|AI_AGAIN|NOTFOUND)/.test(code) || LOST_CONNECTION.test(error.message);
};
