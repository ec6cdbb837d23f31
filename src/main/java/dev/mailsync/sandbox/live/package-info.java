/** Dev mode with the real Microsoft in place of the sandbox: {@code -Dmailsync.microsoft=live}. The CRM and AWS stay on this machine. */
package dev.mailsync.sandbox.live;
