package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.search.SearchFeed;
import dev.millet.events.allotment.AllotmentStore;
import dev.millet.events.question.QuestionStore;
import dev.millet.events.series.SeriesStore;
import dev.millet.events.translation.TranslationStore;
import org.jdbi.v3.core.Handle;

/** The tables of the module. */
record Stores(
    EventStore events,
    CityStore cities,
    RegistrationStore registrations,
    TicketStore tickets,
    QuestionStore questions,
    AllotmentStore allotments,
    SeriesStore series,
    TranslationStore translations,
    Entrances entrances) {

  /** Returns tables whose changes search is not told of. */
  static Stores of(Database database) {
    return of(database, SearchFeed.none());
  }

  static Stores of(Database database, SearchFeed search) {
    return new Stores(
        new EventStore(database, search),
        new CityStore(database),
        new RegistrationStore(database),
        new TicketStore(database),
        new QuestionStore(database),
        new AllotmentStore(database),
        new SeriesStore(database),
        new TranslationStore(database),
        new Entrances(database));
  }

  /** Gives an event what hosts said about another: questions, places, texts and entrances. */
  void copy(Handle handle, long from, long to) {
    questions.copy(handle, from, to);
    allotments.copy(handle, from, to);
    translations.copy(handle, from, to);
    entrances.save(handle, to, entrances.of(handle, from));
  }
}
