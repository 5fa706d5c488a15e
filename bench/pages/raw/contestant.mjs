export default { title: 'Canvas by hand (baseline)', group: 'bar', packages: [] };
