/** The OAuth code flow: start, callback, confirmation, pending sign-ins. */
package dev.mailsync.signin;
