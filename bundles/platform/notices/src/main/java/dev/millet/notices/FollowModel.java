package dev.millet.notices;

import dev.millet.api.subjects.Subject;

/** The button on the page of a subject, with which its reader follows it or stops to. */
public record FollowModel(Subject subject, boolean following) {}
