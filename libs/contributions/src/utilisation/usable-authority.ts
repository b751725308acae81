/**
 * For `from {contribution} c`: joins `usable`, what may be drawn before it comes. That is what the agreement allows, and
 * never more than the instalments that are still to come.
 */
export const WITH_USABLE_AUTHORITY = `
  cross join lateral (
    select case c.advance_authority when 0 then 0 else least(c.advance_authority,
      (select coalesce(sum(i.outstanding), 0) from {instalment} i where i.contribution_id = c.contribution_id))
    end::bigint as usable) authority`;
