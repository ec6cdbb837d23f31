/** Where this deployment runs and what it needs to start. */
package dev.mailsync.platform.config;
