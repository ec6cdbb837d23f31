import { date, dateTime, duration, number, time } from '../format.js';

const rules = new Intl.PluralRules('en');

/** "1 email", "2 emails" */
function count(n, one, other = `${one}s`) {
  return `${number(n)} ${rules.select(n) === 'one' ? one : other}`;
}

const emails = (n) => count(n, 'email');
const seats = (n) => count(n, 'seat');
const mailboxes = (n) => count(n, 'mailbox', 'mailboxes');

/** Why an email is skipped, after the number of them. */
const reasons = {
  NO_LEAD: 'without a lead',
  INTERNAL: 'internal',
  DRAFT: (n) => (n === 1 ? 'draft' : 'drafts'),
  FOLDER: 'in a folder that is not tracked',
  BEFORE_HORIZON: 'from before the chosen history',
  RETENTION: 'older than your company keeps email',
  NEVER_RECORD: 'on the never-record list',
  MARKED_PRIVATE: 'marked private',
  SKIPPED_KIND: 'of a kind that your company skips',
};

/** Every English text in the elements. To add a language, copy this file and list it in index.js. */
export const en = {
  title: 'Mail Sync',
  loading: 'Loading…',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  saved: 'Saved.',
  copied: 'Copied.',
  notCopied: 'Your browser blocked copying. Select the text and copy it yourself.',
  showMore: 'Show more',

  failed: {
    title: 'Mail Sync is unavailable right now',
    unreachable: "Mail Sync didn't respond. We'll try again automatically.",
    unauthorized: 'Your CRM session has expired. Reload the page to sign in again.',
    forbidden: "Your CRM role doesn't give you access to this.",
    unexpected: "Something went wrong. We'll try again automatically.",
  },
  offline: (seenAt) => `You're offline. Last updated at ${time(seenAt)}.`,
  unreachable: (seenAt) => `Mail Sync isn't responding. Last updated at ${time(seenAt)}. We'll try again automatically.`,

  status: {
    NOT_CONFIGURED: 'Not configured',
    PENDING: 'Pending',
    ENABLED: 'Enabled',
    ERROR: 'Error',
    CONNECTION_ISSUE: 'Connection Issue',
    DISABLING: 'Removing',
  },
  since: (at) => `since ${dateTime(at)}`,
  explained: {
    NOT_CONFIGURED: 'Connect your Microsoft 365 mailbox to see the email you exchange with leads on their timelines.',
    PENDING: "You're signed in and on the waiting list. Syncing starts automatically when a seat becomes free, and email from the wait is imported.",
    ENABLED: 'Email you exchange with leads appears on their timelines within seconds.',
    ERROR: "New email isn't being recorded. Nothing is lost: Mail Sync imports it once the problem is fixed.",
    CONNECTION_ISSUE: "Mail Sync couldn't connect for two days. Sign in again to import everything received in the meantime.",
    DISABLING: 'Sync is off. Mail Sync is removing your recorded email from all timelines. You can leave this page.',
  },

  duration: (millis) => duration(millis, 'en'),

  month: {
    title: 'Last 30 days',
    asTable: 'Show as a table',
    date: 'Date',
    status: 'Worst status',
    sent: 'Sent',
    received: 'Received',
    skipped: 'Skipped',
    day: (day) => `${date(day.date)}: ${emails(day.emails)}${day.worst ? `, ${en.status[day.worst]}` : ''}`,
    summary: (n, failing) =>
      `${emails(n)} recorded in the last 30 days. ${failing === 0 ? 'No day with errors.' : `Errors on ${count(failing, 'day')}.`}`,
  },

  facts: {
    title: 'Your mailbox',
    mailbox: 'Mailbox',
    completeUpTo: 'Complete up to',
    lastSynced: 'Last sync',
    recorded: 'Recorded',
    emails,
    skipped: 'Skipped',
    receipt: (total, parts) => `${emails(total)} checked by headers only and skipped: ${parts.join(', ')}.`,
    reason: (n, reason) => {
      const words = reasons[reason] ?? reason;
      return `${number(n)} ${typeof words === 'function' ? words(n) : words}`;
    },
    privacy: 'Mail Sync never downloads the body of a skipped email and keeps nothing about it except counts and when the latest one without a lead arrived.',
    speed: 'Speed',
    median: (time) => `New email appears within ${time} (median of the last 7 days)`,
    nearlyAll: (time) => `95% appear within ${time}.`,
    folders: 'Folders',
    foldersListed: (n) => `${number(n)} found so far. Until the list is complete, Mail Sync records email in Inbox and Sent Items only.`,
    history: 'History',
    historyDone: (n) => `${emails(n)} imported`,
    historyStarting: 'Starting…',
    historyProgress: (lookedAt, total, imported) =>
      `${number(lookedAt)} of ${number(total)} checked, ${emails(imported)} imported`,
    sending: 'Smart Mail',
    sendingOn: 'Can be sent from this mailbox',
    sendingOff: 'Sending is off',
    waiting: 'Waiting list',
    position: (place, limit, inUse) =>
      limit === undefined
        ? `Position ${number(place)}`
        : `Position ${number(place)} (${number(inUse)} of ${seats(limit)} in use)`,
    quota: 'Today',
    quotaUsed: (used, limit) => `${number(used)} of ${emails(limit)} recorded`,
    quotaReached: (deferred, resetsAt) =>
      `${emails(deferred)} over the daily limit ${deferred === 1 ? 'is' : 'are'} deferred. Mail Sync records ${deferred === 1 ? 'it' : 'them'} over the day and leaves room for new email. The limit resets ${dateTime(resetsAt)}.`,
    quotaResets: (resetsAt) => `Resets ${dateTime(resetsAt)}.`,
    polling: "Microsoft isn't sending notifications right now, so new email appears a few minutes later than usual.",
    gap: (from, to, recovered) =>
      recovered === 0
        ? `Nothing was missed in the interruption from ${dateTime(from)} to ${dateTime(to)}.`
        : `${emails(recovered)} recovered after an interruption from ${dateTime(from)} to ${dateTime(to)}.`,
  },

  signIn: {
    title: 'Connect your mailbox',
    button: 'Sign in with Microsoft',
    leaving: 'Taking you to Microsoft…',
    history: 'Import earlier email',
    historyHelp: 'Choose how far back to import email with your leads.',
    presets: [
      [0, 'None'],
      [30, '30 days'],
      [90, '90 days'],
      [365, '1 year'],
    ],
    days: 'Days (0 to 365)',
    sending: 'Let me send Smart Mail from the CRM',
    sendingHelp: 'Microsoft will ask you to allow sending in your name. If you leave this off, Mail Sync can only read.',
    allowSending: 'Allow Smart Mail from this mailbox',
    promise: 'By default, Mail Sync records email you send and email you exchange with leads. Only you see what belongs to no lead. Mail Sync never sees your password.',
    confirming: 'Completing the sign-in…',
    failed: "Sign-in wasn't completed",
  },

  error: {
    what: 'What happened',
    fix: 'How to fix it',
    actor: 'Who can fix it',
    actors: {
      user: 'You',
      administrator: 'Your CRM administrator',
      'microsoft-365-admin': 'Your Microsoft 365 administrator',
      support: 'Our support team',
    },
    attempt: 'Try now',
    attempting: 'Retry requested. The result appears here within a minute or two.',
    attempted: (at) => `Tried ${dateTime(at)}. The problem is still there.`,
    copyNote: 'Copy note for IT',
    copySupport: 'Copy details for support',
    approve: 'Open approval page',
    nextAttempt: (at) => `Next automatic retry ${dateTime(at)}.`,
    more: 'Learn more',
    moreAbout: (title) => `Learn more: ${title}`,
    note: 'Text to copy',
    noteOf: (error, mailbox) =>
      [
        'Hello,',
        '',
        `Mail Sync can't record email from ${mailbox ?? 'my mailbox'}: ${error.title}.`,
        '',
        error.what,
        error.remedy,
        '',
        `Code: ${error.code}`,
        ...(error.traceId ? [`Microsoft trace ID: ${error.traceId}`] : []),
        `First seen: ${new Date(error.firstAt).toUTCString()}`,
      ].join('\n'),
    warning: 'Warning',
    since: 'Since',
  },

  log: {
    title: 'Error log',
    empty: 'No errors in the last 90 days.',
    open: 'Open',
    resolved: (at) => `Resolved ${dateTime(at)}`,
    when: (first, last, n) =>
      n === 1 ? dateTime(last) : `${dateTime(first)} to ${dateTime(last)}, ${count(n, 'time')}`,
    trace: (id) => `Trace ID ${id}`,
  },

  neverRecord: {
    title: 'Never record',
    help: 'Mail Sync skips email to or from these addresses and domains. Email that is already recorded stays.',
    label: 'One address or domain per line',
    placeholder: 'doctor@example.com\nfamily.example',
    discard: 'Discard changes',
  },

  disable: {
    button: 'Disable Sync',
    removeKept: 'Remove recorded email',
    kept: (n) => `${emails(n)} recorded earlier ${n === 1 ? 'is' : 'are'} still on the timelines.`,
    title: 'Disable Sync?',
    titleOf: (user) => `Disable Sync for ${user}?`,
    titleRemove: 'Remove recorded email?',
    counting: 'Counting recorded email…',
    counts: (preview) =>
      `Recorded so far: ${emails(preview.mails)} on ${count(preview.leads, 'lead')} and ${count(preview.opportunities, 'opportunity', 'opportunities')}.`,
    choose: 'What should happen to the recorded email?',
    keep: 'Keep it',
    keepHelp: 'It stays on the timelines. Sign in again at any time to resume syncing.',
    keepHelpOther: 'It stays on the timelines. The user can sign in again at any time to resume syncing.',
    remove: 'Remove it',
    removeHelp: "Mail Sync removes it from all leads and opportunities. Email that is also in a colleague's mailbox stays on the timeline.",
    irreversible: "You can't undo this. Email in your mailbox isn't affected.",
    irreversibleOther: "You can't undo this. Email in the user's mailbox isn't affected.",
    confirmKeep: 'Disable and keep',
    confirmRemove: 'Disable and remove',
    confirmRemoveKept: 'Remove permanently',
    running: 'Disabling…',
  },

  removal: {
    progress: (removed, total) => `${number(removed)} of ${emails(total)} removed`,
    label: 'Removal',
    receipt: (n, at) => `${emails(n)} removed. Completed ${dateTime(at)}.`,
  },

  notice: { text: 'Your Mail Sync is not configured', link: 'Set up Mail Sync' },

  company: {
    title: 'Mail Sync in your company',
    seats: 'Seats in use',
    seatsOf: (inUse, limit) => (limit === null || limit === undefined ? `${number(inUse)}, no limit` : `${number(inUse)} of ${number(limit)}`),
    waiting: 'Waiting list',
    billed: 'Billed',
    causes: 'Problems to fix',
    cause: (n, title) => `${mailboxes(n)}: ${title}`,
    filter: 'Show',
    all: 'All',
    mailboxes: 'Mailboxes',
    user: 'User and mailbox',
    status: 'Status',
    lastSync: 'Last sync',
    speed: 'Median speed',
    find: 'Find a user or mailbox',
    notFound: 'No user or mailbox matches your search.',
    firstOnly: (n) => `Only the first ${mailboxes(n)} are shown. Download the list to see all of them.`,
    download: 'Download as CSV',
    downloading: 'Preparing the download…',
    downloaded: (n) => `Downloaded a list of ${mailboxes(n)}.`,
    fileName: 'mail-sync-mailboxes.csv',
    columns: [
      'User',
      'Mailbox',
      'Status',
      'Since',
      'Last sync',
      'Complete up to',
      'Waiting list position',
      'Error code',
      'How to fix it',
      'Emails in 30 days',
      'Median speed in seconds',
    ],
    actions: 'Actions',
    never: 'Never',
    actors: { user: 'Each user', nobody: 'No one, it resolves itself' },
    position: (place) => `Position ${number(place)} on the waiting list`,
    empty: 'No mailboxes are connected yet.',
    emptyFiltered: 'No mailboxes have this status.',
    disable: 'Disable',
    disableUser: (user) => `Disable Sync for ${user}`,
    disabled: (user) => `Sync is disabled for ${user}.`,
  },
};
