/** The part of CSS needed to know what a body shows. */
package dev.mailsync.body.css;
