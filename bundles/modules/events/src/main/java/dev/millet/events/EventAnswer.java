package dev.millet.events;

import dev.millet.api.members.Person;
import java.time.Instant;
import java.util.List;

/**
 * An event in answers.
 *
 * @param state {@code proposed}, {@code draft}, {@code published} or {@code cancelled}
 * @param phase {@code upcoming}, {@code running} or {@code ended}
 * @param language the tag of BCP 47 of title and body; left out where nobody said it
 * @param translations title and body in further languages, ordered by their tags
 * @param city left out for an event without one
 * @param start the clock on the wall where it takes place
 * @param end the same; left out where it is open
 * @param startsAt the moment of {@code start}
 * @param endsAt the moment of the end; of an open one the end of the day
 * @param movedFrom the clock on the wall that was announced before; left out where it was not moved
 * @param capacity left out without a limit
 * @param opensAt when registration opens; left out for at once
 * @param closesAt when registration closes
 * @param going how many people come, guests and those who are not named included
 * @param free how many places are left; left out without a limit
 * @param version to be sent as {@code If-Match: "version"} to change it
 */
record EventAnswer(
    long id,
    String kind,
    String state,
    String phase,
    String title,
    String body,
    String language,
    List<Translated> translations,
    City city,
    String place,
    String address,
    String link,
    String start,
    String end,
    String zone,
    Instant startsAt,
    Instant endsAt,
    String movedFrom,
    String languages,
    String access,
    String agenda,
    String cost,
    String mode,
    Integer capacity,
    int guests,
    Instant opensAt,
    Instant closesAt,
    int going,
    Integer free,
    List<Person> hosts,
    int version) {

  /**
   * The title and the text in a further language.
   *
   * @param language the tag of BCP 47
   */
  record Translated(String language, String title, String body) {}
}
