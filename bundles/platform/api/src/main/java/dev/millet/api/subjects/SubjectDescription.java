package dev.millet.api.subjects;

/**
 * A subject in a few words.
 *
 * @param subject which one
 * @param title plain text
 * @param path the page that shows it, starting with a slash
 * @param votingOpen whether votes are taken now
 * @param commentingOpen whether comments are taken now
 */
public record SubjectDescription(
    Subject subject, String title, String path, boolean votingOpen, boolean commentingOpen) {}
