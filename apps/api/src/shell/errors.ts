/** A page of another site sent this in the name of somebody who is signed in: 403. */
export class CrossSite extends Error {
  override readonly name = 'CrossSite';
}

/** More is asked than can be answered in time: 503, at once. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

/** It was not answered in time: 503; 408 where its body did not come. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';

  constructor(readonly longestMs: number) {
    super(`no answer within ${longestMs} ms`);
  }
}

/** Somebody asked more often than one may: 429. */
export class RateLimited extends Error {
  override readonly name = 'RateLimited';

  constructor(readonly limitPerMinute: number) {
    super(`more than ${limitPerMinute} requests in a minute`);
  }
}
