import { BarController, BarElement, CategoryScale, Chart, LineController, LineElement, LinearScale, PointElement, Title, Tooltip } from 'chart.js';
import { contestant } from '../_libraries/chartjs.js';

Chart.register(BarController, BarElement, LineController, LineElement, PointElement, CategoryScale, LinearScale, Title, Tooltip);

export default contestant(Chart);
