/** The CRM's leads: who has which address, and erasing a lead. */
package dev.mailsync.lead;
