/**
 * How captions look, with a preview that follows every touch. The overlay reads the same settings; nothing is
 * sent to it.
 */
import { useState } from 'react';
import {
  BACKGROUND_OPACITY,
  type CaptionStyle,
  defaultSettings,
  type Edge,
  FONT_SIZE_PX,
  HOLD_MS,
  LINES,
} from '../../core/app/settings.ts';
import { useAppState } from '../bridge.ts';
import { changeSettings } from './ask.ts';
import { CaptionPreview } from './CaptionPreview.tsx';
import { Choice, type Option } from './Choice.tsx';
import { ColourRow } from './Colour.tsx';
import { ContrastRow } from './Contrast.tsx';
import { SLIDER_WAIT_MS, useDraft } from './draft.ts';
import { Group, Refusal } from './Group.tsx';
import { SliderRow } from './Slider.tsx';

const EDGE_NAMES: Readonly<Record<Edge, string>> = { none: 'None', outline: 'Outline', shadow: 'Shadow' };
const EDGE_OPTIONS: readonly Option<Edge>[] = (['none', 'outline', 'shadow'] as const).map((value) => ({
  value,
  name: EDGE_NAMES[value],
}));

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

const seconds = (ms: number) => `${ms / 1_000} s`;
const percent = (share: number) => `${Math.round(share * 100)} %`;

export function Captions() {
  const stored = useAppState((state) => state.settings.captions);
  const draft = useDraft(stored, (captions) => changeSettings({ captions }), SLIDER_WAIT_MS);
  const [trials, setTrials] = useState(0);
  const style = draft.value;
  const change = (patch: Partial<CaptionStyle>) => draft.set({ ...style, ...patch });

  return (
    <>
      <CaptionPreview style={style} trials={trials} />
      <Refusal problem={draft.refusal} />
      <TextRows style={style} change={change} />
      <Group title="Colours">
        <ColourRow
          label="Text"
          swatches={TEXT_COLOURS}
          value={style.textColour}
          onChange={(textColour) => change({ textColour })}
        />
        <ColourRow
          label="Background"
          swatches={BOX_COLOURS}
          value={style.backgroundColour}
          onChange={(backgroundColour) => change({ backgroundColour })}
        />
        <SliderRow
          label="Background opacity"
          hint="How much of the desktop it covers."
          value={style.backgroundOpacity}
          range={{ ...rangeOf(BACKGROUND_OPACITY), step: 0.05 }}
          words={percent(style.backgroundOpacity)}
          onChange={(backgroundOpacity) => change({ backgroundOpacity })}
        />
        <ContrastRow style={style} />
      </Group>
      <div className="row-outside">
        <button type="button" onClick={() => setTrials(trials + 1)}>
          Show the fading
        </button>
        <button type="button" onClick={() => draft.set(defaultSettings.captions)}>
          Reset captions to default
        </button>
      </div>
    </>
  );
}

interface TextRowsProps {
  readonly style: CaptionStyle;
  readonly change: (patch: Partial<CaptionStyle>) => void;
}

function TextRows({ style, change }: TextRowsProps) {
  return (
    <Group title="Text">
      <SliderRow
        label="Size"
        hint="Height of the letters with their space."
        value={style.fontSizePx}
        range={{ ...rangeOf(FONT_SIZE_PX), step: 1 }}
        words={`${style.fontSizePx} px`}
        onChange={(fontSizePx) => change({ fontSizePx })}
      />
      <SliderRow
        label="Lines"
        hint="How many are kept in view."
        value={style.lines}
        range={{ ...rangeOf(LINES), step: 1 }}
        words={String(style.lines)}
        onChange={(lines) => change({ lines })}
      />
      <Choice
        label="Edge"
        hint="Keeps letters apart from what lies behind them."
        look="strip"
        options={EDGE_OPTIONS}
        value={style.edge}
        onChange={(edge) => change({ edge })}
      />
      <SliderRow
        label="Hold"
        hint="How long the last line stays after its last word."
        value={style.holdMs}
        range={{ ...rangeOf(HOLD_MS), step: 500 }}
        words={seconds(style.holdMs)}
        onChange={(holdMs) => change({ holdMs })}
      />
    </Group>
  );
}

function rangeOf({ min, max }: { readonly min: number; readonly max: number }) {
  return { min, max };
}
