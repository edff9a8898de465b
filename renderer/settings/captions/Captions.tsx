/**
 * How captions look, with a preview that follows every touch. The overlay reads the same settings; nothing is
 * sent to it.
 */
import { useState } from 'react';
import {
  BACKGROUND_OPACITY,
  type CaptionStyle,
  defaultStyle,
  EDGE_CHOICES,
  FONT_SIZE_PX,
  HOLD_MS,
  LINES,
} from '../../../core/screen/style.ts';
import { useAppState } from '../../bridge.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Colour } from '../../ui/Colour.tsx';
import { useDraft } from '../../ui/draft.ts';
import { Message } from '../../ui/Field.tsx';
import { Group } from '../../ui/Group.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';
import { CaptionPreview } from './CaptionPreview.tsx';
import { Contrast } from './Contrast.tsx';
import { RowsAndMarks } from './RowsAndMarks.tsx';
import { WordAlert } from './WordAlert.tsx';

/** Sliders and colour fields fire at every pixel; main is told this late after the last of them. */
const SAVE_WAIT_MS = 80;

/** White first, then the colours British television gives to speakers, then black. */
const TEXT_COLOURS = [
  ['white', '#ffffff'],
  ['yellow', '#ffff00'],
  ['cyan', '#00ffff'],
  ['green', '#00ff00'],
  ['black', '#000000'],
] as const;
const BOX_COLOURS = [
  ['black', '#000000'],
  ['navy', '#0b1f4b'],
  ['grey', '#333333'],
  ['cream', '#fff6dc'],
  ['white', '#ffffff'],
] as const;

export function Captions() {
  const say = useWords().settingsCaptions;
  const stored = useAppState((state) => state.settings.captions);
  const draft = useDraft(stored, (captions) => changeSettings({ captions }), SAVE_WAIT_MS);
  const [trials, setTrials] = useState(0);
  const style = draft.value;
  const change = (patch: Partial<CaptionStyle>) => draft.set({ ...style, ...patch });
  return (
    <>
      <CaptionPreview style={style} trials={trials} />
      <Message tone="bad">{draft.refusal}</Message>
      <TextGroup style={style} change={change} />
      <ColoursGroup style={style} change={change} />
      <RowsAndMarks style={style} change={change} />
      <div className="buttons apart">
        <button type="button" onClick={() => setTrials(trials + 1)}>
          {say('showFading')}
        </button>
        <button type="button" onClick={() => draft.set(defaultStyle)}>
          {say('reset')}
        </button>
      </div>
      <WordAlert />
    </>
  );
}

interface StyleProps {
  readonly style: CaptionStyle;
  readonly change: (patch: Partial<CaptionStyle>) => void;
}

function TextGroup({ style, change }: StyleProps) {
  const say = useWords().settingsCaptions;
  return (
    <Group title={say('text')}>
      <Slider
        label={say('size')}
        hint={say('sizeHint')}
        value={style.fontSizePx}
        limits={FONT_SIZE_PX}
        step={1}
        words={say('sizeValue', { px: style.fontSizePx })}
        onChange={(fontSizePx) => change({ fontSizePx })}
      />
      <Slider
        label={say('lines')}
        hint={say('linesHint')}
        value={style.lines}
        limits={LINES}
        step={1}
        words={String(style.lines)}
        onChange={(lines) => change({ lines })}
      />
      <Choice
        label={say('edge')}
        hint={say('edgeHint')}
        look="strip"
        options={EDGE_CHOICES.map((value) => ({ value, name: say(value) }))}
        value={style.edge}
        onChange={(edge) => change({ edge })}
      />
      <Slider
        label={say('hold')}
        hint={say('holdHint')}
        value={style.holdMs}
        limits={HOLD_MS}
        step={500}
        words={say('holdValue', { seconds: style.holdMs / 1_000 })}
        onChange={(holdMs) => change({ holdMs })}
      />
    </Group>
  );
}

function ColoursGroup({ style, change }: StyleProps) {
  const say = useWords().settingsCaptions;
  return (
    <Group title={say('colours')}>
      <Colour
        label={say('text')}
        swatches={TEXT_COLOURS.map(([name, colour]) => [say(name), colour])}
        other={say('other')}
        value={style.textColour}
        onChange={(textColour) => change({ textColour })}
      />
      <Colour
        label={say('background')}
        swatches={BOX_COLOURS.map(([name, colour]) => [say(name), colour])}
        other={say('other')}
        value={style.backgroundColour}
        onChange={(backgroundColour) => change({ backgroundColour })}
      />
      <Slider
        label={say('opacity')}
        hint={say('opacityHint')}
        value={style.backgroundOpacity}
        limits={BACKGROUND_OPACITY}
        step={0.05}
        words={say('opacityValue', { percent: Math.round(style.backgroundOpacity * 100) })}
        onChange={(backgroundOpacity) => change({ backgroundOpacity })}
      />
      <Contrast style={style} />
    </Group>
  );
}
