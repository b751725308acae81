import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** This device does not keep what is typed. */
export const NotKept = ({ children }: Readonly<{ children: ReactNode }>) => (
  <Text role="alert" size="sm" fw={600}>
    {children}
  </Text>
);
