import { contestant } from '../_libraries/chartjs.js';

export default contestant(window.Chart);
