import { barY, plot, ruleY } from '@observablehq/plot';
import { bar } from '../_libraries/plot.js';

export const createBar = bar({ barY, plot, ruleY });
