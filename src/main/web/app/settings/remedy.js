/** Errors that a user mends elsewhere than by signing in. */
const MENDED_IN_OUTLOOK = new Set(['ErrorQuotaExceeded', 'quotaLimitReached', 'HTTP_507', 'ErrorSendAsDenied']);

/** The one thing to do here about an error: 'sign-in', 'copy-note', 'copy-support' or 'attempt'. */
export function remedyOf(error, status) {
  if (status === 'CONNECTION_ISSUE' && error.actor !== 'microsoft-365-admin') {
    return 'sign-in';
  }
  switch (error.actor) {
    case 'microsoft-365-admin':
      return 'copy-note';
    case 'support':
      return 'copy-support';
    case 'user':
      return MENDED_IN_OUTLOOK.has(error.code) ? 'attempt' : 'sign-in';
    default:
      return 'attempt';
  }
}
