/** No window says anything by itself: all its text comes from the catalogues. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../root.ts';
import { hardCoded } from './hardCoded.ts';

test('text in elements, in what is said of them and in what is put into a page is found', () => {
  const found = (source: string) => hardCoded(source).map(({ text }) => text);
  expect(found('<p>Good evening</p>')).toEqual(['Good evening']);
  expect(found('<p>{isOn ? "On now" : words.tray("off")}</p>')).toEqual(['On now']);
  expect(found(`<p>{\`\${count} lines\`}</p>`)).toEqual(['lines']);
  expect(found(`<button aria-label="stop" title={\`Stop \${name}\`} />`)).toEqual(['stop', 'Stop']);
  expect(found('<Field label="Your name" hint={missing ?? "Say something."} />')).toEqual([
    ...['Your name', 'Say something.'],
  ]);
  expect(found('const options = [{ value: "both", name: "Both sides" }];')).toEqual(['Both sides']);
  expect(found('note.textContent = isCopied ? "Copied." : "";')).toEqual(['Copied.']);
});

test('messages of catalogues, keys, classes and marks are no text', () => {
  expect(hardCoded('<p className="big hint">{words.tray("off")} · {count} ›</p>')).toEqual([]);
  expect(hardCoded('<Icon name="start" /> ')).toEqual([]);
  expect(hardCoded('const choice = { name: "goOn", hint: "goOnHint" };')).toEqual([]);
  expect(hardCoded('<Choice label={say("who")} onKeyDown={() => press("Enter")} />')).toEqual([]);
});

test('windows say nothing that is not in the catalogues', () => {
  const sources = readdirSync(join(ROOT, 'renderer'), { recursive: true, withFileTypes: true }).filter(
    ({ name }) => /\.tsx?$/.test(name) && !/\.test\.ts$/.test(name),
  );
  const found = sources.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    return hardCoded(readFileSync(path, 'utf8')).map(
      ({ line, text }) => `${relative(ROOT, path)}:${line} ${text}`,
    );
  });
  expect(found).toEqual([]);
});
