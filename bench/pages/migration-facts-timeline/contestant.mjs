export default { title: 'migration-facts, timeline', group: 'timeline', ours: 'packed', packages: [] };
