import { describe, expect, test } from '@jest/globals';
import { THEMES } from '#mandates';
import { pledged } from '../story/contribution-story.js';
import { submitted } from '../story/intake.chapters.js';
import { timeline } from '../timeline.js';
import { DONORS } from './donors.js';
import { FIRST_DAY } from './first-day.js';
import { OFFICES } from './offices.js';
import { CONTRIBUTIONS, REQUESTS } from './programme.js';

const TODAY = '2028-02-29';

describe('the demo’s programme', () => {
  test('has at least 40 requests from 30 States over all themes of the plan', () => {
    const states = REQUESTS.flatMap(({ from }) => ('state' in from ? [from.state] : []));
    const themes = new Set(REQUESTS.flatMap(({ about }) => about.themes));
    const subjects = THEMES.filter(({ section }) => section !== null).map(({ slug }) => slug);

    expect(REQUESTS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(states).size).toBeGreaterThanOrEqual(30);
    expect([...themes].toSorted()).toEqual(subjects.toSorted());
  });

  test('has at least 25 contributions of 12 donors, at each level of earmark, in three currencies', () => {
    expect(CONTRIBUTIONS.length).toBeGreaterThanOrEqual(25);
    expect(new Set(CONTRIBUTIONS.map(({ donor }) => donor)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(CONTRIBUTIONS.map(({ earmark }) => earmark.level))).toEqual(new Set([1, 2, 3, 4]));
    expect(new Set(CONTRIBUTIONS.map(({ amount }) => amount.currency)).size).toBeGreaterThanOrEqual(3);
    expect(OFFICES).toHaveLength(9);
  });

  test('knows every donor whose contributions it tells of, and has no donor who gives nothing', () => {
    const givers = new Set(CONTRIBUTIONS.map(({ donor }) => donor));

    expect([...givers].toSorted()).toEqual(DONORS.map(({ donorId }) => donorId).toSorted());
  });

  test('says of every contribution that it is made up', () => {
    expect(CONTRIBUTIONS.filter(({ title }) => !title.endsWith('(illustrative)'))).toEqual([]);
  });

  test('tells each story in the order of its days', () => {
    const stories = [
      ...REQUESTS.map((story) => [submitted, ...story.happens].map((chapter) => chapter(story))),
      ...CONTRIBUTIONS.map((story) => [pledged, ...story.happens].map((passage) => passage(story))),
    ];
    const disordered = stories.filter((steps) => steps.some(({ day }, index) => day < (steps[index - 1]?.day ?? day)));

    expect(disordered.map(([first]) => first?.key)).toEqual([]);
  });

  test('ends a few days before today, and tells each step once', () => {
    const steps = timeline(TODAY);
    const days = steps.map(({ day }) => day);

    expect(Math.min(...days)).toBe(FIRST_DAY);
    expect(Math.max(...days)).toBeLessThanOrEqual(-2);
    expect(Math.max(...days)).toBeGreaterThanOrEqual(-7);
    expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
  });

  test('names nobody who could be written to', () => {
    const actors = timeline(TODAY).flatMap(({ actor }) => (typeof actor === 'string' ? [actor] : []));

    expect(actors.filter((actor) => !actor.endsWith('@example.org'))).toEqual([]);
  });
});
