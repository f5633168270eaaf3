import { type Organisation } from '../api/list-answers.js';
import { FormFields } from '../forms/form-fields.js';
import { Words } from '../words/words.js';
import { REGISTER_PARTNERSHIP } from './partnership/register-partnership.js';

const form = () => new FormFields(new Words('en'), new Map(), []);
const listed = [{ organisationId: 'x', name: 'Association fictive', sphere: 'association' } as Organisation];

describe('A form that lists organisations', () => {
  it('says so where there are more than it lists', () => {
    const { markup } = REGISTER_PARTNERSHIP.fields(form(), { listed, total: 1200 });
    expect(markup).toMatch(/Only the first 1, in order of name, are offered, out of 1,200\./);
  });

  it('says nothing where it lists them all', () => {
    const { markup } = REGISTER_PARTNERSHIP.fields(form(), { listed, total: 1 });
    expect(markup).not.toContain('in order of name');
  });
});
