import './requests.css';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRoles } from '../app/session.js';
import { Shown } from '../app/states.js';
import { SubjectContext } from '../contributions/use-place.js';
import { Explanation } from '../explain/explanation.js';
import { RequestFacts } from './request-facts.js';
import { RequestHeader } from './request-header.js';
import { openCommandsQuery, projectQuery, requestQuery } from './request.query.js';
import { RequestTabs } from './request-tabs.js';
import { WhatNow } from './what-now.js';

export const RequestPage = () => {
  const { requestId } = useParams({ from: '/requests/$requestId' });
  const subject = useMemo(() => ({ kind: 'request' as const, id: requestId }), [requestId]);
  const request = useQuery(requestQuery(requestId));
  const project = useQuery(projectQuery(requestId));
  const { data: commands } = useQuery(openCommandsQuery(requestId));
  const isDonor = useRoles().has('donor');
  return (
    <SubjectContext value={subject}>
      <div className="with-panel">
        <div className="request-desk">
          <Shown of={request}>
            {(row) => (
              <Stack gap="md">
                <RequestHeader request={row} commands={commands} />
                {!isDonor && <WhatNow request={row} commands={commands} />}
                <div className="request-parts">
                  <RequestTabs request={row} />
                  <Shown of={project}>{(told) => <RequestFacts request={row} project={told} />}</Shown>
                </div>
              </Stack>
            )}
          </Shown>
        </div>
        <Outlet />
        <Explanation />
      </div>
    </SubjectContext>
  );
};
