// What the one script tag brings: see docs/settings-page.md.
import { MailSyncSettings } from './settings/settings.js';
import { MailSyncCompany } from './company/company.js';
import { MailSyncNotice } from './notice.js';

const elements = {
  'mail-sync-settings': MailSyncSettings,
  'mail-sync-company': MailSyncCompany,
  'mail-sync-notice': MailSyncNotice,
};

for (const [name, element] of Object.entries(elements)) {
  // A page that loads the script twice, by two versions of an address say, keeps the first one.
  if (!customElements.get(name)) {
    customElements.define(name, element);
  }
}
