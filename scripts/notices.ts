/**
 * Collects, while bundles are built, whose packages go into them, and writes their licences to
 * THIRD-PARTY-NOTICES.txt in a folder, with those that lie beside the app. Electron's and Chromium's own lie beside the packaged app.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';
import { ROOT } from './root.ts';

const LGPL = join(ROOT, 'assets/LGPL-2.1.txt');
const APACHE = join(ROOT, 'assets/Apache-2.0.txt');
/** The terms of the models that lie beside the app. */
const MODELS = join(ROOT, 'assets/models.LICENSE.txt');
const RULE = '='.repeat(78);

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  author: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).optional(),
});

/** Terms as their authors word them, for packages that name a licence and bring no text. */
const TERMS: Readonly<Record<string, string>> = {
  'Apache-2.0': readFileSync(APACHE, 'utf8').trim(),
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`,
  'BSD-3-Clause': `Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met:

- Redistributions of source code must retain the above copyright notice, this list of conditions and the following
disclaimer.

- Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
disclaimer in the documentation and/or other materials provided with the distribution.

- Neither the name of Internet Society, IETF or IETF Trust, nor the names of specific contributors, may be used to endorse
or promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`,
};

/** Who holds the rights, where the package names only who publishes it. */
const HOLDERS: Readonly<Record<string, string>> = {
  'onnxruntime-web': 'Microsoft Corporation',
  'onnxruntime-node': 'Microsoft Corporation',
  'onnxruntime-common': 'Microsoft Corporation',
  '@bufbuild/protobuf': 'Buf Technologies, Inc., and, of what reads and writes single numbers, Google Inc.',
};

/** Packages that are in no bundle: electron-builder.yml puts them beside the app. */
export const BESIDE: readonly string[] = ['onnxruntime-node', 'onnxruntime-common', '@ricky0123/vad-web'];

/** Part of a package under terms of its own. */
const PARTS: Readonly<Record<string, string>> = {
  'mpg123-decoder': `It carries libmpg123, under the GNU Lesser General Public License 2.1, unchanged, as a part that may be replaced: its
source is at mpg123.de, and Surtitle can be built from its own source with another.\n\n${readFileSync(LGPL, 'utf8').trim()}`,
  'opus-decoder': `It carries libopus, under the BSD licence:\nCopyright (c) 2001-2023 Xiph.Org, Skype Limited, Octasic, Jean-Marc Valin, Timothy B. Terriberry, CSIRO, Gregory
Maxwell, Mark Borgerding, Erik de Castro Lopo, Mozilla, Amazon\n\n${TERMS['BSD-3-Clause']}`,
  '@ricky0123/vad-web': `It carries the Silero VAD model, under the MIT licence:\nCopyright (c) 2020-present Silero Team\n\n${TERMS['MIT']}`,
};

/** The text of a licence, or of each in “(… AND …)”; none where one is not known here. */
function termsOf(license: string): string | undefined {
  const texts = license
    .replace(/^\(|\)$/g, '')
    .split(' AND ')
    .map((name) => TERMS[name]);
  return texts.includes(undefined) ? undefined : texts.join('\n\n');
}

/**
 * One package's name, licence and full text.
 * @throws {Error} for a package that brings no text and whose licence has none here: nobody may ship it unread.
 */
export function noticeOf(folder: string): string {
  const about = packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const texts = readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|copying|notice|ofl)/i.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());
  const terms = termsOf(about.license);
  if (texts.length === 0 && terms === undefined)
    throw new Error(`${about.name} brings no licence text, and ${about.license} is not known here.`);
  const own =
    texts.length > 0
      ? texts
      : [`Copyright (c) ${HOLDERS[about.name] ?? about.author ?? `the authors of ${about.name}`}`, terms];
  const parts = PARTS[about.name];
  return [
    `${about.name} ${about.version} (${about.license})`,
    ...own,
    ...(parts === undefined ? [] : [parts]),
  ].join('\n\n');
}

/** The folder of the package that a module belongs to, or null for our own. */
export function packageOf(moduleId: string): string | null {
  const path = moduleId.replaceAll('\\', '/').replace(/[?#].*$/, '');
  return /^(?:\0)?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;
}

const folders = new Set<string>(BESIDE.map((name) => join(ROOT, 'node_modules', name)));

/** For every bundle of a build and its workers, in one list: the last to end writes the whole file. `to` is a folder, from the project's, and so is Vite's `root`. */
export function notices(to = 'out', root = 'renderer'): Plugin {
  return {
    name: 'notices',
    // What is imported by address (a font, a model, a runtime) is a module too, though no part of any chunk.
    load: (id) => {
      const folder = packageOf(id);
      if (folder !== null && /[?&]url\b|\.(?:css|woff2)$/.test(id)) folders.add(folder);
      return null;
    },
    generateBundle: (_options, bundle) => {
      for (const chunk of Object.values(bundle)) {
        const modules = chunk.type === 'chunk' ? Object.entries(chunk.modules) : [];
        const shipped = modules
          .filter(([, { renderedLength }]) => renderedLength > 0)
          .map(([id]) => packageOf(id));
        for (const folder of shipped) if (folder !== null) folders.add(folder);
        const sources = chunk.type === 'asset' ? chunk.originalFileNames : [];
        for (const name of sources) {
          const folder = packageOf(join(ROOT, root, name));
          if (folder !== null) folders.add(folder);
        }
      }
    },
    closeBundle: () => {
      mkdirSync(join(ROOT, to), { recursive: true });
      const packages = [...folders].map(noticeOf).sort((first, second) => first.localeCompare(second, 'en'));
      const texts = [...packages, readFileSync(MODELS, 'utf8').trim()];
      const head =
        'Surtitle contains the following packages and models. Each is under the terms printed with it.';
      writeFileSync(
        join(ROOT, to, 'THIRD-PARTY-NOTICES.txt'),
        `${[head, ...texts].join(`\n\n${RULE}\n\n`)}\n`,
      );
    },
  };
}
