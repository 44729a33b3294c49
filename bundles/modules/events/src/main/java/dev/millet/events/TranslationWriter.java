package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Member;
import dev.millet.events.translation.NewTranslation;
import dev.millet.events.translation.TranslationStore;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Writes the titles and texts of events in further languages, under the lock of the event's row.
 */
final class TranslationWriter {

  private final Database database;
  private final EventWriter writer;
  private final EventStore events;
  private final TranslationStore translations;

  TranslationWriter(Database database, EventWriter writer, Stores stores) {
    this.database = database;
    this.writer = writer;
    this.events = stores.events();
    this.translations = stores.translations();
  }

  /**
   * Writes the text of an event in a language; one that is there is replaced.
   *
   * @param condition looks at the event before it is changed, and throws to leave it as it is
   * @throws dev.millet.api.gateway.ProblemException 422 at {@code language} where that is the
   *     event's own, or there are too many; 409 where it is cancelled
   */
  Event put(long event, Member by, NewTranslation typed, Consumer<Event> condition) {
    return writer.change(
        event,
        by,
        (handle, was, now) -> {
          condition.accept(was);
          EventWriter.requireThere(was);
          if (was.text().language().equals(typed.language())) {
            throw Problem.invalid(
                    "language", "own", "the event's own title and text are in this language")
                .toException();
          }
          return changed(handle, was, translations.put(handle, event, typed));
        });
  }

  /** Removes the text of an event in a language; one that is not there stays so. */
  Event remove(long event, Member by, String language, Consumer<Event> condition) {
    return writer.change(
        event,
        by,
        (handle, was, now) -> {
          condition.accept(was);
          return changed(handle, was, translations.remove(handle, event, language));
        });
  }

  /** Gives an event the texts of another in all its languages, and its place. */
  void alike(Event model, Event other, Member by) {
    database.write(
        handle -> {
          writer.change(
              other.id(),
              by,
              (same, was, now) ->
                  changed(handle, was, translations.copy(handle, model.id(), other.id())));
          NewEvent typed = NewEvent.of(other).like(NewEvent.of(model));
          return writer.edit(other.id(), by, typed, was -> {});
        });
  }

  /** Has the version grow, and search told, where something changed. */
  private Event changed(Handle handle, Event event, boolean changed) {
    return changed ? events.update(handle, event) : event;
  }
}
