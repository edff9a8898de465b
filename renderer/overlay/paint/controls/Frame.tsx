/**
 * The frame of an unlocked overlay: dragged by its middle, resized by eight handles, or both by arrow keys.
 * Where the window is, and its limits, is main's.
 */
import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react';
import {
  type DragAction,
  type DragOffset,
  dragOfKey,
  RESIZE_EDGES,
} from '../../../../core/desktop/resize.ts';
import { overlayBridge } from '../../../bridge.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useWords } from '../../../ui/words.tsx';

export function Frame() {
  const [mover] = useState(createMover);
  useEffect(() => mover.dispose, [mover]);
  const begin = (action: DragAction) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    mover.begin(action, event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const pressed = dragOfKey(event.key, event.shiftKey);
    if (pressed === null) return;
    event.preventDefault();
    mover.step(pressed.action, pressed.offset);
  };
  const rest = {
    onPointerMove: mover.drag,
    onPointerUp: mover.end,
    onPointerCancel: mover.end,
    onLostPointerCapture: mover.end,
  };
  const name = useWords().overlay('move');
  return (
    <>
      <div className="frame" onPointerDown={begin('move')} {...rest} />
      {RESIZE_EDGES.map((edge) => (
        <div key={edge} className={`handle ${edge}`} onPointerDown={begin(edge)} {...rest} />
      ))}
      <button
        type="button"
        className="control mover"
        aria-label={name}
        title={name}
        onKeyDown={onKeyDown}
        onPointerDown={begin('move')}
        {...rest}
      >
        <Icon name="move" />
      </button>
    </>
  );
}

interface Drag {
  readonly action: DragAction;
  readonly from: DragOffset;
}

/** Tells main of a drag at most once per frame. */
function createMover() {
  let drag: Drag | null = null;
  let isFirst = true;
  let offset: DragOffset = { x: 0, y: 0 };
  let frame = 0;

  const send = () => {
    frame = 0;
    if (drag === null) return;
    void overlayBridge.call('dragOverlay', { action: drag.action, offset, isFirst });
    isFirst = false;
  };

  return {
    step: (action: DragAction, by: DragOffset) =>
      void overlayBridge.call('dragOverlay', { action, offset: by, isFirst: true }),
    begin: (action: DragAction, event: PointerEvent) => {
      drag = { action, from: { x: event.screenX, y: event.screenY } };
      isFirst = true;
    },
    drag: (event: PointerEvent) => {
      if (drag === null) return;
      offset = { x: event.screenX - drag.from.x, y: event.screenY - drag.from.y };
      frame ||= requestAnimationFrame(send);
    },
    end: () => {
      if (frame !== 0) {
        cancelAnimationFrame(frame);
        send();
      }
      drag = null;
    },
    dispose: () => cancelAnimationFrame(frame),
  };
}
