package dev.millet.upgrades.page;

import dev.millet.upgrades.change.ChangeAuthor;
import java.time.Instant;
import java.util.List;

/**
 * A change in a list.
 *
 * @param what it does, one for each module
 * @param by who made it
 * @param took null while it runs, and where the process ended first
 */
public record HistoryLine(
    long id,
    List<Sentence> what,
    ChangeAuthor by,
    Instant startedAt,
    Sentence took,
    ChangeStatus status) {}
