package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.search.SearchFeed;
import dev.millet.events.allotment.AllotmentStore;
import dev.millet.events.question.QuestionStore;
import dev.millet.events.series.SeriesStore;
import dev.millet.events.translation.TranslationStore;

/** The tables of the module. */
record Stores(
    EventStore events,
    CityStore cities,
    RegistrationStore registrations,
    TicketStore tickets,
    QuestionStore questions,
    AllotmentStore allotments,
    SeriesStore series,
    TranslationStore translations) {

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
        new TranslationStore(database));
  }
}
