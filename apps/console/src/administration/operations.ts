/** What administrators do in a form, and where each leads back to. */
export const OPERATIONS = {
  openAccount: '/administration',
  changeGrants: '/administration',
  changeAccountPerson: '/administration',
  closeAccount: '/administration',
  erasePerson: '/administration',
  registerRecipient: '/administration/recipients',
  changeRecipient: '/administration/recipients',
  openFieldOffice: '/administration/offices',
  renameFieldOffice: '/administration/offices',
  changeFieldOfficeCoverage: '/administration/offices',
  changeFieldOfficeCapacity: '/administration/offices',
  setFieldOfficeCalendar: '/administration/offices',
  closeFieldOffice: '/administration/offices',
  setServiceStandard: '/administration/standards',
  registerWebhook: '/administration/webhooks',
  changeWebhook: '/administration/webhooks',
} as const;
export type AdministrationOperation = keyof typeof OPERATIONS;
export const isOfAdministration = (operation: string): operation is AdministrationOperation =>
  Object.hasOwn(OPERATIONS, operation);
