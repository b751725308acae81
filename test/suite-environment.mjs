import { AsyncLocalStorage } from 'node:async_hooks';
import { TestEnvironment } from 'jest-environment-node';

/** Stores that a suite, or a library that it loaded, has begun to use. */
const enabled = new Set();
const { _enable: enable } = AsyncLocalStorage.prototype;
// oxlint-disable-next-line no-underscore-dangle -- Node tells in no other way that a store is in use
AsyncLocalStorage.prototype._enable = function enableAndNote() {
  enabled.add(this);
  return enable.call(this);
};

/** Node's, with an end to what a suite leaves behind: each store that is still in use makes every promise dearer. */
export default class SuiteEnvironment extends TestEnvironment {
  async teardown() {
    await super.teardown();
    for (const store of enabled) store.disable();
    enabled.clear();
  }
}
