/** How long sessions are kept. Asks before a choice that deletes some; says what was deleted last. Deletes nothing itself. */
import { useRef, useState } from 'react';
import { type Going, isStricter } from '../../../core/library/retention.ts';
import { KEEP_DAYS, type KeepDays, keepDaysSchema } from '../../../core/transcript/keepDays.ts';
import { settingsBridge, useAppState } from '../../bridge.ts';
import { Confirm } from '../../ui/Confirm.tsx';
import { Field, Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { answered, changeSettings } from '../calls.ts';
import { sentencesHere } from '../words.ts';

const FOR_EVER = 'forEver';

const daysOf = (value: string): KeepDays =>
  value === FOR_EVER ? null : (keepDaysSchema.safeParse(Number(value)).data ?? null);

export function Keeping() {
  const { retention: say, controls } = useWords();
  const { stored, asked, refusal, choose, apply, cancel } = useKeepDays();
  const select = useRef<HTMLSelectElement>(null);
  const answer = (act: () => void) => () => {
    act();
    select.current?.focus();
  };
  return (
    <>
      <Field label={say('label')} hint={say('hint')} below={<Below refusal={refusal} />}>
        {(ids) => (
          <select
            {...ids}
            ref={select}
            data-first="keeping"
            value={(asked === null ? stored : asked.keepDays) ?? FOR_EVER}
            onChange={({ target }) => void choose(daysOf(target.value))}
          >
            <option value={FOR_EVER}>{say('forEver')}</option>
            {KEEP_DAYS.map((days) => (
              <option key={days} value={days}>
                {say('days', { days })}
              </option>
            ))}
          </select>
        )}
      </Field>
      {asked === null ? null : (
        <Confirm
          question={say('question', { count: asked.going.count, days: asked.keepDays ?? 0 })}
          consequence={say('consequence', {
            count: asked.going.count,
            from: new Date(asked.going.fromEpochMs),
            to: new Date(asked.going.toEpochMs),
          })}
          yes={say('yes')}
          no={controls('cancel')}
          onYes={answer(() => void apply(asked.keepDays))}
          onNo={answer(cancel)}
        />
      )}
    </>
  );
}

function Below({ refusal }: { readonly refusal: string | null }) {
  const { retention: say } = useWords();
  const last = useAppState((state) => state.retention.lastDeleted);
  const told =
    last === null
      ? null
      : say('lastDeleted', { count: last.count, days: last.keepDays, at: new Date(last.atEpochMs) });
  return (
    <>
      <Message tone="bad">{refusal}</Message>
      <Message tone="plain">{told}</Message>
    </>
  );
}

/** What is stored, and a choice that waits for a yes because it would delete sessions. */
function useKeepDays() {
  const { retention: say } = useWords();
  const stored = useAppState((state) => state.settings.general.keepDays);
  const [asked, setAsked] = useState<{ readonly keepDays: KeepDays; readonly going: Going } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  /** Of choices in quick succession the last one counts. */
  const chosen = useRef(0);
  const apply = async (keepDays: KeepDays) => {
    setAsked(null);
    setRefusal(await changeSettings({ general: { keepDays } }));
  };
  const choose = async (keepDays: KeepDays) => {
    chosen.current += 1;
    const own = chosen.current;
    setRefusal(null);
    if (!isStricter(keepDays, stored)) return apply(keepDays);
    const would = await answered(settingsBridge.call('previewKeeping', keepDays), say('counting'));
    if (own !== chosen.current) return;
    if (!would.ok) return setRefusal(sentencesHere(would.problem));
    if (would.value === null) return apply(keepDays);
    setAsked({ keepDays, going: would.value });
  };
  return { stored, asked, refusal, choose, apply, cancel: () => setAsked(null) };
}
