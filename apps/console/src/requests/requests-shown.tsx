import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failed, Shown } from '../app/states.js';
import type { Requests } from './requests.query.js';

type Asked = Readonly<{ of: UseQueryResult<Requests>; children: (requests: Requests) => ReactNode }>;

/** The requests as far as they are read; where the others could not be, why. */
export const RequestsShown = ({ of, children }: Asked) => (
  <>
    {of.data?.isAll === false && of.error && !of.isFetching && (
      <Failed error={of.error} retry={() => void of.refetch()} />
    )}
    <Shown of={of}>{children}</Shown>
  </>
);
