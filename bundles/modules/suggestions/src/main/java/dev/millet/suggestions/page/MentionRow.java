package dev.millet.suggestions.page;

import dev.millet.api.members.Member;
import java.time.Instant;

/**
 * A mention on the page of mentions.
 *
 * @param by null for somebody whose account is gone
 */
public record MentionRow(String path, String title, String excerpt, Member by, Instant at) {}
