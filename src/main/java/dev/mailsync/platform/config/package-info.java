/** Where this deployment is and what it needs to start. */
package dev.mailsync.platform.config;
