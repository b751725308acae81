import type { Catalogue } from './message-keys.js';

export const fr: Catalogue = {
  'request-submitted': 'La demande {request} a été présentée : {title}',
  'request-acknowledged': 'La demande {request} a bien été reçue et sera examinée : {title}',
  'information-requested': 'Un complément d’information est demandé pour la demande {request} : {title}',
  'information-provided': 'Les informations demandées pour la demande {request} ont été fournies : {title}',
  'request-accepted': 'La demande {request} a été acceptée : {title}',
  'request-declined': 'La demande {request} a été rejetée : {title}',
  'resources-reserved':
    'Des fonds sont réservés pour la demande {request} jusqu’au {day}, dans l’attente d’une confirmation : {title}',
  'reservation-lapsed': 'La réservation pour la demande {request} a expiré sans confirmation : {title}',
  'reservation-revoked':
    'La réservation pour la demande {request} a été révoquée à la suite d’un changement d’affectation : {title}',
  'request-waitlisted': 'La demande {request} est en attente de fonds, il manque {amount} : {title}',
  'funding-confirmed': 'Le financement de la demande {request} a été confirmé : {title}',
  'contribution-committed': 'Une de vos contributions finance la demande {request} : {title}',
  'budget-revised': 'Le budget de la demande {request} a été révisé : {title}',
  'office-assigned': 'La demande {request} a été confiée au bureau {office}, dont la réponse est attendue : {title}',
  'office-replaced': 'La demande {request} a été confiée à un autre bureau : {title}',
  'assignment-accepted': 'Le bureau {office} prend en charge la demande {request} : {title}',
  'assignment-declined': 'Le bureau {office} a décliné la demande {request} : {title}',
  'assignment-escalated':
    'Le bureau {office} n’a pas répondu au sujet de la demande {request} depuis le {day} : {title}',
  'risk-raised': 'Un risque a été signalé pour la demande {request} : {title}',
  'progress-reported': 'Le bureau {office} a rendu compte de ses travaux relatifs à la demande {request} : {title}',
  'delivery-suspended': 'Les travaux relatifs à la demande {request} sont suspendus : {title}',
  'delivery-resumed': 'Les travaux relatifs à la demande {request} ont repris : {title}',
  'delivery-completed': 'Les travaux relatifs à la demande {request} sont achevés : {title}',
  'evaluation-commissioned':
    'L’évaluation de la demande {request} a été commandée, elle est attendue pour le {day} : {title}',
  'evaluation-submitted': 'L’évaluation de la demande {request} a été remise : {title}',
  'management-response-recorded': 'La direction a répondu à l’évaluation de la demande {request} : {title}',
  'request-closed': 'La demande {request} est close : {title}',
  'request-cancelled': 'La demande {request} a été annulée : {title}',
  'request-withdrawn': 'La demande {request} a été retirée : {title}',
  'contribution-pledged': 'La contribution {contribution} de {amount} a été annoncée : {title}',
  'agreement-signed': 'L’accord relatif à la contribution {contribution} a été signé : {title}',
  'instalment-received': '{amount} ont été reçus au titre de la contribution {contribution} : {title}',
  'instalment-overdue': 'Un versement de la contribution {contribution} était dû le {day} : {title}',
  'instalment-cancelled': 'Un versement de la contribution {contribution} a été annulé : {title}',
  'receipt-reversed': 'Un encaissement de la contribution {contribution} a été annulé : {title}',
  'earmark-changed': 'L’affectation de la contribution {contribution} a été modifiée : {title}',
  'balance-refunded': 'Un solde de la contribution {contribution} a été remboursé : {title}',
  'contribution-closed': 'La contribution {contribution} est close : {title}',
  digest: 'Avis du {day} : {count}',
  footer:
    'Vous recevez ce message en tant que participant à la coopération technique. Vous choisissez comment et à quelle fréquence.',
};
