import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithoutRef, Ref } from 'react';

type Native = Omit<ComponentPropsWithoutRef<'a'>, keyof AnchorProps> & { ref?: Ref<HTMLAnchorElement> };

/** A link to a page of the console. */
export const PageLink = createLink((props: AnchorProps & Native) => <Anchor {...props} />);
/** The same, where it looks like a button: what a page is mainly for. */
export const PageButton = createLink((props: ButtonProps & Omit<Native, keyof ButtonProps>) => (
  <Button component="a" {...props} />
));
