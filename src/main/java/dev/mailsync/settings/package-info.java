/** What browsers load: the script of the settings page, and the page about errors. */
package dev.mailsync.settings;
