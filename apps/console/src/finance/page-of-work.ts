/** The page of what a piece of work is for, where there is one: of a contribution or a request, or the waitlist. */
export const pageOfWork = (instance: string) => {
  if (instance.startsWith('VC-'))
    return { to: '/contributions/$contributionId', params: { contributionId: instance } } as const;
  if (instance.startsWith('TA-')) return { to: '/requests/$requestId', params: { requestId: instance } } as const;
  return instance === 'waitlist' ? ({ to: '/waitlist' } as const) : undefined;
};
