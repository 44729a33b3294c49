package com.example.thanks;

import java.time.Instant;

/**
 * One thank-you, as a row of {@code thanks_notes}.
 *
 * @param author a member's id
 */
public record Note(long id, long author, Instant createdAt, String text) {}
