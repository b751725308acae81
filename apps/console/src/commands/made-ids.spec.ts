import { describe, expect, test } from '@jest/globals';
import type { Field } from './commands.js';
import { withMade, withMadeIds } from './made-ids.js';

const text = (name: string): Field => ({ name, kind: 'text', required: true });
const lines: Field = {
  ...{ name: 'lines', kind: 'list', required: true },
  item: { name: 'item', kind: 'group', fields: [text('lineId'), text('description')] },
};

describe('Ids that a form makes', () => {
  const fields = withMade('reviseBudget', [lines, text('reason')]);

  test('are made for what is new, and stay as they are for what was there', () => {
    const made = withMadeIds(fields, { lines: [{ lineId: 'staff', description: 'A' }, { description: 'B' }] });
    expect(made).toEqual({
      lines: [
        { lineId: 'staff', description: 'A' },
        { lineId: expect.stringMatching(/^[0-9a-f-]{36}$/), description: 'B' },
      ],
    });
    expect(withMadeIds(fields, made)).toEqual(made);
  });

  test('are not made for what nobody entered', () => {
    const focalPoint: Field = { name: 'focalPoint', kind: 'group', fields: [text('personId'), text('name')] };
    const submitting = withMade('submitRequest', [focalPoint]);
    expect(withMadeIds(submitting, {})).toEqual({});
    expect(withMadeIds(submitting, { focalPoint: { name: '' } })).toEqual({ focalPoint: { name: '' } });
    expect(withMadeIds(submitting, { focalPoint: { name: 'A. Otieno' } })).toEqual({
      focalPoint: { name: 'A. Otieno', personId: expect.any(String) },
    });
  });
});
