package dev.millet.events;

import dev.millet.api.forms.Rules;
import dev.millet.events.translation.Languages;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * The input of somebody who announces an event, or changes one.
 *
 * @param language the tag of BCP 47 of title and body; empty to leave it as it is
 * @param city the id of a city; null for none
 * @param start the clock on the wall, such as {@code 2026-12-12T16:30}
 * @param end the same; empty for an open end
 * @param zone an IANA name, of an event without a city; the clock of others is the city's
 * @param agenda lines such as {@code 17:00 How it works | Priya}; may be empty
 * @param capacity null without a limit
 * @param opens the clock on the wall; empty for at once
 * @param closes the clock on the wall; empty for the beginning of the event
 */
record NewEvent(
    String kind,
    String title,
    String body,
    String language,
    Long city,
    String place,
    String address,
    String link,
    String start,
    String end,
    String zone,
    String languages,
    String access,
    String agenda,
    String cost,
    String mode,
    Integer capacity,
    Integer guests,
    String opens,
    String closes) {

  private static final int MAX_CAPACITY = 100_000;
  private static final int MAX_GUESTS = 9;
  private static final Duration MAX_LENGTH = Duration.ofDays(31);
  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");

  static final Rules<NewEvent> RULES = ruled(Words.all(Mode.class));

  private static final Rules<NewEvent> WITHOUT_DRAWS =
      ruled(Mode.FIRST_COME.word(), Mode.APPROVAL.word());

  private static Rules<NewEvent> ruled(String... modes) {
    return Rules.of(NewEvent.class)
        .choice("kind", Words.all(Kind.class))
        .line("title", 1, 120, "Night photography on Kuixinglou Street")
        .text("body", 0, 10_000, "We walk for an hour, then look at the pictures over tea.")
        .line("language", 0, Languages.MAX, "en")
        .checked("language", Languages::check)
        .line("start", 1, 16, "2026-12-12T16:30")
        .line("end", 0, 16, "2026-12-12T20:30")
        .number("city", 1, Long.MAX_VALUE, 1)
        .line("zone", 0, 60, "Asia/Shanghai")
        .line("place", 0, 120, "Bashu Books, 2nd floor")
        .line("address", 0, 240, "41 Kuixinglou Street, Qingyang")
        .line("link", 0, 500, "https://maps.example/bashu")
        .line("languages", 0, 120, "Chinese, with English on the slides")
        .line("access", 0, 500, "Lift at the rear entrance")
        .text("agenda", 0, 4_000, "16:30 Arrival and tea\n17:00 How it works | Priya, 20 minutes")
        .line("cost", 0, 120, "Free, tea included")
        .choice("mode", modes)
        .number("capacity", 1, MAX_CAPACITY, 40)
        .number("guests", 0, MAX_GUESTS, 1)
        .line("opens", 0, 16, "2026-11-20T10:00")
        .line("closes", 0, 16, "2026-12-11T20:00")
        .require("start", event -> Zones.isLocal(event.start()), "no-time", hint("start"))
        .require("end", event -> Zones.isLocal(event.end()), "no-time", hint("end"))
        .require("opens", event -> Zones.isLocal(event.opens()), "no-time", hint("opens"))
        .require("closes", event -> Zones.isLocal(event.closes()), "no-time", hint("closes"))
        .require(
            "end", NewEvent::endsAfterStart, "ends-early", "end is after start, by 31 days at most")
        .require(
            "agenda",
            event -> AgendaItem.isOne(event.agenda()),
            "no-agenda",
            "each line of agenda is a time and a title, such as 17:00 How it works")
        .require(
            "closes",
            event -> isInOrder(event.opens(), event.closes()),
            "closes-early",
            "closes is after opens")
        .require(
            "zone",
            event -> event.zone().isEmpty() || Zones.isOne(event.zone()),
            "no-zone",
            "zone is an IANA name such as Asia/Shanghai")
        .require(
            "link",
            event -> event.link().isEmpty() || LINK.matcher(event.link()).matches(),
            "no-link",
            "link begins with https:// or http://")
        .focusing("title");
  }

  /**
   * Returns the rules of the form.
   *
   * @param draws whether places can be drawn
   */
  static Rules<NewEvent> rules(boolean draws) {
    return draws ? RULES : WITHOUT_DRAWS;
  }

  private static String hint(String field) {
    return field + " is a day and a time such as 2026-12-12T16:30";
  }

  private boolean endsAfterStart() {
    if (!Zones.isLocal(start) || !Zones.isLocal(end) || end.isEmpty()) {
      return true;
    }
    LocalDateTime begins = Zones.local(start);
    LocalDateTime ends = Zones.local(end);
    return ends.isAfter(begins) && Duration.between(begins, ends).compareTo(MAX_LENGTH) <= 0;
  }

  private static boolean isInOrder(String first, String second) {
    return first.isEmpty()
        || second.isEmpty()
        || !Zones.isLocal(first)
        || !Zones.isLocal(second)
        || Zones.local(second).isAfter(Zones.local(first));
  }

  /**
   * Returns a form with what is usual for a kind.
   *
   * @param language of whoever announces it
   */
  static NewEvent usual(Kind kind, String language, Long city) {
    return new NewEvent(
        kind.word(),
        "",
        "",
        language,
        city,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        kind.mode().word(),
        kind.capacity(),
        kind.guests(),
        "",
        "");
  }

  /** Returns a form with what an event says now. */
  static NewEvent of(Event event) {
    EventTime time = event.time();
    Terms terms = event.terms();
    return new NewEvent(
        event.kind().word(),
        event.text().title(),
        event.text().body(),
        event.text().language(),
        event.place().city(),
        event.place().name(),
        event.place().address(),
        event.place().link(),
        time.start(),
        time.finish(),
        event.place().city() == null ? time.zone() : "",
        event.text().languages(),
        event.text().access(),
        event.text().agenda(),
        event.text().cost(),
        terms.mode().word(),
        terms.capacity(),
        terms.guests(),
        time.local(terms.opensAt()),
        time.local(terms.closesAt()));
  }

  /** Returns the same with the texts and the place of another; the time and the terms stay. */
  NewEvent like(NewEvent other) {
    return new NewEvent(
        other.kind,
        other.title,
        other.body,
        other.language,
        city,
        other.place,
        other.address,
        other.link,
        start,
        end,
        zone,
        other.languages,
        other.access,
        other.agenda,
        other.cost,
        mode,
        capacity,
        guests,
        opens,
        closes);
  }

  EventText text() {
    return new EventText(title, body, language, languages, access, agenda, cost);
  }

  /**
   * Returns when it is.
   *
   * @param cityZone the zone of the city; null for an event without one, whose zone was typed
   */
  EventTime time(String cityZone) {
    return EventTime.of(
        Zones.local(start), Zones.local(end), ZoneId.of(cityZone == null ? zone : cityZone));
  }

  Place where() {
    return new Place(city, place, address, link);
  }

  Terms terms(EventTime time) {
    Kind usual = Words.constant(Kind.class, kind);
    return new Terms(
        Words.constant(Mode.class, mode),
        capacity,
        guests == null ? usual.guests() : guests,
        time.moment(opens),
        time.moment(closes));
  }
}
