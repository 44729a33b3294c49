package dev.millet.notices;

import java.util.List;

/**
 * The page of a link that ends mail.
 *
 * @param token null where there is no such link
 * @param names what the mail is about
 * @param done whether it has just ended
 */
public record UnsubscribeModel(String token, List<String> names, boolean done) {}
