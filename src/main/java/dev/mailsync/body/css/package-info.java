/** As much of CSS as it takes to know what a body shows. */
package dev.mailsync.body.css;
