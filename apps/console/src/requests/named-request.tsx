import { Text } from '@mantine/core';
import { PageLink } from '../app/page-link.js';

/** Which request it is, with the way to it. */
export const NamedRequest = ({ requestId, title }: Readonly<{ requestId: string; title: string }>) => (
  <div>
    <PageLink to="/requests/$requestId" params={{ requestId }}>
      {title}
    </PageLink>
    <Text size="sm" c="dimmed">
      <bdi>{requestId}</bdi>
    </Text>
  </div>
);
