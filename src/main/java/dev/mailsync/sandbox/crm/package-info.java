/** The part of the CRM that the service meets: it issues its users' tokens. */
package dev.mailsync.sandbox.crm;
