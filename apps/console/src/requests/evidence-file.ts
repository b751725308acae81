import { CannotReach, Problem, type ProblemBody } from '../api/problem.js';

/** SHA-256 of a file, hexadecimal. */
export const hashOf = async (file: Blob): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

export const filePath = (requestId: string, sha256: string): string =>
  `/api/v1/requests/${encodeURIComponent(requestId)}/evidence-files/${sha256}`;

/** Sends in a file that evidence names; again changes nothing. Throws Problem, CannotReach. */
export const sendFile = async (requestId: string, sha256: string, file: Blob): Promise<void> => {
  const response = await fetch(filePath(requestId, sha256), {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => {
    throw new CannotReach();
  });
  if (response.ok) return;
  throw new Problem(response, (await response.json().catch(() => undefined)) as ProblemBody | undefined);
};
