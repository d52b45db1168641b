// Draws the numbers that the table shows. The page is whole without this file.
(() => {
  'use strict';
  const place = document.getElementById('chart');
  if (!place || !window.echarts) return;

  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const palette = () => dark.matches
    ? ['#6bc8d6', '#e9b566', '#f2938a', '#7fd0a0', '#b5a6ff', '#f0a6d0', '#9cc3ff', '#c9d36a']
    : ['#0a5a69', '#b0741a', '#a3261c', '#1c6b3c', '#5b45b5', '#a0337a', '#1f5fa8', '#66701a'];

  const options = (trends) => ({
    animation: !still.matches,
    color: palette(),
    textStyle: { color: colour('--ink'), fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 48, right: 16, top: 44, bottom: 52 },
    legend: { type: 'scroll', top: 6, textStyle: { color: colour('--ink') }, pageTextStyle: { color: colour('--muted') }, pageIconColor: colour('--accent') },
    // Drawn on the canvas: markup with styles of its own is what the page's policy forbids.
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: colour('--panel'), borderColor: colour('--line'), textStyle: { color: colour('--ink') } },
    dataZoom: [{ type: 'inside' }],
    xAxis: { type: 'time', axisLine: { lineStyle: { color: colour('--line') } }, axisLabel: { color: colour('--muted'), hideOverlap: true } },
    yAxis: {
      type: 'value', minInterval: trends.normal ? 0 : 1,
      axisLabel: { color: colour('--muted'), formatter: (value) => trends.normal ? Math.round(value * 100) + ' %' : String(value) },
      splitLine: { lineStyle: { color: colour('--line') } },
    },
    series: trends.series.map((series) => ({
      name: series.name, type: 'line', symbol: 'circle', symbolSize: 5, showSymbol: series.points.length < 40,
      data: series.points.map((point) => [point.at, trends.normal ? point.share : point.stories]),
      markArea: {
        silent: true, itemStyle: { color: colour('--mark'), opacity: 0.35 },
        data: trends.bursts.filter((burst) => burst.topic === series.topic)
          .map((burst) => [{ xAxis: burst.since }, { xAxis: burst.until || trends.to }]),
      },
    })),
  });

  fetch(place.dataset.trends, { headers: { Accept: 'application/json' } })
    .then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status))))
    .then((trends) => {
      place.hidden = false;
      place.setAttribute('role', 'img');
      place.setAttribute('aria-label', 'Stories through time; the table below has the same numbers');
      const chart = window.echarts.init(place, null, { renderer: 'canvas' });
      const draw = () => chart.setOption(options(trends), true);
      draw();
      dark.addEventListener('change', draw);
      new ResizeObserver(() => chart.resize()).observe(place);
    })
    .catch(() => { place.hidden = true; });
})();
