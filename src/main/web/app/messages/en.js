import { dateTime, number, time } from '../format.js';

const rules = new Intl.PluralRules('en');

/** "1 mail", "2 mails" */
function count(n, one, other = `${one}s`) {
  return `${number(n)} ${rules.select(n) === 'one' ? one : other}`;
}

const mails = (n) => count(n, 'mail');
const mailboxes = (n) => count(n, 'mailbox', 'mailboxes');

/** All English words of the elements. Another language is a file like this one, named in index.js. */
export const en = {
  title: 'Mail Sync',
  loading: 'Loading…',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  saved: 'Saved.',
  copied: 'Copied.',
  notCopied: 'The browser did not allow copying. Select the text and copy it.',
  showMore: 'Show more',

  failed: {
    title: 'Mail Sync cannot be shown just now',
    unreachable: 'There was no answer. It is tried again by itself.',
    unauthorized: 'Your sign-in to the CRM has run out. Reload the page to sign in again.',
    forbidden: 'Your role in the CRM does not include this.',
    unexpected: 'Something went wrong. It is tried again by itself.',
  },
  offline: (seenAt) => `You are offline. This is how it was at ${time(seenAt)}.`,
  unreachable: (seenAt) => `Mail Sync does not answer. This is how it was at ${time(seenAt)}; it is asked again by itself.`,

  status: {
    NOT_CONFIGURED: 'Not configured',
    PENDING: 'Waiting for a free seat',
    ENABLED: 'Syncing',
    ERROR: 'Syncing fails',
    CONNECTION_ISSUE: 'Could not connect for two days',
    DISABLING: 'Removing recorded mail',
  },
  since: (at) => `since ${dateTime(at)}`,
  explained: {
    NOT_CONFIGURED: 'Connect your Microsoft 365 mailbox, and the mail that you exchange with leads appears on their timelines.',
    PENDING: 'You are signed in. As soon as a seat is free, syncing starts by itself, with the mail of the time that you waited.',
    ENABLED: 'Mail that you exchange with leads appears on their timelines within seconds.',
    ERROR: 'New mail is not recorded at the moment. Nothing is lost: what comes in meanwhile is added when this is mended.',
    CONNECTION_ISSUE: 'Mail Sync no longer tries by itself. Sign in again, and the mail of the time since then is added.',
    DISABLING: 'Sync is off. The recorded mail is being taken off all timelines. You can leave this page.',
  },

  facts: {
    title: 'Your mailbox',
    mailbox: 'Mailbox',
    completeUpTo: 'Complete up to',
    lastSynced: 'Last sync',
    recorded: 'Recorded',
    mails,
    folders: 'Folders',
    foldersListed: (n) => `${number(n)} found so far. Until all are found, only email in Inbox and Sent Items is recorded.`,
    history: 'History',
    historyDone: (n) => `${mails(n)} imported`,
    historyStarting: 'Starts in a moment',
    historyProgress: (lookedAt, total, imported) =>
      `${number(lookedAt)} of ${number(total)} looked at, ${mails(imported)} imported`,
    sending: 'Smart Mail',
    sendingOn: 'May be sent from this mailbox',
    sendingOff: 'Not allowed to send',
    line: 'Place in line',
    place: (place, limit, inUse) =>
      limit === undefined ? number(place) : `${number(place)} (${number(inUse)} of ${mailboxes(limit)} in use)`,
    quota: 'Today',
    quotaUsed: (used, limit) => `${number(used)} of ${mails(limit)} recorded`,
    quotaReached: (deferred, resetsAt) =>
      `${mails(deferred)} over the daily limit ${deferred === 1 ? 'waits' : 'wait'}. New email comes first; the rest follows during the day, as far as there is room. The next day starts ${dateTime(resetsAt)}.`,
    quotaResets: (resetsAt) => `Starts anew ${dateTime(resetsAt)}.`,
    polling: 'Microsoft sends no notifications at the moment, so new mail appears a few minutes later than usual.',
    gap: (from, to, recovered) =>
      `Away from ${dateTime(from)} to ${dateTime(to)}: ${mails(recovered)} recovered.`,
  },

  signIn: {
    title: 'Connect your mailbox',
    button: 'Sign in with Microsoft',
    leaving: 'Taking you to Microsoft…',
    history: 'Import earlier mail',
    historyHelp: 'Mail with leads that you received or sent before today.',
    presets: [
      [0, 'None'],
      [30, '30 days'],
      [90, '90 days'],
      [365, 'One year'],
    ],
    days: 'Days (0 to 365)',
    sending: 'Let me send Smart Mail from the CRM',
    sendingHelp: 'Asks Microsoft for the permission to send in your name. Without it, Mail Sync only reads.',
    allowSending: 'Send Smart Mail from this mailbox',
    promise: 'Mail Sync never sees your password.',
    confirming: 'Completing the sign-in…',
    failed: 'The sign-in was not completed',
  },

  error: {
    what: 'What happened',
    remedy: 'How to fix it',
    actor: 'Who can fix it',
    actors: {
      user: 'You',
      administrator: 'An administrator of your CRM',
      'microsoft-365-admin': 'Your Microsoft 365 administrator',
      support: 'Our support',
      nobody: 'Nobody has to: it passes',
    },
    attempt: 'Try now',
    attempting: 'It is being tried. The outcome shows here by itself.',
    copyNote: 'Copy the note for IT',
    copySupport: 'Copy the details for support',
    approve: 'Open the approval page',
    nextAttempt: (at) => `Tried again by itself ${dateTime(at)}.`,
    more: 'More about this',
    moreAbout: (title) => `More about: ${title}`,
    note: 'The note',
    noteOf: (error, mailbox) =>
      [
        'Hello,',
        '',
        `Mail Sync cannot record the mail of ${mailbox ?? 'my mailbox'} at the moment: ${error.title}.`,
        '',
        error.what,
        error.remedy,
        '',
        `Code: ${error.code}`,
        ...(error.traceId ? [`Microsoft's trace id: ${error.traceId}`] : []),
        `First seen: ${new Date(error.firstAt).toUTCString()}`,
      ].join('\n'),
    warning: 'Worth knowing',
  },

  log: {
    title: 'Error log',
    empty: 'Nothing went wrong in the last 90 days.',
    open: 'Open',
    resolved: (at) => `Resolved ${dateTime(at)}`,
    when: (first, last, n) =>
      n === 1 ? dateTime(last) : `${dateTime(first)} to ${dateTime(last)}, ${count(n, 'time')}`,
    trace: (id) => `Trace id ${id}`,
  },

  neverRecord: {
    title: 'Never record',
    help: 'Mail with these addresses and domains is never recorded. What was recorded before stays.',
    label: 'One address or domain a line',
    placeholder: 'doctor@example.com\nfamily.example',
    discard: 'Discard changes',
  },

  disable: {
    button: 'Disable Sync',
    removeKept: 'Remove the kept mail',
    kept: (n) => `${mails(n)} recorded earlier ${n === 1 ? 'is' : 'are'} still on the timelines.`,
    title: 'Disable Sync?',
    titleOf: (user) => `Disable Sync for ${user}?`,
    titleRemove: 'Remove the kept mail?',
    counting: 'Counting your recorded mail…',
    counts: (preview) =>
      `So far, ${mails(preview.mails)} ${preview.mails === 1 ? 'is' : 'are'} recorded, on ${count(preview.leads, 'lead')} and ${count(preview.opportunities, 'opportunity', 'opportunities')}.`,
    choose: 'What becomes of the recorded mail?',
    keep: 'Keep it',
    keepHelp: 'It stays on the timelines. Sign in again at any time to go on.',
    keepHelpOther: 'It stays on the timelines. The user can sign in again at any time to go on.',
    remove: 'Remove it',
    removeHelp: 'It is taken off all leads and opportunities. Mail that a colleague also recorded stays with the colleague.',
    irreversible: 'This cannot be undone. Your mail at Microsoft is not touched.',
    irreversibleOther: 'This cannot be undone. The mail at Microsoft is not touched.',
    confirmKeep: 'Disable and keep',
    confirmRemove: 'Disable and remove',
    confirmRemoveKept: 'Remove for good',
    running: 'Disabling…',
  },

  removal: {
    progress: (removed, total) => `${number(removed)} of ${mails(total)} removed`,
    label: 'Removal',
    receipt: (n, at) => `${mails(n)} removed, completed ${dateTime(at)}.`,
  },

  notice: { text: 'Your Mail Sync is not configured', link: 'Set it up' },

  company: {
    title: 'Mail Sync in your company',
    seats: 'Seats in use',
    seatsOf: (inUse, limit) => (limit === null || limit === undefined ? `${number(inUse)}, no limit` : `${number(inUse)} of ${number(limit)}`),
    waiting: 'Waiting in line',
    billed: 'Billed',
    causes: 'What keeps mailboxes from syncing',
    cause: (n, title) => `${mailboxes(n)}: ${title}`,
    filter: 'Show',
    all: 'All',
    mailboxes: 'Mailboxes',
    user: 'User and mailbox',
    status: 'Status',
    lastSync: 'Last sync',
    remedy: 'What to do',
    actions: 'Actions',
    never: 'Never',
    actors: { user: 'Each user' },
    place: (place) => `Place ${number(place)} in line`,
    empty: 'Nobody has connected a mailbox yet.',
    emptyFiltered: 'No mailbox has this status.',
    disable: 'Disable',
    disableUser: (user) => `Disable Sync for ${user}`,
    disabled: (user) => `Sync of ${user} is disabled.`,
  },
};
