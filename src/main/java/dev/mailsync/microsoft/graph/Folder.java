package dev.mailsync.microsoft.graph;

/** A change in the folder tree. */
public record Folder(String id, String parentId, boolean removed) {}
