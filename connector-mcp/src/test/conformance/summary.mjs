// One line for each scenario of a run: how many checks passed, failed and warned.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const lines = readdirSync(folder).map(run => {
    const scenario = run.replace(/^server-/, '').replace(/-\d{4}-\d{2}-\d{2}T.*$/, '');
    const checks = JSON.parse(readFileSync(join(folder, run, 'checks.json'), 'utf8'));
    const count = status => checks.filter(check => check.status === status).length;
    return `${scenario}: ${count('SUCCESS')} passed, ${count('FAILURE')} failed, ${count('WARNING')} warned`;
});
console.log(lines.sort().join('\n'));
