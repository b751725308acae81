import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useFigures } from '../amounts/amounts.js';
import type { Schemas } from '../api/client.js';
import { DataTable } from '../app/data-table.js';
import { NotThere } from '../app/not-there.js';
import { PageLink } from '../app/page-link.js';
import { Shown } from '../app/states.js';
import { Status } from '../app/status.js';
import { useWords } from '../words/words.js';
import { AdministrationButton, AdministrationHead, AdministrationLink } from './administration-head.js';
import { officesQuery } from './administration.queries.js';

type Office = Schemas['FieldOffice'];

export const OfficesPage = () => {
  const { t } = useWords();
  const { country, number } = useFigures();
  const offices = useQuery(officesQuery);
  return (
    <Stack>
      <AdministrationHead>
        <AdministrationButton operation="openFieldOffice" />
      </AdministrationHead>
      <Shown of={offices}>
        {(rows) => (
          <DataTable
            rows={rows}
            keyOf={({ code }) => code}
            none={t('administration.offices.none')}
            columns={[
              {
                title: t('administration.name'),
                of: ({ code, name }) => (
                  <PageLink to="/administration/offices/$code" params={{ code }}>
                    <bdi>{`${code} – ${name}`}</bdi>
                  </PageLink>
                ),
              },
              { title: t('field.hostCountry'), of: ({ hostCountry }) => country(hostCountry) },
              { title: t('field.capacity'), of: ({ capacity = 0 }) => number(capacity), isAmount: true },
              {
                title: t('administration.running'),
                of: ({ delivering = 0, suspended = 0 }) => number(delivering + suspended),
                isAmount: true,
              },
              { title: t('administration.free'), of: ({ free = 0 }) => number(free), isAmount: true },
              {
                title: t('administration.state'),
                of: ({ open }) =>
                  open ? t('administration.open') : <Status tone="closed" text={t('administration.closed')} />,
              },
            ]}
          />
        )}
      </Shown>
    </Stack>
  );
};

/** What an office covers and when it works. */
export const OfficePage = () => {
  const { code } = useParams({ from: '/administration/offices/$code' });
  const offices = useQuery(officesQuery);
  return (
    <Stack>
      <AdministrationHead />
      <Shown of={offices}>
        {(all) => {
          const office = all.find((one) => one.code === code);
          return office ? <About office={office} /> : <NotThere />;
        }}
      </Shown>
    </Stack>
  );
};

const OPERATIONS = [
  ...(['renameFieldOffice', 'changeFieldOfficeCoverage', 'changeFieldOfficeCapacity'] as const),
  ...(['setFieldOfficeCalendar', 'closeFieldOffice'] as const),
] as const;

const About = ({ office }: Readonly<{ office: Office }>) => {
  const { t, known } = useWords();
  const { country, day, number } = useFigures();
  const { code, name, countries, themes, languages, weekend, holidays, capacity = 0, free = 0, open } = office;
  const told: readonly (readonly [string, string])[] = [
    [t('field.countries'), countries.map(country).join(', ')],
    [t('field.themes'), themes.map((one) => known(`choice.${one}`) ?? one).join(', ')],
    [t('field.languages'), languages.map((one) => known(`choice.${one}`) ?? one).join(', ')],
    [t('field.capacity'), number(capacity)],
    [t('administration.free'), number(free)],
    [t('field.weekend'), weekend.map((one) => known(`choice.${one}`) ?? one).join(', ')],
    [t('field.holidays'), holidays.map((one) => `${day(String(one['day']))} ${String(one['name'])}`).join(', ')],
  ];
  return (
    <>
      <Title order={2}>
        <bdi>{`${code} – ${name}`}</bdi>
      </Title>
      {told.map(([label, text]) => (
        <Text key={label}>
          <strong>{label}</strong> {text}
        </Text>
      ))}
      {open && (
        <div>
          {OPERATIONS.map((operation) => (
            <AdministrationLink key={operation} operation={operation} ids={{ code }} of={code} />
          ))}
        </div>
      )}
    </>
  );
};
