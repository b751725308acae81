import './contributions.css';
import { Alert, Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useFigures } from '../amounts/amounts.js';
import { useWords } from '../words/words.js';
import { dayShown } from './place.js';
import { usePlace } from './use-place.js';

/** Moves the whole page to a day, and says so where that has passed. */
export const DayShown = () => {
  const { t } = useWords();
  const { place, go } = usePlace();
  const { day } = useFigures();
  const { asAt, known } = place;
  return (
    <>
      <Group align="flex-end" className="no-print">
        <TextInput
          type="date"
          label={t('contributions.as-at')}
          value={dayShown(place)}
          max={dayShown({})}
          onChange={({ currentTarget: { value } }) => value && go({ asAt: value })}
        />
        {asAt !== undefined && (
          <SegmentedControl
            aria-label={t('contributions.known')}
            value={known ?? 'then'}
            onChange={(chosen) => go({ known: chosen === 'now' ? 'now' : undefined })}
            data={[
              { value: 'then', label: t('contributions.known.then') },
              { value: 'now', label: t('contributions.known.now') },
            ]}
          />
        )}
      </Group>
      {asAt === undefined && <p className="on-paper">{t('contributions.as-at.day', { day: day(dayShown(place)) })}</p>}
      {asAt !== undefined && (
        <Alert className="tone-due" role="status" title={t('contributions.past', { day: day(asAt) })}>
          <Group justify="space-between">
            {t(known ? 'contributions.past.now' : 'contributions.past.then')}
            <Button
              variant="default"
              size="xs"
              className="no-print"
              onClick={() => go({ asAt: undefined, known: undefined })}
            >
              {t('contributions.past.back')}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
};
