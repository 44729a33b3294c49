package dev.millet.members.pages;

/** A page that says why there is nothing to do here. */
public record MessagePage(String title, String text) {}
