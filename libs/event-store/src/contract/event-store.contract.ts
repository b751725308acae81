import { afterAll, beforeAll, describe, test } from '@jest/globals';
import type { EventStore } from '../event-store.js';
import { appendContract } from './append.contract.js';
import { commandContract } from './command.contract.js';
import { contentContract } from './content.contract.js';
import { readContract } from './read.contract.js';
import { storedContract } from './stored.contract.js';
import type { Engine, Subject } from './subject.js';
import { subscriptionContract } from './subscription.contract.js';
import { versionContract } from './version.contract.js';

/** Every adapter of the port runs this whole suite; `canBreak`: whether connections can be broken where it runs. */
export const eventStoreContract = (name: string, start: () => Promise<Engine>, canBreak = true): void => {
  describe(`the event store on ${name}`, () => {
    let engine: Engine | undefined;
    let store: EventStore | undefined;

    const started = <T>(thing: T | undefined): T => {
      if (thing === undefined) throw new Error('the engine did not start');
      return thing;
    };
    const subject: Subject = {
      engine: () => started(engine),
      store: () => started(store),
      testWithBreaks: canBreak ? test : test.skip,
    };

    beforeAll(async () => {
      engine = await start();
      store = await engine.open();
    }, 60_000);

    afterAll(async () => {
      await store?.close();
      await engine?.stop();
    });

    appendContract(subject);
    commandContract(subject);
    contentContract(subject);
    readContract(subject);
    storedContract(subject);
    subscriptionContract(subject);
    versionContract(subject);
  });
};
