package dev.millet.suggestions.saved;

/**
 * A view of the list that a member saved, as a row of {@code suggestions_list_views}.
 *
 * @param query what the address of the list says, as {@link ViewQuery} writes it
 * @param shared whether the whole team sees it
 */
public record ListView(long id, long memberId, String name, String query, boolean shared) {}
