/** Email that the CRM sends through the user's mailbox: from the request to the recorded copy. */
package dev.mailsync.smartmail;
