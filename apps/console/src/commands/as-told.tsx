import { useWords } from '../words/words.js';
import { reasonIn } from './refusal.js';
import { translated } from './translated.js';

type Told = Readonly<{ kind: Parameters<typeof translated>[0]; told: string }>;

/** What the api tells in English: in the reader's language, where there are words for it. */
export const AsTold = ({ kind, told }: Told) => {
  const words = useWords();
  const said = kind === 'reason' ? reasonIn(told, words) : translated(kind, told, words);
  return said === told ? <bdi lang="en">{told}</bdi> : <bdi>{said}</bdi>;
};
