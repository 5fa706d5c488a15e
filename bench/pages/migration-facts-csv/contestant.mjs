export default { title: 'migration-facts, table read in the page', group: 'bar', ours: 'table', packages: [] };
