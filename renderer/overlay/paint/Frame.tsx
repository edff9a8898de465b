/**
 * The frame of an unlocked overlay: dragged by its middle, resized by eight handles, or both by arrow keys.
 * Clamping is main's.
 */
import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react';
import type { Bounds } from '../../../core/app/contract.ts';
import {
  type DragAction,
  type DragOffset,
  draggedBounds,
  dragOfKey,
  RESIZE_EDGES,
} from '../../../core/desktop/resize.ts';
import { overlayBridge } from '../../bridge.ts';
import { Icon } from '../../ui/Icon.tsx';

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
    mover.move(draggedBounds(windowBounds(), pressed.action, pressed.offset));
  };
  const rest = {
    onPointerMove: mover.drag,
    onPointerUp: mover.end,
    onPointerCancel: mover.end,
    onLostPointerCapture: mover.end,
  };
  const name = 'Move: arrow keys. Resize: Shift and arrow keys';
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

const windowBounds = (): Bounds => ({
  x: Math.round(window.screenX),
  y: Math.round(window.screenY),
  width: Math.round(window.outerWidth),
  height: Math.round(window.outerHeight),
});

/**
 * Where a drag began: the window does not follow within the same frame, so that every step counts from here.
 */
interface Drag {
  readonly action: DragAction;
  readonly bounds: Bounds;
  readonly from: DragOffset;
}

/** Asks main for new bounds at most once per frame. */
function createMover() {
  let drag: Drag | null = null;
  let wanted: Bounds | null = null;
  let frame = 0;

  const send = () => {
    frame = 0;
    if (wanted !== null) void overlayBridge.call('moveOverlay', wanted);
    wanted = null;
  };
  const move = (bounds: Bounds) => {
    wanted = bounds;
    frame ||= requestAnimationFrame(send);
  };

  return {
    move,
    begin: (action: DragAction, event: PointerEvent) => {
      drag = { action, bounds: windowBounds(), from: { x: event.screenX, y: event.screenY } };
    },
    drag: (event: PointerEvent) => {
      if (drag === null) return;
      const offset = { x: event.screenX - drag.from.x, y: event.screenY - drag.from.y };
      move(draggedBounds(drag.bounds, drag.action, offset));
    },
    end: () => {
      drag = null;
    },
    dispose: () => cancelAnimationFrame(frame),
  };
}
