package dev.millet.events.calendar;

/** The years of which a calendar has to know the rules of a zone. */
record ZoneRange(int first, int last) {

  ZoneRange with(ZoneRange other) {
    return new ZoneRange(Math.min(first, other.first), Math.max(last, other.last));
  }
}
