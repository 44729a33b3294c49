package dev.millet.events;

import dev.millet.api.members.ImportedPerson;
import java.util.List;

/**
 * An event of a file, until it is written.
 *
 * @param source where the file comes from
 * @param id tells the event from others of the source
 * @param city its slug; the city is created if it does not exist; null for an event without one
 * @param typed what the file says, but for the city
 * @param host may be null
 * @param going those who are registered, in their order
 */
record ImportedEvent(
    String source,
    String id,
    NewCity city,
    NewEvent typed,
    ImportedPerson host,
    List<ImportedPerson> going) {

  String key() {
    return source + "/" + id;
  }
}
