package com.example.milestones;

import java.time.Instant;

/** Something that the team has reached, as a row of {@code milestones_reached}. */
public record Milestone(long id, Instant reachedAt, String title) {}
