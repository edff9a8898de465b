/** A process of Node that only decodes what it is asked over its channel, one request at a time. It hears no stream. */
import { join } from 'node:path';
import type { DecodeRequest, Model } from '../../../core/hearing/decoder.ts';
import type { ModelName } from '../../../core/hearing/models.ts';
import { findModel } from '../../../node/recognizer/models.ts';
import { loadMoonshine } from '../../../node/recognizer/moonshine.ts';
import { ROOT } from '../../root.ts';

let model: Model | null = null;

async function answer(asked: ModelName | DecodeRequest): Promise<unknown> {
  if (typeof asked !== 'string') return model?.decode(asked);
  const found = await findModel(join(ROOT, 'assets'), asked);
  if (!found.ok) return found.reason;
  model = await loadMoonshine(found.value);
  return null;
}

process.on('message', async (asked: ModelName | DecodeRequest) => {
  process.send?.({ answer: await answer(asked) });
});
