// Draws a chart on the server as SVG; the same figures always stand in a table beside it.
import type { EChartsCoreOption } from 'echarts/core';

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
}

export interface Chart {
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
}

/** A few bars fit a phone whole; more than that are drawn wide, and a phone shows their end. */
const few = 4;

/** In CSS pixels. */
export const sizeOf = ({ labels, series }: Chart): { readonly width: number; readonly height: number } => ({
  width: labels.length > few || series.length > 1 ? 720 : 324,
  height: 280,
});
/** Far enough apart for eyes that see few colours, and in grey on paper. */
const colours = ['#1c3557', '#c8642c', '#7fa6d6', '#6b7280', '#9d1c20'];

/** Loaded when the first chart is drawn: most starts of the service never draw one. */
const library = (() => {
  let loading: Promise<typeof import('echarts/core')> | null = null;
  return () => (loading ??= load());
})();

async function load(): Promise<typeof import('echarts/core')> {
  const [core, { BarChart }, { GridComponent, LegendComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  core.use([BarChart, GridComponent, LegendComponent, SVGRenderer]);
  return core;
}

/** @returns the chart as an address for an image: within a page of the desk its own styles would not be let through */
export async function drawChart(chart: Chart): Promise<string> {
  const { init } = await library();
  const drawing = init(null, null, { renderer: 'svg', ssr: true, ...sizeOf(chart) });
  drawing.setOption(optionOf(chart));
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

function optionOf({ labels, series }: Chart): EChartsCoreOption {
  const many = series.length > 1;
  return {
    animation: false,
    backgroundColor: '#fff',
    color: colours,
    textStyle: { fontFamily: 'system-ui, sans-serif', color: '#1b2430' },
    grid: { left: 40, right: 16, top: many ? 40 : 16, bottom: 28 },
    ...(many && { legend: { top: 4, itemGap: 24, textStyle: { color: '#1b2430' } } }),
    xAxis: { type: 'category', data: [...labels], axisLabel: { color: '#1b2430' } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { color: '#1b2430' } },
    series: series.map(({ name, values }) => ({
      name,
      type: 'bar',
      stack: 'all',
      barMaxWidth: 48,
      data: [...values],
    })),
  };
}
