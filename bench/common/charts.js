// The one chart of eleven bars that every contestant draws, small because every cold page carries it.

export const COLOR = '#3366cc';

export const BARS = {
  title: 'Electricity generation by source, 2025',
  xLabel: 'Kind',
  yLabel: 'TWh',
  labels: ['Coal', 'Gas', 'Hydro', 'Nuclear', 'Wind', 'Solar', 'Oil', 'Biomass', 'Geoth.', 'Waste', 'Tidal'],
  values: [612, 540, 388, 421, 467, 302, 118, 164, 61, 47, 23],
};
