package dev.mailsync.sandbox;

/** The build puts a package of this name aside. */
final class Nothing {

    private Nothing() {}
}
