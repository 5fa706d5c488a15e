import { contestant } from '../_libraries/own.js';

export default contestant(__PACKED__);
