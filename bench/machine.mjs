// Where and when a benchmark ran: figures mean nothing without it.
import os from 'node:os';

/** @param {readonly import('./hosts.mjs').Host[]} hosts */
export function machine(hosts) {
  const cpus = os.cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus[0]?.model.trim() ?? 'unknown',
    cpus: cpus.length,
    system: `${os.type()} ${os.arch()}`,
    ...Object.fromEntries(hosts.map(({ name, version }) => [name, version])),
  };
}

/** @param {ReturnType<typeof machine>} it */
export const describe = (it) =>
  Object.entries(it)
    .map(([name, value]) => (/^[a-z]/.test(name) ? value : `${name} ${value}`))
    .join(', ');
