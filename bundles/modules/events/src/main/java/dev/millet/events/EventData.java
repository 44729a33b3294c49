package dev.millet.events;

import dev.millet.api.json.Json;
import dev.millet.api.pages.Html;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Describes an announced event to search engines, as an Event of schema.org in JSON-LD. */
final class EventData {

  private static final String SCHEMA = "https://schema.org/";

  private final Json json;

  EventData(Json json) {
    this.json = json;
  }

  /**
   * Describes an event.
   *
   * @param origin of the site
   * @param city its name; empty for an event without one
   * @param about a sentence or two; may be empty
   * @param cover its image; null for none
   */
  Html of(Event event, String origin, String city, String about, Cover cover) {
    if (!event.isPublic()) {
      return Html.EMPTY;
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@context", "https://schema.org");
    data.put("@type", "Event");
    data.put("name", event.text().title());
    if (!about.isEmpty()) {
      data.put("description", about);
    }
    if (cover != null) {
      data.put("image", origin + cover.path());
    }
    EventTime time = event.time();
    data.put("startDate", offset(time.startsAt(), time.zoneId()));
    if (time.hasFinish()) {
      data.put("endDate", offset(time.endsAt(), time.zoneId()));
    }
    boolean cancelled = event.state() == EventState.CANCELLED;
    String status =
        cancelled ? "EventCancelled" : time.isMoved() ? "EventRescheduled" : "EventScheduled";
    data.put("eventStatus", SCHEMA + status);
    if (time.isMoved()) {
      data.put("previousStartDate", offset(time.moment(time.movedFrom()), time.zoneId()));
    }
    boolean online = city.isEmpty();
    String mode = online ? "OnlineEventAttendanceMode" : "OfflineEventAttendanceMode";
    data.put("eventAttendanceMode", SCHEMA + mode);
    data.put("location", online ? online(event, origin) : place(event, city));
    data.put("url", origin + event.path());
    // a text in a script element ends where "</" stands
    String text = json.write(data).replace("<", "\\u003c");
    return new Html("<script type=\"application/ld+json\">" + text + "</script>");
  }

  private static Map<String, Object> online(Event event, String origin) {
    String link = event.place().link();
    return Map.of("@type", "VirtualLocation", "url", link.isEmpty() ? origin + event.path() : link);
  }

  private static Map<String, Object> place(Event event, String city) {
    Map<String, Object> address = new LinkedHashMap<>();
    address.put("@type", "PostalAddress");
    if (!event.place().address().isEmpty()) {
      address.put("streetAddress", event.place().address());
    }
    address.put("addressLocality", city);
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("@type", "Place");
    place.put("name", event.place().name().isEmpty() ? city : event.place().name());
    place.put("address", address);
    return place;
  }

  private static String offset(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(zone));
  }
}
