import { useQuery } from '@tanstack/react-query';
import { useFigures } from '../amounts/amounts.js';
import { type Role, useRoles } from '../app/session.js';
import type { Choice } from '../commands/lookups.js';
import { useWords } from '../words/words.js';
import { choicesIn } from './command-values.js';
import { heldFactsQuery, obligationsQuery, type Project, type RequestDetails } from './request.query.js';

const READERS: readonly Role[] = ['programme-manager', 'finance-officer', 'auditor', 'field-office'];

/** What forms about a request may name of it, by the field's name. */
export const useChoices = (request: RequestDetails, project: Project): Readonly<Record<string, readonly Choice[]>> => {
  const { known } = useWords();
  const { money } = useFigures();
  const roles = useRoles();
  const enabled = READERS.some((role) => roles.has(role));
  const { data: obligations = [] } = useQuery({ ...obligationsQuery(request.requestId), enabled });
  const { data: heldFacts = [] } = useQuery({ ...heldFactsQuery(request.requestId), enabled });
  return choicesIn(project, {
    obligations: obligations
      .filter(({ open }) => open > 0)
      .map(({ obligationId, supplier, open, currency }) => ({
        ...{ id: obligationId, label: `${supplier}, ${money(open, currency)}` },
      })),
    heldFacts: heldFacts.map(({ factId, kind, occurredOn }) => ({
      ...{ id: factId, label: `${known(`command.${lowered(kind)}`) ?? kind}, ${occurredOn}` },
    })),
    sources: request.sources?.map(({ contributionId }) => ({ id: contributionId, label: contributionId })) ?? [],
  });
};

/** A command is named like the operation that gives it. */
const lowered = (kind: string): string => `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`;
