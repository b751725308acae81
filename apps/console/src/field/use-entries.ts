import { useQuery } from '@tanstack/react-query';
import { useSession } from '../app/session.js';
import { entriesQuery } from './entries.js';
import { unsent } from './queue.js';

/** What is on this device: of whoever is signed in, and how much of others is not sent. */
export const useEntries = () => {
  const { name } = useSession();
  const { data = [], isSuccess: isRead } = useQuery(entriesQuery);
  const owners = new Set(data.map(({ owner }) => owner).filter((owner) => owner !== name));
  const others = [...owners].map((owner) => ({ owner, count: unsent(data, owner).length }));
  return {
    mine: data.filter(({ owner }) => owner === name),
    unsent: unsent(data, name),
    isRead,
    others: others.filter(({ count }) => count > 0),
  };
};
