package dev.millet.events;

import dev.millet.api.members.Person;
import java.time.Instant;

/**
 * The end of a scan, in answers.
 *
 * @param result {@code in}, {@code already}, {@code unknown}, {@code out}, {@code not-in}, {@code
 *     anyway} or {@code walk-in}
 * @param member the ticket's holder; left out for a code that is no ticket
 * @param guests how many others come along
 * @param at when it was scanned
 * @param enteredAt when the holder came in before; left out where they did not
 * @param enteredBy who let them in before
 * @param enteredThrough the entrance through which they came in before; left out where nobody said
 * @param entered how many people are in now, guests included
 */
record ScanAnswer(
    String result,
    Person member,
    int guests,
    Instant at,
    Instant enteredAt,
    Person enteredBy,
    String enteredThrough,
    int entered) {}
