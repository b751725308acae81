type Route = Readonly<{ method: string | readonly string[]; url: string }>;

/** All addresses that are answered, with their methods. */
export class Routes {
  readonly #methods = new Map<string, Readonly<{ matches: RegExp; methods: Set<string> }>>();

  /** To be called for each route, as Fastify has it: `/donors/:donorId`. */
  add({ method, url }: Route): void {
    const known = this.#methods.get(url) ?? { matches: patternOf(url), methods: new Set<string>() };
    for (const one of [method].flat()) known.methods.add(one);
    this.#methods.set(url, known);
  }

  get all(): readonly Readonly<{ method: string; url: string }>[] {
    return [...this.#methods].flatMap(([url, { methods }]) => [...methods].map((method) => ({ method, url })));
  }

  methodsAt(path: string): readonly string[] {
    return [
      ...new Set(
        [...this.#methods.values()].flatMap(({ matches, methods }) => (matches.test(path) ? [...methods] : [])),
      ),
    ].toSorted();
  }
}

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replaceAll('.', '\\.')
      .replaceAll(/:[A-Za-z]+/g, '[^/]+')
      .replaceAll('*', '.*')}$`,
  );
