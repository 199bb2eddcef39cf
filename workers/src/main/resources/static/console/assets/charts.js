// Draws each canvas that holds data. What a chart shows stands in a table on the same page.
'use strict';

(function () {
  const drawn = [];

  function color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  }

  function options(data, money) {
    const value = data.across ? 'x' : 'y';
    const axis = {stacked: true, grid: {color: color('line')}, ticks: {color: color('quiet')}};
    const named = {stacked: true, grid: {display: false}, ticks: {color: color('quiet')}};
    return {
      indexAxis: data.across ? 'y' : 'x',
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      scales: data.across ? {x: axis, y: named} : {x: named, y: axis},
      plugins: {
        legend: {position: 'bottom', labels: {color: color('ink'), boxWidth: 14}},
        tooltip: {
          callbacks: {label: (item) => item.dataset.label + ': ' + money.format(item.parsed[value])},
        },
      },
    };
  }

  function draw(canvas) {
    const data = JSON.parse(canvas.dataset.chart);
    const money = new Intl.NumberFormat(document.documentElement.lang, {style: 'currency', currency: data.unit});
    return new Chart(canvas, {
      type: 'bar',
      data: {
        labels: data.labels,
        datasets: data.series.map((series) => ({
          label: series.name,
          data: series.values,
          backgroundColor: color(series.color),
          borderColor: color('sheet'),
          borderWidth: 1,
          maxBarThickness: 38,
          // what came in stands beside what was spent, not on it
          stack: series.color === 'returned' ? 'in' : 'out',
        })),
      },
      options: options(data, money),
    });
  }

  function drawAll() {
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.font.size = 13;
    drawn.splice(0).forEach((chart) => chart.destroy());
    document.querySelectorAll('canvas[data-chart]').forEach((canvas) => drawn.push(draw(canvas)));
  }

  drawAll();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  addEventListener('beforeprint', () => drawn.forEach((chart) => chart.resize()));
})();
