/** How rows are set, when marks are seen and whether lines are read aloud: the group of settings for it. Previews nothing. */
import { useId } from 'react';
import type { OverlayPlace } from '../../../core/app/contract.ts';
import {
  ALIGNMENT_CHOICES,
  type Alignment,
  type CaptionStyle,
  LETTERS,
  TYPEFACE_CHOICES,
  type Typeface,
} from '../../../core/screen/style.ts';
import { settingsBridge, useAppState } from '../../bridge.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Group } from '../../ui/Group.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';

interface RowsAndMarksProps {
  readonly style: CaptionStyle;
  readonly change: (patch: Partial<CaptionStyle>) => void;
}

const TYPEFACE_NAMES = {
  atkinson: 'typefaceAtkinson',
  system: 'typefaceSystem',
  openDyslexic: 'typefaceOpenDyslexic',
} as const satisfies Record<Typeface, string>;
const ALIGNMENT_NAMES = {
  start: 'alignmentStart',
  centre: 'alignmentCentre',
} as const satisfies Record<Alignment, string>;

export function RowsAndMarks({ style, change }: RowsAndMarksProps) {
  const words = useWords();
  return (
    <Group title={words.captionStyle('group')}>
      <Place />
      <Slider
        label={words.captionStyle('letters')}
        hint={words.captionStyle('lettersHint')}
        value={style.letters}
        limits={LETTERS}
        step={1}
        words={words.captionStyle('lettersValue', { count: style.letters })}
        onChange={(letters) => change({ letters })}
      />
      <Choice
        label={words.captionStyle('typeface')}
        hint={words.captionStyle('typefaceHint')}
        look="strip"
        options={TYPEFACE_CHOICES.map((value) => ({
          value,
          name: words.captionStyle(TYPEFACE_NAMES[value]),
        }))}
        value={style.typeface}
        onChange={(typeface) => change({ typeface })}
      />
      <Choice
        label={words.captionStyle('alignment')}
        hint={words.captionStyle('alignmentHint')}
        look="strip"
        options={ALIGNMENT_CHOICES.map((value) => ({
          value,
          name: words.captionStyle(ALIGNMENT_NAMES[value]),
        }))}
        value={style.alignment}
        onChange={(alignment) => change({ alignment })}
      />
      <Switch
        label={words.captionStyle('hidesIdleMarks')}
        hint={words.captionStyle('hidesIdleMarksHint')}
        stored={style.hidesIdleMarks}
        save={(hidesIdleMarks) => changeSettings({ captions: { hidesIdleMarks } })}
      />
      <Switch
        label={words.captionStyle('announces')}
        hint={words.captionStyle('announcesHint')}
        stored={style.announces}
        save={(announces) => changeSettings({ captions: { announces } })}
      />
    </Group>
  );
}

/** It moves where it stands; nothing is chosen that could be wrong later. */
function Place() {
  const { captionStyle: say } = useWords();
  const hint = useId();
  const displays = useAppState((state) => state.displays);
  const places: readonly OverlayPlace[] = displays > 1 ? ['top', 'bottom', 'nextDisplay'] : ['top', 'bottom'];
  return (
    <fieldset className="field strip" aria-describedby={hint}>
      <div className="field-words">
        <legend>{say('place')}</legend>
        <p className="hint" id={hint}>
          {say('placeHint')}
        </p>
      </div>
      <div className="buttons">
        {places.map((place) => (
          <button key={place} type="button" onClick={() => void settingsBridge.call('placeOverlay', place)}>
            {say(place)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
