import { barY, line, plot, ruleY } from '@observablehq/plot';
import { contestant } from '../_libraries/plot.js';

export default contestant({ barY, line, plot, ruleY });
