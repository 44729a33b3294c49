package dev.millet.gateway.events;

/** Writes server-sent events (HTML standard, section 9.2.6). */
final class EventFormat {

  private EventFormat() {}

  static String event(String id, String event, String data) {
    StringBuilder text = new StringBuilder(data.length() + 32);
    if (id != null) {
      text.append("id: ").append(oneLine(id)).append('\n');
    }
    if (event != null) {
      text.append("event: ").append(oneLine(event)).append('\n');
    }
    data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    if (data.isEmpty()) {
      text.append("data:\n");
    }
    return text.append('\n').toString();
  }

  private static String oneLine(String value) {
    if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("an event's id and name are one line");
    }
    return value;
  }
}
