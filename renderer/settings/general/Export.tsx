/** The last session as a file, in a format that is chosen here; where it goes the system's dialog asks. */
import { useState } from 'react';
import type { SubtitleFormat } from '../../../core/subtitles/options.ts';
import { settingsBridge, useAppState } from '../../bridge.ts';
import { Field, Message, type Outcome } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { answered } from '../calls.ts';
import { sentencesHere } from '../words.ts';

/** In the order of the contract; a format that is missing here does not compile. */
const FORMAT_NAMES = {
  srt: 'formatSrt',
  vtt: 'formatVtt',
  txt: 'formatTxt',
  md: 'formatMd',
  json: 'formatJson',
} as const satisfies Record<SubtitleFormat, string>;

export function Export() {
  const { settingsGeneral: say } = useWords();
  const hasTranscript = useAppState((state) => state.hasTranscript);
  const [format, setFormat] = useState<SubtitleFormat>('srt');
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const save = async () => {
    setOutcome(null);
    const result = await answered(settingsBridge.call('exportSession', { format }), say('exporting'));
    if (!result.ok) return setOutcome({ tone: 'bad', text: sentencesHere(result.problem) });
    if (result.value !== null) setOutcome({ tone: 'good', text: say('savedAs', { path: result.value }) });
  };

  return (
    <Field
      label={say('export')}
      hint={say(hasTranscript ? 'exportHint' : 'exportNothing')}
      layout="stacked"
      below={<Message tone={outcome?.tone ?? 'good'}>{outcome?.text}</Message>}
    >
      {(ids) => (
        <span className="field-with-button">
          <select
            {...ids}
            value={format}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              if (isFormat(chosen)) setFormat(chosen);
            }}
          >
            {Object.entries(FORMAT_NAMES).map(([value, key]) => (
              <option key={value} value={value}>
                {say(key)}
              </option>
            ))}
          </select>
          <button type="button" disabled={!hasTranscript} onClick={() => void save()}>
            {say('exportButton')}
          </button>
        </span>
      )}
    </Field>
  );
}

function isFormat(value: string): value is SubtitleFormat {
  return Object.hasOwn(FORMAT_NAMES, value);
}
