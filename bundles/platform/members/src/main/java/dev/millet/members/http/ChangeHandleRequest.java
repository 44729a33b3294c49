package dev.millet.members.http;

/** The handle that a member wants to have. */
public record ChangeHandleRequest(String handle) {}
