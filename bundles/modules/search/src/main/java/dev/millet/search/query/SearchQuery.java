package dev.millet.search.query;

import java.time.Instant;

/**
 * A search as somebody asked for it.
 *
 * @param text what they typed; blank for nothing
 * @param type the type of subjects; null for all
 * @param product the id of a product; null for any
 * @param status null for any
 * @param tag null for any
 * @param assignee the id of a member; null for anybody
 * @param from the first moment; null for any
 * @param to the moment behind the last one; null for any
 */
public record SearchQuery(
    String text,
    String type,
    Long product,
    String status,
    String tag,
    Long assignee,
    Instant from,
    Instant to) {}
