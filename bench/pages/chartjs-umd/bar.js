import { bar } from '../_libraries/chartjs.js';

export const createBar = bar(window.Chart);
