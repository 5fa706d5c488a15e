import { contestant } from '../_libraries/own.js';

export default contestant(false);
