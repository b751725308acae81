import type { Told } from './story.js';

/** What was told, a line each; what somebody wrote is as they wrote it. */
export const ToldList = ({ told }: Readonly<{ told: readonly Told[] }>) =>
  told.length > 0 && (
    <dl className="told">
      {told.map(({ label, text, quoted }) => [
        <dt key={`${label} name`}>{label}</dt>,
        <dd key={label}>{quoted ? <q>{text}</q> : <bdi>{text}</bdi>}</dd>,
      ])}
    </dl>
  );
