import { contestant } from '../_libraries/plot.js';

export default contestant(window.Plot);
