import { recordedPath } from './recorded-path.js';

describe('What is kept of an address that was read', () => {
  it('is its route with its ids, and no other words', () => {
    const id = '8E03978E-40D5-43E8-BC93-6894A57F9324';
    expect(recordedPath('/v1/partnerships/:id/timeline', { id })).toBe(
      `/v1/partnerships/${id.toLowerCase()}/timeline`,
    );
    expect(recordedPath('/v1/partnerships/:id', { id: 'jeanne.martin@example.org' })).toBe(
      '/v1/partnerships/…',
    );
    expect(recordedPath('/v1/portfolio', {})).toBe('/v1/portfolio');
  });
});
