package dev.millet.suggestions.http;

import java.time.Instant;

/**
 * A suggestion in staff's inbox.
 *
 * @param product the product's slug
 * @param author left out for nobody
 * @param owner left out for nobody
 * @param due a day in ISO 8601; left out for none
 * @param receivedAt when the author began to wait
 * @param promisedAt until when an answer was promised; left out for imported ones
 * @param answeredAt when somebody of the company first said something; left out while nobody has
 * @param revision of its care, for If-Match
 */
public record InboxItem(
    long id,
    String product,
    String title,
    String status,
    Author author,
    Author owner,
    String due,
    Instant receivedAt,
    Instant promisedAt,
    Instant answeredAt,
    int revision) {}
