/** The CRM as far as the service meets it: it issues the tokens of its users. */
package dev.mailsync.sandbox.crm;
