package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.search.SearchFeed;

/** The tables of the module. */
record Stores(
    EventStore events, CityStore cities, RegistrationStore registrations, TicketStore tickets) {

  /** Returns tables whose changes search is not told of. */
  static Stores of(Database database) {
    return of(database, SearchFeed.none());
  }

  static Stores of(Database database, SearchFeed search) {
    return new Stores(
        new EventStore(database, search),
        new CityStore(database),
        new RegistrationStore(database),
        new TicketStore(database));
  }
}
