import { Group, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../words/words.js';
import './charts.css';

/** The same as a chart and as a table; on phones and on paper always the table. */
export const Either = ({ title, chart, table }: Readonly<{ title: string; chart: ReactNode; table: ReactNode }>) => {
  const { t } = useWords();
  const [shown, show] = useState<'chart' | 'table'>('chart');
  return (
    <div className={`either shows-${shown}`}>
      <Group justify="flex-end" mb="xs" className="no-print either-switch">
        <SegmentedControl
          size="xs"
          aria-label={t('chart.as', { title })}
          value={shown}
          onChange={(chosen) => show(chosen === 'table' ? 'table' : 'chart')}
          data={[
            { value: 'chart', label: t('chart.chart') },
            { value: 'table', label: t('chart.table') },
          ]}
        />
      </Group>
      <div className="as-chart">{chart}</div>
      <div className="as-table table-scroll">{table}</div>
    </div>
  );
};
