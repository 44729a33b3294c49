package dev.millet.points.imports;

import dev.millet.api.members.ImportedPerson;
import java.time.Instant;

/**
 * Points that somebody earned in another system.
 *
 * @param id of the row in its source
 */
record ImportedPoints(
    String source,
    String id,
    ImportedPerson person,
    int coins,
    int experience,
    String reason,
    Instant at) {}
