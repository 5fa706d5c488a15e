import { BarController, BarElement, CategoryScale, Chart, LinearScale, Title, Tooltip } from 'chart.js';
import { bar } from '../_libraries/chartjs.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Title, Tooltip);

export const createBar = bar(Chart);
