// Prints the options of a build as JSON, as the built module itself lists them.
// usage: node options.mjs FOLDER
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const file = resolve(process.argv[2], "migration-facts.mjs");
const { MigrationFacts } = await import(pathToFileURL(file));
console.log(JSON.stringify(await MigrationFacts.options()));
