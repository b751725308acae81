import { useEffect, useState } from 'react';
import { useSession } from '../app/session.js';
import { type Draft, readDraft } from './drafts.js';

/** What whoever is signed in typed of something before; `name`: under which it is kept. Undefined: it is looked up. */
export const useDraft = (of: string): Readonly<{ name: string; kept: Draft | undefined }> | undefined => {
  const name = `${useSession().name} ${of}`; // what one person typed is nobody else's
  const [found, setFound] = useState<Readonly<{ name: string; kept: Draft | undefined }>>();
  useEffect(() => {
    let isHere = true;
    void readDraft(name).then((kept) => isHere && setFound({ name, kept }));
    return () => {
      isHere = false;
    };
  }, [name]);
  return found?.name === name ? found : undefined;
};
