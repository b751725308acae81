import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Each with its value in the light and in the dark theme; pairs of text and ground have a contrast of 6:1 or more. */
const COLOURS = {
  canvas: ['#F5F7F9', '#10151B'],
  surface: ['#FFFFFF', '#18202A'],
  sunken: ['#ECF0F3', '#0B1015'],
  text: ['#16202A', '#E7ECF1'],
  muted: ['#4E5A66', '#A8B5C2'],
  line: ['#D3DAE0', '#313D4A'],
  control: ['#74818D', '#7C8A98'],
  accent: ['#0A5AA0', '#86BFF5'],
  'on-accent': ['#FFFFFF', '#08192A'],
  done: ['#11623A', '#7EDAA2'],
  'done-ground': ['#E1F3E8', '#12301F'],
  due: ['#744700', '#F2C468'],
  'due-ground': ['#FFF0D1', '#352609'],
  late: ['#9A1B1B', '#FF9D95'],
  'late-ground': ['#FCE6E6', '#3C1616'],
  moving: ['#0B4C85', '#9BCAF9'],
  'moving-ground': ['#E2EEF9', '#122C45'],
  held: ['#543596', '#C8B2FA'],
  'held-ground': ['#EEE8FB', '#2A2047'],
  closed: ['#3B4651', '#C5CFD9'],
  'closed-ground': ['#E7ECF0', '#25303B'],
  spent: ['#0B3F6F', '#B9DBFB'],
  psc: ['#5A6875', '#93A1AF'],
  committed: ['#2F7FC1', '#4C97D8'],
} as const;

const variables = (of: 0 | 1): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(COLOURS).map(([name, both]) => [`--${name}`, both[of]])),
  '--mantine-color-body': COLOURS.canvas[of],
  '--mantine-color-text': COLOURS.text[of],
  '--mantine-color-dimmed': COLOURS.muted[of],
  '--mantine-color-placeholder': COLOURS.muted[of],
  '--mantine-color-default': COLOURS.surface[of],
  '--mantine-color-default-hover': COLOURS.sunken[of],
  '--mantine-color-default-color': COLOURS.text[of],
  '--mantine-color-default-border': COLOURS.control[of],
  '--mantine-color-error': COLOURS.late[of],
  '--mantine-color-anchor': COLOURS.accent[of],
  '--mantine-primary-color-filled': COLOURS.accent[of],
  '--mantine-primary-color-filled-hover': COLOURS.accent[of],
  '--mantine-primary-color-contrast': COLOURS['on-accent'][of],
  '--mantine-color-accent-filled': COLOURS.accent[of],
  '--mantine-color-accent-filled-hover': COLOURS.accent[of],
  '--mantine-primary-color-light-color': COLOURS.accent[of],
});

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables(0),
  dark: variables(1),
});

const same = (colour: string): MantineColorsTuple => Array(10).fill(colour) as unknown as MantineColorsTuple;

/** What Mantine draws the dark theme with: from text to the ground below everything. */
const DARK: MantineColorsTuple = [
  ...([COLOURS.text[1], COLOURS.closed[1], COLOURS.muted[1], COLOURS.control[1], COLOURS.line[1]] as const),
  ...([
    COLOURS['closed-ground'][1],
    COLOURS.surface[1],
    COLOURS.canvas[1],
    COLOURS.sunken[1],
    COLOURS.sunken[1],
  ] as const),
];

export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: same(COLOURS.accent[0]), dark: DARK },
  primaryShade: 6,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans Arabic", "Noto Sans SC", sans-serif',
  fontSizes: { xs: '13px', sm: '14px', md: '15px', lg: '18px', xl: '22px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.4', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: '6px',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '22px' }, h2: { fontSize: '18px' }, h3: { fontSize: '15px' } },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
});
