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
  type Edge,
  FONT_SIZE_PX,
  HOLD_MS,
  LINES,
} from '../../../core/screen/style.ts';
import { useAppState } from '../../bridge.ts';
import { Choice, type Option } from '../../ui/Choice.tsx';
import { Colour } from '../../ui/Colour.tsx';
import { useDraft } from '../../ui/draft.ts';
import { Message } from '../../ui/Field.tsx';
import { Group } from '../../ui/Group.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { changeSettings } from '../calls.ts';
import { CaptionPreview } from './CaptionPreview.tsx';
import { Contrast } from './Contrast.tsx';
import { RowsAndMarks } from './RowsAndMarks.tsx';

/** Sliders and colour fields fire at every pixel; main is told this late after the last of them. */
const SAVE_WAIT_MS = 80;

const EDGE_NAMES: Readonly<Record<Edge, string>> = { none: 'None', outline: 'Outline', shadow: 'Shadow' };
const EDGES: readonly Option<Edge>[] = EDGE_CHOICES.map((value) => ({ value, name: EDGE_NAMES[value] }));

/** White first, then the colours British television gives to speakers, then black. */
const TEXT_COLOURS = {
  White: '#ffffff',
  Yellow: '#ffff00',
  Cyan: '#00ffff',
  Green: '#00ff00',
  Black: '#000000',
};
const BOX_COLOURS = {
  Black: '#000000',
  Navy: '#0b1f4b',
  Grey: '#333333',
  Cream: '#fff6dc',
  White: '#ffffff',
};

export function Captions() {
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
          Show the fading
        </button>
        <button type="button" onClick={() => draft.set(defaultStyle)}>
          Reset captions to default
        </button>
      </div>
    </>
  );
}

interface StyleProps {
  readonly style: CaptionStyle;
  readonly change: (patch: Partial<CaptionStyle>) => void;
}

function TextGroup({ style, change }: StyleProps) {
  return (
    <Group title="Text">
      <Slider
        label="Size"
        hint="Height of the letters with their space."
        value={style.fontSizePx}
        limits={FONT_SIZE_PX}
        step={1}
        words={`${style.fontSizePx} px`}
        onChange={(fontSizePx) => change({ fontSizePx })}
      />
      <Slider
        label="Lines"
        hint="How many are kept in view."
        value={style.lines}
        limits={LINES}
        step={1}
        words={String(style.lines)}
        onChange={(lines) => change({ lines })}
      />
      <Choice
        label="Edge"
        hint="Keeps letters apart from what lies behind them."
        look="strip"
        options={EDGES}
        value={style.edge}
        onChange={(edge) => change({ edge })}
      />
      <Slider
        label="Hold"
        hint="How long the last line stays after its last word."
        value={style.holdMs}
        limits={HOLD_MS}
        step={500}
        words={`${style.holdMs / 1_000} s`}
        onChange={(holdMs) => change({ holdMs })}
      />
    </Group>
  );
}

function ColoursGroup({ style, change }: StyleProps) {
  return (
    <Group title="Colours">
      <Colour
        label="Text"
        swatches={TEXT_COLOURS}
        value={style.textColour}
        onChange={(textColour) => change({ textColour })}
      />
      <Colour
        label="Background"
        swatches={BOX_COLOURS}
        value={style.backgroundColour}
        onChange={(backgroundColour) => change({ backgroundColour })}
      />
      <Slider
        label="Background opacity"
        hint="How much of the desktop it covers."
        value={style.backgroundOpacity}
        limits={BACKGROUND_OPACITY}
        step={0.05}
        words={`${Math.round(style.backgroundOpacity * 100)} %`}
        onChange={(backgroundOpacity) => change({ backgroundOpacity })}
      />
      <Contrast style={style} />
    </Group>
  );
}
