import assert from 'node:assert/strict';
import test from 'node:test';
import { makeEnv } from './env.js';

const state = {
  me: 'UANA',
  now: '2026-11-23T10:00:00Z',
  people: [
    { id: 'UANA', name: 'ana', real_name: 'Ana Ferrari', zone: 'Europe/Rome', locale: 'en-GB' },
    { id: 'UBEN', name: 'ben', real_name: 'Ben Carter' },
    { id: 'UBOT', name: 'fieldnotes', real_name: '' },
  ],
  channels: [{ id: 'C1', name: 'general' }],
  dms: [
    { id: 'D1', with: 'UBOT', people: ['UANA', 'UBOT'] },
    { id: 'D2', with: 'UBEN', people: ['UBEN', 'UANA'] },
    { id: 'C2', with: '', people: ['UANA', 'UBEN', 'UBOT', 'UGONE'] },
  ],
  app: { user: 'UBOT' },
};
const env = makeEnv(state, () => '');

test('direct messages are called by the others in them', () => {
  assert.equal(env.fullNames(env.dm('D2')), 'Ben Carter');
  assert.equal(env.fullNames(env.dm('C2')), 'Ben Carter, fieldnotes, UGONE');
});

test('whatever has an id has a name', () => {
  assert.deepEqual(['UBEN', 'C1', 'D1', 'C2', 'X'].map(env.nameOf), ['ben', 'general', 'fieldnotes', 'ben, fieldnotes, UGONE', 'X']);
});
