import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../api/client.js';
import { forgetKept, kept } from '../api/kept.js';
import { isNotSignedIn } from '../api/problem.js';

export type Role =
  | 'requesting-state'
  | 'programme-manager'
  | 'finance-officer'
  | 'field-office'
  | 'donor'
  | 'evaluator'
  | 'auditor'
  | 'administrator';
/** What a person may be, and for what: a State, an office, a donor, programmes. */
export type Grant = Readonly<{ role: Role } & Record<string, unknown>>;
export type Session = Readonly<{ name: string; grants: readonly Grant[] }>;

const sessionOf = ({ name, grants }: Schemas['Who']): Session => ({
  name,
  grants: grants as unknown as readonly Grant[],
});

const whoIsHere = kept('session', async () => sessionOf(await answered(api.GET('/api/v1/session'))));

/** Null: nobody is signed in. Without a connection, whoever was when there was one. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await whoIsHere();
    } catch (error) {
      if (!isNotSignedIn(error)) throw error;
      await forgetKept();
      return null;
    }
  },
  staleTime: 60_000,
});

export const signIn = async (name: string, password: string): Promise<Session> =>
  begun(api.POST('/api/v1/session', { body: { name, password } }));

export const changePassword = async (body: { name: string; password: string; newPassword: string }): Promise<Session> =>
  begun(api.PUT('/api/v1/password', { body }));

const begun = async (asked: Parameters<typeof answered<Schemas['Who']>>[0]): Promise<Session> => {
  const who = await answered(asked);
  await forgetKept();
  return sessionOf(who);
};

export const signOut = async (): Promise<void> => {
  await answered(api.DELETE('/api/v1/session'));
  await forgetKept();
};

/** Of whoever is signed in; pages are shown to nobody else. */
export const useSession = (): Session => {
  const { data } = useQuery(sessionQuery);
  return data ?? { name: '', grants: [] };
};

export const useRoles = (): ReadonlySet<Role> => new Set(useSession().grants.map(({ role }) => role));
