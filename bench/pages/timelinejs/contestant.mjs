const PACKAGE = '@knight-lab/timelinejs/dist';

export default {
  title: 'Knight Lab TimelineJS 3',
  group: 'timeline',
  packages: ['@knight-lab/timelinejs'],
  css: [`${PACKAGE}/css/timeline.css`],
  scripts: [`${PACKAGE}/js/timeline.js`],
  // What the library loads by itself stays at the places where it looks for it.
  keepFolders: true,
  files: { 'css/icons': `${PACKAGE}/css/icons`, 'js/locale': `${PACKAGE}/js/locale` },
};
