// One measurement in a process of its own; see hosts.mjs.
import { pathToFileURL } from 'node:url';

const [module = '', name = '', argument = 'null'] = process.argv.slice(2);
const { [name]: measure } = await import(pathToFileURL(module).href);
const result = JSON.stringify(await measure(JSON.parse(argument)));
// Workers and libraries may hold the process; what is on its way to a pipe must arrive first.
process.stdout.write(`${result}\n`, () => process.exit());
