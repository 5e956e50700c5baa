import { GlassformerError, Translator } from 'glassformer';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Model, Page } from './page.svelte';

let translator: Translator;

beforeAll(async () => {
  translator = await Translator.from_pretrained('/models/everyday-en-ko');
});
afterAll(() => translator.dispose());
beforeEach(() => localStorage.clear());

const settled = (page: Page) => vi.waitFor(() => expect(page.working).toBe(false));

async function connected(hash = ''): Promise<Page> {
  const page = new Page();
  page.visit(hash);
  page.connect(translator);
  await settled(page);
  return page;
}

describe('the page', () => {
  it('plays the first sentence from its start when the model is there', async () => {
    const page = new Page();
    expect(page.path).toBeNull();
    page.connect(translator);
    await settled(page);
    expect(page.path?.translation).toBe('커피 한잔 어때?');
    expect([page.player.position, page.player.playing]).toEqual([1, true]);
    expect(page.player.length).toBe((page.path?.steps.length ?? 0) + 1);
  });

  it('translates to the other language, in the politeness that is chosen', async () => {
    const page = await connected();
    page.submit('커피 한잔 어때?');
    expect(page.language).toBe('en');
    await settled(page);
    expect(page.path?.translation).toBe('How about coffee?');
    page.submit('How about coffee?', 'ko-polite');
    await settled(page);
    expect(page.path?.language).toBe('ko-polite');
    expect(page.path?.source[0]?.piece).toBe('>>ko-polite<<');
  });

  it('keeps the old picture while a new sentence is typed, and takes the last one', async () => {
    const page = await connected();
    const before = page.path;
    page.type('Dog bites m');
    page.type('Dog bites man.');
    expect(page.path).toBe(before);
    await vi.waitFor(() => expect(page.path?.text).toBe('Dog bites man.'));
    expect(page.path?.translation).toBe('개가 사람을 물다.');
    expect([page.player.atEnd, page.player.playing]).toEqual([true, false]);
  });

  it('shows the last of several sentences that were asked for at once', async () => {
    const page = await connected();
    for (const text of ['Hello.', 'Thank you.', 'Man bites dog.']) page.submit(text);
    await settled(page);
    expect(page.path?.translation).toBe('사람이 개를 물다.');
  });

  it('goes on from another candidate, and back to its own way', async () => {
    const page = await connected();
    const own = page.path;
    const token = own?.steps[1]?.candidates[1]?.token.id ?? -1;
    page.choose(1, token);
    await settled(page);
    expect(page.path?.target[2]?.id).toBe(token);
    expect(page.player.position).toBe(3);
    page.forgetChoices();
    await settled(page);
    expect(page.path?.target).toEqual(own?.target);
  });

  it('follows the tokens of a way, and stays where the way on show already goes', async () => {
    const page = await connected();
    const own = page.path;
    const { hypotheses } = await translator.beams('How about coffee?', { num_beams: 3 });
    const ids = hypotheses[2]?.tokens.map(({ id }) => id) ?? [];
    page.follow(ids);
    await settled(page);
    expect(page.path?.target.slice(1).map(({ id }) => id)).toEqual(ids);
    expect(page.player.atEnd).toBe(true);
    expect(page.branches.taken).toEqual([page.path?.choices]);
    const shown = page.path;
    page.follow(ids.slice(0, 2));
    expect(page.path).toBe(shown);
    expect(page.player.position).toBe(3);
    page.follow([ids[0] ?? -1, own?.target[2]?.id ?? -1]);
    await settled(page);
    expect(page.player.position).toBe(3);
  });

  it('brings back the ways that were taken, and what is compared, from its address', async () => {
    const page = await connected();
    for (const rank of [1, 2]) {
      page.choose(0, page.path?.steps[0]?.candidates[rank]?.token.id ?? -1);
      await settled(page);
    }
    page.branches.versus = [5, 3];
    const again = await connected(page.address);
    const sorted = ({ branches }: Page) => branches.taken.map((way) => JSON.stringify(way)).sort();
    expect(sorted(again)).toHaveLength(2);
    expect(sorted(again)).toEqual(sorted(page));
    expect(again.branches.versus).toEqual([5, 3]);
    expect(again.address).toBe(page.address);
    page.submit('Dog bites man.');
    expect([page.branches.taken, page.branches.versus]).toEqual([[], []]);
  });

  it('forgets choices with the sentence they were made for', async () => {
    const page = await connected();
    page.choose(0, page.path?.steps[0]?.candidates[1]?.token.id ?? -1);
    await settled(page);
    page.submit('Dog bites man.');
    await settled(page);
    expect(page.path?.choices).toEqual([]);
    expect(page.path?.translation).toBe('개가 사람을 물다.');
  });

  describe('with a choice being computed', () => {
    /** A page whose model, asked after a choice, answers only when `answer` is called. */
    async function choosing() {
      const page = new Page();
      page.visit('#v=1&text=How+about+coffee%3F');
      let answer: () => void = () => undefined;
      let held = Promise.resolve();
      const { token, forward } = translator;
      page.connect({
        token: token.bind(translator),
        forward: forward.bind(translator),
        startDecoding: async (...given: Parameters<Model['startDecoding']>) => {
          const decoding = translator.startDecoding(...given);
          await held;
          return decoding;
        },
      } as Model);
      await settled(page);
      page.player.pause();
      const before = page.address;
      held = new Promise((resolve) => (answer = resolve));
      page.choose(1, page.path?.steps[1]?.candidates[1]?.token.id ?? -1);
      held = Promise.resolve();
      return { page, before, answer };
    }
    const later = () => new Promise((resolve) => setTimeout(resolve, 300));

    it('takes none of it to the sentence that is typed meanwhile', async () => {
      const { page, answer } = await choosing();
      page.type('Dog bites man.');
      answer();
      await vi.waitFor(() => expect(page.path?.text).toBe('Dog bites man.'));
      expect([page.path?.choices, page.branches.taken]).toEqual([[], []]);
    });

    it('stays where another address leads meanwhile', async () => {
      const { page, before, answer } = await choosing();
      page.visit(before);
      answer();
      await later();
      expect(page.path?.choices).toEqual([]);
      expect([page.address, page.working]).toEqual([before, false]);
    });

    it('stays on the way on show if that is followed meanwhile', async () => {
      const { page, answer } = await choosing();
      const { path } = page;
      page.follow(path?.target.slice(1, 3).map(({ id }) => id) ?? []);
      answer();
      await later();
      expect([page.path, page.player.position, page.working]).toEqual([path, 3, false]);
      expect(page.address).not.toContain('go=');
    });
  });

  it('keeps what a link says in its address while the model is on its way', () => {
    const link = '#v=1&text=Dog+bites+man.&to=ko&step=3&go=1-431&attn=cross.1.4.weights';
    const page = new Page();
    page.visit(link);
    expect(page.address).toBe(link);
  });

  it('has an address that brings back the same picture', async () => {
    const page = await connected('#v=1&text=Man+bites+dog.&to=ko-polite&lang=en');
    page.choose(1, page.path?.steps[1]?.candidates[2]?.token.id ?? -1);
    await settled(page);
    page.player.seek(4);
    page.selection = { kind: 'decoder', layer: 1, head: 5, value: 'masked_scores' };
    page.appearance.large = true;
    const again = await connected(page.address);
    expect(again.path?.target).toEqual(page.path?.target);
    expect([again.player.position, again.player.playing]).toEqual([4, false]);
    expect(again.selection).toEqual(page.selection);
    expect(again.appearance.large).toBe(true);
    expect(again.address).toBe(page.address);
  });

  describe('shows a recording until the model is there', () => {
    const FIRST = '#v=1&text=How+about+coffee%3F';
    const recordedOf = async () => (await connected(FIRST)).path ?? expect.fail('no path');

    it('at once, and then what the model says, where the visitor was', async () => {
      const record = await recordedOf();
      const page = new Page();
      page.visit(FIRST);
      page.showRecorded(record);
      expect([page.shown, page.path, page.recorded]).toEqual([record, null, true]);
      expect([page.player.position, page.player.playing]).toEqual([1, true]);
      page.player.seek(3);
      page.connect(translator);
      await settled(page);
      expect([page.shown, page.recorded]).toEqual([page.path, false]);
      expect(page.path?.target).toEqual(record.target);
      expect([page.player.position, page.player.playing]).toEqual([3, false]);
    });

    it('only if it is what the address asks for', async () => {
      const record = await recordedOf();
      const token = record.steps[1]?.candidates[1]?.token.id;
      for (const other of [
        '#text=Dog+bites+man.',
        `${FIRST}&to=ko-polite`,
        `${FIRST}&go=1-${token}`,
      ]) {
        const page = new Page();
        page.visit(other);
        page.showRecorded(record);
        expect(page.shown, other).toBeNull();
      }
    });

    it('and never after it', async () => {
      const page = await connected(FIRST);
      const { path } = page;
      page.showRecorded(await recordedOf());
      expect([page.shown, page.recorded]).toEqual([path, false]);
    });

    it('which then does what was asked for meanwhile', async () => {
      const record = await recordedOf();
      const page = new Page();
      page.visit(FIRST);
      page.showRecorded(record);
      expect(page.outrun).toBe(false);
      const other = record.steps[1]?.candidates[1]?.token.id ?? -1;
      page.choose(1, other);
      expect([page.shown, page.outrun]).toEqual([record, true]);
      page.connect(translator);
      await settled(page);
      expect(page.path?.target[2]?.id).toBe(other);
      expect([page.outrun, page.player.position]).toEqual([false, 3]);
    });
  });

  it('is empty, not wrong, without a sentence', async () => {
    const page = await connected();
    page.submit('   ');
    await settled(page);
    expect([page.path, page.problem]).toEqual([null, null]);
    expect(page.player.length).toBe(0);
  });

  it('says what is wrong with a sentence that is too long, and recovers', async () => {
    const page = await connected();
    page.submit('coffee '.repeat(400));
    await settled(page);
    expect(page.problem?.kind).toBe('too-long');
    page.submit('How about coffee?');
    await settled(page);
    expect(page.problem).toBeNull();
    expect(page.path?.translation).toBe('커피 한잔 어때?');
  });

  it('reports what the model could not do', async () => {
    const page = new Page();
    const refuse = () => Promise.reject(new GlassformerError('out_of_memory', 'no room'));
    page.connect({ startDecoding: refuse, forward: refuse } as unknown as Model);
    await settled(page);
    expect(page.problem).toEqual({ kind: 'no-memory', detail: 'no room' });
  });
});
