/** What belongs to the app as a whole: its start with the computer, the saved transcripts. */
import { useState } from 'react';
import type { SubtitleFormat } from '../../../core/subtitles/options.ts';
import { settingsBridge, useAppState } from '../../bridge.ts';
import { Field, Message, type Outcome } from '../../ui/Field.tsx';
import { Group } from '../../ui/Group.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { answered, changeSettings } from '../calls.ts';
import { sentencesOf } from '../words.ts';

/** In the order of the contract; a format that is missing here does not compile. */
const FORMAT_NAMES: Readonly<Record<SubtitleFormat, string>> = {
  srt: 'SubRip subtitles (.srt)',
  vtt: 'WebVTT subtitles (.vtt)',
  txt: 'Plain text (.txt)',
  md: 'Markdown (.md)',
  json: 'JSON with every time (.json)',
};

export function General() {
  const launchAtLogin = useAppState((state) => state.settings.launchAtLogin);
  return (
    <>
      <Group title="Startup">
        <Switch
          label="Start Surtitle at login"
          hint="It waits in the tray; captions begin when you ask for them."
          stored={launchAtLogin}
          save={(on) => changeSettings({ launchAtLogin: on })}
        />
      </Group>
      <Group title="Saved transcripts">
        <Export />
      </Group>
      <Group title="About">
        <Notices />
      </Group>
    </>
  );
}

function Notices() {
  const [refusal, setRefusal] = useState<string | null>(null);
  const open = async () => {
    const result = await answered(settingsBridge.call('openNotices', undefined), 'opening the licences');
    setRefusal(result.ok ? null : sentencesOf(result.problem));
  };
  return (
    <Field
      label="Licences"
      hint="What Surtitle is made of, and on which terms. Opens in the system’s own viewer."
      below={<Message tone="bad">{refusal}</Message>}
    >
      {(ids) => (
        <button {...ids} type="button" onClick={() => void open()}>
          Show licences
        </button>
      )}
    </Field>
  );
}

function Export() {
  const hasTranscript = useAppState((state) => state.hasTranscript);
  const [format, setFormat] = useState<SubtitleFormat>('srt');
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const save = async () => {
    setOutcome(null);
    const result = await answered(settingsBridge.call('exportSession', { format }), 'the export');
    if (!result.ok) return setOutcome({ tone: 'bad', text: sentencesOf(result.problem) });
    if (result.value !== null) setOutcome({ tone: 'good', text: `Saved as ${result.value}` });
  };

  return (
    <Field
      label="Export the last session"
      hint={hasTranscript ? 'You choose where it goes.' : 'There is nothing to export yet.'}
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
            {Object.entries(FORMAT_NAMES).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
          <button type="button" disabled={!hasTranscript} onClick={() => void save()}>
            Export…
          </button>
        </span>
      )}
    </Field>
  );
}

function isFormat(value: string): value is SubtitleFormat {
  return Object.hasOwn(FORMAT_NAMES, value);
}
