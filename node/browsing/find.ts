/** Lines as a question asks for them, by words or by nothing but who said them and in which sessions. Changes nothing. */
import type { DatabaseSync } from 'node:sqlite';
import { type Found, type Question, search } from '../searchIndex.ts';
import { saidBy } from './saidBy.ts';

/** What was said last comes first; nothing where nothing narrows it. Throws SQLite's errors. */
export function find(database: DatabaseSync, question: Question): readonly Found[] {
  if (question.words.trim() !== '') return search(database, question);
  const { speaker, sessionIds = null } = question;
  return speaker === null && sessionIds === null ? [] : saidBy(database, question);
}
