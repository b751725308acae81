type Waiting<Question, Answer> = Readonly<{
  question: Question;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}>;

/**
 * Questions that come while others are under way share the next round trip: no answer is older than its question.
 * `mostUnderWay`: round trips at the same time.
 */
export class AskedTogether<Question, Answer> {
  #waiting: Waiting<Question, Answer>[] = [];
  #underWay = 0;

  /** `answer`: as many answers as questions, in their order. */
  constructor(
    private readonly answer: (questions: readonly Question[]) => Promise<readonly Answer[]>,
    private readonly mostUnderWay = 3,
  ) {}

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      if (this.#underWay < this.mostUnderWay) this.#start();
    });
  }

  #start(): void {
    const group = this.#waiting;
    this.#waiting = [];
    this.#underWay += 1;
    void this.#settle(group).finally(() => {
      this.#underWay -= 1;
      if (this.#waiting.length > 0) this.#start();
    });
  }

  async #settle(group: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.answer(group.map(({ question }) => question));
      // As many as were asked for, and in their order.
      for (const [at, { resolve }] of group.entries()) resolve(answers[at] as Answer);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

/** For each question the row that answers it, by the number that `with ordinality` gave the question. */
export const byNumber = <Row extends Readonly<{ number: string }>>(
  questions: readonly unknown[],
  rows: readonly Row[],
): readonly (Omit<Row, 'number'> | undefined)[] => {
  const found = new Map(rows.map(({ number, ...row }) => [Number(number), row]));
  return questions.map((_, at) => found.get(at + 1));
};
