import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { Shown } from '../app/states.js';
import { requestQuery } from './request.query.js';

export const RequestPage = () => {
  const { requestId } = useParams({ from: '/requests/$requestId' });
  const request = useQuery(requestQuery(requestId));
  return (
    <div className="with-panel">
      <Stack>
        <Shown of={request}>{({ title }) => <Title order={1}>{title}</Title>}</Shown>
      </Stack>
      <Outlet />
    </div>
  );
};
