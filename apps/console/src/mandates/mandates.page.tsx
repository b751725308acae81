import './mandates.css';
import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { PageLink } from '../app/page-link.js';
import { Shown } from '../app/states.js';
import { useWords } from '../words/words.js';
import { type Reached, reachedOf, type Section, sectionsOf } from './coverage.js';
import { type Coverage, coverageQuery } from './mandates.query.js';

const SHAPES: readonly (readonly [Reached, string])[] = [
  ['nothing', ''],
  ['requests', '○'],
  ['funded', '◔'],
  ['delivered', '◑'],
  ['evaluated', '●'],
];
const shapeOf = new Map(SHAPES);

/** The plan of action as a map: each paragraph, and how far what was asked for under it came. */
export const MandatesPage = () => {
  const { t } = useWords();
  const coverage = useQuery(coverageQuery);
  return (
    <div className="with-panel">
      <Stack>
        <Title order={1}>{t('page.mandates')}</Title>
        <Group gap="md" aria-label={t('mandates.legend')} role="group">
          {SHAPES.map(([reached, shape]) => (
            <Text key={reached} size="sm" component="span">
              <span className="mandate" data-reached={reached} aria-hidden="true">
                {shape}
              </span>{' '}
              {t(`mandates.reached.${reached}`)}
            </Text>
          ))}
        </Group>
        <Shown of={coverage}>
          {(items) => sectionsOf(items).map((one) => <SectionMap key={`${one.name} ${one.theme}`} section={one} />)}
        </Shown>
      </Stack>
      <Outlet />
    </div>
  );
};

const SectionMap = ({ section: { name, theme, entries, asked } }: Readonly<{ section: Section }>) => {
  const { t, known } = useWords();
  const title = known(`choice.${theme}`) ?? theme;
  return (
    <section className="surface mandate-section" aria-label={`${name} ${title}`}>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {name} · {title}
        </Title>
        <Text size="sm">{t('mandates.asked', { asked, of: entries.length })}</Text>
      </Group>
      <ul className="mandate-map">
        {entries.map((entry) => (
          <li key={entry.mandate.id}>
            <Paragraph entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const Paragraph = ({ entry }: Readonly<{ entry: Coverage }>) => {
  const { t } = useWords();
  const reached = reachedOf(entry);
  const { id, title } = entry.mandate;
  return (
    <PageLink
      to="/mandates/$mandateId"
      params={{ mandateId: id }}
      className="mandate"
      data-reached={reached}
      title={title}
      aria-label={`${id}: ${title}. ${t(`mandates.reached.${reached}`)}`}
      underline="never"
    >
      {id} {shapeOf.get(reached)}
    </PageLink>
  );
};
