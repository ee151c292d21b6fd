// Reads {"schema": …, "statements": [{"name", "cypher"}]} on stdin, prints the diagnostics as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { lintCypherQuery } = createRequire(import.meta.url)('@neo4j-cypher/language-support');
const { schema, statements } = JSON.parse(readFileSync(0, 'utf8'));

const found = statements.flatMap(({ name, cypher }) =>
  lintCypherQuery(cypher, schema, {}).diagnostics.map(({ message, severity, range }) => ({
    name,
    message,
    error: severity === 1,
    line: range.start.line + 1,
  })),
);
process.stdout.write(JSON.stringify(found));
