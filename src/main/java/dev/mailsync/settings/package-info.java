/** The API of the settings and company pages: status, errors, never-record list, disabling, overview; and the pages. */
package dev.mailsync.settings;
