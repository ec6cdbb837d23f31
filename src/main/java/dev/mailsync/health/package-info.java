/** What {@code /q/health} reports: whether this service reaches what it depends on. Microsoft is not included. */
package dev.mailsync.health;
