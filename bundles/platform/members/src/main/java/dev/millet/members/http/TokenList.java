package dev.millet.members.http;

import java.util.List;

/**
 * A member's tokens.
 *
 * @param items the newest first; a member has at most 100 that have not expired
 */
public record TokenList(List<TokenAnswer> items) {}
