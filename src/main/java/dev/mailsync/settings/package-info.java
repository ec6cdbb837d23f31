/** What the settings and company pages call: status, errors, never-record list, disabling, overview; and the pages themselves. */
package dev.mailsync.settings;
