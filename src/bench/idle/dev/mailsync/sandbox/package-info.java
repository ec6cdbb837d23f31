/** The build puts a package of this name aside. */
@Deprecated
package dev.mailsync.sandbox;
