import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { queries } from '../api/queries.js';
import { type Language, LANGUAGES, loadWords, rememberLanguage, type Words, WordsContext } from '../words/words.js';
import { router } from './router.js';
import { cssVariablesResolver, theme } from './theme.js';

/** `first`: in which everything is said, until another language is chosen. */
export const App = ({ first }: Readonly<{ first: Words }>) => {
  const [words, setWords] = useState(first);
  const { direction } = LANGUAGES[words.language];
  useEffect(() => {
    document.documentElement.lang = words.language;
    document.documentElement.dir = direction;
  }, [words.language, direction]);
  const value = useMemo(() => {
    const choose = (language: Language): void => {
      void loadWords(language).then((chosen) => {
        rememberLanguage(language);
        setWords(chosen);
      });
    };
    return { ...words, choose };
  }, [words]);
  return (
    <WordsContext value={value}>
      <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </MantineProvider>
      </DirectionProvider>
    </WordsContext>
  );
};
