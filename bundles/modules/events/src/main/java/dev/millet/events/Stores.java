package dev.millet.events;

import dev.millet.api.database.Database;

/** The tables of the module. */
record Stores(
    EventStore events, CityStore cities, RegistrationStore registrations, TicketStore tickets) {

  static Stores of(Database database) {
    return new Stores(
        new EventStore(database),
        new CityStore(database),
        new RegistrationStore(database),
        new TicketStore(database));
  }
}
