package dev.millet.events;

import dev.millet.api.journal.JournalItem;
import dev.millet.api.journal.JournalType;
import java.util.List;

/** Describes what this module tells the journal, for others who use it. */
final class EventJournalTypes {

  private static final JournalItem EVENT = JournalItem.of(Event.TYPE, "event");

  private EventJournalTypes() {}

  static List<JournalType> all() {
    return List.of(
        changed(JournalType.of("events.proposed", EventJournal.Changed.class)),
        changed(JournalType.of("events.published", EventJournal.Changed.class)).making(EVENT),
        changed(JournalType.of("events.moved", EventJournal.Changed.class)),
        changed(JournalType.of("events.cancelled", EventJournal.Changed.class)).undoing(EVENT),
        JournalType.of("events.registered", EventJournal.Registered.class)
            .by("member")
            .naming("by")
            .about(EVENT),
        JournalType.of("events.attended", EventJournal.Attended.class).by("member").about(EVENT));
  }

  private static JournalType changed(JournalType type) {
    return type.by("by").about(EVENT);
  }
}
