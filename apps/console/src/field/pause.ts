const KEPT_AS = 'field-paused';

/** After a session has ended, whoever signs in is asked before anything is sent. */
export const pause = {
  isOn: (): boolean => localStorage.getItem(KEPT_AS) !== null,
  begin: (): void => localStorage.setItem(KEPT_AS, 'yes'),
  end: (): void => localStorage.removeItem(KEPT_AS),
};
