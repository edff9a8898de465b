/** Loads Moonshine in a page's worker, from our own origin and on the same runtime as the speech detector. */
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { type ModelName, manifestSchema } from '../../../core/hearing/models.ts';
import { createMoonshine } from '../../../core/hearing/moonshine/moonshine.ts';
import type { LoadedModel } from '../../../core/hearing/serving/loading.ts';
import type { Failure } from '../../../core/hearing/serving/serve.ts';

class Unusable extends Error {
  readonly failure: Failure;
  constructor(reason: Failure['reason'], detail: string) {
    super(detail);
    this.failure = { reason, detail };
  }
}

/** Every byte is checked before it is used, so that a damaged file is named instead of misheard. */
export async function loadMoonshine(name: ModelName): Promise<LoadedModel> {
  try {
    const list = await fetchFile('models.json');
    const { models } = manifestSchema.parse(JSON.parse(new TextDecoder().decode(list)));
    const model = models.find((candidate) => candidate.name === name);
    if (model === undefined) throw new Unusable('noModel', `No model is called ${name}.`);
    // One thread: a second one gained nothing measurable, and pages are not isolated enough for more.
    env.wasm.numThreads = 1;
    env.wasm.wasmPaths = { mjs: runtimeUrl, wasm: wasmUrl };
    const encoder = await createSession(model.files.encoder, false);
    const decoder = await createSession(model.files.decoder, true);
    return { ok: true, value: createMoonshine({ encoder, decoder, shape: model.shape, Tensor }) };
  } catch (error) {
    const failure: Failure =
      error instanceof Unusable ? error.failure : { reason: 'crashed', detail: String(error) };
    return { ok: false, ...failure };
  }
}

/** @param keepsBlocks for sizes that come again; every length of sound is another size to the encoder. */
async function createSession(
  { path, sha256 }: { readonly path: string; readonly sha256: string },
  keepsBlocks: boolean,
): Promise<InferenceSession> {
  const bytes = await fetchFile(path);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sum = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (sum !== sha256) throw new Unusable('damagedModel', `${path} is not the file that was published.`);
  return InferenceSession.create(new Uint8Array(bytes), {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
    enableCpuMemArena: keepsBlocks,
  });
}

async function fetchFile(name: string): Promise<ArrayBuffer> {
  const answer = await fetch(`/models/${name}`);
  if (!answer.ok) throw new Unusable('noModel', `${name} is not here (${answer.status}).`);
  return answer.arrayBuffer();
}
