import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../app/data-table.js';
import { Shown } from '../app/states.js';
import { useWords } from '../words/words.js';
import { AdministrationButton, AdministrationHead } from './administration-head.js';
import { recipientsQuery } from './administration.queries.js';

/** Who is told what happens, and how. */
export const RecipientsPage = () => {
  const { t, known } = useWords();
  const recipients = useQuery(recipientsQuery);
  return (
    <Stack>
      <AdministrationHead>
        <AdministrationButton operation="registerRecipient" />
      </AdministrationHead>
      <Shown of={recipients}>
        {(rows) => (
          <DataTable
            rows={rows}
            keyOf={({ actor }) => actor}
            none={t('administration.recipients.none')}
            columns={[
              { title: t('administration.account'), of: ({ actor }) => <bdi>{actor}</bdi> },
              {
                title: t('field.roles'),
                of: ({ roles }) =>
                  roles.map(({ role, ...rest }) => (
                    <div key={JSON.stringify([role, rest])}>
                      {known(`role.${String(role)}`) ?? String(role)}{' '}
                      <bdi>
                        {Object.values(rest)
                          .filter((one) => typeof one === 'string')
                          .join(', ')}
                      </bdi>
                    </div>
                  )),
              },
              { title: t('field.language'), of: ({ language }) => known(`choice.${language}`) ?? language },
              { title: t('field.emailChoice'), of: ({ emailChoice }) => known(`choice.${emailChoice}`) ?? emailChoice },
            ]}
          />
        )}
      </Shown>
    </Stack>
  );
};
