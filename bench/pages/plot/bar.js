import { bar } from '../_libraries/plot.js';

export const createBar = bar(window.Plot);
