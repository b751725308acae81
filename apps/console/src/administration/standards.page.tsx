import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { DataTable } from '../app/data-table.js';
import { Shown } from '../app/states.js';
import { useWords } from '../words/words.js';
import { AdministrationHead, AdministrationLink } from './administration-head.js';
import { standardsQuery } from './administration.queries.js';

/** The time that each step of a request is allowed. */
export const StandardsPage = () => {
  const { t, known } = useWords();
  const { day } = useFigures();
  const standards = useQuery(standardsQuery);
  const unitOf = (unit: unknown): string => (known(`choice.${String(unit)}`) ?? String(unit)).toLowerCase();
  return (
    <Stack>
      <AdministrationHead />
      <Shown of={standards}>
        {(rows) => (
          <DataTable
            rows={rows}
            keyOf={({ step }) => step}
            none={t('state.nothing-matches')}
            columns={[
              { title: t('administration.step'), of: ({ step }) => t(`step.${step}`) },
              {
                title: t('administration.time-allowed'),
                of: ({ default: allowed }) =>
                  allowed === null
                    ? t('administration.time-agreed')
                    : t('administration.time', { amount: Number(allowed['amount']), unit: unitOf(allowed['unit']) }),
              },
              {
                title: t('administration.time-set'),
                of: ({ set }) =>
                  set.map(({ fromDay, amount, unit }) => (
                    <div key={fromDay}>
                      {t('administration.time-from', { amount, unit: unitOf(unit), day: day(fromDay) })}
                    </div>
                  )),
              },
              {
                title: t('administration.do'),
                of: ({ step }) => (
                  <AdministrationLink operation="setServiceStandard" ids={{ step }} of={t(`step.${step}`)} />
                ),
              },
            ]}
          />
        )}
      </Shown>
    </Stack>
  );
};
