import { describe, expect, it } from 'vitest';
import { commandOf } from './keys';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  defaultPrevented: false,
  ...more,
});

/** An element that lies within others of these names. */
const within = (...names: string[]) =>
  ({
    closest: (selectors: string) =>
      selectors.split(/,\s*/).some((selector) => names.includes(selector)) || null,
  }) as unknown as Element;

describe('a key', () => {
  it.each([
    [' ', { do: 'toggle' }],
    ['ArrowLeft', { do: 'step', by: -1 }],
    ['ArrowRight', { do: 'step', by: 1 }],
    ['1', { do: 'head', head: 0 }],
    ['8', { do: 'head', head: 7 }],
    ['[', { do: 'layer', by: -1 }],
    [']', { do: 'layer', by: 1 }],
    ['?', { do: 'help' }],
    ['/', { do: 'write' }],
  ])('%j has its command', (key, command) => {
    expect(commandOf(press(key), null)).toEqual(command);
  });

  it.each(['0', '9', 'a', 'Enter', 'toString'])('%j has none', (key) => {
    expect(commandOf(press(key), null)).toBeNull();
  });

  it('belongs to what is typed into', () => {
    for (const name of ['input:not([type=range])', 'textarea', 'select', 'dialog']) {
      expect(commandOf(press('1'), within(name))).toBeNull();
    }
  });

  it('moves the slider that it is on, if it is one of those that do', () => {
    const slider = within('input[type=range]');
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) {
      expect(commandOf(press(key), slider)).toBeNull();
    }
    for (const key of [' ', '3', '[', '?', '/']) {
      expect(commandOf(press(key), slider)).toEqual(commandOf(press(key), null));
    }
  });

  it('presses the button that it is on, but still steps', () => {
    expect(commandOf(press(' '), within('button'))).toBeNull();
    expect(commandOf(press('ArrowRight'), within('button'))).toEqual({ do: 'step', by: 1 });
  });

  it('is left to the browser, to the input method and to views that used it', () => {
    expect(commandOf(press('1', { ctrlKey: true }), null)).toBeNull();
    expect(commandOf(press('[', { metaKey: true }), null)).toBeNull();
    expect(commandOf(press(' ', { isComposing: true }), null)).toBeNull();
    expect(commandOf(press('ArrowLeft', { defaultPrevented: true }), null)).toBeNull();
  });
});
