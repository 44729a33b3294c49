package dev.millet.events;

import dev.millet.api.members.Person;
import java.util.List;

/**
 * The model of a city's page.
 *
 * @param hosts who hosts the events that are shown
 * @param residents how many members chose the city
 * @param shown those of them who agreed to be named
 * @param begun how many events there have been
 */
public record CityModel(
    City city,
    String name,
    List<EventRow> upcoming,
    List<EventRow> past,
    List<Person> hosts,
    Residents residents,
    int begun,
    TimeTexts times) {

  /**
   * The members who chose a city.
   *
   * @param own whether the reader does
   * @param ownShown whether the reader is named
   */
  public record Residents(int count, List<Person> shown, boolean own, boolean ownShown) {}
}
