/** Recognises speech off the page's thread, where main's recognizer cannot be had: one message brings the port it serves. */
import llama from 'llama-tokenizer-js';
import { createVocabulary } from '../../../core/hearing/moonshine/vocabulary.ts';
import { createModelLoader } from '../../../core/hearing/serving/loading.ts';
import { serve } from '../../../core/hearing/serving/serve.ts';
import { loadMoonshine } from './moonshine.ts';

const load = createModelLoader({
  load: loadMoonshine,
  vocabulary: createVocabulary(llama),
  now: () => performance.now(),
});

self.onmessage = ({ data: port }: MessageEvent<MessagePort>) => {
  const served = serve({
    tell: (message) => port.postMessage(message),
    model: load(),
    onClosed: () => port.close(),
  });
  port.onmessage = ({ data }: MessageEvent<unknown>) => served.receive(data);
};
