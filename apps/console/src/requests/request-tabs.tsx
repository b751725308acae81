import { Box } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { PageLink } from '../app/page-link.js';
import { type Role, useRoles } from '../app/session.js';
import { Loading } from '../app/states.js';
import { useWords } from '../words/words.js';
import type { RequestDetails } from './request.query.js';

const PARTS = {
  story: lazy(async () => ({ default: (await import('./story-tab.js')).StoryTab })),
  money: lazy(async () => ({ default: (await import('./money-tab.js')).MoneyTab })),
  delivery: lazy(async () => ({ default: (await import('./delivery-tab.js')).DeliveryTab })),
  documents: lazy(async () => ({ default: (await import('./documents-tab.js')).DocumentsTab })),
  evaluation: lazy(async () => ({ default: (await import('./evaluation-tab.js')).EvaluationTab })),
} as const;
type Part = keyof typeof PARTS;

/** Those that the api does not show to everybody who sees the request. */
const HIDDEN_FROM: Readonly<Partial<Record<Part, readonly Role[]>>> = {
  story: ['donor'],
  documents: ['donor', 'requesting-state'],
};

/** Beside which part a command is given. */
const BESIDE: Readonly<Record<string, Part>> = {
  reviseBudget: 'money',
  recordExpenditure: 'money',
  reverseExpenditure: 'money',
  rechargeExpenditure: 'money',
  raiseObligation: 'money',
  cancelObligation: 'money',
  substituteFunding: 'money',
  splitIntoStages: 'money',
  agreeWorkplan: 'delivery',
  reportProgress: 'delivery',
  logActivity: 'delivery',
  correctActivity: 'delivery',
  reachMilestone: 'delivery',
  measureIndicator: 'delivery',
  raiseRisk: 'delivery',
  completeDelivery: 'delivery',
  attachEvidence: 'documents',
  commissionEvaluation: 'evaluation',
  submitEvaluation: 'evaluation',
  recordManagementResponse: 'evaluation',
  recordLesson: 'evaluation',
};

export const RequestTabs = ({ request }: Readonly<{ request: RequestDetails }>) => {
  const { t } = useWords();
  const roles = useRoles();
  const { requestId } = request;
  const seen = (Object.keys(PARTS) as Part[]).filter(
    (part) => ![...roles].every((role) => HIDDEN_FROM[part]?.includes(role)),
  );
  const [, , , first = '', operation = ''] = useLocation({ select: ({ pathname }) => pathname }).split('/');
  const asked = first === 'do' ? BESIDE[operation] : first;
  const shown = seen.find((part) => part === asked) ?? seen[0] ?? 'delivery';
  const Shown = PARTS[shown];
  return (
    <section>
      <nav className="request-tabs no-print" aria-label={t('request.tabs')}>
        {seen.map((part) => (
          <PageLink
            key={part}
            to="/requests/$requestId/$part"
            params={{ requestId, part }}
            underline="never"
            aria-current={part === shown ? 'page' : undefined}
          >
            {t(`request.tab.${part}`)}
          </PageLink>
        ))}
      </nav>
      <Box pt="md">
        <Suspense fallback={<Loading />}>
          <Shown request={request} />
        </Suspense>
      </Box>
    </section>
  );
};
