import { Stack, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { useFigures } from '../amounts/amounts.js';
import { PageLink } from '../app/page-link.js';
import { Shown } from '../app/states.js';
import { useWords } from '../words/words.js';

export const RequestsPage = () => {
  const { t } = useWords();
  const { day } = useFigures();
  const requests = useQuery({
    queryKey: ['requests'],
    queryFn: () => answered(api.GET('/api/v1/requests', { params: { query: { limit: 100 } } })),
  });
  return (
    <Stack>
      <Title order={1}>{t('page.requests')}</Title>
      <Shown of={requests}>
        {({ items }) => (
          <Table>
            <Table.Tbody>
              {items.map(({ requestId, title, submittedOn }) => (
                <Table.Tr key={requestId}>
                  <Table.Td>
                    <PageLink to="/requests/$requestId" params={{ requestId }}>
                      <bdi>{requestId}</bdi>
                    </PageLink>
                  </Table.Td>
                  <Table.Td>{title}</Table.Td>
                  <Table.Td>{day(submittedOn)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Shown>
    </Stack>
  );
};
