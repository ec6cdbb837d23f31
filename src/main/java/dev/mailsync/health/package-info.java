/** What {@code /q/health} says: whether this service can reach what it cannot work without. Microsoft is no part of it. */
package dev.mailsync.health;
