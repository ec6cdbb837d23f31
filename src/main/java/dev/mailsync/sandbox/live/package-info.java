/**
 * Dev mode with the real Microsoft instead of the sandbox: {@code -Dmailsync.microsoft=live}. The CRM and AWS stay on
 * this machine.
 */
package dev.mailsync.sandbox.live;
