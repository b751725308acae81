import { useNavigate, useParams } from '@tanstack/react-router';
import { CommandForm } from '../commands/command-form.js';
import { SidePanel } from '../commands/side-panel.js';
import { useWords } from '../words/words.js';

export const WaitlistCommandPage = () => {
  const { known } = useWords();
  const navigate = useNavigate();
  const { operation } = useParams({ from: '/waitlist/do/$operation' });
  const back = (): void => void navigate({ to: '/waitlist' });
  return (
    <SidePanel title={known(`command.${operation}`) ?? operation} onClose={back}>
      <CommandForm operation={operation} ids={{}} onDone={back} />
    </SidePanel>
  );
};
