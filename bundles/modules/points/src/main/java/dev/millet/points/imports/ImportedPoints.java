package dev.millet.points.imports;

import dev.millet.api.members.ImportedPerson;
import java.time.Instant;

/**
 * Points that somebody earned in another system.
 *
 * @param id of the row in its source
 * @param product the name or slug of the product that they were earned about; null for none
 */
record ImportedPoints(
    String source,
    String id,
    ImportedPerson person,
    String product,
    int coins,
    int experience,
    String reason,
    Instant at) {}
