export { PostgresPersonalDataVault } from './postgres-personal-data-vault.js';
