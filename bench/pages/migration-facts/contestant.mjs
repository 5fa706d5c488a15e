export default { title: 'migration-facts, packed table', group: 'bar', ours: 'packed', packages: [] };
