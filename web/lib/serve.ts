import type { Engine } from './engine.js';
import { type CallContext, type PlainError, type Request, transferables } from './messages.js';
import type { Port } from './platform/platform.js';

/** Answers the calls that come through `port`, until the thread is ended from outside. */
export function serve(port: Port, engine: Engine): void {
  const running = new Map<number, AbortController>();

  port.onMessage(async (message) => {
    const request = message as Request;
    if ('abort' in request) {
      running.get(request.abort)?.abort();
      return;
    }
    const { call, method, argument } = request;
    const controller = new AbortController();
    running.set(call, controller);
    const context: CallContext = {
      signal: controller.signal,
      report: (event) => port.post({ call, event }, []),
    };
    try {
      const run = engine[method] as (argument: unknown, context: CallContext) => unknown;
      const result = await run(argument, context);
      port.post({ call, result }, [...transferables(result)]);
    } catch (error) {
      port.post({ call, error: plain(error) }, []);
    } finally {
      running.delete(call);
    }
  });
}

function plain(thrown: unknown): PlainError {
  const error = thrown as Partial<PlainError> & { message?: string };
  return {
    name: error.name ?? 'Error',
    message: error.message ?? String(thrown),
    code: typeof error.code === 'string' ? error.code : undefined,
    stack: error.stack,
  };
}
